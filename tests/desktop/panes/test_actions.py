"""The actions pane: what was given here, what is still open, and correcting one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import notes
from db.changes import Edit
from db.records import Action, Note, Owner, Review
from db.store import StoreError
from desktop.desk import Desk
from desktop.dialogs.action import ActionDialog
from desktop.minutes.document import Ref
from desktop.panes.actions import ActionsPane
from desktop.widgets.popover import Popover
from tests.desktop.panes.conftest import show


def shown(qtbot: QtBot, desk: Desk) -> ActionsPane:
    pane = show(qtbot, ActionsPane(desk))
    pane.take_focus()
    return pane


def actions(desk: Desk) -> list[Action]:
    assert desk.meeting is not None
    return [note.action for _, note in desk.meeting.every_note() if note.action]


def said(pane: ActionsPane) -> list[list[str]]:
    return [[cell.words for cell in row.cells] for row in pane.list.rows]


def test_actions_stand_in_two_sections_with_owners_and_due_in_short(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    assert said(pane) == [
        ["this meeting"],
        ["1", "LF", "20 Mar", "send the price list to all members by 20 March", ""],
        ["2", "Partners", "next meeting", "name a contact by the next meeting", ""],
        ["still open"],
        ["8", "TB", "overdue", "mend the slipway lights"],
        ["9", "LF", "30 Apr", "write to the county"],
    ]
    assert [row.mark.words for row in pane.list.rows if row.mark] == ["2", "2"]


def test_keys_pass_over_the_headings(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    places = [pane.list.currentIndex().row()]
    for _ in range(3):
        QTest.keyClick(pane.list, Qt.Key.Key_Down)
        places.append(pane.list.currentIndex().row())
    assert places == [1, 2, 4, 5]


def test_enter_on_an_action_of_this_meeting_leads_to_its_line(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    assert desk.meeting is not None
    note = next(note for _, note in desk.meeting.every_note() if note.action)
    with qtbot.waitSignal(desk.asked) as asked:
        QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert asked.args == [Ref("note", note.id)]


def test_enter_on_an_earlier_action_tells_all_about_it(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClick(pane.list, Qt.Key.Key_End)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    sheet = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Popover))
    assert "given on 8 January 2026" in sheet.accessibleName()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def answer(qtbot: QtBot, owners: str) -> None:
    """Type owners in the dialog that opens next and press Enter."""

    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ActionDialog)
        QTest.keyClicks(dialog.owner_line, owners)
        QTest.keyClick(dialog.owner_line, Qt.Key.Key_Return)

    QTimer.singleShot(0, fill)


def test_f2_corrects_the_owners_and_undo_takes_it_back(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    before = actions(desk)[0]
    answer(qtbot, "IO & Partners")
    QTest.keyClick(pane.list, Qt.Key.Key_F2)
    now = actions(desk)[0]
    assert [owner.name for owner in now.owners] == ["", "Partners"]
    assert now.owners_set
    assert (now.due, now.due_set) == (date(2026, 3, 20), False)
    assert said(pane)[1][1] == "IO, Partners"
    assert desk.workspace.undo_name == "Correcting an action"
    desk.workspace.undo()
    assert actions(desk)[0] == before


def test_a_correction_that_cannot_be_kept_leaves_the_dialog_with_what_was_typed(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = shown(qtbot, desk)
    typed: list[str] = []
    whole = desk.workspace.store.write

    def full(_edit: Edit, **_how: object) -> None:
        monkeypatch.setattr(desk.workspace.store, "write", whole)
        QTimer.singleShot(0, again)
        raise StoreError("The disk is full.")

    def again() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ActionDialog)
        typed.append(dialog.owner_line.text())
        dialog.accept()

    monkeypatch.setattr(desk.workspace.store, "write", full)
    answer(qtbot, "Partners")
    QTest.keyClick(pane.list, Qt.Key.Key_F2)
    assert typed == ["Partners"]
    assert actions(desk)[0].owners == (Owner(name="Partners"),)


def test_without_actions_the_pane_says_how_one_begins(qtbot: QtBot, bare_desk: Desk) -> None:
    bare_desk.workspace.leave()
    pane = shown(qtbot, bare_desk)
    assert pane.list.rows == ()
    assert "Action:" in pane.list.accessibleDescription()


def test_what_the_meeting_closed_stands_apart_and_the_history_tells_what_was_said(qtbot: QtBot, desk: Desk) -> None:
    meeting = desk.meeting
    assert meeting is not None
    late, coming = meeting.surroundings.open_actions
    item = meeting.items[0]
    reviews = [
        Note(
            kind="review", review=Review(action=late.id, reference="8", text=late.text, outcome="done", closing="Lit.")
        ),
        Note(kind="review", review=Review(action=coming.id, text=coming.text, outcome="carried forward")),
    ]
    desk.workspace.do(notes.write(item.id, [*item.notes, *reviews], item.notes), "Reviews")
    pane = shown(qtbot, desk)
    assert said(pane)[3:] == [
        ["still open"],
        ["9", "LF", "carried forward", "write to the county"],
        ["closed here"],
        ["8", "TB", "done", "mend the slipway lights"],
    ]
    QTest.keyClick(pane.list, Qt.Key.Key_End)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    sheet = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Popover))
    assert "given on 8 January 2026\n12 March 2026: done – “Lit.”" in sheet.accessibleName()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)


def test_the_action_that_is_typed_last_is_brought_into_view(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    pane.list.setFixedHeight(120)
    item = desk.meeting.items[0] if desk.meeting else None
    assert item is not None
    written = list(item.notes)
    for n in range(12):
        written.append(Note(kind="action", text=f"Partners to count boat {n}", action=Action()))
        desk.workspace.do(notes.write(item.id, written), "Typing")
    place = next(n for n, row in enumerate(pane.list.rows) if row.key == ("note", written[-1].id))
    assert pane.list.viewport().rect().contains(pane.list.visualRect(pane.list.model().index(place, 0)).center())
