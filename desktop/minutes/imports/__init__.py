"""To add a source: one module here with `CARD = Source(...)`; `import`, the menu and the contract test find it.

A source turns the bytes of a file into a `Meeting` whose every id is new, or refuses it, and knows nothing else: no
Qt, no SQL, no path. A library that takes long to import is imported inside `read`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

from db.records import Meeting
from db.values import Struct
from desktop.minutes import shelf


class Unreadable(ValueError):
    """A file that is refused. The words are one line that says where and why."""

    def __init__(self, where: str, why: str) -> None:
        self.where, self.why = where, why
        super().__init__(f"{where}: {why}" if where else why)


class Source(Struct, frozen=True, kw_only=True):
    """One kind of file that meetings come from. `read` raises Unreadable; `largest` is in bytes."""

    ending: str
    title: str
    order: int
    read: Callable[[bytes], Meeting]
    largest: int = 20_000_000


@cache
def sources() -> tuple[Source, ...]:
    """Return every source in the order of the menu."""
    return shelf.cards(sys.modules[__name__], Source)


def source_for(ending: str) -> Source:
    """Return the source of a file ending (".json"); the first of all, the meeting file, where none has it."""
    return next((source for source in sources() if source.ending == ending.lower()), sources()[0])
