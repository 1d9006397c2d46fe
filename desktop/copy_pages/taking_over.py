"""A yes to a correction as an edit of the open meeting."""

from __future__ import annotations

from collections.abc import Iterable

from db import agenda, attendance, meetings, notes, people
from db.changes import Edit
from desktop.keeping import together
from desktop.minutes.correcting.taking import (
    Change,
    SetAction,
    SetHeading,
    SetItemTitle,
    SetNotes,
    SetPerson,
    SetStatus,
)

PRINTED = ("name", "initials", "job_title", "organisation")


def edit_of(meeting: int, changes: Iterable[Change]) -> Edit:
    """Return the edit that writes changes, in their order, into the meeting with this id."""
    return together(*(_edit(meeting, change) for change in changes))


def _edit(meeting: int, change: Change) -> Edit:
    match change:
        case SetNotes():
            return notes.write(change.item, change.notes)
        case SetAction():
            return notes.set_action(change.note, change.action)
        case SetItemTitle():
            return agenda.change(change.item, title=change.title)
        case SetPerson():
            return people.change(change.person.id, **{name: getattr(change.person, name) for name in PRINTED})
        case SetStatus():
            return attendance.change(change.attendance, status=change.status)
        case SetHeading():
            return meetings.change(
                meeting,
                title=change.title,
                date=change.date,
                start=change.start,
                end=change.end,
                place=change.place,
            )
