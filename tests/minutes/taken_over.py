"""A meeting with corrections taken over, as the database has it once their changes are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from db.records import Item, Meeting, Note
from db.values import replace
from desktop.minutes.correcting.correction import Correction
from desktop.minutes.correcting.taking import (
    Change,
    SetAction,
    SetHeading,
    SetItemTitle,
    SetNotes,
    SetPerson,
    SetStatus,
    changes_of,
)


def taken_over(meeting: Meeting, corrections: Iterable[Correction]) -> Meeting:
    """Return the meeting once a yes was said to these, one after the other."""
    for correction in corrections:
        for change in changes_of(meeting, correction):
            meeting = written(meeting, change)
    return meeting


def written(meeting: Meeting, change: Change) -> Meeting:
    match change:
        case SetNotes():
            return _with_items(meeting, lambda item: _with_notes(item, change))
        case SetAction():
            return _with_items(meeting, lambda item: _with_action(item, change))
        case SetItemTitle():
            return _with_items(
                meeting, lambda item: replace(item, title=change.title) if item.id == change.item else item
            )
        case SetHeading():
            said = {name: getattr(change, name) for name in ("title", "date", "start", "end", "place")}
            return replace(meeting, **said)
        case SetPerson():
            people = (change.person if each.id == change.person.id else each for each in meeting.people)
            return replace(meeting, people=tuple(people))
        case SetStatus():
            rows = (
                replace(row, status=change.status) if row.id == change.attendance else row for row in meeting.attendance
            )
            return replace(meeting, attendance=tuple(rows))


def _with_items(meeting: Meeting, become: Callable[[Item], Item]) -> Meeting:
    def changed(item: Item) -> Item:
        return become(replace(item, items=tuple(changed(inner) for inner in item.items)))

    return replace(meeting, items=tuple(changed(item) for item in meeting.items))


def _with_notes(item: Item, change: SetNotes) -> Item:
    """Notes that come over from another item stand there no more."""
    if item.id == change.item:
        return replace(item, notes=change.notes)
    ids = {note.id for note in change.notes}
    return replace(item, notes=tuple(note for note in item.notes if note.id not in ids))


def _with_action(item: Item, change: SetAction) -> Item:
    def acting(note: Note) -> Note:
        return replace(note, action=change.action) if note.id == change.note else note

    return replace(item, notes=tuple(acting(note) for note in item.notes))
