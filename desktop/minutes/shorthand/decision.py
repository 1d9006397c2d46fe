"""`Decision: ...`, `Agreed: ...`, `Resolved: ...`: what the committee resolved."""

from __future__ import annotations

import re

from desktop.minutes.shorthand import Mark, Taken

_MARK = re.compile(r"(?:(?i:decision|agreed|resolved)[^\S\n]*:\s*|d:\s+)(?=.*\w)", re.DOTALL)


def _take(line: str) -> Taken | None:
    found = _MARK.match(line)
    return Taken(kind="decision", length=found.end()) if found else None


CARD = Mark(
    typed="Decision: ",
    becomes="a decision; so do “Agreed: ” and “Resolved: ”, and “d: ” is shorter",
    order=20,
    take=_take,
)
