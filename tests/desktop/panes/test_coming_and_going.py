"""Who comes and goes, in the attendees pane by keys: arrived, left, came back, deputies, members on no list, quorum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from db import meetings, people
from db.models import CommitteeRow, MemberRow, PersonRow
from db.records import Attendance, Committee, Item, Meeting, Note, new_id
from db.store import Store
from db.values import replace
from desktop.completing import kept_up
from desktop.deputy_box import NOBODY
from desktop.desk import Desk
from desktop.dialogs.attendance import AttendanceDialog
from desktop.minutes import house_style
from desktop.panes.attendees import AttendeesPane
from desktop.quorum_watch import LOOK_MS
from desktop.workspace import Workspace
from tests.desktop.panes.conftest import show
from tests.samples import person

TODAY = date.today()


def board(day: date = TODAY, **fields: object) -> Meeting:
    """Three members and an adviser, all there; two of them are the quorum."""
    named = tuple(person(name, initials) for name, initials in (("Ines Okafor", "IO"), ("Tom Brandt", "TB")))
    more = (person("Lena Fisk", "LF", organisation="Port Authority"), person("Gus Wren", "GW"))
    rows = tuple(Attendance(id=new_id(), person=one.id) for one in (*named, more[0]))
    made = Meeting(
        uid="3a0f1c3e-5b1e-4b44-9d0e-0a8f3f1f7c77",
        committee=Committee(name="Harbour Trust Board", quorum=2),
        title="Harbour Trust Board meeting",
        date=day,
        start=time(0),
        people=(*named, *more),
        attendance=(*rows, Attendance(id=new_id(), person=more[1].id, capacity="adviser")),
        items=(Item(title="Welcome", notes=(Note(text="Welcomes were made."),)),),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def opened(store: Store, made: Meeting) -> Iterator[Desk]:
    store.write(meetings.add(made))
    styles = house_style.styles()
    desk = Desk(Workspace(store, kept_up(styles)), styles)
    desk.workspace.open(store.read(meetings.with_uid(made.uid)) or 0)
    yield desk
    desk.workspace.leave()


@pytest.fixture
def today(store: Store) -> Iterator[Desk]:
    yield from opened(store, board())


@pytest.fixture
def past(store: Store) -> Iterator[Desk]:
    yield from opened(store, board(TODAY - timedelta(days=3), start=time(14), end=time(16)))


def pane_at(qtbot: QtBot, desk: Desk, typed: str) -> AttendeesPane:
    pane = show(qtbot, AttendeesPane(desk))
    pane.take_focus()
    QTest.keyClicks(pane.list, typed)
    return pane


def rows(desk: Desk, initials: str) -> list[Attendance]:
    assert desk.meeting is not None
    who = next(one for one in desk.meeting.people if one.initials == initials)
    return [row for row in desk.meeting.attendance if row.person == who.id]


def row(desk: Desk, initials: str) -> Attendance:
    return rows(desk, initials)[0]


def press(pane: AttendeesPane, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    for modifier in modifiers or (Qt.KeyboardModifier.NoModifier,):
        QTest.keyClick(pane.list, key, modifier)


def type_time(pane: AttendeesPane, key: Qt.Key, words: str) -> None:
    press(pane, key, Qt.KeyboardModifier.ShiftModifier)
    line = QApplication.focusWidget()
    assert line is not None and line is not pane.list
    QTest.keyClicks(line, words)
    QTest.keyClick(line, Qt.Key.Key_Return)


def near_now(at: time | None) -> bool:
    assert at is not None
    return abs(datetime.combine(TODAY, at) - datetime.now()) < timedelta(minutes=2)


def test_left_says_that_somebody_left_now_and_undo_takes_it_back(qtbot: QtBot, today: Desk) -> None:
    pane = pane_at(qtbot, today, "tb")
    with qtbot.waitSignal(today.told) as told:
        press(pane, Qt.Key.Key_Left)
    assert near_now(row(today, "TB").left)
    assert told.args[0].startswith("TB left at ") and "Ctrl+Z" in told.args[0]
    today.workspace.undo()
    assert row(today, "TB").left is None


def test_right_says_that_somebody_arrived_now(qtbot: QtBot, today: Desk) -> None:
    pane = pane_at(qtbot, today, "tb")
    press(pane, Qt.Key.Key_Space)
    assert row(today, "TB").status == "apologies"
    press(pane, Qt.Key.Key_Right)
    assert row(today, "TB").status == "present"
    assert near_now(row(today, "TB").arrived)


def test_before_the_beginning_who_arrives_is_simply_present(qtbot: QtBot, store: Store) -> None:
    for desk in opened(store, board(start=None)):
        pane = pane_at(qtbot, desk, "tb")
        press(pane, Qt.Key.Key_Space)
        press(pane, Qt.Key.Key_Right)
        assert (row(desk, "TB").status, row(desk, "TB").arrived) == ("present", None)


def test_who_left_and_comes_back_has_a_row_more_and_the_time_between_is_kept(qtbot: QtBot, past: Desk) -> None:
    pane = pane_at(qtbot, past, "tb")
    type_time(pane, Qt.Key.Key_Left, "15:10")
    type_time(pane, Qt.Key.Key_Right, "1530")
    first, again = rows(past, "TB")
    assert (first.arrived, first.left) == (None, time(15, 10))
    assert (again.arrived, again.left, again.capacity) == (time(15, 30), None, "member")
    assert past.meeting is not None
    assert past.meeting.attendance.index(again) == past.meeting.attendance.index(first) + 1
    with qtbot.waitSignal(pane.counted) as counted:
        pane.draw()
    assert counted.args == ["4/4"]
    type_time(pane, Qt.Key.Key_Left, "15.50")
    assert rows(past, "TB")[1].left == time(15, 50)
    past.workspace.undo()
    past.workspace.undo()
    assert [each.left for each in rows(past, "TB")] == [time(15, 10)]


def test_who_comes_back_must_come_later(qtbot: QtBot, past: Desk) -> None:
    pane = pane_at(qtbot, past, "tb")
    type_time(pane, Qt.Key.Key_Left, "15:10")
    with qtbot.waitSignal(past.told) as told:
        type_time(pane, Qt.Key.Key_Right, "15:00")
    assert "must be later" in told.args[0]
    assert len(rows(past, "TB")) == 1


def test_on_another_day_the_time_is_asked_for(qtbot: QtBot, past: Desk) -> None:
    pane = pane_at(qtbot, past, "tb")
    press(pane, Qt.Key.Key_Left)
    line = QApplication.focusWidget()
    assert line is not None and line.accessibleName() == "Time when TB left"
    QTest.keyClicks(line, "3.40pm")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert row(past, "TB").left == time(15, 40)
    assert QApplication.focusWidget() is pane.list


def test_what_is_no_time_stays_in_the_line(qtbot: QtBot, past: Desk) -> None:
    pane = pane_at(qtbot, past, "tb")
    press(pane, Qt.Key.Key_Left)
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, "soon")
    with qtbot.waitSignal(past.told) as told:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert "“soon” is no time" in told.args[0]
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert row(past, "TB").left is None


def test_an_emptied_time_means_to_the_end(qtbot: QtBot, past: Desk) -> None:
    pane = pane_at(qtbot, past, "tb")
    type_time(pane, Qt.Key.Key_Left, "15:10")
    press(pane, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert row(past, "TB").left is None


def test_who_is_not_there_cannot_leave(qtbot: QtBot, today: Desk) -> None:
    pane = pane_at(qtbot, today, "tb")
    press(pane, Qt.Key.Key_Space)
    with qtbot.waitSignal(today.told) as told:
        press(pane, Qt.Key.Key_Left)
    assert told.args[0].startswith("TB is not marked present")
    assert row(today, "TB").left is None


def test_the_commands_ask_for_somebody_where_nobody_is_chosen(qtbot: QtBot, store: Store) -> None:
    for desk in opened(store, board(people=(), attendance=())):
        pane = show(qtbot, AttendeesPane(desk))
        with qtbot.waitSignals([pane.wanted, desk.told]):
            pane.commands["person.left"]()


# ---- the quorum


def test_the_quorum_stands_above_the_list_and_a_loss_is_told_at_once(qtbot: QtBot, today: Desk) -> None:
    pane = pane_at(qtbot, today, "tb")
    assert pane.watch.line.text() == "Quorum: 3 here, 2 needed"
    press(pane, Qt.Key.Key_Left)
    assert pane.watch.line.text() == "Quorum: 2 here, 2 needed"
    QTest.keyClicks(pane.list, "io")
    with qtbot.waitSignal(today.told) as told:
        press(pane, Qt.Key.Key_Left)
    at = f"{row(today, 'IO').left:%H:%M}"
    assert told.args == [
        f"Quorum lost at {at}: 1 of the 2 members needed is here. Decisions from now on may not be valid."
    ]
    assert pane.watch.line.text() == f"⚠ No quorum since {at}: 1 here, 2 needed"
    assert f"No quorum since {at}" in pane.watch.line.accessibleName()
    with qtbot.waitSignal(today.told) as told:
        today.workspace.undo()
    assert told.args == ["Quorum met: 2 members are here, 2 needed."]


def test_who_said_beforehand_when_they_leave_is_missed_when_the_time_comes(qtbot: QtBot, store: Store) -> None:
    late = (datetime.now() + timedelta(hours=1)).time().replace(second=0, microsecond=0)
    if late < datetime.now().time():
        pytest.skip("an hour from now is tomorrow")
    made = board()
    attendance = (replace(made.attendance[0], left=late), replace(made.attendance[1], left=late), *made.attendance[2:])
    for desk in opened(store, replace(made, attendance=attendance)):
        pane = show(qtbot, AttendeesPane(desk))
        assert pane.watch.line.text() == "Quorum: 3 here, 2 needed"
        assert pane.watch._clock.isActive() and pane.watch._clock.interval() == LOOK_MS


def test_without_a_quorum_there_is_no_line(qtbot: QtBot, store: Store) -> None:
    for desk in opened(store, board(committee=Committee(name="Harbour Trust Board"))):
        pane = show(qtbot, AttendeesPane(desk))
        assert pane.watch.line.isHidden()


# ---- deputies


def dialog_for(qtbot: QtBot, desk: Desk, initials: str) -> AttendanceDialog:
    assert desk.meeting is not None
    known = desk.workspace.read(people.known)
    return show(qtbot, AttendanceDialog(None, desk.meeting, row(desk, initials), known))


def fill_deputy(words: str) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AttendanceDialog)
    assert dialog.focusWidget() is dialog.deputy_box
    dialog.deputy_box.setEditText(words)
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_enter_on_apologies_asks_for_the_deputy_and_puts_a_new_one_on_the_list(qtbot: QtBot, past: Desk) -> None:
    pane = pane_at(qtbot, past, "tb")
    press(pane, Qt.Key.Key_Space)
    QTimer.singleShot(0, lambda: fill_deputy("Peter Lund, PL, Engineer"))
    press(pane, Qt.Key.Key_Return)
    assert past.meeting is not None
    peter = past.meeting.person(row(past, "TB").deputy)
    assert peter is not None and (peter.name, peter.job_title) == ("Peter Lund", "Engineer")
    own = row(past, "PL")
    assert (own.status, own.capacity) == ("present", "deputy")
    past.workspace.undo()
    assert row(past, "TB").deputy is None
    assert len(past.meeting.attendance) == 4


def test_somebody_listed_becomes_present_as_deputy(qtbot: QtBot, past: Desk) -> None:
    pane = pane_at(qtbot, past, "gw")
    press(pane, Qt.Key.Key_Space)
    dialog = dialog_for(qtbot, past, "TB")
    dialog.deputy_box.setCurrentIndex(dialog.deputy_box.findData(row(past, "GW").person))
    assert "GW sits for TB" in dialog.deputy_note.words
    for edit in dialog.others:
        past.workspace.do(edit, "Deputy")
    assert (row(past, "GW").status, row(past, "GW").capacity) == ("present", "adviser")


@pytest.mark.parametrize("typed", ["gw", "GW", "Gus Wren", "gus", "Gus Wren, Clerk"])
def test_a_deputy_of_this_meeting_may_be_typed(qtbot: QtBot, past: Desk, typed: str) -> None:
    dialog = dialog_for(qtbot, past, "TB")
    dialog.deputy_box.setEditText(typed)
    assert dialog.changed["deputy"] == row(past, "GW").person


def test_somebody_known_from_elsewhere_is_taken_by_the_whole_name_only(qtbot: QtBot, past: Desk) -> None:
    def known(session: Session) -> None:
        session.add(PersonRow(id=new_id(), name="Peter Lund", initials="PL", job_title="Engineer"))

    past.workspace.alter(known, "Known")
    dialog = dialog_for(qtbot, past, "TB")
    said = {}
    for typed in ("peter lund", "Peter Lund, Surveyor", "PL"):
        dialog.deputy_box.setEditText(typed)
        deputy = dialog.deputy_box.deputy
        assert deputy is not None
        said[typed] = (bool(deputy.known_as), deputy.name, deputy.job_title)
    assert said == {
        "peter lund": (True, "Peter Lund", "Engineer"),
        "Peter Lund, Surveyor": (False, "Peter Lund", "Surveyor"),
        "PL": (False, "", ""),
    }


def test_nobody_is_no_deputy(qtbot: QtBot, past: Desk) -> None:
    dialog = dialog_for(qtbot, past, "TB")
    for words in (NOBODY, "", "Tom Brandt"):
        dialog.deputy_box.setEditText(words)
        assert "deputy" not in dialog.changed and dialog.others == []


def with_members(desk: Desk, *members: MemberRow) -> None:
    def edit(session: Session) -> None:
        assert desk.meeting is not None
        committee = session.get_one(CommitteeRow, desk.meeting.committee.id)
        committee.members.extend(members)

    desk.workspace.alter(edit, "Members")


def known_as(desk: Desk, name: str) -> int:
    return next(one.known_as for one in desk.workspace.read(people.known) if one.name == name)


def test_the_deputy_named_in_advance_is_offered_first(qtbot: QtBot, past: Desk) -> None:
    tom, gus = known_as(past, "Tom Brandt"), known_as(past, "Gus Wren")
    with_members(past, MemberRow(id=new_id(), person_id=tom, position=0, deputy_id=gus))
    dialog = dialog_for(qtbot, past, "TB")
    assert dialog.deputy_box.itemText(1) == "GW  Gus Wren – named in advance"
    dialog.deputy_box.setCurrentIndex(1)
    assert dialog.changed["deputy"] == row(past, "GW").person


def test_a_member_with_a_seat_of_their_own_stays_a_member_when_sitting_for_another(qtbot: QtBot, past: Desk) -> None:
    with_members(past, MemberRow(id=new_id(), person_id=known_as(past, "Ines Okafor"), position=0))
    dialog = dialog_for(qtbot, past, "TB")
    dialog.deputy_box.setCurrentIndex(dialog.deputy_box.findData(row(past, "IO").person))
    assert dialog.others == []


# ---- members on no list


@pytest.mark.parametrize(("place", "status"), [(0, "apologies"), (1, "absent"), (2, "present")])
def test_members_on_no_list_are_offered_and_put_there_in_one_step(
    qtbot: QtBot, past: Desk, place: int, status: str
) -> None:
    def newcomer(session: Session) -> None:
        meeting = session.get_one(CommitteeRow, past.meeting.committee.id if past.meeting else 0)
        for at, name in enumerate(("Asha Rao", "Sam Cole")):
            made = PersonRow(id=new_id(), name=name, initials="TB" if at else "AR", organisation="Sailing Club")
            session.add(made)
            session.flush()
            meeting.members.append(
                MemberRow(
                    id=new_id(), person_id=made.id, position=at, role="chair" if not at else "", representing="SC"
                )
            )

    pane = show(qtbot, AttendeesPane(past))
    assert pane.expected.isHidden()
    past.workspace.alter(newcomer, "Members")
    assert pane.expected.isVisible()
    assert pane.expected.words.text() == "2 members on no list: AR, TB"
    QTest.keyClick(pane.expected.buttons[place], Qt.Key.Key_Space)
    assert pane.expected.isHidden()
    asha = row(past, "AR")
    assert (asha.status, asha.role, asha.representing, asha.capacity) == (status, "chair", "SC", "member")
    assert row(past, "SC").status == status, "initials that somebody has are made anew"
    past.workspace.undo()
    assert pane.expected.isVisible()


def test_a_person_is_shown_as_gone_with_the_time(qtbot: QtBot, past: Desk) -> None:
    pane = pane_at(qtbot, past, "tb")
    type_time(pane, Qt.Key.Key_Left, "15:10")
    shown = next(one for one in pane.list.rows if one.key == row(past, "TB").id)
    assert shown.mark is not None and shown.mark.words == "○"
    assert "left 15:10" in shown.spoken
