"""Who comes and goes during the meeting: the edit that follows from it, and what is said of it."""

from __future__ import annotations

from datetime import time

from db import attendance
from db.changes import Edit
from db.records import Attendance, Meeting, Person, new_id
from db.values import Struct, replace
from desktop.keeping import together
from desktop.minutes import in_short


class Step(Struct, frozen=True):
    """What is to be done, None where nothing is; its name for undo, and the sentence that tells it."""

    edit: Edit | None
    name: str
    words: str


def arrival(meeting: Meeting, row: Attendance, at: time | None) -> Step:
    """Return what follows when somebody arrives; `at` is None for the beginning.

    Who was there and left comes back in a row of their own, so that the time between is not lost.
    """
    who, here = _called(meeting, row), _here(meeting, row)
    if here is None and (left := _last(meeting, row)) is not None:
        return _return(meeting, left, at, who)
    said = f" at {in_short.clock(at)}" if at is not None else ""
    row = here or row
    if row.status == "present" and row.arrived == at:
        return Step(None, "", f"{who} is marked present{said or ' from the beginning'} already.")
    name = f"{who} arrived{said}" if said else f"{who} present"
    edit = attendance.change(row.id, status="present", arrived=at)
    return Step(edit, name, f"{name}. Undo: Ctrl+Z.")


def leaving(meeting: Meeting, row: Attendance, at: time | None) -> Step:
    """Return what follows when somebody leaves; `at` is None where they stayed to the end after all."""
    who, here = _called(meeting, row), _here(meeting, row)
    last = here or _last(meeting, row)
    if last is None:
        return Step(None, "", f"{who} is not marked present. Space or Right marks who is there.")
    if at is None:
        name = f"{who} stayed to the end"
    elif last.left == at or (here is None and row.left != last.left):
        return Step(None, "", f"{who} left at {in_short.clock(last.left)} already.")
    else:
        name = f"{who} left at {in_short.clock(at)}"
    return Step(attendance.change(last.id, left=at), name, f"{name}. Undo: Ctrl+Z.")


def gone(meeting: Meeting, row: Attendance) -> bool:
    """Tell whether somebody was there, has left and not come back."""
    return _here(meeting, row) is None and _last(meeting, row) is not None


def _return(meeting: Meeting, left: Attendance, at: time | None, who: str) -> Step:
    if at is None:
        edit, name = attendance.change(left.id, left=None), f"{who} stayed to the end"
        return Step(edit, name, f"{name}. Undo: Ctrl+Z.")
    if left.left is not None and at <= left.left:
        until = in_short.clock(left.left)
        return Step(None, "", f"{who} left at {until}: the time of coming back must be later.")
    again = replace(left, id=new_id(), arrived=at, left=None, deputy=None)
    person = meeting.person(left.person) or Person(id=left.person)
    behind = len(meeting.attendance) - meeting.attendance.index(left) - 1
    edit = together(attendance.add(meeting.id, person, again), attendance.move(again.id, -behind))
    name = f"{who} came back at {in_short.clock(at)}"
    return Step(edit, name, f"{name}. Undo: Ctrl+Z.")


def _here(meeting: Meeting, row: Attendance) -> Attendance | None:
    """Return the row by which somebody is there now."""
    return next((each for each in _present(meeting, row) if each.left is None), None)


def _last(meeting: Meeting, row: Attendance) -> Attendance | None:
    return next(iter(reversed(_present(meeting, row))), None)


def _present(meeting: Meeting, row: Attendance) -> list[Attendance]:
    return [each for each in meeting.attendance if each.person == row.person and each.status == "present"]


def _called(meeting: Meeting, row: Attendance) -> str:
    person = meeting.person(row.person)
    return person.called if person else "?"
