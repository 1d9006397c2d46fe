"""The dialog that corrects an action."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Action, Meeting, Note, Owner
from db.values import replace
from desktop.dialogs.action import ActionDialog
from tests.samples import harbour_meeting


@pytest.fixture
def meeting() -> Meeting:
    return harbour_meeting()


def action_note(meeting: Meeting) -> Note:
    return next(note for _, note in meeting.every_note() if note.action)


def shown(qtbot: QtBot, meeting: Meeting, action: Action | None = None, **more: str) -> ActionDialog:
    note = action_note(meeting)
    dialog = ActionDialog(None, meeting, action or note.action or Action(), note.text, number="1", **more)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def by_initials(meeting: Meeting, initials: str) -> Owner:
    return Owner(person=next(person.id for person in meeting.people if person.initials == initials))


def test_an_action_that_is_not_touched_comes_back_as_it_was(qtbot: QtBot, meeting: Meeting) -> None:
    dialog = shown(qtbot, meeting)
    assert dialog.action == action_note(meeting).action


def test_owners_typed_are_set_by_hand_and_the_due_date_is_left_to_the_line(qtbot: QtBot, meeting: Meeting) -> None:
    dialog = shown(qtbot, meeting)
    QTest.keyClicks(dialog.owner_line, "IO, Partners")
    action = dialog.action
    assert action.owners == (by_initials(meeting, "IO"), Owner(name="Partners"))
    assert action.owners_set
    assert not action.due_set
    assert "in no list" in dialog.owner_note.toolTip() + dialog.owner_note.text()


def test_a_due_date_is_read_against_the_date_of_the_meeting(qtbot: QtBot, meeting: Meeting) -> None:
    dialog = shown(qtbot, meeting, field="due")
    QTest.keyClicks(dialog.focusWidget(), "15 feb")
    assert dialog.due_note.text() == "Monday 15 February 2027"
    assert (dialog.action.due, dialog.action.due_set) == (date(2027, 2, 15), True)


def test_words_that_are_no_date_are_kept_as_they_are(qtbot: QtBot, meeting: Meeting) -> None:
    dialog = shown(qtbot, meeting, field="due")
    QTest.keyClicks(dialog.due_line, "by the May board")
    assert (dialog.action.due, dialog.action.due_phrase) == (None, "by the May board")


def test_only_tab_takes_the_person_offered(qtbot: QtBot, meeting: Meeting) -> None:
    dialog = shown(qtbot, meeting)
    QTest.keyClicks(dialog.owner_line, "io, tom")
    assert dialog.owner_line.offering()
    QTest.keyClick(dialog.owner_line, Qt.Key.Key_Tab)
    assert dialog.owner_line.text() == "io, TB"
    assert dialog.focusWidget() is dialog.owner_line


def test_escape_closes_the_offers_before_the_dialog(qtbot: QtBot, meeting: Meeting) -> None:
    dialog = shown(qtbot, meeting)
    QTest.keyClicks(dialog.owner_line, "le")
    QTest.keyClick(dialog.owner_line, Qt.Key.Key_Escape)
    assert not dialog.owner_line.offering()
    assert dialog.isVisible()


def test_what_was_set_by_hand_can_be_given_back_to_the_line(qtbot: QtBot, meeting: Meeting) -> None:
    by_hand = Action(owners=(Owner(name="Partners"),), owners_set=True, due_phrase="soon", due_set=True)
    dialog = shown(qtbot, meeting, by_hand)
    dialog.owner_again.click()
    dialog.due_again.click()
    assert dialog.action == Action(owners=(by_initials(meeting, "LF"),), due=date(2026, 3, 20))


def test_a_reference_set_by_hand_is_kept_and_an_empty_one_goes_back_to_the_style(
    qtbot: QtBot, meeting: Meeting
) -> None:
    dialog = shown(qtbot, meeting)
    QTest.keyClicks(dialog.reference_line, "8")
    assert (dialog.action.reference, dialog.action.provisional) == ("8", False)
    fixed = shown(qtbot, meeting, Action(reference="8", provisional=False))
    fixed.reference_line.clear()
    assert fixed.action.provisional


def test_a_reference_that_another_action_has_is_pointed_out(qtbot: QtBot, meeting: Meeting) -> None:
    items = meeting.items
    notes = tuple(
        replace(note, action=replace(note.action, reference="7")) if note.action else note for note in items[1].notes
    )
    dialog = shown(qtbot, replace(meeting, items=(items[0], replace(items[1], notes=notes))), Action(reference="2"))
    QTest.keyClicks(dialog.reference_line, "7")
    assert "another action" in dialog.reference_note.toolTip() + dialog.reference_note.text()
