"""The start page takes keys before the rest of the program is there, and no key comes too soon for it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import app as program
from desktop.arrival import Arrival
from desktop.bookmark import OPEN
from desktop.settings import Settings
from desktop.widgets.theme import Theme
from desktop.window import Window
from tests.desktop.windows import kept_in
from tests.samples import harbour_meeting


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return kept_in(tmp_path, harbour_meeting(uid="one", title="First of the year"), harbour_meeting(uid="two"))


@pytest.fixture
def window(qtbot: QtBot, folder: Path) -> Iterator[Window]:
    """A window that was painted just now, and nothing more."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dressed, hooks = (app.font(), app.palette(), app.styleSheet()), (sys.excepthook, threading.excepthook)
    waits = sys.getswitchinterval()
    window = Window(Settings(folder), Theme(app, "light", 100))
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    window.close()
    window.deleteLater()
    sys.excepthook, threading.excepthook = hooks
    sys.setswitchinterval(waits)
    app.setFont(dressed[0])
    app.setPalette(dressed[1])
    app.setStyleSheet(dressed[2])


def start(window: Window, folder: Path, meeting: str = "") -> None:
    program._after_paint(window, folder, meeting, "")


def test_arrows_go_about_before_the_desk_is_there_and_stay_where_they_went(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    start(window, folder)
    page = window.start_page.meetings
    assert page.hasFocus() and page.current_key
    first = page.currentRow()
    qtbot.keyClick(page, Qt.Key.Key_Down)
    assert page.currentRow() == first + 1 and window.desk is None
    qtbot.waitUntil(lambda: window.bookmark is not None)
    assert page.currentRow() == first + 1 and page.hasFocus()


def test_enter_at_once_opens_the_meeting_in_hand(window: Window, folder: Path, qtbot: QtBot) -> None:
    start(window, folder)
    page = window.start_page.meetings
    qtbot.keyClick(page, Qt.Key.Key_Down)
    wanted = page.current_key
    qtbot.keyClick(page, Qt.Key.Key_Return)
    assert window.desk is not None and window.desk.meeting is not None
    assert window.desk.meeting.id == wanted
    assert window.area is not None and window.pages.currentWidget() is window.area


def test_a_key_of_a_menu_works_at_once(window: Window, folder: Path, qtbot: QtBot) -> None:
    start(window, folder)
    qtbot.keyClick(window.start_page.meetings, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.chooser.isVisible()


def test_a_click_finds_the_menus_filled(window: Window, folder: Path, qtbot: QtBot) -> None:
    start(window, folder)
    qtbot.mouseClick(window.start_page, Qt.MouseButton.LeftButton)
    assert "meeting.new" in window.bar.actions_by_name


def test_a_window_that_is_closed_at_once_opens_no_database(window: Window, folder: Path, qtbot: QtBot) -> None:
    start(window, folder)
    window.close()
    assert window.desk is None
    qtbot.waitUntil(lambda: "minutebook-get-ready" not in {thread.name for thread in threading.enumerate()})
    assert window.desk is None and not window.isVisible()


@pytest.mark.parametrize("sign", ["rescue", "found-damaged.txt"])
def test_where_something_needs_the_clerk_it_is_not_put_off(window: Window, folder: Path, sign: str) -> None:
    (folder / sign).mkdir()
    start(window, folder)
    assert window.desk is not None


def test_a_meeting_that_was_cut_off_is_not_put_off(window: Window, folder: Path, qtbot: QtBot) -> None:
    start(window, folder)
    key = window.start_page.meetings.current_key
    window.settings.keep(OPEN, key)
    start(window, folder)
    assert window.desk is not None and window.desk.meeting is not None and window.desk.meeting.id == key


class Steps:
    """Work for an arrival that counts what was done of it."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def __iter__(self) -> Iterator[None]:
        while self.left:
            self.left -= 1
            yield


def test_steps_are_taken_one_by_one_until_the_end(qtbot: QtBot) -> None:
    line, steps = QWidget(), Steps(5)
    qtbot.addWidget(line)
    arrival = Arrival(line, lambda: None, steps)
    with qtbot.waitSignal(arrival.ended):
        assert steps.left == 5
    assert steps.left == 0


@pytest.mark.parametrize(
    ("key", "held", "left"),
    [
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, 5),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier, 5),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier, 0),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, 0),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, 0),
    ],
)
def test_only_keys_that_go_about_go_ahead(key: Qt.Key, held: Qt.KeyboardModifier, left: int, qtbot: QtBot) -> None:
    line, steps = QWidget(), Steps(5)
    qtbot.addWidget(line)
    line.show()
    arrival = Arrival(line, lambda: None, steps)
    qtbot.keyClick(line, key, held)
    assert steps.left == left
    arrival.stop()


def test_a_key_for_a_question_that_a_step_asks_goes_to_the_question(qtbot: QtBot) -> None:
    done: list[str] = []

    def work() -> Iterator[None]:
        done.append("asked")
        qtbot.keyClick(line, Qt.Key.Key_Y)
        done.append("answered")
        yield
        done.append("went on")

    line = QWidget()
    qtbot.addWidget(line)
    line.show()
    arrival = Arrival(line, lambda: None, work())
    arrival.finish()
    assert done == ["asked", "answered", "went on"]


def test_a_fault_on_the_way_is_told_once_and_ends_it(qtbot: QtBot) -> None:
    def work() -> Iterator[None]:
        yield
        raise RuntimeError("the seat is broken")

    line = QWidget()
    qtbot.addWidget(line)
    arrival = Arrival(line, lambda: None, work())
    with pytest.raises(RuntimeError, match="the seat is broken"):
        arrival.finish()
    assert not arrival.under_way


def test_a_step_that_fails_ends_the_arrival_all_the_same(qtbot: QtBot) -> None:
    def steps() -> Iterator[None]:
        yield
        raise RuntimeError("in the middle")

    page = QWidget()
    qtbot.addWidget(page)
    rest = Arrival(page, lambda: None, steps())
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(rest.ended):
        pass
    assert not rest.under_way and [kind for kind, *_ in caught] == [RuntimeError]
