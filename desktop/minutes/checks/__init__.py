"""To add a check: one module here with `CARD = Check(...)`; the pane, `check` and the contract test find it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache

from db.records import Meeting
from db.values import Struct
from desktop.minutes import shelf
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers


class Finding(Struct, frozen=True, kw_only=True):
    """Something to check: its code, its item's printed number ("" for the whole meeting), plain words, its place."""

    code: str
    item: str
    words: str
    ref: Ref


class Check(Struct, frozen=True, kw_only=True):
    """One check. `code` is what `check` prints ("initials-unknown"); `title` says what it looks for, in plain words."""

    code: str
    title: str
    order: int
    find: Callable[[Meeting, Numbers], Iterable[Finding]]


@cache
def checks() -> tuple[Check, ...]:
    """Return every check in the order in which findings are listed."""
    return shelf.cards(sys.modules[__name__], Check)


def find(meeting: Meeting, numbers: Numbers) -> tuple[Finding, ...]:
    """Proof-read a meeting against its own facts and return all findings."""
    return tuple(finding for check in checks() for finding in check.find(meeting, numbers))
