"""`# `: a sub-heading within the item."""

from __future__ import annotations

import re

from desktop.minutes.shorthand import Mark, Taken

_MARK = re.compile(r"#\s+(?=.*\w)", re.DOTALL)


def _take(line: str) -> Taken | None:
    found = _MARK.match(line)
    return Taken(kind="heading", length=found.end()) if found else None


CARD = Mark(typed="# ", becomes="a sub-heading within the item", order=70, take=_take)
