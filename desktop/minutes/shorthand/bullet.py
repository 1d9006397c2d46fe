"""`- `: a bullet; `•`, as it comes from other programs when pasted, too."""

from __future__ import annotations

import re

from desktop.minutes.shorthand import Mark, Taken

_MARK = re.compile(r"[-•]\s+(?=.*\w)", re.DOTALL)


def _take(line: str) -> Taken | None:
    found = _MARK.match(line)
    return Taken(kind="bullet", length=found.end()) if found else None


CARD = Mark(typed="- ", becomes="a bullet", order=40, take=_take)
