"""The head of minutes: which meeting, of whom, when and where, and the dates that are announced for later ones."""

from __future__ import annotations

import re
from datetime import date, time
from itertools import pairwise

from desktop.minutes import in_short
from desktop.minutes.old_minutes import label_words
from desktop.minutes.old_minutes.day_words import days_in, read_when

Fields = dict[str, str]

_LABELLED = re.compile(
    r"(?P<label>[^\W\d_][^:\t\n]{1,40}?)\s*(?:\((?:[^()]*)\)\s*)?(?::|\t|\s[–—-]\s)[\s:]*(?P<value>\S.*)", re.DOTALL
)
_LABEL_WITHIN = re.compile(r"(?:^|\t+|\s{2,}|[;|]\s*|(?<=[.,])\s+|\s+)(?P<label>[^\W\d_][\w/& ]{2,24}?)\s*:\s*(?=\S)")
_KIND_WORDS = (
    r"(?:(?:meeting|action|summary|board|committee)\s+)?(?:minutes|notes)(?:\s+(?:and|&)\s+actions?|\s+(?:of|from)\s+(?:the\s+)?meeting)?|record\s+of\s+(?:the\s+)?meeting|"
    r"action\s+(?:notes|minutes)|cofnodion|protokół|procès-verbal|protokoll"
)
_KIND = re.compile(
    rf"(?:(?:draft|final|confirmed|unconfirmed|approved|agreed|un-?approved|public)\s+)?(?P<kind>{_KIND_WORDS})(?:\s*[-–(]?\s*(?:draft|final|unconfirmed|confirmed|approved)\)?)?",
    re.IGNORECASE,
)
_TITLE_AND_KIND = re.compile(rf"(?P<title>\S.{{3,}}?)\s*(?:[-–—:,|]|\s)\s*(?P<kind>{_KIND_WORDS})", re.IGNORECASE)
_MINUTES_OF = re.compile(
    r"(?P<kind>(?:(?:draft|unconfirmed|confirmed|approved)\s+)?(?:minutes|notes|record))\s+(?:of|from)\s+(?:the\s+|a\s+|an\s+)?(?P<title>.+)",
    re.IGNORECASE | re.DOTALL,
)
_HELD = re.compile(
    r"[\s,;–-]*(?:which\s+was\s+|was\s+)?\b(?:held|took\s+place|taking\s+place|convened)\b\s*", re.IGNORECASE
)
_PLACE = re.compile(
    r"(?:^|[\s;,])(?:at|in|via|on(?=\s+(?:Teams|Zoom|MS)))\s+(?P<place>(?:the\s+)?[^\W\d_][^;]*)", re.IGNORECASE
)
_FILLING = re.compile(
    r"\b(?:on|at|from|in|the|of|commencing|starting|start|beginning|meeting|held|and|to|hrs|hours|r|godz|um|uhr|date|time|day|this)\b|[\W_]+",
    re.IGNORECASE,
)
_CLEARLY_TIME = re.compile(r"\d\s*[ap]\.?\s?m\b|\d\d:\d\d|\bnoon\b|\bo['’]clock\b|\d\s?hrs\b", re.IGNORECASE)
_TITLE_END = re.compile(
    r"(?:\s*[-–—:,]\s*)?\b(?:(?:(?:extra)?ordinary|annual|special|regular|monthly|quarterly|full|emergency|inaugural)\s+)*"
    r"(?:meetings?|minutes|(?:meeting\s+)?notes|minutes\s+and\s+actions)\s*$",
    re.IGNORECASE,
)
_TITLE_BEGIN = re.compile(
    r"^(?:(?:draft|unconfirmed|confirmed)\s+)?(?:(?:minutes|notes)\s+(?:of|from)\s+)?(?:the\s+|a\s+|an\s+)?"
    r"(?:(?:(?:extra)?ordinary|annual(?:\s+general)?|special|regular|monthly|quarterly|full|emergency)\s+)*(?:meeting\s+of\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:board|committee|group|council|partnership|trust|forum|panel|team|society|association|club|governors|trustees|executive|assembly|network|"
    r"sub-?group|meeting|pwyllgor|cyngor|rada|komisja|zarząd)\b",
    re.IGNORECASE,
)


def heading_fields(words: str) -> Fields:
    """Return what lines of the head say of the meeting: "title", "kind", "date", "start", "end", "place", "chair".

    Days are typed ("4 March 2026"), times as "14:00". {} where they say nothing of it.
    """
    out: Fields = {}
    for line in words.split("\n"):
        for part in _labelled_parts(line.strip()):
            for name, value in _of_line(part).items():
                out.setdefault(name, value)
    return out


def detail_fields(kind: str, value: str) -> Fields:
    """Return what a labelled value says: `kind` is one of `label_words.DETAILS`."""
    bare = " ".join(value.split()).strip(" ;")
    if kind in ("date", "time", "end"):
        return _when(bare, kind)
    if kind == "title":
        return _of_title(bare) or {"title": bare}
    return {kind: bare} if bare else {}


def meeting_fields(words: str, near: date) -> Fields:
    """Return what is announced of a later meeting: "date", "start", "end", "place", "title"; {} without a day."""
    when = read_when(" ".join(words.split()), near, bare_hours=False)
    if when.day is None:
        return {}
    day = when.day
    if day < near and not re.search(r"\d{4}|['’]\d\d|/\d\d\b", words):
        day = _a_year_on(day)
    before, _, behind = when.left.partition(";")
    title = re.sub(
        r"\b(?:on|at|held|will\s+be|is|the|next|meeting|date|of|to)\b|[\W\d_]+", "", before, flags=re.IGNORECASE
    )
    out = {"date": in_short.typed_day(day), **_times(when.start, when.end)}
    place = re.sub(
        r"^(?:(?:at|in|from|on|until)\s+)+",
        "",
        " ".join(re.sub(r"[;()]", " ", behind).split()).strip(" ,.–—-:"),
        flags=re.IGNORECASE,
    )
    place = place.strip(" ,.–—-:")
    if place and re.search(r"\w", place) and not re.fullmatch(r"(?:at|from|to|on|r|in)", place):
        out["place"] = place
    named = before.strip(" -–—:,•\t")
    if title and not label_words.next_meetings(re.sub(r"\s+(?:on|is|at|will\s+be.*)$", "", named)):
        out["title"] = re.sub(r"\s*(?:[-–—:,]|\bon)\s*$", "", named)
    return out


def committee_of(title: str) -> str:
    """Return the name of the body that a title names ("Harbour Trust Board meeting": "Harbour Trust Board")."""
    bare = _TITLE_END.sub("", _TITLE_BEGIN.sub("", title.strip(), count=1)).strip(" -–—:,")
    return (bare[:1].upper() + bare[1:]) if bare else title.strip()


def names_body(words: str) -> bool:
    """Tell whether words name a body that meets."""
    return bool(_BODY.search(words))


def _labelled_parts(line: str) -> list[str]:
    """Part a line in which several labels stand ("Date: 4 March   Time: 2pm")."""
    starts = [found.start() for found in _LABEL_WITHIN.finditer(line) if label_words.detail(found["label"])]
    if len(starts) < 2:
        return [line]
    edges = [0, *starts[1:], len(line)]
    return [line[start:end].strip(" \t;|,") for start, end in pairwise(edges)]


def _of_line(line: str) -> Fields:
    if (found := _LABELLED.fullmatch(line)) and (kind := label_words.detail(found["label"])):
        return detail_fields(kind, found["value"])
    if found := _KIND.fullmatch(line.strip(" .:")):
        return {"kind": " ".join(found["kind"].lower().split())}
    if (found := _TITLE_AND_KIND.fullmatch(line)) and len(line) < 120:
        return {"title": found["title"], "kind": " ".join(found["kind"].lower().split())}
    return _of_title(line) or _when_and_where(line) or ({"title": line} if line else {})


def _of_title(line: str) -> Fields:
    """ "Minutes of the meeting of Xton Parish Council held on 4 March 2025 at 7pm in the hall"."""
    of = _MINUTES_OF.fullmatch(line)
    held = _HELD.search(line)
    if of is None and held is None:
        return {}
    out: Fields = {}
    rest = of["title"] if of else line
    if of:
        out["kind"] = re.sub(r"^\w+\s+(?=minutes|notes)", "", of["kind"].lower())
    tail = ""
    if held := _HELD.search(rest):
        rest, tail = rest[: held.start()], rest[held.end() :]
    elif days := next(days_in(rest), None):
        rest, tail = rest[: days[1][0]], rest[days[1][0] :]
    title = re.sub(r"\s+(?:on|at)\s*$", "", rest).strip(" ,.–—-")
    if title:
        out["title"] = title[:1].upper() + title[1:]
    return out | _when_and_where(tail)


def _when_and_where(line: str) -> Fields:
    """Return day, times and place of words that say little else, {} of others."""
    when = read_when(line)
    if when.day is None and when.start is None:
        return {}
    if when.day is None and len(_FILLING.sub("", when.left)) > 3 and not _CLEARLY_TIME.search(line):
        return {}
    out: Fields = {"date": in_short.typed_day(when.day)} if when.day else {}
    out |= _times(when.start, when.end)
    if found := _PLACE.search(when.left):
        out["place"] = re.sub(r"[\s,]+(?:on|at|in)$", "", found["place"].strip(" ,.;–—-"), flags=re.IGNORECASE)
        return out
    left = when.left.strip(" ;,.–—-")
    rest = _FILLING.sub("", left)
    if rest and len(rest) > 3:
        before, _, behind = when.left.partition(";")
        place, named = behind.replace(";", " ").strip(" ,.–—-()|"), before.strip(" ,.–—-|")
        if len(_FILLING.sub("", named)) > 3:
            out["title"] = named
        if len(_FILLING.sub("", place)) > 3:
            out["place"] = " ".join(place.split())
    return out


def _when(value: str, kind: str) -> Fields:
    when = read_when(value, bare_hours=kind != "date")
    out: Fields = {"date": in_short.typed_day(when.day)} if when.day else {}
    times = _times(when.start, when.end)
    if kind == "end" and "end" not in times and "start" in times:
        times = {"end": times["start"]}
    out |= times
    rest = re.sub(r"^(?:in|at)\s+", "", " ".join(when.left.replace(";", " ").split()).strip(" ,.;–—-()|"))
    if out and len(_FILLING.sub("", rest)) > 3 and kind == "date":
        out["place"] = re.sub(r"^(?:(?:at|in|on)\b[\s,]*)+", "", rest).strip(" ,")
    return out


def _times(start: time | None, end: time | None) -> Fields:
    said = {"start": start, "end": end}
    return {name: at.strftime("%H:%M") for name, at in said.items() if at is not None}


def _a_year_on(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
