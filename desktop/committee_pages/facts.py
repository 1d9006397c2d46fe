"""What is kept of a committee in a word each: how it is shown, read and explained."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from db.records import CommitteeProfile
from db.values import Struct
from desktop.dialogs.typed import read_time
from desktop.minutes import in_short
from desktop.minutes.due import read_due
from desktop.minutes.house_style import HouseStyle, resolve
from desktop.minutes.last_reference import follows


class Misread(ValueError):
    """Words that are none of what a field holds; the message says what would be."""


class Fact(Struct, frozen=True):
    """A field: its name in a CommitteeProfile, its title, what it is for, and how typed words become its value.

    `read` raises Misread. One that is chosen from a list has none.
    """

    name: str
    title: str
    about: str
    read: Callable[[str], Any] | None = None


def _words(typed: str) -> str:
    return " ".join(typed.split())


def _time(typed: str) -> time | None:
    at = read_time(typed)
    if typed.strip() and at is None:
        raise Misread(f"“{typed.strip()}” is no time: 14:00, 1400 or 2pm.")
    return at


def _count(typed: str) -> int | None:
    words = typed.strip()
    if words and not (words.isdecimal() and 0 < int(words[:4]) < 1000):
        raise Misread("The quorum is a number of members, like 5.")
    return int(words) if words else None


def _day(typed: str) -> date | None:
    day = read_due(typed.strip(), date.today()).due if typed.strip() else None
    if typed.strip() and day is None:
        raise Misread(f"“{typed.strip()}” is no date: type 12 March 2026, or 12/3/26.")
    return day


FACTS = (
    Fact("name", "Name", "The full name, as new minutes are headed.", _words),
    Fact("short_name", "Short name", "In running heads and file names: HTB.", _words),
    Fact("parent", "Parent committee", "The committee that this one reports to."),
    Fact("style", "House style", "How its documents look and number; a meeting may be given another."),
    Fact("template", "Word template", "Its own letterhead (.docx, .dotx), into which its documents are written."),
    Fact("place", "Usual place", "Offered to each new meeting.", _words),
    Fact("start", "Usual start", "Offered to each new meeting: 14:00.", _time),
    Fact("end", "Usual end", "Offered to each new meeting: 16:00.", _time),
    Fact("quorum", "Quorum", "How many members must be there.", _count),
    Fact("reached", "Last reference", "The last before Minutebook, like AP33/17: numbering goes on from it.", _words),
    Fact("reached_on", "Given on", "The day of the meeting that gave the last reference.", _day),
)
NOT_SET = "not set"


def shown(
    fact: Fact,
    profile: CommitteeProfile,
    names: Mapping[int, str],
    styles: Mapping[str, HouseStyle],
    template: str = "",
) -> str:
    """Return a field in words, "" where it is not set. `names` are those of the committees, `template` is the name of
    the file that its Word template came in.
    """
    value = getattr(profile, fact.name)
    if value is None or value == "":
        return ""
    if fact.name == "parent":
        return names.get(value, "")
    if fact.name == "template":
        return template
    if fact.name == "style":
        return styles[value].title if value in styles else f"{value} (not on this machine)"
    if isinstance(value, time):
        return in_short.clock(value)
    return in_short.typed_day(value) if isinstance(value, date) else str(value)


def explained(fact: Fact, profile: CommitteeProfile, styles: Mapping[str, HouseStyle]) -> tuple[str, bool]:
    """Return what a field is for, or what follows from it, and whether that is a warning."""
    style = resolve(profile.style, styles)
    if fact.name not in ("reached", "reached_on") or not profile.reached:
        return fact.about, False
    if style.actions.numbers != "through the year":
        return f"The house style “{style.title}” begins at 1 in each meeting and does not go on from it.", True
    if profile.reached_on is None:
        return "Say when it was given: numbering goes on from it through that year.", True
    coming = follows(profile.reached, profile.reached_on, style)
    if not coming:
        year = profile.reached_on.year
        return f"The house style “{style.title}” cannot read “{profile.reached}” as a reference of {year}.", True
    return f"The next action of {profile.reached_on.year} will be {coming}.", False
