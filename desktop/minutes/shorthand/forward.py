"""`Next: ...`: a line for the forward plan, of the next meeting or of a later one."""

from __future__ import annotations

import re

from desktop.minutes.shorthand import Mark, Taken

_MARK = re.compile(r"(?:(?i:next)[^\S\n]*:\s*|n:\s+)(?=.*\w)", re.DOTALL)


def _take(line: str) -> Taken | None:
    found = _MARK.match(line)
    return Taken(kind="forward", length=found.end()) if found else None


CARD = Mark(
    typed="Next: ",
    becomes="a line for the next meeting’s agenda, or with “on 9 July”, “at the October meeting” for a later one; "
    "“n: ” is shorter",
    order=25,
    take=_take,
)
