"""Who was there, for whom and for which items, and what people are called."""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Attendance, Meeting, Person

CHAIRS = ("chair", "co-chair", "vice-chair")


def attendance_of(meeting: Meeting, person: int | None) -> Attendance | None:
    """Return the attendance of a person (a Person's id), or None."""
    return next((row for row in meeting.attendance if row.person == person), None)


def with_role(meeting: Meeting, *roles: str) -> tuple[Person, ...]:
    """Return the people present in these roles, role by role in the order given."""
    rows = [row for role in roles for row in meeting.attendance if row.role == role and row.status == "present"]
    return _people(meeting, (row.person for row in rows))


def chairs(meeting: Meeting) -> tuple[Person, ...]:
    """Return who chaired: the chair and co-chairs present, else the vice-chairs, else nobody."""
    return with_role(meeting, "chair", "co-chair") or with_role(meeting, "vice-chair")


def minute_takers(meeting: Meeting) -> tuple[Person, ...]:
    """Return who took the minutes."""
    return with_role(meeting, "minute-taker")


def members_behind(meeting: Meeting, deputy: int) -> tuple[Person, ...]:
    """Return the members for whom a person (a Person's id) sits as deputy."""
    return _people(meeting, (row.person for row in meeting.attendance if row.deputy == deputy))


def deputy_present(meeting: Meeting, row: Attendance) -> Person | None:
    """Return who sat in an absent member's seat, or None where there is no deputy or the deputy did not come."""
    if row.deputy is None or row.status == "present":
        return None
    own = attendance_of(meeting, row.deputy)
    return meeting.person(row.deputy) if own is None or own.status == "present" else None


def there_for(row: Attendance, number: str) -> bool:
    """Say whether somebody present was there for the item of this number; an item brings its sub-items with it."""
    return row.status == "present" and (
        row.for_items is None or any(_covers(said.strip().rstrip("."), number) for said in row.for_items)
    )


def is_return(meeting: Meeting, row: Attendance) -> bool:
    """Tell whether a row says that somebody came back who had left: an earlier row of theirs says when they left."""
    return any(row in returns(meeting, first) for first in meeting.attendance if first.person == row.person)


def returns(meeting: Meeting, first: Attendance) -> tuple[Attendance, ...]:
    """Return the rows that say when somebody came back after the leaving that a row says, in their order."""
    if first.left is None or first.status != "present":
        return ()
    place = next((at for at, row in enumerate(meeting.attendance) if row is first), len(meeting.attendance))
    return tuple(row for row in meeting.attendance[place + 1 :] if _comes_back(first, row))


def _comes_back(first: Attendance, row: Attendance) -> bool:
    same = (row.person, row.status, row.capacity, row.representing, row.role)
    return row.arrived is not None and same == (
        *(first.person, first.status, first.capacity, first.representing, first.role),
    )


def _covers(said: str, number: str) -> bool:
    """Say whether an item's number is the one said or stands inside it: 2 covers 2.1 and 2a, not 21."""
    rest = number.removeprefix(said)
    return bool(said) and number.startswith(said) and (not rest or not rest[0].isdigit())


def _people(meeting: Meeting, ids: Iterable[int]) -> tuple[Person, ...]:
    found = (meeting.person(id) for id in dict.fromkeys(ids))
    return tuple(person for person in found if person is not None)
