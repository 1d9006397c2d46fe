"""The people: who was there, who sent apologies, who was absent, in the lists and columns of the house style."""

from __future__ import annotations

import re

from db.records import Attendance, Person
from db.values import replace
from desktop.minutes import people as attending
from desktop.minutes.compose.sitting import Sitting, trimmed
from desktop.minutes.document import Block, Column, Heading, Paragraph, Ref, Row, Run, Runs, Table
from desktop.minutes.style_parts import PeopleGroup
from desktop.minutes.wording import Phrase, join

_ROLE_FIELDS = ("role", "chair", "minutes")


def people(sitting: Sitting) -> list[Block]:
    """Return the lists of people, each under its heading; a list without anybody is left out."""
    out: list[Block] = []
    for group in sitting.style.people:
        rows = [(row, person) for row in sitting.meeting.attendance if (person := _listed(sitting, group, row))]
        if rows and group.heading:
            out.append(Heading(level=2, runs=(Run(text=group.heading),)))
        if rows and group.columns:
            out.append(_table(sitting, group, rows))
        elif rows:
            lines = [_line(sitting, group, row, person) for row, person in rows]
            out += [*lines[:-1], replace(lines[-1], role="body")]
    return out


def person_values(sitting: Sitting, row: Attendance, person: Person) -> dict[str, str]:
    """Return what a people list may print of one person."""
    meeting, words = sitting.meeting, sitting.style.attendance
    role = words.roles.get(row.role, row.role)
    deputy = attending.deputy_present(meeting, row)
    office_only = not person.name and not person.initials
    return {
        "name": person.name or person.called,
        "initials": person.initials,
        "who": person.called,
        "called": words.initials.words({"initials": person.initials}) if person.initials else person.called,
        "job_title": "" if office_only else person.job_title,
        "organisation": person.organisation,
        "representing": row.representing or person.organisation,
        "capacity": row.capacity,
        "role": role,
        "chair": role if row.role in attending.CHAIRS else "",
        "minutes": role if row.role == "minute-taker" else "",
        "part": _part(sitting, (attending.attendance_of(meeting, deputy.id) if deputy else None) or row),
        "deputy": deputy.full if deputy else "",
        "deputy_for": join([member.full for member in attending.members_behind(meeting, person.id)]),
        "attending": _attending(sitting, row, deputy),
        "apologies": words.apologies if row.status == "apologies" else "",
    }


def _listed(sitting: Sitting, group: PeopleGroup, row: Attendance) -> Person | None:
    """Return the person of a row that belongs to this list, else None."""
    minute_taker = row.role == "minute-taker"
    fits = (
        row.status in group.who
        and (not group.capacities or row.capacity in group.capacities)
        and not (group.minute_taker == "left out" and minute_taker)
        and not (group.minute_taker == "alone" and not minute_taker)
        and not (group.deputies == "beside the member" and _stands_beside(sitting, row))
        and not attending.is_return(sitting.meeting, row)
    )
    return sitting.people.get(row.person) if fits else None


def _stands_beside(sitting: Sitting, row: Attendance) -> bool:
    """Say whether somebody is named already in the row of the member in whose seat they sat."""
    seats = (attending.deputy_present(sitting.meeting, member) for member in sitting.meeting.attendance)
    return row.status == "present" and any(deputy is not None and deputy.id == row.person for deputy in seats)


def _table(sitting: Sitting, group: PeopleGroup, rows: list[tuple[Attendance, Person]]) -> Table:
    return Table(
        title=group.heading or "People",
        description=f"{group.heading or 'People'}: {', '.join(column.heading for column in group.columns)}",
        columns=tuple(Column(heading=column.heading, share=column.share) for column in group.columns),
        rows=tuple(
            Row(
                cells=tuple(sitting.cell(_said(sitting, column.text, row, person)) for column in group.columns),
                ref=_place(sitting, row),
            )
            for row, person in rows
        ),
    )


def _line(sitting: Sitting, group: PeopleGroup, row: Attendance, person: Person) -> Paragraph:
    runs = trimmed(_said(sitting, group.line, row, person))
    return Paragraph(runs=runs, role="detail", ref=_place(sitting, row))


def _place(sitting: Sitting, row: Attendance) -> Ref | None:
    """Return where this person can be found: the first row they have."""
    return Ref("person", row.person) if attending.attendance_of(sitting.meeting, row.person) is row else None


def _said(sitting: Sitting, phrase: Phrase, row: Attendance, person: Person) -> Runs:
    """Return a phrase about a person; a role is not said again behind a job title that says it."""
    values = person_values(sitting, row, person)
    if "{job_title}" in phrase.source:
        title = person.job_title
        values |= {name: "" for name in _ROLE_FIELDS if _says(title, values[name])}
    return phrase.runs(values)


def _says(title: str, role: str) -> bool:
    return bool(re.search(rf"\b{re.escape(role)}\b", title, re.IGNORECASE))


def _attending(sitting: Sitting, row: Attendance, deputy: Person | None) -> str:
    words = sitting.style.attendance
    if row.status == "present":
        return words.present
    return deputy.full if deputy else words.absent if row.status == "absent" else ""


def _part(sitting: Sitting, row: Attendance) -> str:
    """Return how attendance for a part is said: "item 3, left 4.10pm", "left 3.10pm, returned 3.40pm"."""
    words, times = sitting.style.attendance, sitting.times
    numbers = row.for_items or ()
    said = [(words.item if len(numbers) == 1 else words.items).words({"items": join(numbers)})] if numbers else []
    for place, each in enumerate((row, *attending.returns(sitting.meeting, row))):
        came = words.returned if place else words.arrived
        said += [came.words({"time": times(each.arrived, None)})] if each.arrived else []
        said += [words.left.words({"time": times(None, each.left)})] if each.left else []
    return ", ".join(said)
