"""`a) `: a lettered list, which begins where its first letter says."""

from __future__ import annotations

import re

from desktop.minutes.shorthand import Mark, Taken

_MARK = re.compile(r"([a-z])\)\s+(?=.*\w)", re.DOTALL)


def _take(line: str) -> Taken | None:
    found = _MARK.match(line)
    if found is None:
        return None
    value = ord(found[1]) - ord("a") + 1
    return Taken(kind="lettered", length=found.end(), start=value if value > 1 else None)


CARD = Mark(typed="a) ", becomes="a lettered list; begun with “c) ” it goes on from c", order=60, take=_take)
