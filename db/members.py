"""Members: who sits on a committee, in whose place, from when to when; and who is known at all."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.committees import CommitteeError
from db.models import CommitteeRow, MemberRow, PersonRow
from db.records import Member, new_id
from db.tables import KNOWN, MEMBERS, PEOPLE

SEAT = ("capacity", "role", "representing", "joined", "left")
PERSON = ("name", "initials", "job_title", "organisation", "email")


def known(session: Session) -> tuple[Member, ...]:
    """Return everybody known, by name, as the member that they would be: a seat's own fields are empty."""
    rows = session.execute(select(KNOWN).order_by(KNOWN.c.name, KNOWN.c.initials, KNOWN.c.id))
    return tuple(Member(known_as=row.id, **{name: getattr(row, name) for name in PERSON}) for row in rows)


def add(committee_id: int, *coming: Member, behind: int = 0) -> Edit:
    """Give people seats: the last ones, or right behind another (a member's id). A member's id of 0 is given.

    `Member.known_as` says who it is, 0 somebody new; what was unknown of the person is learned. Raises CommitteeError
    where somebody has the seat already.
    """

    def edit(session: Session) -> None:
        committee = session.get_one(CommitteeRow, committee_id)
        places = [each.id for each in committee.members]
        place = places.index(behind) + 1 if behind in places else len(places)
        with session.no_autoflush:
            for n, member in enumerate(coming, place):
                committee.members.insert(n, _seat(session, committee, member))
        _count(committee)
        session.flush()

    return edit


def _seat(session: Session, committee: CommitteeRow, member: Member) -> MemberRow:
    person = _person(session, member)
    row = MemberRow(id=member.id or new_id(), committee_id=committee.id, person_id=person.id, deputy_id=member.deputy)
    _fill(row, {name: getattr(member, name) for name in SEAT})
    _check(row, person, committee.members)
    return row


def change(member_id: int, **fields: Any) -> Edit:
    """Change a seat: capacity, role, representing, joined, left, or deputy (as `Person.known_as` counts; None: nobody).

    Raises CommitteeError where somebody would be their own deputy, leave before they join, or sit twice at a time.
    """
    if unknown := fields.keys() - {*SEAT, "deputy"}:
        raise TypeError(f"a seat has no {', '.join(sorted(unknown))}")

    def edit(session: Session) -> None:
        row = session.get_one(MemberRow, member_id)
        _fill(row, fields)
        person = session.get_one(PersonRow, row.person_id)
        _check(row, person, session.get_one(CommitteeRow, row.committee_id).members)

    return edit


def change_person(known_as: int, **fields: str) -> Edit:
    """Change who somebody is: name, initials, job_title, organisation, email. What meetings print of them stays."""
    if unknown := fields.keys() - set(PERSON):
        raise TypeError(f"a person has no {', '.join(sorted(unknown))}")

    def edit(session: Session) -> None:
        person = session.get_one(PersonRow, known_as)
        for name, value in fields.items():
            setattr(person, name, value)

    return edit


def name_deputy(member_id: int, deputy: Member) -> Edit:
    """Name in advance who sits for a member: somebody known (`known_as`), or somebody new."""

    def edit(session: Session) -> None:
        person = _person(session, deputy)
        session.flush()
        change(member_id, deputy=person.id)(session)

    return edit


def move(member_id: int, to: int) -> Edit:
    """Put a member in the place of another of the committee; those between move up."""

    def edit(session: Session) -> None:
        committee = session.get_one(CommitteeRow, session.get_one(MemberRow, member_id).committee_id)
        rows = list(committee.members)
        places = [row.id for row in rows]
        rows.insert(places.index(to), rows.pop(places.index(member_id)))
        for place, row in enumerate(rows):
            row.position = place

    return edit


def replace(member_id: int, successor: Member, on: date) -> Edit:
    """Let somebody take a member's seat from a day on: the day before is the member's last.

    The successor takes capacity, role, whom the seat represents, and the place in the order. Raises CommitteeError.
    """

    def edit(session: Session) -> None:
        row = session.get_one(MemberRow, member_id)
        if successor.known_as == row.person_id:
            raise CommitteeError("Nobody can take their own place. Name somebody else.")
        seat = {name: getattr(row, name) for name in ("capacity", "role", "representing")}
        change(member_id, left=min(row.left or date.max, on - timedelta(days=1)))(session)
        seated = {name: getattr(successor, name) for name in ("id", "known_as", *PERSON)}
        add(row.committee_id, Member(**seated, **seat, joined=on), behind=member_id)(session)

    return edit


def remove(member_id: int) -> Edit:
    """Take a seat away as if it had never been. A person whom nothing else names is not kept either."""

    def edit(session: Session) -> None:
        row = session.get_one(MemberRow, member_id)
        committee = session.get_one(CommitteeRow, row.committee_id)
        people = [person for person in (row.person_id, row.deputy_id) if person is not None]
        committee.members.remove(row)
        _count(committee)
        session.flush()
        for person in people:
            if not _named(session, person):
                session.delete(session.get_one(PersonRow, person))

    return edit


def _person(session: Session, member: Member) -> PersonRow:
    """Return the person behind a member, made where there is none; what was unknown of them is learned."""
    row = session.get(PersonRow, member.known_as) if member.known_as else None
    if row is None:
        if not (member.name or member.initials or member.job_title):
            raise CommitteeError("A member needs a name.")
        row = PersonRow(id=member.known_as or new_id(), **{name: getattr(member, name) for name in PERSON})
        session.add(row)
    for name in PERSON:
        if not getattr(row, name):
            setattr(row, name, getattr(member, name))
    return row


def _fill(row: MemberRow, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(row, "deputy_id" if name == "deputy" else name, value)


def _check(row: MemberRow, who: PersonRow, seats: list[MemberRow]) -> None:
    called = who.name or who.initials or who.job_title
    if row.deputy_id == row.person_id:
        raise CommitteeError(f"{called} cannot be their own deputy. Name somebody else.")
    if row.joined and row.left and row.left < row.joined:
        raise CommitteeError(f"{called} would leave before the first day. Change one of the two dates.")
    if any(seat.id != row.id and seat.person_id == row.person_id and _meet(seat, row) for seat in seats):
        raise CommitteeError(f"{called} is a member already, so the seat was not given twice.")


def _meet(one: MemberRow, other: MemberRow) -> bool:
    """Tell whether two seats are held on the same day."""
    begin = max(one.joined or date.min, other.joined or date.min)
    return begin <= min(one.left or date.max, other.left or date.max)


def _count(committee: CommitteeRow) -> None:
    for place, row in enumerate(committee.members):
        row.position = place


def _named(session: Session, person: int) -> bool:
    in_seats = select(func.count()).where(or_(MEMBERS.c.person_id == person, MEMBERS.c.deputy_id == person))
    in_meetings = select(func.count()).where(PEOPLE.c.person_id == person)
    return bool(session.scalar(in_seats) or session.scalar(in_meetings))
