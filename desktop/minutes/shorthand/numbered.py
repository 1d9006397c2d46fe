"""`1. `: a numbered list, which begins where its first number says."""

from __future__ import annotations

import re

from desktop.minutes.shorthand import Mark, Taken

_MARK = re.compile(r"([1-9][0-9]{0,2})\.\s+(?=.*\w)", re.DOTALL)


def _take(line: str) -> Taken | None:
    found = _MARK.match(line)
    if found is None:
        return None
    value = int(found[1])
    return Taken(kind="numbered", length=found.end(), start=value if value > 1 else None)


CARD = Mark(typed="1. ", becomes="a numbered list; begun with “7. ” it goes on from 7", order=50, take=_take)
