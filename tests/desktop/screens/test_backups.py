"""The screen of backups by keys: made, looked into, copied, and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from db import backups, locking, meetings, notes
from db.records import Note
from desktop.backing_up import back_up
from desktop.screens.backups import BackupsScreen
from desktop.window import Window
from tests.desktop.windows import desk_of, kept_in, opened
from tests.samples import harbour_meeting

THEN = datetime(2026, 3, 12, 17, 30)
WORK_MS = 20_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    folder = kept_in(tmp_path / "books", harbour_meeting())
    backups.make(folder, THEN)
    with opened(qtbot, folder, "latest") as window:
        yield window


def write(window: Window, words: str) -> None:
    desk = desk_of(window)
    assert desk.meeting is not None
    desk.workspace.do(notes.write(desk.meeting.items[0].id, [Note(text=words)]), "Typing")


def first_words(window: Window) -> str:
    meeting = desk_of(window).meeting
    return meeting.items[0].notes[0].text if meeting is not None else ""


def shown(qtbot: QtBot, window: Window) -> BackupsScreen:
    window.bar.run("screen.backups")
    screen = window.pages.currentWidget()
    assert isinstance(screen, BackupsScreen)
    qtbot.waitUntil(lambda: screen.table.model().rowCount() > 0, timeout=WORK_MS)
    return screen


def test_a_backup_with_an_earlier_passphrase_asks_for_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, stick = kept_in(tmp_path / "books", harbour_meeting()), tmp_path / "stick"
    stick.mkdir()
    locking.set_passphrase(folder, None, "kettle moss violin", lambda _done, _of: None, lambda: False)
    old = backups.make(folder, THEN)
    aside = old.path.rename(stick / old.path.name)
    locking.set_passphrase(folder, "kettle moss violin", None, lambda _done, _of: None, lambda: False)
    aside.rename(old.path)
    with opened(qtbot, folder, "latest") as window:
        window.bar.run("screen.backups")
        screen = window.pages.currentWidget()
        assert isinstance(screen, BackupsScreen)
        qtbot.waitUntil(screen.line.isVisible, timeout=WORK_MS)
        assert "another passphrase" in screen.asked.text() and not screen.all.isEnabled()
        for passphrase in ("not this one", "kettle moss violin"):
            screen.line.setFocus()
            QTest.keyClicks(screen.line, passphrase)
            QTest.keyClick(screen.line, Qt.Key.Key_Return)
            assert screen.line.text() == ""
            if passphrase == "not this one":
                qtbot.waitUntil(lambda: "not the passphrase" in screen.asked.text(), timeout=WORK_MS)
        qtbot.waitUntil(lambda: screen.table.model().rowCount() > 0, timeout=WORK_MS)
        assert not screen.line.isVisible() and screen.all.isEnabled()
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
        screen.copy.click()
        qtbot.waitUntil(lambda: "copied to" in window.messages.words, timeout=WORK_MS)
        assert "It is encrypted" in window.messages.words
    locking.lock(folder)


def answer(verb: str, asked: list[str] | None = None) -> None:
    """Press a button of the next question by its verb."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        if asked is not None:
            asked.append(box.text())
        next(button for button in box.buttons() if button.text() == verb).click()

    QTimer.singleShot(20, press)


def test_what_is_in_a_backup_is_held_against_what_is_here_now(qtbot: QtBot, window: Window) -> None:
    screen = shown(qtbot, window)
    assert [row.cells[0].words for row in screen.list.rows] == ["12 Mar, 17:30"]
    assert screen._fact(0, 4).words == "the same"
    write(window, "Welcomes were made to everybody.")
    screen.arrive(None)
    qtbot.waitUntil(lambda: screen.table.model().rowCount() > 0, timeout=WORK_MS)
    assert screen._fact(0, 4).words != "the same"
    desk = desk_of(window)
    desk.workspace.store.write(meetings.remove(screen._held[0].card.id))
    screen.arrive(None)
    qtbot.waitUntil(lambda: screen.table.model().rowCount() > 0, timeout=WORK_MS)
    assert screen._fact(0, 4).words == "not here any more"


def test_one_meeting_is_brought_back_by_enter_and_the_rest_stays(qtbot: QtBot, window: Window) -> None:
    before = first_words(window)
    write(window, "Overwritten by mistake.")
    screen = shown(qtbot, window)
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.table.hasFocus()
    asked: list[str] = []
    answer("Bring it back", asked)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first_words(window) == before, timeout=WORK_MS)
    assert "12 March 2026" in asked[0] and "17:30" in asked[0]
    folder = desk_of(window).workspace.store.folder
    assert [one.why for one in backups.every(folder)] == [backups.BEFORE_RESTORING, backups.BY_ITSELF]
    assert "brought back" in window.messages.words


def test_everything_is_brought_back_and_that_can_be_taken_back_too(qtbot: QtBot, window: Window) -> None:
    before = first_words(window)
    write(window, "Overwritten by mistake.")
    screen = shown(qtbot, window)
    answer("Bring everything back")
    screen.all.click()
    qtbot.waitUntil(lambda: "Everything is as it was" in window.messages.words, timeout=WORK_MS)
    desk = desk_of(window)
    assert desk.meeting is None and window.isEnabled()
    (card,) = desk.workspace.read(meetings.cards)
    desk.workspace.open(card.id)
    assert first_words(window) == before
    assert not desk.workspace.undo()
    newest = backups.every(desk.workspace.store.folder)[0]
    backups.restore(newest, desk.workspace.store.folder, THEN + timedelta(hours=2))
    desk.workspace.open(card.id)
    assert first_words(window) == "Overwritten by mistake."


def test_the_question_left_changes_nothing(qtbot: QtBot, window: Window) -> None:
    write(window, "Typed since.")
    screen = shown(qtbot, window)
    answer("Leave it")
    screen.all.click()
    assert first_words(window) == "Typed since." and not screen.work.busy


def test_a_backup_is_made_at_once_with_what_was_typed_last(qtbot: QtBot, window: Window) -> None:
    write(window, "Typed just now.")
    screen = shown(qtbot, window)
    screen.make.click()
    qtbot.waitUntil(lambda: len(screen.list.rows) == 2, timeout=WORK_MS)
    newest = backups.every(desk_of(window).workspace.store.folder)[0]
    assert newest.why == backups.BY_HAND and newest.path.name in window.messages.words


def test_a_backup_is_copied_to_a_stick_and_a_stick_that_is_gone_is_told(
    qtbot: QtBot, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    screen = shown(qtbot, window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    screen.copy.click()
    qtbot.waitUntil(lambda: "copied" in window.messages.words, timeout=WORK_MS)
    assert [path.name for path in stick.iterdir()] == [screen.list.key]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "gone"))
    screen.copy.click()
    qtbot.waitUntil(lambda: "could not be copied" in window.messages.words, timeout=WORK_MS)


def test_a_damaged_backup_says_so_in_place_of_its_meetings(qtbot: QtBot, window: Window) -> None:
    (one,) = backups.every(desk_of(window).workspace.store.folder)
    one.path.write_bytes(one.path.read_bytes()[:200])
    window.bar.run("screen.backups")
    screen = window.pages.currentWidget()
    assert isinstance(screen, BackupsScreen)
    qtbot.waitUntil(lambda: "damaged" in screen.table.empty, timeout=WORK_MS)
    assert not screen.all.isEnabled() and not screen.one.isEnabled()


def test_backups_are_made_by_themselves_when_they_are_due(tmp_path: Path) -> None:
    folder = kept_in(tmp_path / "books", harbour_meeting())
    now = datetime.now()
    assert back_up(folder, now) and not back_up(folder, now + timedelta(minutes=30))
    assert len(backups.every(folder)) == 1
