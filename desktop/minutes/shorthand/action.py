"""`Action: ...`: an action, its owners or its reference said outright where they stand before the colon."""

from __future__ import annotations

import re

from desktop.minutes.mentions import looks_like_initials, looks_like_owner
from desktop.minutes.shorthand import Mark, Taken

_MARK = re.compile(r"(?:(?i:action)(?:[^\S\n]+(?P<said>[^:\n]{1,80}?))?[^\S\n]*:\s*|a:\s+)(?=.*\w)", re.DOTALL)
_REFERENCE = re.compile(r"(?P<reference>[A-Za-z]{0,5}\d+[a-z]?(?:[./-]\w+)*)(?:\s+(?P<owners>\D+))?")
_JOINER = re.compile(r"\s*[,&/]\s*(?:and\s+)?|\s+and\s+")


def _take(line: str) -> Taken | None:
    found = _MARK.match(line)
    if found is None:
        return None
    said = found["said"] or ""
    if not said:
        return Taken(kind="action", length=found.end())
    if (numbered := _REFERENCE.fullmatch(said)) and _all_initials(numbered["owners"] or ""):
        return Taken(
            kind="action",
            length=found.end(),
            reference=numbered["reference"],
            owner_words=numbered["owners"] or "",
        )
    if all(looks_like_owner(part) for part in _JOINER.split(said)):
        return Taken(kind="action", length=found.end(), owner_words=said)
    return None


def _all_initials(owners: str) -> bool:
    return not owners or all(looks_like_initials(part) for part in _JOINER.split(owners))


CARD = Mark(
    typed="Action: ",
    becomes="an action; “a: ” is shorter, “Action CM & ST: ” names its owners, “Action 8: ” sets its number",
    order=10,
    take=_take,
)
