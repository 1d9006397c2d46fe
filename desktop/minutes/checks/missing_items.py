"""Items that the text speaks of and the agenda does not have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from db.records import Meeting, Note
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.item_links import bare, mentions, pin_words
from desktop.minutes.markup import plain
from desktop.minutes.mentions import REMEMBERED
from desktop.minutes.numbering import Numbers
from desktop.minutes.renumbering import words_of

CODE = "item-missing"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    there = {bare(number) for number in numbers.items.values()}
    there |= {
        f"{bare(numbers.items[item.id])}.1" for item in meeting.items if not item.items and item.id in numbers.items
    }
    gone = {(pin.note, pin.words) for pin in meeting.pins}
    for item, note in meeting.every_note():
        if note.kind == "private":
            continue
        here = facts.number_of(item, numbers)
        where = f"in item {here}" if here else "here"
        for number in _spoken(note):
            words = f"item {number} is mentioned {where}, but "
            if (note.id, pin_words(number)) in gone:
                why = "it was removed" + (f"; item {number} is another one now" if bare(number) in there else "")
            elif bare(number) not in there:
                why = "there is none"
            else:
                continue
            yield Finding(code=CODE, item=here, words=words + why, ref=facts.place(note))


def _spoken(note: Note) -> tuple[str, ...]:
    """Return the numbers that a note speaks of as items, each once."""
    return _numbers_in("\n".join(plain(words) for words in words_of(note).values()))


@lru_cache(maxsize=REMEMBERED)
def _numbers_in(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.number for one in mentions(words)))


CARD = Check(code=CODE, title="Items that are mentioned and not on the agenda", order=162, find=_find)
