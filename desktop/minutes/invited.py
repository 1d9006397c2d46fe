"""Who is expected at a meeting to come: the committee's members of that day, else who has a seat as last time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from db.records import Attendance, CommitteeProfile, Meeting, Member, Person, new_id
from db.values import Struct, replace
from desktop.minutes import facts

LASTING = ("member", "adviser", "lay member")
"""Capacities in which somebody comes again; deputies and guests are named anew."""


class Expected(Struct, frozen=True):
    """People and attendance of a meeting to come. `new` names members who are on no list of the last one, `gone` who
    had a seat there and is not expected any more; `by_members` says that the committee's members were asked for."""

    people: tuple[Person, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    by_members: bool = False


def expected(
    last: Meeting | None, profile: CommitteeProfile | None, day: date, known: Iterable[Person] = ()
) -> Expected:
    """Return who is expected on a day: the members who sit then, and who took the minutes last time.

    Where no member sits on that day, those with a seat or a role at the last meeting. All are present until said
    otherwise. A deputy named in advance stands in the member's row and has none; `known` are people who may be one.
    """
    members = list(_sitting(profile, day))
    if not members:
        return _as_last_time(last) if last else Expected()
    seated = _Seated(
        {person.known_as: person for person in (*known, *(last.people if last else ())) if person.known_as}
    )
    roles = _roles(last, members)
    for member in members:
        seated.add(member, roles.get(member.known_as, ""))
    for row, person in _others_with_a_role(last, profile, set(roles.values())):
        seated.again(row, person)
    before = _comes_again(last)
    listed = {person.known_as for person in facts.listed(last) if person.known_as} if last else set()
    return Expected(
        tuple(seated.people.values()),
        tuple(seated.rows),
        new=tuple(_full(member) for member in members if listed and member.known_as not in listed),
        gone=tuple(name for known_as, name in before.items() if known_as not in seated.people),
        by_members=True,
    )


class _Seated:
    """People and rows as they are put together; each person once."""

    def __init__(self, known: dict[int, Person]) -> None:
        self._known = known
        self.people: dict[int, Person] = {}
        self.rows: list[Attendance] = []

    def add(self, member: Member, role: str) -> None:
        person = self._of(member)
        deputy = self._person(member.deputy) if member.deputy is not None else None
        self.rows.append(
            Attendance(
                person=person.id,
                capacity=member.capacity,
                role=role,
                representing=member.representing,
                deputy=deputy.id if deputy else None,
            )
        )

    def again(self, row: Attendance, person: Person) -> None:
        fresh = self.people.setdefault(person.known_as, replace(person, id=new_id()))
        self.rows.append(_again(row, fresh.id))

    def _of(self, member: Member) -> Person:
        """Return a member as this meeting prints them: as the committee knows them, else as they were printed last."""
        last = self._known.get(member.known_as, Person())
        fresh = Person(
            id=new_id(),
            known_as=member.known_as,
            label=last.label,
            name=member.name or last.name,
            initials=member.initials or last.initials,
            job_title=member.job_title or last.job_title,
            organisation=member.organisation or last.organisation,
        )
        there = self.people.get(member.known_as)
        self.people[member.known_as] = replace(fresh, id=there.id) if there else fresh
        return self.people[member.known_as]

    def _person(self, known_as: int) -> Person | None:
        person = self.people.get(known_as) or self._known.get(known_as)
        if person is None:
            return None
        return self.people.setdefault(known_as, replace(person, id=new_id()))


def _sitting(profile: CommitteeProfile | None, day: date) -> Iterator[Member]:
    seen: set[int] = set()
    for member in profile.members if profile else ():
        if member.sits(day) and member.known_as not in seen:
            seen.add(member.known_as)
            yield member


def _roles(last: Meeting | None, members: list[Member]) -> dict[int, str]:
    """Return roles by person: as the committee gives them, else as last time."""
    given = {member.known_as: member.role for member in members if member.role}
    taken = set(given.values())
    sits = {member.known_as for member in members}
    for row, person in _with_people(last):
        if row.role and row.role not in taken and person.known_as in sits:
            given.setdefault(person.known_as, row.role)
    return given


def _others_with_a_role(
    last: Meeting | None, profile: CommitteeProfile | None, taken: set[str]
) -> Iterator[tuple[Attendance, Person]]:
    """Yield who took the minutes and the like last time without ever being a member."""
    for row, person in _with_people(last):
        if row.role and row.role not in taken and not _was_member(profile, person.known_as):
            yield row, person


def _comes_again(last: Meeting | None) -> dict[int, str]:
    return {
        person.known_as: person.full
        for row, person in _with_people(last)
        if row.capacity in LASTING and person.known_as
    }


def _with_people(last: Meeting | None) -> Iterator[tuple[Attendance, Person]]:
    """Yield the rows of a meeting with their people, one for each: who left and came back has two."""
    seen: set[int] = set()
    for row in last.attendance if last else ():
        person = last.person(row.person) if last else None
        if person is not None and person.id not in seen:
            seen.add(person.id)
            yield row, person


def _was_member(profile: CommitteeProfile | None, known_as: int) -> bool:
    return any(member.known_as == known_as for member in (profile.members if profile else ()))


def _as_last_time(last: Meeting) -> Expected:
    rows = [(row, person) for row, person in _with_people(last) if row.capacity in LASTING or row.role]
    fresh = {person.id: replace(person, id=new_id()) for _, person in rows}
    return Expected(tuple(fresh.values()), tuple(_again(row, fresh[person.id].id) for row, person in rows))


def _again(row: Attendance, person: int) -> Attendance:
    return Attendance(person=person, capacity=row.capacity, role=row.role, representing=row.representing)


def _full(member: Member) -> str:
    return member.name or member.initials or member.job_title
