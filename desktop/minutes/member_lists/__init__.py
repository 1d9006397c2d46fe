"""To add a kind of list: one module here with `CARD = MemberList(...)`; the menu and the contract test find it.

A list turns the bytes of a file into the people in it, or refuses it, and knows nothing else: no Qt, no SQL, no path. A
library that takes long to import is imported inside `read`. Whatever the bytes are, nothing but Unreadable comes out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import cache

from db.values import Struct
from desktop.minutes import shelf

LARGEST = 20_000_000
MOST = 2_000
"""People in one file; more is no committee."""


class Unreadable(ValueError):
    """A file that is refused. The words are one sentence that says what is wrong and what to do."""


class Listed(Struct, frozen=True, kw_only=True):
    """Somebody in a list, as the clerk may still correct them. `repaired` says, a sentence each, what was put right."""

    name: str = ""
    initials: str = ""
    job_title: str = ""
    organisation: str = ""
    email: str = ""
    capacity: str = "member"
    role: str = ""
    representing: str = ""
    joined: date | None = None
    left: date | None = None
    repaired: tuple[str, ...] = ()


class Reading(Struct, frozen=True):
    """What a file gave: the people in its order, and what is to be said of the file, a sentence each."""

    people: tuple[Listed, ...]
    said: tuple[str, ...] = ()


class MemberList(Struct, frozen=True, kw_only=True):
    """One kind of file that members come from. `begins` is how its text begins whatever the file is called."""

    endings: tuple[str, ...]
    title: str
    order: int
    read: Callable[[bytes], Reading]
    begins: str = ""


@cache
def member_lists() -> tuple[MemberList, ...]:
    """Return every kind of list in the order of the menu."""
    return shelf.cards(sys.modules[__name__], MemberList)


def read(content: bytes, ending: str) -> Reading:
    """Return the people in a file: read as what it begins like, else by its ending (".vcf"), else as CSV.

    Raises Unreadable, and nothing else.
    """
    from desktop.minutes.file_words import words_in

    if len(content) > LARGEST:
        raise Unreadable(
            f"The file is larger than {LARGEST // 1_000_000} MB, so it is no list of members: choose another one."
        )
    head = words_in(content[:4_000]).lstrip().casefold()
    kinds = member_lists()
    like = next((kind for kind in kinds if kind.begins and head.startswith(kind.begins.casefold())), None)
    named = next((kind for kind in kinds if ending.lower() in kind.endings), None)
    found = (like or named or kinds[0]).read(content)
    if len(found.people) > MOST:
        raise Unreadable(
            f"The file lists {len(found.people)} people, more than any committee has: take out all but the members."
        )
    return found
