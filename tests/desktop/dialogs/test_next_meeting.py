"""What the proposal of the next meeting says of days, people and meetings that are here already."""

from __future__ import annotations

from datetime import date, time

from pytestqt.qtbot import QtBot

from db.records import (
    CommitteeProfile,
    ForwardLine,
    Item,
    Meeting,
    MeetingCard,
    Member,
    NextMeeting,
    Note,
    StandingItem,
    Surroundings,
)
from db.values import replace
from desktop.dialogs.heading import accepting
from desktop.dialogs.next_meeting import Around, NextMeetingDialog
from desktop.minutes.house_style import built_in
from tests.samples import harbour_meeting

BOARD = CommitteeProfile(id=1, name="Harbour Trust Board", place="Custom House", start=time(9), end=time(11))


def last(**fields: object) -> Meeting:
    agenda = (Item(title="Welcome", notes=(Note(text="Done."),)), Item(title="Dredging", notes=(Note(text="Done."),)))
    return harbour_meeting(**({"items": agenda} | fields))


def dialog(qtbot: QtBot, meeting: Meeting | None = None, **around: object) -> NextMeetingDialog:
    given = {"profile": None} | around
    made = NextMeetingDialog(None, meeting or last(), Around(**given), built_in()["notes-table"])  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_earliest_day_announced_is_proposed_and_others_can_be_chosen(qtbot: QtBot) -> None:
    coming = (
        NextMeeting(date=date(2026, 7, 16), start=time(15), place="Net Loft", title="Open day"),
        NextMeeting(date=date(2026, 5, 14), start=time(14), end=time(16), place="Quay Room"),
    )
    new = dialog(qtbot, last(next_meetings=coming))
    made = new.meeting
    assert (made.date, made.start, made.end, made.place) == (date(2026, 5, 14), time(14), time(16), "Quay Room")
    assert new.date_note.words == "Thursday 14 May 2026, as announced"
    new.announced_box.setCurrentIndex(1)
    new.announced_box.activated.emit(1)
    made = new.meeting
    assert (made.date, made.start, made.end, made.place) == (date(2026, 7, 16), time(15), None, "Net Loft")
    assert made.title == "Open day"


def test_without_an_announcement_the_usual_time_and_place_stand_on_a_likely_day(qtbot: QtBot) -> None:
    before = MeetingCard(
        id=3, uid="", committee=1, committee_name="", title="", date=date(2026, 1, 15), start=None, status="agreed"
    )
    new = dialog(qtbot, last(next_meetings=(), surroundings=Surroundings(before=before)), profile=BOARD)
    made = new.meeting
    assert (made.date, made.start, made.end, made.place) == (date(2026, 5, 7), time(9), time(11), "Custom House")
    assert "this day is a guess" in new.date_note.words


def test_a_day_that_is_not_after_this_meeting_is_doubted_and_not_refused(qtbot: QtBot) -> None:
    new = dialog(qtbot)
    new.date_field.setText("12 March 2026")
    assert "is not after this meeting" in new.trouble.words
    assert accepting(new._buttons).isEnabled()
    new.date_field.setText("someday")
    assert new.trouble.words.endswith("A meeting needs a date.") and not accepting(new._buttons).isEnabled()


def test_members_of_that_day_are_expected_and_who_is_new_or_gone_is_said(qtbot: QtBot) -> None:
    ines, tom = last().people[:2]
    members = (Member(known_as=11, name="Ines Okafor"), Member(known_as=15, name="Pia Aldous", joined=date(2026, 5, 1)))
    meeting = last()
    people = (replace(ines, known_as=11), replace(tom, known_as=12), *meeting.people[2:])
    meeting = replace(
        meeting,
        people=people,
        attendance=(
            replace(meeting.attendance[0], person=people[0].id),
            replace(meeting.attendance[1], person=people[1].id, deputy=None),
        ),
    )
    new = dialog(qtbot, meeting, profile=replace(BOARD, members=members))
    said = new.expected_note.text()
    assert said.startswith("2 members: Ines Okafor (chair), Pia Aldous.")
    assert "New on the list: Pia Aldous." in said and "Not expected any more: Tom Brandt." in said
    new.date_field.setText("20 April 2026")
    assert "Pia" not in new.expected_note.text()


def test_a_minute_taker_who_was_in_attendance_is_not_said_to_be_new(qtbot: QtBot) -> None:
    meeting = last()
    people = tuple(replace(person, known_as=11 + at) for at, person in enumerate(meeting.people))
    ines, gus = people[0], people[-1]
    members = (
        Member(known_as=ines.known_as, name=ines.name, role="chair"),
        Member(known_as=gus.known_as, name=gus.name, capacity="in attendance", role="minute-taker"),
    )
    new = dialog(qtbot, replace(meeting, people=people), profile=replace(BOARD, members=members))
    said = new.expected_note.text()
    assert said.startswith("2 members: Ines Okafor (chair), Gus Wren (minute-taker).") and "New" not in said


def test_a_meeting_of_that_day_is_opened_instead_unless_a_second_one_is_wanted(qtbot: QtBot) -> None:
    here = MeetingCard(
        id=9, uid="", committee=1, committee_name="", title="May", date=date(2026, 5, 14), start=None, status="planned"
    )
    new = dialog(qtbot, held=(here,))
    assert new.existing == here and accepting(new._buttons).text() == "Open that meeting"
    assert "“May” of that day is here already (planned)." in new.trouble.words
    new.second_box.setChecked(True)
    assert new.existing is None and accepting(new._buttons).text() == "Make the meeting"
    new.second_box.setChecked(False)
    new.date_field.setText("15 May 2026")
    assert new.existing is None and not new.second_box.isVisible()


def test_open_actions_are_counted_and_not_copied(qtbot: QtBot) -> None:
    assert dialog(qtbot, open_actions=1).actions_note.text().startswith("1 action is still open and comes by itself")
    new = dialog(qtbot, open_actions=6)
    assert "6 actions are still open and come along: one live list, no copies." in new.actions_note.text()
    assert not any(note.kind == "action" for _, note in new.meeting.every_note())


def test_another_day_brings_what_is_due_then_and_leaves_what_the_clerk_has_done(qtbot: QtBot) -> None:
    plan = (ForwardLine(id=5, text="Regatta on 9 July", given_on=date(2026, 3, 12), wanted_on=date(2026, 7, 9)),)
    new = dialog(qtbot, plan=plan)
    assert "Regatta" not in [item.title for item in new.meeting.items]
    new.date_field.setText("9 July 2026")
    assert "Regatta" in [item.title for item in new.meeting.items]
    new.list.choose(new.list.lines[0].key)
    new.list.turn()
    new.date_field.setText("8 July 2026")
    titles = [item.title for item in new.meeting.items]
    assert "Regatta" not in titles and "Welcome" not in titles


def test_standing_items_of_the_committee_come_with_their_lead(qtbot: QtBot) -> None:
    risks = StandingItem(title="Risks", minutes=10, purpose="decision", lead="TB", outcome_wanted=True)
    made = dialog(qtbot, profile=replace(BOARD, standing_items=(risks,))).meeting
    item = made.items[-1]
    tom = next(person for person in made.people if person.initials == "TB")
    assert (item.title, item.minutes, item.purpose, item.outcome_wanted) == ("Risks", 10, "decision", True)
    assert [owner.person for owner in item.lead] == [tom.id]
