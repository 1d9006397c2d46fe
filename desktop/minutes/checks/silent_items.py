"""Agenda items under which nothing was noted, and of which nobody said that nothing was to be done.

While the meeting goes on (no end time yet) only those that were passed over: a later item has notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Item, Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "item-no-note"

_OF_DATES = re.compile(r"\b(?:next|future|forthcoming)\s+(?:\w+\s+)?meetings?\b", re.IGNORECASE)


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    if not facts.begun(meeting):
        return
    ended = meeting.end is not None and meeting.status != "planned"
    for item in _silent(meeting.items if ended else _passed(meeting)):
        if item.nil or (meeting.next_meetings and _OF_DATES.search(item.title)):
            continue
        called = f"“{facts.excerpt(item.title)}”" if item.title else "This item"
        words = f"{called} has no note"
        yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=Ref("item", item.id))


def _passed(meeting: Meeting) -> tuple[Item, ...]:
    last = max((place for place, item in enumerate(meeting.items) if _noted(item)), default=0)
    return meeting.items[:last]


def _silent(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if not _noted(item):
            yield item
        else:
            yield from _silent(item.items)


def _noted(item: Item) -> bool:
    return any(facts.has_words(note) for note in item.notes) or any(_noted(below) for below in item.items)


CARD = Check(code=CODE, title="Items without a note", order=150, find=_find)
