"""What a yes to a correction does, one kind a class; `after` is where something comes to stand."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from db.values import Struct

After = tuple[int, ...]
"""The notes behind which something stands, the nearest first: it goes behind the first that is still there, or to the
head of the item.
"""
WordsOf = Literal["text", "closing", "reviewed", "table"]
"""Which words of a note: its own; the closing words of a review, and the earlier action as it is printed there; an
action's in the table."""


class Reworded(Struct, frozen=True, kw_only=True):
    """Words of a note become others, in the markup of notes."""

    note: int
    text: str
    of: WordsOf = "text"


class Added(Struct, frozen=True, kw_only=True):
    """A new paragraph under an item; as an action or a decision where its words or the table say so."""

    note: int
    item: int
    after: After
    text: str
    kind: str = "text"
    level: int = 0
    owners: str | None = None
    due: str | None = None


class Removed(Struct, frozen=True, kw_only=True):
    """Paragraphs that go."""

    notes: tuple[int, ...]


class Split(Struct, frozen=True, kw_only=True):
    """One paragraph becomes several: the first keeps what it is, the others are new."""

    note: int
    texts: tuple[str, ...]
    new: tuple[int, ...]


class Joined(Struct, frozen=True, kw_only=True):
    """Several paragraphs become one: the first, with these words."""

    notes: tuple[int, ...]
    text: str


class Moved(Struct, frozen=True, kw_only=True):
    """Paragraphs, run together in print, that come to stand elsewhere."""

    notes: tuple[int, ...]
    item: int
    after: After


class Became(Struct, frozen=True, kw_only=True):
    """A paragraph becomes one of another kind or level."""

    note: int
    kind: str
    level: int = 0


class Owned(Struct, frozen=True, kw_only=True):
    """Others own an action."""

    note: int
    owners: str


class Dated(Struct, frozen=True, kw_only=True):
    """An action is due at another time."""

    note: int
    due: str


class Titled(Struct, frozen=True, kw_only=True):
    """An item is called otherwise."""

    item: int
    title: str


class Headed(Struct, frozen=True, kw_only=True):
    """The heading block says something else; what is None stays."""

    title: str | None = None
    date: date | None = None
    start: time | None = None
    end: time | None = None
    place: str | None = None


class Named(Struct, frozen=True, kw_only=True):
    """Somebody is written otherwise: `field` is "name", "initials", "job_title" or "organisation"."""

    person: int
    field: str
    words: str


class Attended(Struct, frozen=True, kw_only=True):
    """Somebody was there, or sent apologies, or was absent, other than it was printed."""

    person: int
    status: str


Deed = Reworded | Added | Removed | Split | Joined | Moved | Became | Owned | Dated | Titled | Headed | Named | Attended
