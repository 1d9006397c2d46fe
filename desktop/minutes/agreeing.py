"""A meeting agrees the minutes of an earlier one: under which item, with which corrections, in which words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date

from db.records import FROZEN, Decision, Meeting, MeetingCard, Note
from db.values import Struct
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import date_words

_OF_ANOTHER = re.compile(
    r"^\W*(?:draft )?minutes\W*$|(?<!\d )\bminutes (?:of|from|and|&)\b"
    r"|\b(?:last|previous|preceding|past|approv\w+|agree\w*|confirm\w*)\b.*\bminutes\b",
    re.IGNORECASE,
)
_UNDER_ITEM = re.compile(r"\s*(?:[-•–]\s+)?item\s+(?P<item>\d[\w.]*?)[.]?\s*[:,–-]\s*(?P<text>.*)", re.IGNORECASE)
_POINT = re.compile(r"\s*[-•–]\s+")
_NOT_TEXT = {"format", "version", "id", "status", "circulated_on", "agreed_on", "signed_on", "signed_by", "provisional"}


class Correction(Struct, frozen=True):
    """One correction, with the number of the item that it is about, "" where the clerk gave none."""

    item: str
    text: str


def is_about_minutes(title: str) -> bool:
    """Tell whether an item of this title is the one under which earlier minutes are agreed."""
    return bool(_OF_ANOTHER.search(title))


def item_for(meeting: Meeting, in_hand: int) -> int:
    """Return under which item earlier minutes are agreed: the one about minutes, else the one in hand, else 0."""
    if (here := meeting.item(in_hand)) is not None and is_about_minutes(here.title):
        return in_hand
    return next((item.id for item in meeting.every_item() if is_about_minutes(item.title)), in_hand)


def waiting(meeting: Meeting, cards: Iterable[MeetingCard]) -> tuple[MeetingCard, ...]:
    """Return those of some meetings whose minutes a meeting may agree, the newest first: earlier ones of its committee
    that were held and are not agreed."""
    found = (
        card
        for card in cards
        if card.committee == meeting.committee.id
        and card.id != meeting.id
        and card.date <= meeting.date
        and card.status not in ("planned", *FROZEN)
    )
    return tuple(sorted(found, key=lambda card: card.date, reverse=True))


def read_corrections(words: str) -> tuple[Correction, ...]:
    """Return the corrections that were typed, one a line; "item 3: ..." says which item one is about."""
    lines = (_POINT.sub("", line, count=1).strip() for line in words.splitlines())
    return tuple(_correction(line) for line in lines if line)


def resolution(style: HouseStyle, day: date, corrections: Sequence[Correction]) -> tuple[Note, ...]:
    """Return what the agreeing meeting writes, in the words of its house style, of the minutes of a day."""
    said = style.approval
    phrase = (said.as_correct, said.with_one_correction, said.with_corrections)[min(len(corrections), 2)]
    words = phrase.words({"date": date_words(style.dates.meeting, day, style.dates.months, style.dates.weekdays)})
    decision = Decision() if said.written_as == "decision" else None
    points = (said.correction.words({"item": one.item, "text": one.text}) for one in corrections)
    return (Note(kind=said.written_as, text=words, decision=decision), *(Note(kind="bullet", text=p) for p in points))


def same_text(one: bytes, other: bytes) -> bool:
    """Tell whether two meeting files say the same, whatever their status and whether their numbers are fixed."""
    return bool(_text(json.loads(one)) == _text(json.loads(other)))


def _correction(line: str) -> Correction:
    under = _UNDER_ITEM.fullmatch(line)
    return Correction(under["item"], under["text"]) if under and under["text"] else Correction("", line)


def _text(value: object) -> object:
    if isinstance(value, dict):
        return {name: _text(part) for name, part in value.items() if name not in _NOT_TEXT}
    return [_text(part) for part in value] if isinstance(value, list) else value
