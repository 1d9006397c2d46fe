from __future__ import annotations

from datetime import date, timedelta

from db.records import Committee, Meeting
from desktop.minutes.sequel import begun, begun_after
from tests.samples import harbour_meeting


def heading(**fields: object) -> Meeting:
    given = {"committee": Committee(name="Harbour Trust Board"), "title": "Board", "date": date(2026, 5, 14)} | fields
    return Meeting(**given)  # type: ignore[arg-type]


def last() -> Meeting:
    meeting = harbour_meeting()
    ids = {person.id for person in meeting.people}
    assert len(ids) == len(meeting.people)
    return meeting


def test_a_new_meeting_has_one_item_so_that_typing_can_start() -> None:
    assert len(begun(heading()).items) == 1


def test_a_meeting_of_a_day_to_come_is_planned_and_one_of_today_is_a_draft() -> None:
    assert begun(heading(date=date.today() + timedelta(days=3))).status == "planned"
    assert begun(heading(date=date.today())).status == "draft"


def test_who_has_a_seat_or_a_role_comes_again_and_deputies_do_not() -> None:
    meeting = begun_after(last(), heading(), as_last_time=True)
    assert [person.initials for person in meeting.people] == ["IO", "TB", "GW"]
    assert [row.role for row in meeting.attendance] == ["chair", "", "minute-taker"]


def test_everybody_is_present_until_said_otherwise() -> None:
    meeting = begun_after(last(), heading(), as_last_time=True)
    assert {(row.status, row.deputy, row.arrived, row.left) for row in meeting.attendance} == {
        ("present", None, None, None)
    }


def test_standing_items_come_again_without_their_notes() -> None:
    meeting = begun_after(last(), heading(), as_last_time=True)
    assert [(item.title, item.standing, item.notes) for item in meeting.items] == [("Matters arising", True, ())]


def test_people_are_rows_of_the_new_meeting() -> None:
    before = last()
    meeting = begun_after(before, heading(), as_last_time=True)
    assert {person.id for person in meeting.people}.isdisjoint(person.id for person in before.people)
    assert {row.person for row in meeting.attendance} == {person.id for person in meeting.people}


def test_nobody_comes_again_where_that_is_not_wanted() -> None:
    meeting = begun_after(last(), heading(), as_last_time=False)
    assert meeting.people == () and len(meeting.items) == 1
    assert meeting.committee.short_name == "HTB"
