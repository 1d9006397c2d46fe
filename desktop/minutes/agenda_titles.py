"""What the titles of items say: which open or close a meeting, take up the last minutes, or stand on every agenda."""

from __future__ import annotations

import re

from desktop.minutes.patterns import later
from desktop.minutes.wording import MONTHS, WEEKDAYS

_OPENS = re.compile(
    r"\b(?:welcomes?|introductions?|apologies|declarations?|quorum|conflicts?\s+of\s+interests?)\b", re.IGNORECASE
)
_CLOSES = re.compile(
    r"\b(?:any\s+other\s+(?:urgent\s+)?business|a\.?o\.?b\.?|dates?\s+of\s+(?:the\s+)?(?:next|future|forthcoming)|"
    r"(?:next|future|forthcoming)\s+meetings?|meeting\s+close|close\s+of\s+(?:the\s+)?meeting|reflections?|"
    r"review\s+of\s+(?:the|this)\s+meeting)\b",
    re.IGNORECASE,
)
_OF_MINUTES = re.compile(r"(?<!\d\s)(?<!\d)\bminutes\b(?!\s+planned)", re.IGNORECASE)
_ARISING = re.compile(r"\b(?:matters|actions?)\s+arising\b|\baction\s+log\b", re.IGNORECASE)
_RECURS = re.compile(r"\bchair(?:man|person|woman)?['’]?s?\s+(?:update|report|announcements?|remarks)\b", re.IGNORECASE)
_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS) + "|Sept"
_DAY = rf"(?:(?:{'|'.join(WEEKDAYS)})s?,?\s+(?:the\s+)?)?"
_DATE = later(
    rf"(?:{_DAY}(?:\d{{1,2}}\s?(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b\.?,?(?:\s+\d{{4}})?"
    rf"|\b(?:{_MONTH})\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b"
    r"|\b\d{4}-\d\d-\d\d\b))",
    re.IGNORECASE,
)
_LAST_MEETING = re.compile(r"\b(?:last|previous)\s+(?:\w+\s+)?meeting\W*$", re.IGNORECASE)


def opens(title: str) -> bool:
    """Tell whether an item opens the meeting: welcome, apologies, declarations."""
    return bool(_OPENS.search(title))


def closes(title: str) -> bool:
    """Tell whether an item closes it: any other business, the next dates."""
    return bool(_CLOSES.search(title))


def of_minutes(title: str) -> bool:
    """Tell whether an item is about minutes of a meeting."""
    return bool(_OF_MINUTES.search(title))


def arising(title: str) -> bool:
    """Tell whether an item is about what arises from them: matters arising, the action log."""
    return bool(_ARISING.search(title))


def recurs(title: str) -> bool:
    """Tell whether an item stands on every agenda by its name."""
    return any(name.search(title) for name in (_OPENS, _CLOSES, _RECURS, _OF_MINUTES, _ARISING))


def redated(title: str, day: str) -> str:
    """Return a title with the date in it replaced; one that speaks of the last meeting without a date gets it."""
    if found := _DATE.search(title):
        return title[: found.start()] + day + title[found.end() :]
    return f"{title.rstrip(' .:')}, {day}" if _LAST_MEETING.search(title) else title
