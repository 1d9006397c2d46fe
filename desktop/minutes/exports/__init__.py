"""To add a format: one module here with `CARD = Format(...)`; menus, `export` and the contract test find it.

A format turns a `Document` (or, for the meeting file, the `Meeting` itself) into bytes and knows nothing else: no
Qt, no SQL, no path. A library that takes long to import is imported inside `render`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache

from db.records import Meeting
from db.values import Struct
from desktop.minutes import shelf
from desktop.minutes.document import Document
from desktop.minutes.numbering import Numbers


class Cancelled(Exception):
    """Raised by a progress callback to give up an export; nothing has been written."""


Progress = Callable[[float], None]


def silently(done: float) -> None:
    """Take progress from 0 to 1 and show nothing."""


class Format(Struct, frozen=True, kw_only=True):
    """One file format. `makes` names what can be written in it: `minutes`, `actions`, `agenda`.

    Exactly one of `render` (a document) and `render_meeting` (the whole meeting and its numbers) is given. `render`
    calls its progress from 0 to 1 as it goes and lets what that raises pass.
    """

    ending: str
    title: str
    order: int
    makes: tuple[str, ...] = ("minutes", "actions")
    render: Callable[[Document, Progress], bytes] | None = None
    render_meeting: Callable[[Meeting, Numbers], bytes] | None = None

    @property
    def for_spreadsheets(self) -> bool:
        """Whether it holds nothing but rows, and so wants its column headings even where there is no row."""
        return "minutes" not in self.makes


@cache
def formats() -> tuple[Format, ...]:
    """Return every format in the order of the menu."""
    return shelf.cards(sys.modules[__name__], Format)


def format_for(ending: str, making: str) -> Format | None:
    """Return the format of a file ending (".docx") that can write `making`, or None."""
    return next((f for f in formats() if f.ending == ending.lower() and making in f.makes), None)
