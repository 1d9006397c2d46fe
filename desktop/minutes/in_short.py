"""Actions, people and days said in few words, as a pane beside the notes shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time

from db.records import Action, Meeting, Occasion, Owner, Person
from desktop.minutes import markup
from desktop.minutes.wording import MONTHS, WEEKDAYS

_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.h ]?(?P<minute>\d\d))?\s*(?:(?P<half>[ap])\.?m\.?)?")

_BY = re.compile(r"^(?:by|before|at|on)\s+(?:the\s+)?", re.IGNORECASE)


def day(of: date, near: date | None = None) -> str:
    """Return "20 Mar", with the year where it is not that of `near`."""
    short = f"{of.day} {MONTHS[of.month - 1][:3]}"
    return short if near is not None and near.year == of.year else f"{short} {of.year}"


def long_day(of: date) -> str:
    """Return "Friday 20 March 2026"."""
    return f"{WEEKDAYS[of.weekday()]} {typed_day(of)}"


def typed_day(of: date) -> str:
    """Return "20 March 2026", which `due.read_due` reads again."""
    return f"{of.day} {MONTHS[of.month - 1]} {of.year}"


def due(on: date | None, phrase: str, near: date) -> str:
    """Return when something is due: its date in short, else its phrase without "by the"; "" where there is neither."""
    return day(on, near) if on is not None else _BY.sub("", phrase)


def called(owner: Owner, people: Iterable[Person]) -> str:
    """Return the shortest words for an owner: the initials of a person, or the name as it stands."""
    person = next((each for each in people if each.id == owner.person), None)
    return person.called if person else owner.name


def owners(of: Iterable[Owner], meeting: Meeting, joiner: str = ", ") -> str:
    """Return owners or leads in short, "" where there are none."""
    return joiner.join(called(owner, meeting.people) for owner in of)


def owners_of(action: Action, meeting: Meeting) -> str:
    """Return what stands in the owner's column of an action."""
    return action.owner_text or owners(action.owners, meeting)


def overdue(on: date | None, at: date) -> bool:
    """Tell whether a day lies before the meeting's."""
    return on is not None and on < at


def outcome(of: str, carried_to: date | None = None) -> str:
    """Return what a meeting said came of an action: "carried to 30 Jun 2026", "no outcome"."""
    if carried_to is not None:
        return f"carried to {day(carried_to)}"
    return {"none": "no outcome"}.get(of, of)


def occasion(of: Occasion) -> str:
    """Return a moment in the life of an action in a line: "8 May 2026: done – “It is mended.”"."""
    if of.kind == "status":
        return f"{of.outcome}, set by hand"
    if of.kind == "given":
        return f"given on {typed_day(of.date)}" if of.date else "given at a meeting that is not here"
    words = " ".join(markup.plain(of.words).split())
    said = outcome(of.outcome, of.carried_to) + (f" – “{words}”" if words else "")
    return f"{typed_day(of.date)}: {said}" if of.date else said


def clock(of: time | None) -> str:
    """Return "14:10", "" where there is no time."""
    return f"{of:%H:%M}" if of is not None else ""


def read_clock(words: str) -> time | None:
    """Return the time of day that was typed: "14:10", "1410", "14.10", "2pm", "2:10 pm", "9"; None where it is none."""
    found = _CLOCK.fullmatch(words.strip().casefold())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
