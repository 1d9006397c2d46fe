"""The attendees pane: finding, stepping, adding, opening and taking off, all by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import people
from db.changes import Edit
from db.records import Attendance, Person
from db.store import StoreError
from desktop.desk import Desk
from desktop.dialogs.attendance import AttendanceDialog
from desktop.minutes.document import Ref
from desktop.panes.attendees import AttendeesPane
from tests.desktop.panes.conftest import show


def row(desk: Desk, initials: str) -> Attendance:
    assert desk.meeting is not None
    person = next(person for person in desk.meeting.people if person.initials == initials)
    return next(row for row in desk.meeting.attendance if row.person == person.id)


def listed(desk: Desk) -> list[Person]:
    assert desk.meeting is not None
    named = {person.id: person for person in desk.meeting.people}
    return [named[row.person] for row in desk.meeting.attendance]


def shown(qtbot: QtBot, desk: Desk) -> AttendeesPane:
    pane = show(qtbot, AttendeesPane(desk))
    pane.take_focus()
    return pane


def type_name(pane: AttendeesPane, words: str) -> None:
    QTest.keyClicks(pane.entry.line, words)
    QTest.keyClick(pane.entry.line, Qt.Key.Key_Return)


def test_the_count_says_how_many_of_those_listed_are_present(qtbot: QtBot, desk: Desk) -> None:
    pane = AttendeesPane(desk)
    qtbot.addWidget(pane)
    with qtbot.waitSignal(pane.counted) as told:
        pane.draw()
    assert told.args == ["3/4"]


@pytest.mark.parametrize("typed", ["lf", "lena", "fi"])
def test_letters_find_a_person_by_initials_or_name(qtbot: QtBot, desk: Desk, typed: str) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClicks(pane.list, typed)
    assert pane.list.key == row(desk, "LF").id


def test_another_key_ends_the_search_and_letters_begin_a_new_one(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClicks(pane.list, "lf")
    QTest.keyClick(pane.list, Qt.Key.Key_Home)
    QTest.keyClicks(pane.list, "tb")
    assert pane.list.key == row(desk, "TB").id


def test_space_steps_from_present_to_apologies_to_absent_and_round(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClicks(pane.list, "io")
    seen = []
    for _ in range(3):
        QTest.keyClick(pane.list, Qt.Key.Key_Space)
        seen.append(row(desk, "IO").status)
    assert seen == ["apologies", "absent", "present"]
    assert pane.list.key == row(desk, "IO").id


def test_people_are_typed_one_after_another_and_one_known_elsewhere_brings_what_is_known(
    qtbot: QtBot, bare_desk: Desk
) -> None:
    pane = shown(qtbot, bare_desk)
    QTest.keyClick(pane.list, Qt.Key.Key_Insert)
    for words in ("Lena Fisk", "Sam Cole, SCo", "Dr Asha Rao, Trustee", "Peter Lund, PL, Engineer, Port Authority"):
        type_name(pane, words)
    assert [(p.name, p.initials, p.job_title, p.organisation) for p in listed(bare_desk)] == [
        ("Lena Fisk", "LF", "Deputy Harbour Master", "Port Authority"),
        ("Sam Cole", "SCo", "", ""),
        ("Dr Asha Rao", "AR", "Trustee", ""),
        ("Peter Lund", "PL", "Engineer", "Port Authority"),
    ]
    assert QApplication.focusWidget() is pane.entry.line
    QTest.keyClick(pane.entry.line, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is pane.list


def test_initials_that_somebody_has_are_made_longer_never_given_twice(qtbot: QtBot, bare_desk: Desk) -> None:
    pane = shown(qtbot, bare_desk)
    pane.add()
    for words in ("Sarah Cole", "Sam Cooper", "Sue Cobb"):
        type_name(pane, words)
    assert [person.initials for person in listed(bare_desk)] == ["SC", "SCo", "SCob"]


def test_initials_said_outright_that_somebody_has_are_pointed_out(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    pane.add()
    QTest.keyClicks(pane.entry.line, "Lars Finch, LF")
    assert "LF is Lena Fisk already" in pane.entry.note.text()


def test_tab_takes_a_person_known_from_another_meeting(qtbot: QtBot, bare_desk: Desk) -> None:
    pane = shown(qtbot, bare_desk)
    pane.add()
    QTest.keyClicks(pane.entry.line, "fis")
    assert pane.entry.line.offering()
    QTest.keyClick(pane.entry.line, Qt.Key.Key_Tab)
    QTest.keyClick(pane.entry.line, Qt.Key.Key_Return)
    assert [(p.initials, p.organisation) for p in listed(bare_desk)] == [("LF", "Port Authority")]
    lena = next(person for person in bare_desk.workspace.read(people.known) if person.initials == "LF")
    assert listed(bare_desk)[0].known_as == lena.known_as


def test_enter_never_takes_an_offer(qtbot: QtBot, bare_desk: Desk) -> None:
    pane = shown(qtbot, bare_desk)
    pane.add()
    type_name(pane, "Len")
    assert [person.name for person in listed(bare_desk)] == ["Len"]


def test_somebody_on_the_list_is_not_put_there_twice(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    pane.add()
    with qtbot.waitSignal(desk.told):
        type_name(pane, "lena fisk")
    assert len(listed(desk)) == 4
    assert pane.list.key == row(desk, "LF").id


def test_a_name_that_cannot_be_kept_stays_in_the_line(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_edit: Edit, **_how: object) -> None:
        raise StoreError("The disk is full.")

    pane = shown(qtbot, desk)
    pane.add()
    monkeypatch.setattr(desk.workspace.store, "write", full)
    with qtbot.waitSignal(desk.told) as told:
        type_name(pane, "Peter Lund")
    assert told.args == ["The disk is full."]
    assert pane.entry.line.text() == "Peter Lund"


def test_delete_takes_a_row_off_and_undo_puts_it_back(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClicks(pane.list, "tb")
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert [person.initials for person in listed(desk)] == ["IO", "LF", "GW"]
    assert pane.list.key == row(desk, "LF").id
    desk.workspace.undo()
    assert [person.initials for person in listed(desk)] == ["IO", "TB", "LF", "GW"]


def test_alt_shift_up_moves_a_person_and_the_row_stays_chosen(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClicks(pane.list, "gw")
    keys = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(pane.list, Qt.Key.Key_Up, keys)
    assert [person.initials for person in listed(desk)] == ["IO", "TB", "GW", "LF"]
    assert pane.list.key == row(desk, "GW").id


def test_enter_opens_the_row_and_all_of_it_is_one_step(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClicks(pane.list, "io")

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AttendanceDialog)
        dialog.left_line.setText("3.30pm")
        dialog.items_line.setText("1, 2 and 2.1")
        dialog.job_line.setText("Chair of the Trust")
        dialog.deputy_box.setCurrentIndex(dialog.deputy_box.findData(row(desk, "GW").person))
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    now = row(desk, "IO")
    assert (f"{now.left:%H:%M}", now.for_items) == ("15:30", ("1", "2", "2.1"))
    assert listed(desk)[0].job_title == "Chair of the Trust"
    assert now.deputy == row(desk, "GW").person
    assert pane.window().focusWidget() is pane.list
    desk.workspace.undo()
    assert row(desk, "IO").left is None
    assert listed(desk)[0].job_title == "Chief Executive"


def test_a_time_that_is_none_keeps_the_dialog_open_and_says_so(qtbot: QtBot, desk: Desk) -> None:
    assert desk.meeting is not None
    dialog = show(qtbot, AttendanceDialog(None, desk.meeting, row(desk, "IO")))
    dialog.arrived_line.setText("soon")
    dialog.accept()
    assert dialog.isVisible()
    assert "no time" in dialog.time_note.text()


def test_the_key_for_the_time_now_sets_the_field_it_is_pressed_in(qtbot: QtBot, desk: Desk) -> None:
    assert desk.meeting is not None
    dialog = show(qtbot, AttendanceDialog(None, desk.meeting, row(desk, "IO")))
    dialog.arrived_line.setFocus()
    QTest.keyClick(dialog.arrived_line, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    assert dialog.changed["arrived"] is not None
    assert "left" not in dialog.changed


def test_asking_for_a_person_chooses_the_row(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    desk.show(Ref("person", row(desk, "GW").person))
    assert pane.list.key == row(desk, "GW").id
