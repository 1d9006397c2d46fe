"""When something is due: "by 15 Feb", "by Friday", "by the next meeting", read against the date of the meeting.

Either a date is understood or a phrase is kept, never both: what is no exact date ("by April", "by the next
meeting", "by 31 April") is kept in its own words with its preposition; what is one ("by Friday", "by the end of
March") is the date. "Next Friday" is the phrase, because people mean two different days by it. After "by",
"before", "no later than" and "on" a date counts only where its clause ends, so that "the 2nd March session" is
none; after "on" neither where something was done on it ("agreed on 3 March"). Of two the last counts.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from db.values import Struct
from desktop.minutes.patterns import later

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?"
)
_ORDINAL = r"(?P<{0}>[0-3]?\d)\s?(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<{0}>(?:19|20)\d\d)\b)?"
_TIME = (
    r"(?:\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|noon)|\d{1,2}[.:]\d\d|noon|midday|midnight|"
    r"(?:close|end)\s+of\s+(?:play|business|the\s+day)|cob|cop)\b"
)

_DATE = "|".join(
    (
        r"(?P<iso>\d{4}-\d\d-\d\d)",
        rf"{_ORDINAL.format('d1')}(?:\s+of)?[\s-]+(?P<m1>{_MONTH})(?:[\s,-]+(?P<y1>(?:19|20)\d\d|['’]\d\d)\b)?",
        rf"(?P<m2>{_MONTH})\s+{_ORDINAL.format('d2')}(?!\d){_YEAR.format('y2')}",
        r"(?P<d3>[0-3]?\d)[/](?P<m3>[01]?\d)(?:[/](?P<y3>\d{4}|\d\d))?(?![\d/])",
        r"(?P<d4>[0-3]?\d)(?P<s4>[.-])(?P<m4>[01]?\d)(?P=s4)(?P<y4>\d{4}|\d\d)(?!\d)",
        r"(?P<d5>[0-3]?\d)\.(?P<m5>[01]\d)\.?(?![\d])",
        r"(?P<d6>[0-3]?\d)(?:st|nd|rd|th)\b(?:\s+of\s+(?P<which6>this|next|the)\s+month)?",
        rf"(?:this\s+)?(?P<weekday>{_DAY})",
        r"(?P<relative>today|tomorrow)",
        rf"(?:the\s+)?end(?:\s+of\s+|[\s-]+)(?P<m7>{_MONTH}){_YEAR.format('y7')}",
        r"(?:the\s+)?end\s+of\s+(?:(?P<which8>the|this|next)\s+month|(?P<y8>20\d\d))",
    )
)
_EXACT = later(
    rf"(?:{_TIME}\s*(?:,\s*|on\s+)?|(?:the\s+)?end\s+of\s+(?={_DAY}|\d))?(?:the\s+)?"
    rf"(?:{_DAY},?\s+(?:the\s+)?(?=\d|{_MONTH}\s+\d))?(?:{_DATE})(?:,?\s+(?:at\s+)?{_TIME})?",
    re.IGNORECASE,
)
_VAGUE = later(
    rf"""(?:the\s+)?(?:
      (?:(?:next|this|following|coming)\s+)?(?:early|mid|late)?[\s-]*{_MONTH}(?:\s+(?:19|20)\d\d)?
    | (?:the\s+)?(?:early|late|mid|middle\s+of|beginning\s+of|start\s+of|end\s+of)[\s-]+
        (?:the\s+|this\s+|next\s+)?(?:[\w’'-]+\s+){{0,2}}(?:week|month|quarter|term|year|half-term|{_MONTH}|
        spring|summer|autumn|winter|meeting|day|afternoon|session|holidays?|break|20\d\d(?:[/-]\d\d)?)
    | (?:next|this|following)\s+(?:week|month|quarter|term|year|{_DAY}|spring|summer|autumn|winter)
    | (?:week|month|year|quarter|term)[\s-]end
    | (?:early|late|mid)?[\s-]*(?:spring|summer|autumn|winter|easter|christmas|whitsun|michaelmas|half[\s-]term)
        (?:\s+(?:term|half[\s-]term|break|holidays?|recess|20\d\d))?
    | Q[1-4](?:\s+20\d\d(?:[/-]\d\d)?)?
    | {_DAY}\s+(?:next|week)
    | (?:week\s+(?:ending|commencing|beginning)|w/[ce])\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+{_MONTH}|/\d{{1,2}})
    | AGM
    | 20\d\d
    | {_TIME}
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_PREPOSITION = later(
    r"(?<![\w-])(?:on\s+or\s+before|(?:by\s+)?(?:no|not)\s+later\s+than|by|before|on)\s+(?=\S)", re.IGNORECASE
)
_MEETING = later(
    rf"""\b(?:by|before|at|for|in\s+time\s+for|following|after|ahead\s+of|in\s+advance\s+of|prior\s+to)\s+
    (?:(?:the|our|its|their)\s+)?
    (?:(?:next|following|forthcoming|{_MONTH}(?:\s+(?:19|20)\d\d)?)\s+(?:(?!to\b|and\b|at\b|on\b)[\w’'&-]+\s+){{0,4}}?
    (?:meeting|sub-?group|board|committee|council|forum|AGM)s?(?:\s+meeting)?
    (?!\s+(?:papers?|reports?|members?|chairs?|agendas?|packs?|rooms?)\b)
    (?:\s+of\s+th(?:e|is)\s+(?:[\w’'&-]+\s+){{0,3}}?(?:sub-?group|group|board|committee|council|forum|trustees|governors)\b)?
    (?:\s+in\s+{_MONTH}(?:\s+(?:19|20)\d\d)?)?)(?![\w’'-])""",
    re.IGNORECASE | re.VERBOSE,
)
_ANY_MEETING = later(
    r"\b(?:by|before|following|after|ahead\s+of|in\s+advance\s+of|prior\s+to)\s+(?:the|our)\s+"
    r"(?:[\w’'&-]+\s+){1,5}?meeting(?![\w’'-])",
    re.IGNORECASE,
)
_SOON = later(
    r"(?<![\w-])(?:ASAP|a\.s\.a\.p\.?|(?:as\s+soon\s+as\s+possible|with\s+immediate\s+effect|immediately|straight\s*away"
    r"|(?:with)?in\s+(?:the\s+next\s+)?(?:\d+|a|an|one|two|three|four|six|eight|ten|twelve)\s+(?:working\s+)?"
    r"(?:days?|weeks?|months?|fortnight)(?:['’]?\s+time)?)(?=\s*(?:$|[.,;:)\n]|\s(?:and|but|so)\b)))(?![\w-])",
    re.IGNORECASE,
)
_CLAUSE_END = later(
    r"\s*(?:$|[;:()\]\n!?]|[.,](?!\d)|\s[–—-]\s|(?:at\s+the\s+(?:very\s+)?latest|latest|if\s+(?:at\s+all\s+)?possible|please)\b)"
    r"|\s+(?:and|but|so|or|then|to|in\s+order)\s+(?!the\s+\d|\d)",
    re.IGNORECASE,
)
_LOOSE_END = later(
    r"\s+(?:with|for|when|where|if|unless|as|which|who|while|after|provided|subject|via|from)\s", re.IGNORECASE
)
_DONE = later(r"(?<!be )(?<!been )\b(?:\w+ed|sent|held|given|taken|made|met|written)\s+$")
_MAY_BE_PAST = later(r"\b(?:place|papers?|minutes|meetings?|reports?|letters?|events?|sessions?)\s+$")
_LONG = timedelta(days=270)


class Due(Struct, frozen=True):
    """When it is due: a date, or a phrase with its preposition, or neither; `range` is where the words stand."""

    due: date | None = None
    phrase: str = ""
    range: tuple[int, int] | None = None


def understand_due(text: str, meeting_date: date) -> Due:
    """Return when what this line says is due, read against the date of the meeting.

    A date without a year is the next one from the meeting on, a weekday the next one after it. `text` is plain.
    """
    found = [*_dates_and_phrases(text, meeting_date), *_meetings(text), *_soon(text)]
    return max(found, key=_last, default=Due())


def read_due(words: str, meeting_date: date) -> Due:
    """Return what these words say when something is due: a date, with or without a preposition, or a phrase.

    Words that are no date are kept as they are; empty words give no due.
    """
    bare = " ".join(words.split()).rstrip(".")
    within = _PREPOSITION.match(bare)
    start = within.end() if within else 0
    exact = _EXACT.fullmatch(bare, start)
    due = _date_of(exact, meeting_date) if exact else None
    return Due(due, "" if due else bare, (0, len(words)) if bare else None)


def _last(due: Due) -> tuple[int, int]:
    """Order by where the words end; of those that end alike the longest comes last."""
    start, end = due.range or (0, 0)
    return end, -start


def _dates_and_phrases(text: str, meeting_date: date) -> Iterator[Due]:
    for found in _PREPOSITION.finditer(text):
        on = found[0].split()[0].lower() == "on" and "before" not in found[0].lower()
        exact = _EXACT.match(text, found.end())
        if exact and _ends_clause(text, exact.end(), strict=on):
            due = _date_of(exact, meeting_date)
            if on and _over(text[: found.start()], due, meeting_date):
                continue
            words = text[found.start() : exact.end()].rstrip(".")
            yield Due(due, "" if due else words, (found.start(), found.start() + len(words)))
        elif not on and (vague := _VAGUE.match(text, found.end())) and _ends_clause(text, vague.end(), strict=False):
            words = text[found.start() : vague.end()].rstrip(".")
            yield Due(None, words, (found.start(), found.start() + len(words)))


def _over(before: str, due: date | None, meeting_date: date) -> bool:
    """Tell whether "on" says when something was: "agreed on 3 March", "the minutes of the meeting on 3 March"."""
    if _DONE.search(before) or (due is not None and due < meeting_date):
        return True
    return due is not None and due - meeting_date > _LONG and bool(_MAY_BE_PAST.search(before))


def _meetings(text: str) -> Iterator[Due]:
    for found in _MEETING.finditer(text):
        yield Due(None, found[0], found.span())
    for found in _ANY_MEETING.finditer(text):
        if _ends_clause(text, found.end(), strict=False):
            yield Due(None, found[0], found.span())


def _soon(text: str) -> Iterator[Due]:
    for found in _SOON.finditer(text):
        yield Due(None, found[0], found.span())


def _ends_clause(text: str, end: int, *, strict: bool) -> bool:
    return bool(_CLAUSE_END.match(text, end) or (not strict and _LOOSE_END.match(text, end)))


def _date_of(found: re.Match[str], meeting_date: date) -> date | None:
    """Return the exact date that was matched, or None where the calendar has none such."""
    try:
        return _read(found.groupdict(), meeting_date)
    except (ValueError, OverflowError):
        return None


def _read(part: dict[str, str | None], meeting_date: date) -> date:
    if part["iso"]:
        return date.fromisoformat(part["iso"])
    for form in "12345":
        if day := part[f"d{form}"]:
            return _dated(int(day), _month(part[f"m{form}"] or ""), part.get(f"y{form}"), meeting_date)
    if part["d6"]:
        return _day_of_month(int(part["d6"]), part["which6"], meeting_date)
    if part["weekday"]:
        ahead = (DAYS.index(part["weekday"][:3].lower()) - meeting_date.weekday() - 1) % 7 + 1
        return meeting_date + timedelta(days=ahead)
    if part["relative"]:
        return meeting_date + timedelta(days=part["relative"].lower() == "tomorrow")
    return _end_of(part, meeting_date)


def _dated(day: int, month: int, year: str | None, meeting_date: date) -> date:
    if year:
        digits = year.strip("'’")
        return date(int(digits) + (2000 if len(digits) == 2 else 0), month, day)
    past = (month, day) < (meeting_date.month, meeting_date.day)
    return date(meeting_date.year + past, month, day)


def _day_of_month(day: int, which: str | None, meeting_date: date) -> date:
    following = (meeting_date.replace(day=28) + timedelta(days=4)).replace(day=1)
    if (which and which.lower() == "next") or (not which and day < meeting_date.day):
        return date(following.year, following.month, day)
    return date(meeting_date.year, meeting_date.month, day)


def _end_of(part: dict[str, str | None], meeting_date: date) -> date:
    if part["y8"]:
        return date(int(part["y8"]), 12, 31)
    if part["which8"]:
        first = meeting_date.replace(day=1)
        if part["which8"].lower() == "next":
            first = (first + timedelta(days=32)).replace(day=1)
        return first.replace(day=monthrange(first.year, first.month)[1])
    month = _month(part["m7"] or "")
    year = int(part["y7"]) if part["y7"] else meeting_date.year + (month < meeting_date.month)
    return date(year, month, monthrange(year, month)[1])


def _month(words: str) -> int:
    return int(words) if words.isdigit() else MONTHS.index(words[:3].lower()) + 1
