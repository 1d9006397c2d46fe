"""Sentences that sound like an action but are none.

Somebody listed "agreed to", "undertook to", "is to", "will", or it was agreed that they would, and no action of the
same agenda item (with all its sub-items) is theirs. What is said to be done already is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from db.records import Item, Meeting, Note, Person
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.markup import plain
from desktop.minutes.mentions import REMEMBERED, Known
from desktop.minutes.numbering import Numbers

CODE = "action-unmarked"
KINDS = ("text", "bullet", "numbered", "lettered")

_JOINER = r"(?:,\s(?:and\s)?|\s?[&/]\s?|\sand\s)"
_JOINERS = re.compile(_JOINER)
_SETTLED = re.compile(
    r"\b(?:[Dd]one|[Cc]ompleted?|[Cc]losed|[Dd]ischarged|[Dd]eferred|[Ii]tem\s+(?:\d+\s+)?on\s+(?:the\s+)?[Aa]genda)\b"
)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s|\n")


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    people = facts.listed(meeting)
    pattern = _pattern(people)
    if pattern is None:
        return
    known = Known(people)
    for top in meeting.items:
        items = list(_with_sub_items(top))
        owners = {owner.person for item in items for note in item.notes if note.action for owner in note.action.owners}
        for item in items:
            for note in item.notes:
                for sentence in _sentences(note, pattern, known, owners) if note.kind in KINDS else ():
                    words = f"“{facts.excerpt(sentence)}” sounds like an action but is none"
                    yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=Ref("note", note.id))


def _sentences(note: Note, pattern: re.Pattern[str], known: Known, owners: set[int | None]) -> Iterator[str]:
    """Yield the sentences of a note that give somebody something to do of which no action is theirs."""
    for who, sentence in _given_out(plain(note.text), pattern):
        named = {person.id for name in _JOINERS.split(who) if (person := known.person(name)) is not None}
        if not named & owners:
            yield sentence


@lru_cache(maxsize=REMEMBERED)
def _given_out(words: str, pattern: re.Pattern[str]) -> tuple[tuple[str, str], ...]:
    """Return who is given something to do in these words, each with the sentence; what is settled is left out."""
    return tuple(
        (found["who"], _SENTENCE_END.split(words[found.start("who") :], maxsplit=1)[0])
        for found in pattern.finditer(words)
        if not _SETTLED.search(words, found.end())
    )


def _pattern(people: tuple[Person, ...]) -> re.Pattern[str] | None:
    called = {words for person in people for words in (person.initials, person.initials.upper(), person.name) if words}
    if not called:
        return None
    one = "(?:" + "|".join(re.escape(words) for words in sorted(called, key=len, reverse=True)) + ")"
    return re.compile(
        r"(?:^|(?<=[.!?;:]\s)|(?P<agreed>\b(?:agreed|requested|resolved)\s+that\s+))"
        rf"(?P<who>{one}(?:{_JOINER}{one}){{0,12}})\s+(?:(?:also|both|kindly|therefore|then)\s+)?"
        r"(?:(?:(?:has|have)\s+)?agreed\s+to|(?:undertook|offered|volunteered)\s+to|(?:is\s+|are\s+)?to|will"
        r"|(?(agreed)(?:would|should)|(?!)))"
        r"\s+(?!(?:also\s+)?(?:be|have|not|no|need|continue|still|now|soon)\b)(?=[a-z])",
        re.MULTILINE,
    )


def _with_sub_items(item: Item) -> Iterator[Item]:
    yield item
    for below in item.items:
        yield from _with_sub_items(below)


CARD = Check(code=CODE, title="Sentences that sound like an action but are none", order=70, find=_find)
