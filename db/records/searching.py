"""What is sought in all meetings, and what is found."""

from __future__ import annotations

from datetime import date

from db.values import Struct


class Term(Struct, frozen=True, kw_only=True):
    """What is sought in one place: words that follow each other. With `prefix` the last is the beginning of one."""

    words: tuple[str, ...]
    prefix: bool = False


class Scope(Struct, frozen=True, kw_only=True):
    """Where is searched: a committee's id (0: all), the years from and to, one of search's kinds, words of an owner."""

    committee: int = 0
    first_year: int = 0
    last_year: int = 0
    kind: str = ""
    owner: str = ""


class Found(Struct, frozen=True, kw_only=True):
    """A note, or (`note` 0, `kind` "title") an item by its title, that holds what was sought; `words` with markup."""

    meeting: int
    uid: str
    date: date
    meeting_title: str
    committee: str
    item: int
    item_title: str
    note: int = 0
    kind: str = "title"
    reference: str = ""
    words: str


class Answer(Struct, frozen=True, kw_only=True):
    """What a search found, best first. `hits` counts all there are; `many` says that there are more than that."""

    found: tuple[Found, ...] = ()
    hits: int = 0
    many: bool = False
    terms: tuple[Term, ...] = ()
