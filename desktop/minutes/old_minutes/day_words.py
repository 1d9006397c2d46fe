"""Days and times as people type them at the head of minutes: "Tues. 4th March 2025", "04/03/25", "7.30 p.m."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

from db.values import Struct
from desktop.minutes.patterns import later

_MONTH_WORDS = (
    ("jan(?:uary)?|ionawr|stycznia|janvier|januar|enero|gennaio", 1),
    ("feb(?:ruary)?|chwefror|lutego|f[ée]vrier|februar|febrero|febbraio", 2),
    ("mar(?:ch)?|mawrth|marca|mars|märz|marzo", 3),
    ("apr(?:il)?|ebrill|kwietnia|avril|abril|aprile", 4),
    ("may|mai|maja|mayo|maggio", 5),
    ("june?|mehefin|czerwca|juin|juni|junio|giugno", 6),
    ("july?|gorffennaf|lipca|juillet|juli|julio|luglio", 7),
    ("aug(?:ust)?|awst|sierpnia|août|agosto", 8),
    ("sept?(?:ember)?|medi|wrze[śs]nia|septembre|septiembre|settembre", 9),
    ("oct(?:ober)?|hydref|pa[źz]dziernika|octobre|oktober|octubre|ottobre", 10),
    ("nov(?:ember)?|tachwedd|listopada|novembre|noviembre", 11),
    ("dec(?:ember)?|rhagfyr|grudnia|d[ée]cembre|dezember|diciembre|dicembre", 12),
)
_MONTH = "(?:" + "|".join(words for words, _ in _MONTH_WORDS) + r")(?![^\W\d_])\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+(?:the\s+)?)?"
_DAY = later(
    rf"""(?<![\d/.-]){_WEEKDAY}(?:
      (?P<d1>[0-3]?\d)\s?(?:st|nd|rd|th|[.]|º)?(?:\s+of)?[\s,-]+(?:de\s+)?(?P<m1>{_MONTH})
        [\s,-]*(?:de\s+)?(?P<y1>(?:19|20)\d\d|['’]?\d\d(?![\d:.]))?
    | (?<![^\W\d_])(?P<m2>{_MONTH})\s+(?P<d2>[0-3]?\d)(?!\d)\s?(?:st|nd|rd|th)?,?\s*(?P<y2>(?:19|20)\d\d)?
    | (?P<y3>(?:19|20)\d\d)[-/.](?P<m3>[01]?\d)[-/.](?P<d3>[0-3]?\d)(?!\d)
    | (?P<d4>[0-3]?\d)(?P<s4>[/.-])(?P<m4>[01]?\d)(?P=s4)(?P<y4>(?:19|20)\d\d|\d\d)(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOCK = (
    r"(?P<{0}h>[012]?\d)(?:\s?[:.h]\s?(?P<{0}m>[0-5]\d))?"
    r"\s*(?:(?P<{0}a>[ap])\s?\.?\s?m\b\.?|(?P<{0}u>hrs|hours|o['’]clock|uhr))?"
)
_NOON = r"(?P<{0}n>12\s*noon|noon|midday|midnight)"
_ONE = "(?:" + _NOON + "|" + _CLOCK + ")"
_SPAN = later(
    rf"(?<![\d/.:-])(?:from\s+)?{_ONE.format('s')}(?:\s*(?:[–—-]|to|until|till|and)\s*{_ONE.format('e')})?(?![\d/-])",
    re.IGNORECASE,
)
_FOUR = later(r"(?<!\d)([012]\d)([0-5]\d)\s?(?:hrs|hours|h)\b", re.IGNORECASE)


class When(Struct, frozen=True):
    """A day and times as they stand in words; `left` are the words without them."""

    day: date | None = None
    start: time | None = None
    end: time | None = None
    left: str = ""


def days_in(words: str, near: date | None = None) -> Iterator[tuple[date, tuple[int, int]]]:
    """Yield the days that words name, with where. One without a year is that of `near`, else it is none."""
    for found in _DAY.finditer(words):
        day = _day(found, near)
        if day is not None:
            yield day, found.span()


def read_when(words: str, near: date | None = None, *, bare_hours: bool = False) -> When:
    """Return the first day and the first times in words. `bare_hours`: "10 - 12" are times too."""
    day, left = None, words
    for found, (start, end) in days_in(words, near):
        day, left = found, f"{words[:start]} ; {words[end:]}"
        break
    straight = _FOUR.sub(r"\1:\2", left)
    for span in _SPAN.finditer(straight):
        times = _times(span, bare_hours)
        if times is not None:
            rest = f"{straight[: span.start()]} ; {straight[span.end() :]}"
            return When(day, times[0], times[1], rest)
    return When(day, None, None, straight)


def read_time(words: str) -> time | None:
    """Return the one time that words are, "9" too; None where they are none."""
    return read_when(words, bare_hours=True).start


def _day(found: re.Match[str], near: date | None) -> date | None:
    part = found.groupdict()
    for form in "1234":
        if part[f"d{form}"] is None:
            continue
        year = (part[f"y{form}"] or "").strip("'’")
        if not year and near is None:
            return None
        number = int(year) + (2000 if len(year) == 2 else 0) if year else near.year if near else 0
        day, month = int(part[f"d{form}"]), _month(part[f"m{form}"])
        return _dated(number, month, day) or (_dated(number, day, month) if form == "4" else None)
    return None


def _dated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(words: str) -> int:
    if words.isdigit():
        return int(words)
    bare = words.rstrip(".").casefold()
    return next((number for forms, number in _MONTH_WORDS if re.fullmatch(forms, bare)), 0)


def _times(span: re.Match[str], bare_hours: bool) -> tuple[time, time | None] | None:
    part = span.groupdict()
    said = any(part[key] for key in ("sm", "sa", "su", "sn", "em", "ea", "eu", "en"))
    if not said and not (bare_hours and (part["eh"] or span[0].strip() == span.string.strip(" ;"))):
        return None
    if not (part["sm"] or part["sa"] or part["su"] or part["sn"]) and not (part["eh"] or part["en"]):
        return None if not bare_hours else _pair(part)
    return _pair(part)


def _pair(part: dict[str, str | None]) -> tuple[time, time | None] | None:
    end = _clock(part, "e")
    half = part["sa"] or (part["ea"] if _same_half(part) else None)
    start = _clock(part, "s", half)
    return (start, end) if start is not None else None


def _same_half(part: dict[str, str | None]) -> bool:
    """Tell whether "2 - 4pm" begins in the afternoon: not where that would end before it began ("10 - 1pm")."""
    start, end = int(part["sh"] or 0), int(part["eh"] or 0)
    return start <= 12 and start % 12 <= end % 12


def _clock(part: dict[str, str | None], which: str, half: str | None = None) -> time | None:
    if noon := part[f"{which}n"]:
        return time(0) if noon.lower() == "midnight" else time(12)
    if part[f"{which}h"] is None:
        return None
    hour, minute = int(part[f"{which}h"] or 0), int(part[f"{which}m"] or 0)
    half = (part[f"{which}a"] or half or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 else None
