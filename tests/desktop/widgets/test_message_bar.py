"""What is said over the lower edge of the window, and what of it stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLineEdit, QMainWindow, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets import message_bar
from desktop.widgets.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[MessageBar]:
    over = QWidget()
    over.resize(1366, 768)
    qtbot.addWidget(over)
    over.show()
    yield MessageBar(over)


def test_what_passes_stands_over_what_stays_for_its_time(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say("A rescue file lies there.", stays=True)
    bar.say("Exported.", seconds=0.05)
    assert bar.words == "Exported."
    qtbot.waitUntil(lambda: bar.words == "A rescue file lies there.", timeout=2000)
    bar.press("Close")
    assert bar.words == ""


def test_what_is_wrong_gives_way_to_nothing_until_it_is_right_again(bar: MessageBar) -> None:
    bar.say("A rescue file lies there.", stays=True)
    bar.say("The disk is full.", stays=True, wrong=True, about="unsaved")
    bar.say("Exported.")
    assert bar.words == "The disk is full."
    bar.say("The file is gone.", [("&Put it back", lambda: None)], stays=True, wrong=True, about="lost")
    assert bar.words == "The file is gone." and bar.take_focus()
    bar.take_back("unsaved")
    assert bar.words == "The file is gone."
    bar.take_back("lost")
    assert bar.words == "A rescue file lies there."


def test_the_same_words_said_again_leave_the_focus_where_it_is(bar: MessageBar) -> None:
    told: list[str] = []
    bar.shown.connect(told.append)
    for _ in range(3):
        bar.say("The file is gone.", [("&Put it back", lambda: None)], stays=True, about="lost")
    assert told == ["The file is gone."] and len(bar.findChildren(QPushButton)) == 1


def test_long_words_take_the_room_that_the_buttons_leave(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say("The file with your minutes is not there any more. " * 5, [("&Put it back", lambda: None)], stays=True)
    (button, close) = sorted(bar.findChildren(QPushButton), key=lambda one: one.x())
    assert bar._words.width() > 0.75 * bar.width() and bar.height() < 100
    assert close.geometry().right() <= bar.width()
    assert button.geometry().left() > bar._words.geometry().right()


def offered(bar: MessageBar, **how: bool) -> None:
    bar.say("Exported out.docx", [("&Open", lambda: None)], **how)  # type: ignore[arg-type]


def test_what_was_done_goes_when_the_clerk_turns_and_what_asks_or_is_wrong_stays(bar: MessageBar) -> None:
    offered(bar)
    bar.turn()
    assert bar.words == ""
    for how in ("asks", "wrong", "stays"):
        offered(bar, **{how: True})
        bar.turn()
        assert bar.words == "Exported out.docx", how


def test_typing_on_ends_what_was_done_once_it_could_be_read(
    qtbot: QtBot, bar: MessageBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = QLineEdit(bar.parentWidget())
    line.show()
    line.window().activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    offered(bar)
    QTest.keyClicks(line, "ab")
    assert bar.words == "Exported out.docx"
    monkeypatch.setattr(message_bar, "READ_MS", 0)
    QTest.keyClick(line, Qt.Key.Key_Shift)
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert bar.words == "Exported out.docx"
    QTest.keyClicks(line, "c")
    assert (bar.words, line.text()) == ("", "abc")
    offered(bar, asks=True)
    QTest.keyClicks(line, "d")
    assert bar.words == "Exported out.docx"


def test_undo_ends_what_was_done_too(qtbot: QtBot, bar: MessageBar, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_bar, "READ_MS", 0)
    line = QLineEdit(bar.parentWidget())
    line.show()
    line.window().activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    offered(bar)
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.words == ""


def test_it_stands_on_while_its_button_has_the_focus_and_goes_after(
    qtbot: QtBot, bar: MessageBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(message_bar, "AGAIN_MS", 20)
    bar.window().activateWindow()
    qtbot.waitUntil(bar.window().isActiveWindow)
    bar.say("Exported out.docx", [("&Open", lambda: None)], seconds=0.01)
    assert bar.take_focus()
    bar._on_time()
    assert bar.words == "Exported out.docx" and bar._gone.isActive()
    line = QLineEdit(bar.parentWidget())
    line.show()
    line.setFocus()
    qtbot.waitUntil(lambda: bar.words == "", timeout=2000)


def test_words_are_broken_rather_than_stick_out_over_the_panes_beside(qtbot: QtBot) -> None:
    over, area, pages = QMainWindow(), QMainWindow(), QStackedWidget()
    over.setCentralWidget(pages)
    pages.addWidget(area)
    middle = QWidget()
    area.setCentralWidget(middle)
    for side in (Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea):
        dock = QDockWidget("Pane")
        dock.setMinimumWidth(320)
        area.addDockWidget(side, dock)
    over.resize(1200, 700)
    qtbot.addWidget(over)
    over.show()
    bar = MessageBar(over)
    bar.say("The meeting of 14 May 2026 is made and open. Taking it back removes it.", [("&Take it back", bar.hide)])
    qtbot.waitUntil(lambda: middle.width() < 600)
    left = middle.mapTo(over, middle.rect().topLeft()).x()
    assert left <= bar.x() and bar.geometry().right() <= left + middle.width()
    assert bar._words.height() > 2 * bar._words.fontMetrics().height()
