"""What is said over the lower edge of the window, and what of it stays."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

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
