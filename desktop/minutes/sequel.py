"""How a new meeting begins: empty, or with the people and standing items of the one before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from db.records import Attendance, Item, Meeting, Person, new_id

LASTING = ("member", "adviser", "lay member")
"""Capacities in which somebody comes again; deputies and guests are named anew."""


def begun(heading: Meeting) -> Meeting:
    """Return a meeting with this heading, ready to be typed: with one item, and planned where its day is to come."""
    status = "planned" if heading.date > date.today() else "draft"
    return replace(heading, id=heading.id or new_id(), status=status, items=heading.items or (Item(),))


def begun_after(last: Meeting, heading: Meeting, *, as_last_time: bool) -> Meeting:
    """Return a meeting of the same committee as `last` with this heading.

    As last time: who has a seat or a role is there again, present until said otherwise, and standing items stand on
    the agenda without their notes.
    """
    committee = replace(last.committee, id=0)
    if not as_last_time:
        return begun(replace(heading, committee=committee))
    rows = [row for row in last.attendance if row.capacity in LASTING or row.role]
    fresh: dict[int, Person] = {}
    for row in rows:
        person = last.person(row.person)
        if person is not None:
            fresh[row.person] = replace(person, id=new_id())
    return begun(
        replace(
            heading,
            committee=committee,
            people=tuple(fresh.values()),
            attendance=tuple(_again(row, fresh[row.person].id) for row in rows if row.person in fresh),
            items=_standing(last.items),
        )
    )


def _again(row: Attendance, person: int) -> Attendance:
    return Attendance(person=person, capacity=row.capacity, role=row.role, representing=row.representing)


def _standing(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(
        Item(title=item.title, standing=True, minutes=item.minutes, items=_standing(item.items))
        for item in items
        if item.standing
    )
