"""A row of the attendance as the attendees pane shows, speaks and explains it."""

from __future__ import annotations

from db.records import Attendance, Meeting, Person
from desktop.minutes import in_short
from desktop.minutes.people import members_behind
from desktop.widgets.rows import Cell, Row

MARKS = {
    "present": Cell("●", "decision_text"),
    "apologies": Cell("ap", "second"),
    "absent": Cell("ab", "second"),
    "not required": Cell("n/r", "second"),
}
ROLES = {"minute-taker": "minutes"}
CAPACITIES = {"member": "", "in attendance": "attending"}
KEYS = (
    "Space: present, apologies, absent · Right: arrived now · Left: left now (with Shift: at a time)\n"
    "Enter: the row, deputy · Insert: add · Delete: take off the list"
)
LEFT = Cell("○", "second")


def shown(meeting: Meeting, row: Attendance) -> Row:
    """Return the row of a list: initials, name, the two things that matter most, and the mark of the status."""
    person = meeting.person(row.person) or Person(name="?")
    details = _details(meeting, row)
    spoken = [person.full, person.initials, row.status, *details]
    return Row(
        key=row.id,
        cells=(
            Cell(person.initials, bold=True),
            Cell(person.name or person.job_title, stretches=True),
            Cell("".join(details[:1]), "second"),
            Cell("".join(details[1:2]), "second", yields=True),
        ),
        mark=LEFT if row.status == "present" and row.left is not None else MARKS[row.status],
        spoken=", ".join(word for word in spoken if word),
        tip=_tip(row, person, details),
        found_by=(person.initials, person.name, *person.name.split(), person.job_title),
    )


def _details(meeting: Meeting, row: Attendance) -> list[str]:
    deputy = meeting.person(row.deputy)
    behind = members_behind(meeting, row.person)
    said = [
        ROLES.get(row.role, row.role),
        "for " + ", ".join(person.called for person in behind) if behind else "",
        f"deputy {deputy.called}" if deputy else "",
        "" if behind else CAPACITIES.get(row.capacity, row.capacity),
        "items " + ", ".join(row.for_items) if row.for_items else "",
        f"came {in_short.clock(row.arrived)}" if row.arrived else "",
        f"left {in_short.clock(row.left)}" if row.left else "",
    ]
    return [words for words in said if words]


def _tip(row: Attendance, person: Person, details: list[str]) -> str:
    said = (person.full, person.job_title, row.representing or person.organisation)
    who = ", ".join(dict.fromkeys(word for word in said if word))
    return f"{who}\n{' · '.join([row.status, *details])}\n{KEYS}"
