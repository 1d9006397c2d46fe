from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from db.records import Committee, CommitteeProfile, Item, Meeting, Member, NextMeeting
from db.values import replace
from desktop.minutes.house_style import built_in
from desktop.minutes.invited import Expected
from desktop.minutes.sequel import announced, begun, begun_after, doubts, following, guessed_day, titled
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


def test_the_next_meeting_is_planned_in_the_same_kind_and_style_with_the_dates_still_to_come() -> None:
    before = replace(last(), kind="notes", style="strategic-board")
    coming = (NextMeeting(id=8, date=date(2026, 5, 14)), NextMeeting(id=9, date=date(2026, 7, 16), place="Net Loft"))
    meeting = following(before, heading(next_meetings=coming), Expected(), (Item(title="Welcome"),))
    assert (meeting.status, meeting.kind, meeting.style) == ("planned", "notes", "strategic-board")
    assert [(one.id, one.date, one.place) for one in meeting.next_meetings] == [(0, date(2026, 7, 16), "Net Loft")]


def test_days_announced_by_this_meeting_go_before_those_of_others() -> None:
    own = NextMeeting(date=date(2026, 5, 14), place="Quay Room", start=time(14))
    others = (
        NextMeeting(date=date(2026, 5, 14), place="Net Loft"),
        NextMeeting(date=date(2026, 3, 12)),
        NextMeeting(date=date(2026, 4, 2)),
    )
    days = announced(replace(last(), next_meetings=(own,)), others)
    assert [(one.date, one.place) for one in days] == [(date(2026, 4, 2), ""), (date(2026, 5, 14), "Quay Room")]


@pytest.mark.parametrize(
    ("before", "guess"),
    [
        (None, date(2026, 4, 9)),
        (date(2026, 1, 15), date(2026, 5, 7)),
        (date(2026, 3, 10), date(2026, 3, 19)),
        (date(2026, 4, 1), date(2026, 4, 9)),
    ],
)
def test_a_day_is_guessed_from_the_last_gap_on_the_same_weekday(before: date | None, guess: date) -> None:
    assert guessed_day(date(2026, 3, 12), before) == guess


def test_a_date_in_the_title_becomes_the_new_one() -> None:
    before = replace(last(), title="Board of 12 March 2026")
    assert titled(before, date(2026, 5, 14), built_in()["notes-table"]) == "Board of 14 May 2026"


def test_a_day_not_after_the_last_meeting_or_before_its_members_is_doubted() -> None:
    members = (Member(joined=date(2026, 6, 1)), Member(joined=date(2026, 7, 1)))
    board = CommitteeProfile(name="Harbour Trust Board", members=members)
    assert "is not after this meeting (12 March 2026)" in doubts(date(2026, 3, 12), last(), None)
    assert "the first joined on 1 June 2026" in doubts(date(2026, 5, 14), last(), board)
    assert doubts(date(2026, 6, 1), last(), board) == ""
    gone = CommitteeProfile(name="Board", members=(Member(joined=date(2020, 1, 1), left=date(2021, 1, 1)),))
    assert "all have left" in doubts(date(2026, 5, 14), last(), gone)
