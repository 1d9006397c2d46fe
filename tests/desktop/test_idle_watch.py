"""How long nobody did anything, and whether the machine slept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.idle_watch import IdleWatch, awake_or_not


class Heard:
    """A watch, and the signals that it sent."""

    def __init__(self, minutes: int) -> None:
        self.parent = QObject()
        self.watch = IdleWatch(self.parent)
        self.said: list[str] = []
        for name in ("soon", "stirred", "idle", "slept"):
            getattr(self.watch, name).connect(lambda *_, name=name: self.said.append(name))
        self.watch.begin(minutes)
        self.now = awake_or_not()

    def quiet(self, seconds: int) -> None:
        """Let time go by in which the machine is awake and looks."""
        for _ in range(seconds // 10):
            self.now += 10
            self.watch.look(self.now)


@pytest.fixture
def heard() -> Heard:
    return Heard(5)


def test_it_is_told_a_minute_before_and_at_the_time(heard: Heard) -> None:
    heard.quiet(230)
    assert heard.said == []
    heard.quiet(30)
    assert heard.said == ["soon"]
    heard.quiet(60)
    assert heard.said == ["soon", "idle"]


def test_who_stirs_after_the_warning_keeps_it_open(heard: Heard) -> None:
    heard.quiet(260)
    heard.watch.stir()
    assert heard.said == ["soon", "stirred"]


def test_sleep_is_told_and_is_no_idleness(heard: Heard) -> None:
    heard.now += 3600
    heard.watch.look(heard.now)
    assert heard.said == ["slept"]


def test_never_is_never() -> None:
    heard = Heard(0)
    assert heard.watch.minutes == 0 and not heard.watch._tick.isActive()


@pytest.mark.parametrize("deed", ["key", "mouse", "wheel"])
def test_keys_and_mouse_in_any_window_count(qtbot: QtBot, deed: str) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    qtbot.waitExposed(line)
    heard = Heard(5)
    handle = line.windowHandle()
    heard.quiet(260)
    if deed == "key":
        QTest.keyClick(handle, Qt.Key.Key_A)
    elif deed == "mouse":
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=line.rect().center())
    else:
        QTest.wheelEvent(handle, line.rect().center().toPointF(), line.rect().center())
    assert heard.said == ["soon", "stirred"]
