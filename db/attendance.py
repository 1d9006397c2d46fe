"""Attendance: who was at the meeting, in what capacity, for what and from when to when."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from db import people
from db.changes import Edit
from db.models import AttendanceRow, MeetingRow
from db.records import Attendance, Person, new_id

FIELDS = ("status", "capacity", "role", "representing", "deputy", "for_items", "arrived", "left")


def add(meeting_id: int, person: Person, attendance: Attendance) -> Edit:
    """Put a person on the list, last. One whom this meeting names already (`person.id`) is not named twice."""

    def edit(session: Session) -> None:
        meeting = session.get_one(MeetingRow, meeting_id)
        named = next((row for row in meeting.people if row.id == person.id), None) or people.add(
            session, meeting, person
        )
        row = AttendanceRow(id=attendance.id or new_id(), person_id=named.id, position=len(meeting.attendance))
        meeting.attendance.append(row)
        _fill(row, {name: getattr(attendance, name) for name in FIELDS})

    return edit


def change(attendance_id: int, **fields: Any) -> Edit:
    """Change a row: status, capacity, role, representing, deputy (a person's id), for_items, arrived, left."""
    unknown = fields.keys() - set(FIELDS)
    if unknown:
        raise TypeError(f"an attendance has no {', '.join(sorted(unknown))}")
    return lambda session: _fill(session.get_one(AttendanceRow, attendance_id), fields)


def remove(attendance_id: int) -> Edit:
    """Take a row off the list. The person stays named in the meeting, so that owners keep their name."""

    def edit(session: Session) -> None:
        row = session.get_one(AttendanceRow, attendance_id)
        meeting = session.get_one(MeetingRow, row.meeting_id)
        meeting.attendance.remove(row)
        for place, left in enumerate(meeting.attendance):
            left.position = place

    return edit


def move(attendance_id: int, by: int) -> Edit:
    """Move a row up (-1) or down (+1) on the list; at the end it stays."""

    def edit(session: Session) -> None:
        row = session.get_one(AttendanceRow, attendance_id)
        rows = list(session.get_one(MeetingRow, row.meeting_id).attendance)
        place = rows.index(row)
        rows.insert(min(max(place + by, 0), len(rows) - 1), rows.pop(place))
        for n, at in enumerate(rows):
            at.position = n

    return edit


def _fill(row: AttendanceRow, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        if name == "deputy":
            row.deputy_id = value
        elif name == "for_items":
            row.for_items = None if value is None else "\n".join(value)
        else:
            setattr(row, name, value)
