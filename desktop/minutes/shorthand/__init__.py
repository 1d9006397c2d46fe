"""To add a typed mark: one module here with `CARD = Mark(...)`; the notes, the help and the contract test find it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

from db.values import Struct
from desktop.minutes import shelf


class Taken(Struct, frozen=True, kw_only=True):
    """What a mark at the start of a line becomes.

    `length` is how many typed characters the mark takes away. `owner_words` are owners said outright ("CM & ST"),
    `reference` a number set by hand ("8"), `start` a list's first number where it is not 1.
    """

    kind: str
    length: int
    owner_words: str = ""
    reference: str = ""
    start: int | None = None


class Mark(Struct, frozen=True, kw_only=True):
    """One typed mark. `typed` is how it is shown in the help ("Action: "), `becomes` what it makes, in plain words."""

    typed: str
    becomes: str
    order: int
    take: Callable[[str], Taken | None]


@cache
def marks() -> tuple[Mark, ...]:
    """Return every mark in the order in which they are tried."""
    return shelf.cards(sys.modules[__name__], Mark)


def take(line: str) -> Taken | None:
    """Return what the mark at the start of a line becomes, or None where there is none or no words follow it yet."""
    return next((taken for mark in marks() if (taken := mark.take(line)) is not None), None)
