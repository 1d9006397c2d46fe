"""The lines of hand-typed minutes, each with what it was taken for: what the clerk looks through and corrects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Taken = Literal[
    "heading",
    "person",
    "item",
    "sub-item",
    "text",
    "bullet",
    "numbered",
    "lettered",
    "sub-heading",
    "action",
    "decision",
    "review",
    "next meeting",
    "minute-taker's lines",
    "left out",
]
"""What a line can be taken for. "heading": title, date, time, place, chair of the meeting; "person": a row of the
lists of people; "minute-taker's lines": labels and table headings that a house style prints by itself ("Action",
"Present"). "left out": in the meeting nowhere, because the clerk or the reader says so."""

TAKEN: tuple[Taken, ...] = Taken.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLine:
    """One line of the source (a paragraph, or a row of a table with its cells parted by tabs), and what it is taken
    for.

    `key` names the line for as long as the file is looked through. `number` is the one it carries ("3", "1.1",
    "AP04/17"), typed or counted by Word. `fields` are what was made out of it, by name, each correctable: of a heading
    "title", "committee", "date", "start", "end", "place"; of a person "name", "initials", "job_title", "organisation",
    "status", "capacity", "role", "deputy_for", "for_items"; of an item "number", "title", "lead"; of an action
    "reference", "owners", "due", "text"; of a review "reference", "text", "closing", "outcome"; of the others "text".
    `sure` is False where it was a guess: `doubt` says why in plain words.
    """

    key: int
    source: str
    taken: Taken
    number: str = ""
    level: int = 0
    fields: tuple[tuple[str, str], ...] = ()
    sure: bool = True
    doubt: str = ""

    def field(self, name: str) -> str:
        """Return one field, "" where the line has none of that name."""
        return dict(self.fields).get(name, "")
