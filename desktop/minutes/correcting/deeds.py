"""What a yes to a correction does, one kind a class; `after` is where something comes to stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

After = tuple[int, ...]
"""The notes behind which something stands, the nearest first: it goes behind the first that is still there, or to the
head of the item.
"""
WordsOf = Literal["text", "closing", "reviewed", "table"]
"""Which words of a note: its own; the closing words of a review, and the earlier action as it is printed there; an
action's in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """Words of a note become others, in the markup of notes."""

    note: int
    text: str
    of: WordsOf = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new paragraph under an item; as an action or a decision where its words or the table say so."""

    note: int
    item: int
    after: After
    text: str
    kind: str = "text"
    level: int = 0
    owners: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Paragraphs that go."""

    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """One paragraph becomes several: the first keeps what it is, the others are new."""

    note: int
    texts: tuple[str, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Several paragraphs become one: the first, with these words."""

    notes: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Paragraphs, run together in print, that come to stand elsewhere."""

    notes: tuple[int, ...]
    item: int
    after: After


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """A paragraph becomes one of another kind or level."""

    note: int
    kind: str
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """Others own an action."""

    note: int
    owners: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An action is due at another time."""

    note: int
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """An item is called otherwise."""

    item: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """The heading block says something else; what is None stays."""

    title: str | None = None
    date: date | None = None
    start: time | None = None
    end: time | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody is written otherwise: `field` is "name", "initials", "job_title" or "organisation"."""

    person: int
    field: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """Somebody was there, or sent apologies, or was absent, other than it was printed."""

    person: int
    status: str


Deed = Reworded | Added | Removed | Split | Joined | Moved | Became | Owned | Dated | Titled | Headed | Named | Attended
