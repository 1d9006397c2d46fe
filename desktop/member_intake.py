"""Members that come in from a file or from the last meeting, and go out to a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from db import members
from db.changes import Edit
from db.records import HeldMeeting, Member, new_id
from db.values import replace
from desktop import naming
from desktop.dialogs.taking_in import Coming
from desktop.keeping import together
from desktop.member_naming import people
from desktop.minutes import namesakes
from desktop.minutes.member_lists import LARGEST, Listed, Reading, Unreadable, read
from desktop.minutes.namesakes import Match

SEATED = ("member", "adviser", "lay member")


class Refused(Exception):
    """A file that nobody is taken in from; the words say why, and what to do."""


def read_file(file: Path) -> Reading:
    """Return the people in a file. Raises Refused."""
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise Refused(f"The file cannot be read: {error.strerror or error}.") from error
    try:
        return read(content, file.suffix)
    except Unreadable as error:
        raise Refused(str(error)) from error


def sat_at(meeting: HeldMeeting, known: Iterable[Member]) -> list[Coming]:
    """Return who sat at a meeting as members to be; those who only attended are not ticked, deputies are no members."""
    by_id = {one.known_as: one for one in known}
    rows = []
    for sat in meeting.sat:
        who = by_id.get(sat.known_as)
        if who is not None and sat.capacity != "deputy":
            agency = "" if sat.agency == who.organisation else sat.agency
            listed = Listed(
                **{name: getattr(who, name) for name in ("name", "initials", "job_title", "organisation", "email")},
                capacity=sat.capacity,
                role=sat.role,
                representing=agency,
            )
            listed = replace(listed, name=listed.name or listed.initials or listed.job_title)
            wanted = sat.capacity in SEATED or bool(sat.role)
            rows.append(Coming(listed, Match(namesakes.KNOWN, who, True), wanted, who, sat.deputy))
    return rows


def taken_in(committee_id: int, rows: Sequence[Coming], here: Sequence[Member]) -> Edit:
    """Return the one edit that takes people in; of those who are members already it learns what was unknown."""
    learned: list[Edit] = []
    seated: list[Member] = []
    for row in rows:
        if row.same is not None and row.found.kind == namesakes.HERE:
            learned.append(_learned(row.same, row.person))
        else:
            seated.append(returning(_member(row, (*here, *seated)), here))
    return together(*learned, members.add(committee_id, *seated))


def as_members(rows: Sequence[Coming], here: Sequence[Member]) -> list[Member]:
    """Return the people of rows as members to be beside those who are here, each with initials of their own."""
    seats: list[Member] = []
    for row in rows:
        seats.append(_member(row, (*here, *seats)))
    return seats


def returning(member: Member, here: Iterable[Member]) -> Member:
    """Return a member to be, who joins today where they had a seat before and nobody said when they come back."""
    back = member.known_as and any(one.known_as == member.known_as for one in here)
    return replace(member, joined=date.today()) if back and member.joined is None and not member.left else member


def _member(row: Coming, taken: Sequence[Member]) -> Member:
    person = row.person
    initials = person.initials if _free(person.initials, taken) else ""
    return Member(
        id=new_id(),
        known_as=row.same.known_as if row.same else 0,
        name=person.name,
        initials=initials or naming.free_initials(person.name, people(taken)),
        job_title=person.job_title,
        organisation=person.organisation,
        email=person.email,
        capacity=person.capacity,
        role=person.role,
        representing=person.representing,
        deputy=row.deputy,
        joined=person.joined,
        left=person.left,
    )


def _free(initials: str, taken: Sequence[Member]) -> bool:
    return bool(initials) and naming.who_has(initials, people(taken)) is None


def _learned(known: Member, person: Listed) -> Edit:
    unknown = {
        name: getattr(person, name) for name in members.PERSON if not getattr(known, name) and getattr(person, name)
    }
    return members.change_person(known.known_as, **unknown)
