"""`Private: ...`: a note to self that no Word, PDF, HTML or text export holds."""

from __future__ import annotations

import re

from desktop.minutes.shorthand import Mark, Taken

_MARK = re.compile(r"(?:(?i:private)[^\S\n]*:\s*|p:\s+)(?=.*\w)", re.DOTALL)


def _take(line: str) -> Taken | None:
    found = _MARK.match(line)
    return Taken(kind="private", length=found.end()) if found else None


CARD = Mark(typed="Private: ", becomes="a note to yourself, in no minutes; “p: ” is shorter", order=30, take=_take)
