"""A yes to a correction as an edit of the open meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from db import agenda, attendance, meetings, notes, people
from db.changes import Edit
from db.records import Item, Meeting
from db.values import replace
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

HEADING = ("title", "date", "start", "end", "place")
PRINTED = ("name", "initials", "job_title", "organisation")


def edit_of(meeting: int, changes: Iterable[Change]) -> Edit:
    """Return the edit that writes changes, in their order, into the meeting with this id."""
    return together(*(_edit(meeting, change) for change in changes))


def with_changes(meeting: Meeting, changes: Iterable[Change]) -> Meeting:
    """Return a meeting as it is once these changes are written."""
    for change in changes:
        meeting = _changed(meeting, change)
    return meeting


def _changed(meeting: Meeting, change: Change) -> Meeting:
    match change:
        case SetNotes():
            return _with_item(meeting, change.item, lambda item: replace(item, notes=change.notes))
        case SetItemTitle():
            return _with_item(meeting, change.item, lambda item: replace(item, title=change.title))
        case SetAction():
            held = next(item for item, note in meeting.every_note() if note.id == change.note)
            written = (replace(n, action=change.action) if n.id == change.note else n for n in held.notes)
            return _changed(meeting, SetNotes(item=held.id, notes=tuple(written)))
        case SetPerson():
            named = tuple(change.person if one.id == change.person.id else one for one in meeting.people)
            return replace(meeting, people=named)
        case SetStatus():
            sat = meeting.attendance
            rows = tuple(replace(row, status=change.status) if row.id == change.attendance else row for row in sat)
            return replace(meeting, attendance=rows)
        case SetHeading():
            return replace(meeting, **{name: getattr(change, name) for name in HEADING})


def _with_item(meeting: Meeting, id: int, become: Callable[[Item], Item]) -> Meeting:
    def changed(item: Item) -> Item:
        inside = replace(item, items=tuple(changed(each) for each in item.items)) if item.items else item
        return become(inside) if item.id == id else inside

    return replace(meeting, items=tuple(changed(item) for item in meeting.items))


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
            return meetings.change(meeting, **{name: getattr(change, name) for name in HEADING})
