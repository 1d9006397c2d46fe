"""How minutes become the agreed record: planned, draft, circulated, agreed, signed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.records import FROZEN, Meeting, VersionCard
from desktop.minutes import in_short, people

GIVEN_OUT = ("circulated", *FROZEN)
"""Statuses in which others have the minutes, so that their numbers are fixed."""


def why_closed(meeting: Meeting) -> str:
    """Return why the minutes of a meeting are not to be changed any more, "" where they may be."""
    if meeting.status not in FROZEN:
        return ""
    return f"These minutes are {meeting.status}, so their text stays as it is. Corrections belong in the next minutes."


def version_name(status: str, on: date, before: Iterable[VersionCard] = ()) -> str:
    """Return what a version is called that is kept on reaching a status: "circulated again 12 March 2026"."""
    again = " again" if any(version.status == status for version in before) else ""
    return f"{status}{again} {in_short.typed_day(on)}"


def signatories(*meetings: Meeting) -> tuple[str, ...]:
    """Return who may have signed: those in the chair of these meetings, the first one's first."""
    return tuple(dict.fromkeys(person.full for meeting in meetings for person in people.chairs(meeting)))
