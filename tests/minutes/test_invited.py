"""Who is expected at a meeting to come: those who sit on the committee that day, in their roles."""

from __future__ import annotations

from datetime import date

from db.records import Attendance, Committee, CommitteeProfile, Meeting, Member, Person
from db.values import replace
from desktop.minutes.invited import Expected, expected
from desktop.minutes.sequel import begun_after
from tests.samples import harbour_meeting

MAY = date(2026, 5, 14)
INES, TOM, LENA, GUS, PIA = 1, 2, 3, 4, 5


def last() -> Meeting:
    meeting = harbour_meeting()
    known = (INES, TOM, LENA, GUS)
    people = tuple(replace(person, known_as=as_) for person, as_ in zip(meeting.people, known, strict=True))
    return replace(meeting, people=people)


def board(*members: Member) -> CommitteeProfile:
    return CommitteeProfile(id=1, name="Harbour Trust Board", members=members)


def seats(there: Expected) -> list[tuple[str, str, str]]:
    people = {person.id: person for person in there.people}
    return [(people[row.person].name, row.role, row.capacity) for row in there.attendance]


def test_without_members_those_with_a_seat_or_a_role_come_as_last_time() -> None:
    there = expected(last(), board(), MAY)
    assert [name for name, _, _ in seats(there)] == ["Ines Okafor", "Tom Brandt", "Gus Wren"]
    assert not there.by_members
    assert {row.status for row in there.attendance} == {"present"}


def test_who_has_left_is_not_expected_and_who_has_joined_is() -> None:
    there = expected(
        last(),
        board(
            Member(known_as=INES, name="Ines Okafor"),
            Member(known_as=TOM, name="Tom Brandt", left=date(2026, 5, 13)),
            Member(known_as=PIA, name="Pia Aldous", capacity="lay member", joined=MAY),
            Member(known_as=9, name="Omar Dale", joined=date(2026, 5, 15)),
        ),
        MAY,
    )
    assert seats(there) == [
        ("Ines Okafor", "chair", "member"),
        ("Pia Aldous", "", "lay member"),
        ("Gus Wren", "minute-taker", "in attendance"),
    ]
    assert (there.new, there.gone) == (("Pia Aldous",), ("Tom Brandt",))


def test_a_member_who_was_on_the_last_list_in_any_capacity_is_not_new() -> None:
    there = expected(
        last(),
        board(
            Member(known_as=INES, name="Ines Okafor"),
            Member(known_as=LENA, name="Lena Fisk"),
            Member(known_as=GUS, name="Gus Wren", capacity="in attendance", role="minute-taker"),
            Member(known_as=PIA, name="Pia Aldous", capacity="observer"),
        ),
        MAY,
    )
    assert there.new == ("Pia Aldous",)


def test_nobody_is_new_at_the_meeting_after_the_first_one() -> None:
    members = board(
        Member(known_as=INES, name="Ines Okafor", role="chair"),
        Member(known_as=GUS, name="Gus Wren", capacity="in attendance", role="minute-taker"),
        Member(known_as=LENA, name="Lena Fisk", capacity="deputy"),
    )
    heading = Meeting(committee=Committee(name="Harbour Trust Board"), title="Harbour Trust Board", date=MAY)
    first = begun_after(None, heading, as_last_time=True, profile=members)
    there = expected(first, members, date(2026, 6, 11))
    assert (there.new, there.gone, len(there.attendance)) == ((), (), 3)


def test_the_committees_own_roles_go_before_those_of_last_time() -> None:
    there = expected(
        last(), board(Member(known_as=INES, name="Ines Okafor"), Member(known_as=TOM, name="TB", role="chair")), MAY
    )
    assert [(name, role) for name, role, _ in seats(there)][:2] == [("Ines Okafor", ""), ("TB", "chair")]


def test_a_member_is_printed_as_the_committee_knows_them_else_as_last_time() -> None:
    there = expected(last(), board(Member(known_as=INES, name="Ines Okafor", job_title="Director")), MAY)
    assert (there.people[0].initials, there.people[0].job_title) == ("IO", "Director")


def test_a_deputy_named_in_advance_stands_in_the_members_row_and_has_none() -> None:
    there = expected(
        last(),
        board(Member(known_as=INES, name="Ines Okafor"), Member(known_as=TOM, name="Tom Brandt", deputy=PIA)),
        MAY,
        [Person(known_as=PIA, name="Pia Aldous")],
    )
    rows = {row.person: row for row in there.attendance}
    pia = next(person for person in there.people if person.name == "Pia Aldous")
    assert [row.deputy for row in rows.values() if row.deputy] == [pia.id]
    assert pia.id not in rows


def test_a_minute_taker_who_has_left_the_committee_is_not_asked_again() -> None:
    members = (Member(known_as=INES, name="Ines Okafor"), Member(known_as=GUS, name="Gus Wren", left=date(2026, 4, 1)))
    assert [name for name, _, _ in seats(expected(last(), board(*members), MAY))] == ["Ines Okafor"]


def test_where_nobody_sits_on_that_day_it_is_as_last_time() -> None:
    there = expected(last(), board(Member(known_as=PIA, name="Pia Aldous", joined=date(2027, 1, 1))), MAY)
    assert not there.by_members and len(there.attendance) == 3


def test_a_person_with_two_seats_comes_once() -> None:
    twice = (
        Member(known_as=PIA, name="Pia Aldous", left=date(2026, 6, 1)),
        Member(known_as=PIA, name="Pia Aldous", joined=date(2026, 5, 1)),
    )
    assert len(expected(None, board(*twice), MAY).attendance) == 1


def test_a_committee_without_anybody_expects_nobody() -> None:
    assert expected(None, board(), MAY) == Expected()


def test_rows_are_of_the_new_meeting() -> None:
    meeting = last()
    there = expected(meeting, board(), MAY)
    assert {person.id for person in there.people}.isdisjoint(person.id for person in meeting.people)
    assert all(isinstance(row, Attendance) and row.id == 0 for row in there.attendance)
