"""The line for a passphrase, and the page with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.widgets.passphrase_line import CAPS, PassphraseLine, caps_lock
from desktop.widgets.unlock_page import UnlockPage


@pytest.fixture
def page(qtbot: QtBot) -> UnlockPage:
    page = UnlockPage()
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


def test_what_is_emptied_does_not_come_back(qtbot: QtBot) -> None:
    line = PassphraseLine()
    qtbot.addWidget(line)
    line.reveal(on=True)
    QTest.keyClicks(line, "kettle moss")
    line.empty()
    line.undo()
    assert line.text() == "" and not line.isUndoAvailable()


def test_an_accent_is_the_same_from_every_keyboard(qtbot: QtBot) -> None:
    line = PassphraseLine()
    qtbot.addWidget(line)
    line.setText("cafe\u0301 au lait")
    assert line.passphrase == "caf\u00e9 au lait"


def test_it_is_hidden_again_whenever_it_goes(qtbot: QtBot) -> None:
    line = PassphraseLine()
    qtbot.addWidget(line)
    line.show()
    line.reveal(on=True)
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    line.hide()
    assert line.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize(
    ("typed", "shift", "on"),
    [
        ("a", False, False),
        ("A", True, False),
        ("A", False, True),
        ("a", True, True),
        ("7", True, None),
        ("", True, None),
    ],
)
def test_caps_lock_is_told_by_what_a_key_types(typed: str, shift: bool, on: bool | None) -> None:
    assert caps_lock(typed, shift=shift) is on


def test_enter_tries_what_is_typed(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.waitSignal(page.tried) as tried:
        QTest.keyClicks(page.line, "kettle moss")
        QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert tried.args == ["kettle moss"] and page.busy and not page.open.isEnabled()
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    page.refuse("That is not it.")
    assert page.said.text() == "That is not it." and page.line.text() == "" and page.line.hasFocus()
    QTest.keyClicks(page.line, "again")
    assert page.line.text() == "again"


def test_without_a_passphrase_nothing_is_tried(qtbot: QtBot, page: UnlockPage) -> None:
    with qtbot.assertNotEmitted(page.tried, wait=10):
        QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert "Type the passphrase" in page.said.text()


def test_caps_lock_is_hinted_at(page: UnlockPage) -> None:
    QTest.keyClick(page.line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert page.said.text() == ""
    QTest.keyClick(page.line, "A")
    assert page.said.text() == CAPS
    QTest.keyClick(page.line, "a")
    assert page.said.text() == ""


def test_the_page_says_that_a_forgotten_passphrase_is_lost(page: UnlockPage) -> None:
    assert "Nobody can bring back a forgotten passphrase" in page.forgotten.text()


def test_no_key_goes_through_the_page_to_what_is_under_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    under = QLineEdit()
    QVBoxLayout(dialog).addWidget(under)
    qtbot.addWidget(dialog)
    page = UnlockPage(dialog)
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    page.setGeometry(dialog.rect())
    page.show()
    page.raise_()
    page.begin()
    QTest.keyClick(page.line, Qt.Key.Key_Escape)
    QTest.keyClick(page.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    seen = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert under not in seen and seen[:3] == [page.open, page.shows, page.line]
