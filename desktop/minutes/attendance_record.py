"""Attendance over time: who of the members came to the meetings that a committee held, by member and by agency.

A meeting counts for a member from joining to leaving, and where it kept a list of attendance at all. A deputy counts
for the agency and is shown as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from db.records import CommitteeProfile, HeldMeeting, Meeting, Member, Sat
from db.values import replace
from desktop.minutes.agency_names import same_agency
from desktop.minutes.attendance_lines import (
    ABSENT,
    APOLOGIES,
    AWAY,
    COUNTED,
    DEPUTY,
    NO_LONGER,
    NO_SEAT,
    NOT_REQUIRED,
    NOT_YET,
    PRESENT,
    AttendanceRecord,
    Line,
)
from desktop.minutes.facts import begun
from desktop.minutes.quorum import SEATED


def attendance_record(profile: CommitteeProfile, held: Iterable[HeldMeeting]) -> AttendanceRecord:
    """Return the attendance of a committee over these meetings, the oldest first.

    Members who never had a seat during them are left out. Where the committee has no seats, everybody who came as a
    member has one from the first to the last meeting that lists them.
    """
    meetings = tuple(meeting for meeting in held if meeting.sat)
    kept = tuple(member for member in profile.members if member.capacity in SEATED)
    seats = kept or _derived(meetings)
    lists = [_Listed(meeting) for meeting in meetings]
    members = [(seat, _member_line(seat, lists)) for seat in seats]
    members = [(seat, line) for seat, line in members if line.counted or NOT_REQUIRED in line.marks]
    return AttendanceRecord(
        meetings=meetings,
        members=tuple(line for _, line in members),
        agencies=_agencies(members, lists, profile.key_agencies),
        without_seat=tuple(_without_seat(seats, lists)) if kept else (),
        derived=not kept and bool(seats),
    )


def record_of(meeting: Meeting) -> AttendanceRecord:
    """Return the attendance up to and with an open meeting, as far back as its surroundings remember.

    A meeting that has not begun does not count yet.
    """
    around = meeting.surroundings
    profile = around.profile or CommitteeProfile(name=meeting.committee.name)
    held = (*around.held, as_held(meeting)) if begun(meeting) else around.held
    return attendance_record(profile, held[-12:])


def as_held(meeting: Meeting) -> HeldMeeting:
    """Return the open meeting as one of those held."""
    known = {person.id: person.known_as or person.id for person in meeting.people}
    people = {person.id: person for person in meeting.people}
    return HeldMeeting(
        id=meeting.id,
        uid=meeting.uid,
        date=meeting.date,
        start=meeting.start,
        title=meeting.title,
        sat=tuple(
            Sat(
                known_as=known[row.person],
                name=people[row.person].full,
                initials=people[row.person].initials,
                agency=row.representing or people[row.person].organisation,
                status=row.status,
                capacity=row.capacity,
                role=row.role,
                deputy=known.get(row.deputy) if row.deputy is not None else None,
            )
            for row in meeting.attendance
            if row.person in people
        ),
    )


class _Listed:
    """The list of one meeting, looked up by person."""

    def __init__(self, meeting: HeldMeeting) -> None:
        self.meeting = meeting
        self.rows: dict[int, list[Sat]] = defaultdict(list)
        for row in meeting.sat:
            self.rows[row.known_as].append(row)

    def came(self, person: int) -> bool:
        """Tell whether somebody was there, for all of the meeting or a part."""
        return any(row.status == PRESENT for row in self.rows.get(person, ()))

    def deputy_of(self, seat: Member) -> Sat | None:
        """Return who sat for an absent member: the deputy said in the list, else the one named in advance."""
        for row in self.rows.get(seat.known_as, ()):
            if row.deputy is not None and (row.deputy not in self.rows or self.came(row.deputy)):
                own = self.rows.get(row.deputy)
                return own[0] if own else Sat(known_as=row.deputy, name="a deputy")
        if seat.deputy is not None:
            rows = self.rows.get(seat.deputy, ())
            return next((row for row in rows if row.status == PRESENT and row.capacity == DEPUTY), None)
        return None

    def mark(self, seat: Member) -> tuple[str, str]:
        """Return the mark of a seat and who sat in it as deputy."""
        day = self.meeting.date
        if seat.joined is not None and day < seat.joined:
            return NOT_YET, ""
        if seat.left is not None and day > seat.left:
            return NO_LONGER, ""
        if self.came(seat.known_as):
            return PRESENT, ""
        if (deputy := self.deputy_of(seat)) is not None:
            return DEPUTY, deputy.name
        said = {row.status for row in self.rows.get(seat.known_as, ())}
        return next((mark for mark in (APOLOGIES, NOT_REQUIRED) if mark in said), ABSENT), ""


def _member_line(seat: Member, lists: Sequence[_Listed]) -> Line:
    marked = [listed.mark(seat) for listed in lists]
    return Line(
        name=seat.name or seat.initials or seat.job_title,
        agency=seat.agency,
        known_as=seat.known_as,
        marks=tuple(mark for mark, _ in marked),
        deputies=tuple(deputy for _, deputy in marked),
    )


def _derived(meetings: Sequence[HeldMeeting]) -> tuple[Member, ...]:
    """Return seats made out from who came as a member, in the order in which they were first listed.

    Who is on the last list has not left.
    """
    first: dict[int, HeldMeeting] = {}
    last: dict[int, HeldMeeting] = {}
    rows: dict[int, Sat] = {}
    for meeting in meetings:
        for row in meeting.sat:
            if row.capacity in SEATED:
                first.setdefault(row.known_as, meeting)
                last[row.known_as] = meeting
                agency = row.agency or (rows[row.known_as].agency if row.known_as in rows else "")
                rows[row.known_as] = replace(row, agency=agency)
    return tuple(
        Member(
            known_as=person,
            name=row.name,
            initials=row.initials,
            organisation=row.agency,
            capacity=row.capacity,
            joined=first[person].date,
            left=None if last[person] is meetings[-1] else last[person].date,
        )
        for person, row in rows.items()
    )


def _without_seat(seats: Sequence[Member], lists: Sequence[_Listed]) -> Iterator[Line]:
    """Yield those who are listed as members on days when they have no seat."""
    held = defaultdict(list)
    for seat in seats:
        held[seat.known_as].append(seat)
    guests: dict[int, dict[int, Sat]] = {}
    for place, listed in enumerate(lists):
        for row in listed.meeting.sat:
            seated = any(seat.sits(listed.meeting.date) for seat in held[row.known_as])
            if row.capacity in SEATED and not seated:
                marks = guests.setdefault(row.known_as, {})
                if place not in marks or row.status == PRESENT:
                    marks[place] = row
    for person, marks in guests.items():
        latest = marks[max(marks)]
        yield Line(
            name=latest.name,
            agency=latest.agency,
            known_as=person,
            marks=tuple(marks[place].status if place in marks else NO_SEAT for place in range(len(lists))),
        )


def _agencies(
    members: Sequence[tuple[Member, Line]], lists: Sequence[_Listed], wanted: Sequence[str]
) -> tuple[Line, ...]:
    """Return a line for each agency that has a seat; names that mean one agency are one, under the longest of them."""
    groups: list[list[tuple[Member, Line]]] = []
    for seat, line in members:
        if not seat.agency.strip():
            continue
        own = next((one for one in groups if any(same_agency(each.agency, seat.agency) for each, _ in one)), None)
        if own is None:
            own = []
            groups.append(own)
        own.append((seat, line))
    return tuple(_agency_line(group, lists, wanted) for group in groups)


def _agency_line(group: Sequence[tuple[Member, Line]], lists: Sequence[_Listed], wanted: Sequence[str]) -> Line:
    name = max((seat.agency.strip() for seat, _ in group), key=len)
    marks = [_of_agency([line.marks[place] for _, line in group]) for place in range(len(lists))]
    for place, listed in enumerate(lists):
        if marks[place] in AWAY:
            marks[place] = _sent(name, listed) or marks[place]
    return Line(name=name, key=any(same_agency(name, key) for key in wanted), marks=tuple(marks))


def _of_agency(marks: Sequence[str]) -> str:
    """Return the mark of an agency from those of its seats: the best that counts, else why none does."""
    for mark in (*COUNTED, NOT_REQUIRED):
        if mark in marks:
            return mark
    return marks[0] if len(set(marks)) == 1 else NO_SEAT


def _sent(agency: str, listed: _Listed) -> str:
    """Return how an agency was there by somebody who has none of its seats: as a member or as a deputy, else ""."""
    came = {
        row.capacity
        for row in listed.meeting.sat
        if row.status == PRESENT and row.capacity in (*SEATED, DEPUTY) and same_agency(row.agency, agency)
    }
    return PRESENT if came - {DEPUTY} else DEPUTY if came else ""
