"""What a line of the forward plan says: for which meeting it is meant, and its words as the title of an item.

A date is read as when something is due (`due`): "on 9 July", "by Friday". Words that name no date ("at the October
meeting", "in October") are kept, and taken for the first day of the month that they name. What says no more than "at
the next meeting" is for the very next one, as is a line that says nothing of when.
"""

from __future__ import annotations

import re
from datetime import date

from db.records import Forward, ForwardLine
from db.values import Struct
from desktop.minutes import in_short
from desktop.minutes.due import MONTHS, read_due, understand_due
from desktop.minutes.markup import plain
from desktop.minutes.patterns import later

NEXT = "the next meeting"

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?(?:\s+(?P<year>20\d\d)\b)?"
)
_IN_A_MONTH = later(rf"(?<![\w-])(?:in|for|to|from|until)\s+(?:the\s+)?{_MONTH}(?:\s+meeting)?\s*\.?$", re.IGNORECASE)
_NAMED = later(rf"(?<![\w-]){_MONTH}", re.IGNORECASE)
_VERY_NEXT = re.compile(
    r"(?:(?:by|before|at|for|to|in\s+time\s+for)\s+)?(?:(?:the|our)\s+)?(?:very\s+)?(?:next|following|forthcoming)\s+"
    r"(?:(?:board|committee|group|sub-?group|council|forum)\s+)?(?:meeting|agenda|one|board|committee|time)|next\s+time",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"(?:by|before|at|for|on|in|to|from|until)\s+", re.IGNORECASE)
_LOOSE_END = " \t\n,;:–-"


class Wanted(Struct, frozen=True):
    """For which meeting: a day, or a phrase, or neither for the very next; `range` is where the words stand."""

    on: date | None = None
    phrase: str = ""
    range: tuple[int, int] | None = None


def understand(text: str, meeting_date: date) -> Wanted:
    """Return for which meeting the words of a line are meant. `text` is plain."""
    said = understand_due(text, meeting_date)
    if said.range is not None:
        return _wanted(said.due, said.phrase, said.range)
    found = _IN_A_MONTH.search(text)
    return _wanted(None, found[0].rstrip(" ."), found.span()) if found else Wanted()


def read(words: str, meeting_date: date) -> Wanted:
    """Return for which meeting these words alone say that something is meant; no words say the very next."""
    said = read_due(words, meeting_date)
    return _wanted(said.due, said.phrase, said.range) if said.range else Wanted()


def forward_of(text: str, meeting_date: date, known: Forward | None = None, before: str = "") -> Forward:
    """Return a line's record as its words say. What was corrected by hand stays: where `known` is not what the words
    `before` said."""
    if known is not None and not said_by(known, before, meeting_date):
        return known
    wanted = understand(text, meeting_date)
    return Forward(id=known.id if known else 0, wanted_on=wanted.on, wanted_phrase=wanted.phrase)


def said_by(forward: Forward, text: str, meeting_date: date) -> bool:
    """Tell whether a record is what the words of its line say, nothing that was set by hand."""
    wanted = understand(text, meeting_date)
    return (forward.wanted_on, forward.wanted_phrase) == (wanted.on, wanted.phrase)


def title(text: str, meeting_date: date) -> str:
    """Return the words of a line as the title of an item: without when it is meant, with a capital."""
    bare = " ".join(plain(text).split())
    wanted = understand(bare, meeting_date)
    if wanted.range is not None:
        start, end = wanted.range
        if not bare[end:].strip(" ."):
            bare = bare[:start]
    bare = bare.strip(_LOOSE_END).removesuffix(".").strip(_LOOSE_END) or " ".join(plain(text).split())
    return bare[:1].upper() + bare[1:]


def meant_for(on: date | None, phrase: str) -> str:
    """Return for which meeting, in words: "the next meeting", "9 July 2026", "the October meeting"."""
    if on is not None:
        return in_short.typed_day(on)
    return _PREPOSITION.sub("", phrase, count=1) if phrase else NEXT


def wanted_from(line: Forward | ForwardLine, given_on: date) -> date | None:
    """Return the day from which a line is due: its date, the first of the month that its phrase names, or None where
    it is due at once. `given_on` is the day of the meeting that it came from."""
    if line.wanted_on is not None or not line.wanted_phrase:
        return line.wanted_on
    found = _NAMED.search(line.wanted_phrase)
    if found is None:
        return None
    month = MONTHS.index(found["month"][:3].lower()) + 1
    year = int(found["year"]) if found["year"] else given_on.year + (month <= given_on.month)
    return date(year, month, 1)


def is_due(line: ForwardLine, on: date) -> bool:
    """Tell whether a line belongs on the agenda of a meeting of this day."""
    day = wanted_from(line, line.given_on or on)
    return day is None or day <= on


def _wanted(on: date | None, phrase: str, range: tuple[int, int]) -> Wanted:
    if on is None and _VERY_NEXT.fullmatch(" ".join(phrase.split())):
        return Wanted(range=range)
    return Wanted(on, phrase, range)
