"""The screen of versions, by keys: read, compared, removed, written out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from db import notes, versions
from db.records import Note
from desktop.desk import Desk
from desktop.minutes.approval_steps import as_file, as_printed
from desktop.screens.versions import ALONE, NOW, VersionsScreen
from desktop.window import Window
from tests.desktop.windows import desk_of, kept_in, opened, press
from tests.samples import harbour_meeting

PAGES_MS = 20_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting()), "latest") as window:
        yield window


def keep(desk: Desk, name: str, status: str = "") -> None:
    meeting = desk.meeting
    assert meeting is not None
    at = datetime(2026, 3, 20, 9) + timedelta(hours=len(desk.workspace.read(versions.cards(meeting.id))))
    file, printed = as_file(meeting, desk.style), as_printed(meeting, desk.style)
    desk.workspace.alter(versions.keep(meeting.id, name, status, file, at=at, printed=printed), "Keeping a version")


def write(desk: Desk, words: str) -> None:
    assert desk.meeting is not None
    desk.workspace.do(notes.write(desk.meeting.items[0].id, [Note(text=words)]), "Typing")


@pytest.fixture
def screen(window: Window) -> VersionsScreen:
    """The screen with two versions: one kept by hand, and one that was circulated after it."""
    desk = desk_of(window)
    keep(desk, "before the chair saw it")
    write(desk, "Welcomes were made to everybody.")
    keep(desk, "circulated 20 March 2026", "circulated")
    press(window, "Shift+F7")
    return shown(window)


def shown(window: Window) -> VersionsScreen:
    screen = window.pages.currentWidget()
    assert isinstance(screen, VersionsScreen)
    return screen


def names(screen: VersionsScreen) -> list[str]:
    return [row.cells[0].words for row in screen.list.rows]


def compared(qtbot: QtBot, screen: VersionsScreen) -> None:
    qtbot.waitUntil(lambda: screen.pages.currentWidget() is screen.changes)


def test_versions_stand_under_the_minutes_as_they_are_now(screen: VersionsScreen) -> None:
    assert names(screen) == ["Now", "circulated 20 March 2026", "before the chair saw it"]
    assert [row.cells[1].words for row in screen.list.rows] == ["draft", "circulated", "kept by hand"]
    assert screen.list.hasFocus() and screen.list.key == NOW


def test_without_a_version_it_says_what_keeps_one(window: Window) -> None:
    press(window, "Shift+F7")
    assert shown(window).said.text() == ALONE
    assert not shown(window).compare.isEnabled()


@pytest.mark.usefixtures("screen")
def test_the_same_key_leads_back(window: Window) -> None:
    press(window, "Shift+F7")
    assert window.pages.currentWidget() is window.area


def test_the_pages_of_a_version_are_those_of_its_text(qtbot: QtBot, window: Window, screen: VersionsScreen) -> None:
    press(window, "End")
    qtbot.waitUntil(lambda: screen._shown is not None and screen._shown.row == screen.list.key)
    qtbot.waitUntil(lambda: bool(screen.paper.view.images), timeout=PAGES_MS)
    press(window, "Return")
    assert screen.paper.view.hasFocus()
    press(window, "Escape")
    assert screen.list.hasFocus()


def test_two_versions_are_compared_by_keys(qtbot: QtBot, window: Window, screen: VersionsScreen) -> None:
    press(window, "End")
    press(window, "Space")
    press(window, "Up")
    compared(qtbot, screen)
    assert "from “before the chair saw it” to “circulated 20 March 2026”" in screen.said.text()
    assert screen.changes.count == 1
    press(window, "Return")
    press(window, "F8")
    assert screen.changes.current is not None


def test_the_older_version_comes_first_whichever_was_chosen_first(
    qtbot: QtBot, window: Window, screen: VersionsScreen
) -> None:
    press(window, "Space")
    press(window, "Down")
    compared(qtbot, screen)
    assert "from “circulated 20 March 2026” to “now”" in screen.said.text()
    assert screen.changes.count == 0


def test_space_again_ends_comparing(qtbot: QtBot, window: Window, screen: VersionsScreen) -> None:
    press(window, "Space")
    press(window, "End")
    compared(qtbot, screen)
    press(window, "Space")
    qtbot.waitUntil(lambda: screen.pages.currentWidget() is screen.paper)


def answer(button: str) -> None:
    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == button).click()

    QTimer.singleShot(0, click)


def test_a_version_kept_by_hand_is_removed_after_a_question_and_undo_brings_it_back(
    window: Window, screen: VersionsScreen
) -> None:
    press(window, "End")
    answer("Keep it")
    press(window, "Delete")
    assert len(names(screen)) == 3
    screen.list.choose(screen.list.rows[-1].key)
    answer("Remove it")
    screen.remove.click()
    assert names(screen) == ["Now", "circulated 20 March 2026"]
    window.bar.run("edit.undo")
    assert len(names(screen)) == 3


def test_what_was_circulated_is_not_removed(window: Window, screen: VersionsScreen) -> None:
    press(window, "Down")
    assert not screen.remove.isEnabled()
    press(window, "Delete")
    assert "stays as long as the meeting does" in window.messages.words
    assert len(names(screen)) == 3


def test_what_changed_is_written_as_a_word_file_with_tracked_changes(
    qtbot: QtBot, window: Window, screen: VersionsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "changes.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    press(window, "End")
    press(window, "Space")
    press(window, "Up")
    compared(qtbot, screen)
    screen.changes.export.click()
    press(window, "Return")
    qtbot.waitUntil(file.exists, timeout=PAGES_MS)
    with zipfile.ZipFile(file) as package:
        body = package.read("word/document.xml").decode()
    assert "<w:ins " in body and "everybody" in body


def test_leaving_the_meeting_leaves_the_screen(window: Window, screen: VersionsScreen) -> None:
    window.bar.run("meeting.leave")
    assert window.pages.currentWidget() is window.start_page
    assert names(screen)
