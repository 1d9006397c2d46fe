"""The agenda pane: naming, moving, adding and removing items, all by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from db.changes import Edit
from db.records import Item
from db.store import StoreError
from desktop.agenda_words import read
from desktop.desk import Desk
from desktop.dialogs.title import TitleDialog
from desktop.panes.agenda import DONE, IN_HAND, TO_COME, AgendaPane
from tests.desktop.panes.conftest import show


def shown(qtbot: QtBot, desk: Desk) -> AgendaPane:
    pane = show(qtbot, AgendaPane(desk))
    pane.take_focus()
    return pane


def items(desk: Desk) -> list[Item]:
    assert desk.meeting is not None
    return list(desk.meeting.every_item())


def titles(desk: Desk) -> list[str]:
    return [item.title for item in items(desk)]


def line(pane: AgendaPane) -> QLineEdit:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QLineEdit)
    return widget


def test_the_item_in_hand_is_marked_and_what_lies_before_it_is_done(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    assert [row.mark for row in pane.list.rows] == [IN_HAND, DONE, TO_COME]
    QTest.keyClick(pane.list, Qt.Key.Key_End)
    assert [row.mark for row in pane.list.rows] == [DONE, DONE, IN_HAND]


def test_up_and_down_take_another_item_in_hand(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    assert desk.item_id == items(desk)[1].id
    desk.turn_by(1)
    assert pane.list.key == items(desk)[2].id


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_renames_in_place_and_brings_the_focus_back(qtbot: QtBot, desk: Desk, key: Qt.Key) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    QTest.keyClicks(line(pane), "Welcome")
    QTest.keyClick(line(pane), key)
    assert titles(desk)[0] == "Welcome"
    assert QApplication.focusWidget() is pane.list
    desk.workspace.undo()
    assert titles(desk)[0] == "Welcome and apologies"


def test_escape_leaves_the_title_as_it_was(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    pane.commands["item.rename"]()
    QTest.keyClicks(line(pane), "Nonsense")
    QTest.keyClick(line(pane), Qt.Key.Key_Escape)
    assert titles(desk)[0] == "Welcome and apologies"
    assert QApplication.focusWidget() is pane.list


def test_a_title_that_cannot_be_kept_stays_in_its_line(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_edit: Edit, **_how: object) -> None:
        raise StoreError("The disk is full.")

    pane = shown(qtbot, desk)
    pane.rename()
    QTest.keyClicks(line(pane), "Opening")
    with monkeypatch.context() as patch:
        patch.setattr(desk.workspace.store, "write", full)
        with qtbot.waitSignal(desk.told):
            QTest.keyClick(line(pane), Qt.Key.Key_Return)
        assert line(pane).text() == "Opening"
    QTest.keyClick(line(pane), Qt.Key.Key_Return)
    assert titles(desk)[0] == "Opening"


def test_what_is_typed_over_a_row_is_handed_over_when_asked_for(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    pane.rename()
    QTest.keyClicks(line(pane), "Opening")
    desk.workspace.settle()
    assert titles(desk)[0] == "Opening"


def test_a_change_elsewhere_does_not_disturb_the_line(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    pane.rename()
    QTest.keyClicks(line(pane), "Ope")
    pane.draw()
    QTest.keyClicks(line(pane), "ning")
    assert line(pane).text() == "Opening"


@pytest.mark.parametrize(
    ("typed", "number", "title"),
    [
        ("6b. Private fostering", "6b", "Private fostering"),
        ("11) Any other business", "11", "Any other business"),
        ("2.1. Storm damage", "2.1", "Storm damage"),
        ("2020 budget", "", "2020 budget"),
        ("A. Smith's report", "", "A. Smith's report"),
        ("  Dates   of meetings ", "", "Dates of meetings"),
    ],
)
def test_only_a_clear_number_before_the_title_sets_the_number(typed: str, number: str, title: str) -> None:
    assert read(typed) == (number, title)


def test_a_number_set_by_hand_is_given_back(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    pane.rename()
    QTest.keyClicks(line(pane), "6b. Welcome")
    QTest.keyClick(line(pane), Qt.Key.Key_Return)
    assert (items(desk)[0].number, items(desk)[0].title) == ("6b", "Welcome")
    pane.commands["item.release_numbers"]()
    assert items(desk)[0].number == ""


def test_an_item_moves_with_its_notes_and_stays_in_hand(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    notes = items(desk)[0].notes
    pane.commands["item.move_down"]()
    assert titles(desk) == ["Matters arising", "", "Welcome and apologies"]
    assert items(desk)[2].notes == notes
    assert pane.list.key == desk.item_id == items(desk)[2].id


def test_an_item_becomes_a_sub_item_and_an_item_again(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    desk.turn_by(1)
    pane.commands["item.indent"]()
    assert [row.level for row in pane.list.rows] == [0, 1, 2]
    pane.commands["item.outdent"]()
    assert [row.level for row in pane.list.rows] == [0, 0, 1]


def test_insert_adds_items_one_after_another_behind_the_one_in_hand(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClick(pane.list, Qt.Key.Key_Insert)
    for title in ("Minutes", "7. Dredging"):
        QTest.keyClicks(line(pane), title)
        QTest.keyClick(line(pane), Qt.Key.Key_Return)
    assert titles(desk) == ["Welcome and apologies", "Minutes", "Dredging", "Matters arising", ""]
    assert items(desk)[2].number == "7"
    QTest.keyClick(line(pane), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is pane.list


def test_typing_in_an_empty_agenda_begins_the_first_title(qtbot: QtBot, bare_desk: Desk) -> None:
    pane = shown(qtbot, bare_desk)
    QTest.keyClicks(pane.list, "W")
    QTest.keyClicks(line(pane), "elcome")
    QTest.keyClick(line(pane), Qt.Key.Key_Return)
    assert titles(bare_desk) == ["Welcome"]


@pytest.mark.parametrize(("answer", "left"), [("Remove it", ["Matters arising", ""]), ("Keep it", None)])
def test_an_item_with_notes_is_removed_only_after_asking(
    qtbot: QtBot, desk: Desk, answer: str, left: list[str] | None
) -> None:
    pane = shown(qtbot, desk)
    before = titles(desk)

    def say() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "1 paragraph" in box.informativeText()
        next(button for button in box.buttons() if button.text() == answer).click()

    QTimer.singleShot(0, say)
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert titles(desk) == (left or before)
    if left:
        assert desk.item_id == items(desk)[0].id
        desk.workspace.undo()
        assert titles(desk) == before
        assert desk.item_id == items(desk)[0].id


def test_where_the_agenda_is_hidden_a_window_asks_for_the_title(qtbot: QtBot, desk: Desk) -> None:
    pane = AgendaPane(desk)
    qtbot.addWidget(pane)

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, TitleDialog)
        QTest.keyClicks(dialog.line, "Opening")
        QTest.keyClick(dialog.line, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    pane.commands["item.rename"]()
    assert titles(desk)[0] == "Opening"


def test_an_empty_item_goes_without_a_question(qtbot: QtBot, desk: Desk) -> None:
    pane = shown(qtbot, desk)
    QTest.keyClick(pane.list, Qt.Key.Key_Insert)
    QTest.keyClicks(line(pane), "Slip")
    QTest.keyClick(line(pane), Qt.Key.Key_Return)
    QTest.keyClick(line(pane), Qt.Key.Key_Escape)
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Delete)
    assert titles(desk) == ["Welcome and apologies", "Matters arising", ""]
