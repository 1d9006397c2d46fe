"""What lines are read against: the people that they name, and the day of their meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.records import Person
from desktop.minutes.old_minutes.day_words import days_in
from desktop.minutes.old_minutes.line_fields import Facts
from desktop.minutes.old_minutes.taken_lines import TakenLine
from desktop.minutes.old_minutes.who_came import Company


def facts_of(lines: Iterable[TakenLine], known: Iterable[Person] = ()) -> Facts:
    """Return the people and the day that lines name; people `known` from elsewhere stand behind those of the lines."""
    held = tuple(lines)
    here = Company(held).people
    named = {person.name.casefold() for person in here}
    letters = {person.initials for person in here}
    others = (one for one in known if one.name.casefold() not in named and one.initials not in letters)
    return Facts((*here, *others), day_of(held) or date.min)


def day_of(lines: Iterable[TakenLine]) -> date | None:
    """Return the day of the meeting that the lines of the head name, None where they name none."""
    for line in lines:
        if line.taken == "heading" and line.field("date"):
            return next((day for day, _ in days_in(line.field("date"))), None)
    return None
