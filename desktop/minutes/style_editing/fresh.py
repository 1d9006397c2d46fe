"""What a new entry of a list in a house style begins with, so that it is whole and can be seen at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.minutes.style_editing.choices import Choice

COLUMN = "New column"
WORDS = "new words"
"""An empty beginning, or an empty word, would fit everything."""
PEOPLE_COLUMNS = (
    {"heading": "Name", "text": "{name}", "share": 3.0},
    {"heading": "Role", "text": "[{chair}, ]{job_title}[, {organisation}]", "share": 5.0},
)
ACTION_COLUMNS = (
    {"heading": "No.", "text": "{reference}", "share": 1.0},
    {"heading": "Action", "text": "{text}", "share": 6.0},
    {"heading": "Owner", "text": "{owners}", "share": 2.0},
)
PERSON_LINE = "{name}[, {job_title}][, {organisation}]"


def fresh(choice: Choice) -> Any:
    """Return what a new entry of this kind says."""
    keys = {part.key for part in choice.parts}
    if keys == {"heading", "text", "share"}:
        return {"heading": COLUMN, "text": f"{{{choice.part('text').fields[0]}}}", "share": 2.0}
    if "who" in keys:
        return {**_bare(choice), "heading": "Others", "who": ["present"], "columns": list(PEOPLE_COLUMNS)}
    if "columns" in keys:
        return {**_bare(choice), "heading": "Actions", "columns": list(ACTION_COLUMNS)}
    if choice.kind == "part":
        return _bare(choice)
    if choice.kind == "words":
        return "•" if choice.place == "lists.bullets.*" else WORDS
    return ""


def as_line(people: Mapping[str, Any]) -> dict[str, Any]:
    """Return a list of people as a line for each."""
    return {**people, "columns": [], "line": PERSON_LINE}


def as_table(people: Mapping[str, Any]) -> dict[str, Any]:
    """Return a list of people as a table."""
    return {**people, "columns": list(PEOPLE_COLUMNS), "line": ""}


def _bare(choice: Choice) -> dict[str, Any]:
    return {part.key: _empty(part) for part in choice.parts}


def _empty(choice: Choice) -> Any:
    if choice.kind == "one of":
        return choice.options[0].value
    if choice.kind in ("list", "some of"):
        return []
    if choice.kind == "yes or no":
        return False
    if choice.kind == "number":
        return choice.bounds.least if choice.bounds is not None else 0
    return _bare(choice) if choice.kind == "part" else ""
