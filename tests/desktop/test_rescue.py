"""Words that the database does not take: where they are kept until it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from db import keys
from db.records import Note
from desktop import rescue
from desktop.dialogs import question
from desktop.rescue import Rescue
from desktop.screens.rescued import RescuedScreen
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened
from tests.samples import harbour_meeting

PASTED = "The pontoon was said to be beyond repair. " * 1_000


def fill_disk(window: Window, *, full: bool) -> None:
    """Let SQLite find the disk full, or not, whichever connection it is written with
    (sqlite.org/pragma.html#pragma_max_page_count)."""
    engine = desk_of(window).workspace.store._connections.engine
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    limit = f"PRAGMA max_page_count = {pages if full else 1_000_000}"
    event.listen(engine, "checkout", lambda connection, *_: connection.execute(limit).close())


def test_what_a_full_disk_does_not_take_lies_in_a_rescue_file_until_it_does(qtbot: QtBot, tmp_path: Path) -> None:
    folder = kept_in(tmp_path / "books", harbour_meeting())
    with opened(qtbot, folder, "latest") as window:
        workspace = desk_of(window).workspace
        assert window.area is not None
        window.area.focus_pane("notes")
        fill_disk(window, full=True)
        with qtbot.waitSignal(workspace.unsaved, timeout=5000) as told:
            page = focus_in(window)
            assert isinstance(page, QTextEdit)
            page.insertPlainText(PASTED)
            QTest.keyClicks(page, " and more")
        (file,) = rescue.found(folder)
        assert "The disk is full" in told.args[0] and str(file) in told.args[0]
        assert "Typed under “" in file.read_text() and "beyond repair" in file.read_text()
        assert file.stat().st_mode & 0o077 == 0
        QTest.keyClicks(focus_in(window), "And the last words.")
        qtbot.waitUntil(lambda: "And the last words." in file.read_text(), timeout=5000)
        fill_disk(window, full=False)
        qtbot.waitUntil(lambda: not workspace.holding, timeout=5000)
        assert not file.exists() and not (folder / rescue.FOLDER).exists()
        meeting = desk_of(window).meeting
        assert meeting is not None
        assert any("And the last words." in note.text for _, note in meeting.every_note())


def test_the_next_start_points_out_what_was_left(qtbot: QtBot, tmp_path: Path) -> None:
    folder = kept_in(tmp_path / "books", harbour_meeting())
    meeting = harbour_meeting()
    typed = [Note(text="**Half** a sentence"), Note(kind="action", text="x")]
    path = Rescue(folder).keep(meeting, meeting.items[0], typed)
    assert path is not None and path.read_text().splitlines()[3:] == ["Half a sentence", "Action: x"]
    with opened(qtbot, folder, "latest") as window:
        assert str(path) in window.messages.words


def test_in_a_locked_folder_they_are_encrypted_and_read_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "books"
    keys.hold(folder, keys.Key(b"k" * 32, b"a certain salt ."))
    kept_in(folder, harbour_meeting())
    with opened(qtbot, folder, "latest") as window:
        workspace = desk_of(window).workspace
        assert window.area is not None
        window.area.focus_pane("notes")
        fill_disk(window, full=True)
        with qtbot.waitSignal(workspace.unsaved, timeout=5000):
            page = focus_in(window)
            assert isinstance(page, QTextEdit)
            page.insertPlainText(PASTED)
            QTest.keyClicks(page, " and more")
        (file,) = rescue.found(folder)
        assert b"pontoon" not in file.read_bytes() and "Harbour" not in file.name
        assert file.stat().st_mode & 0o077 == 0
        lying = file.read_bytes()
        fill_disk(window, full=False)
        qtbot.waitUntil(lambda: not workspace.holding, timeout=5000)
        assert not file.exists()
    file.parent.mkdir()
    file.write_bytes(lying)
    with opened(qtbot, folder, "latest") as window:
        assert str(file) in window.messages.words
        window.messages.press("Show them")
        screen = window.pages.currentWidget()
        assert isinstance(screen, RescuedScreen)
        assert "beyond repair" in screen.text.toPlainText() and screen.text.isReadOnly()
        screen.copy.click()
        assert "beyond repair" in QApplication.clipboard().text()
    keys.forget(folder)


def test_words_put_aside_are_deleted_once_they_are_not_needed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = kept_in(tmp_path / "books", harbour_meeting())
    meeting = harbour_meeting()
    path = Rescue(folder).keep(meeting, meeting.items[0], [Note(text="one")])
    assert path is not None
    with opened(qtbot, folder, "latest") as window:
        window.bar.run("screen.rescued")
        screen = window.pages.currentWidget()
        assert isinstance(screen, RescuedScreen) and "one" in screen.text.toPlainText()
        monkeypatch.setattr(question, "ask", lambda *_: False)
        screen.delete.click()
        assert path.exists()
        monkeypatch.setattr(question, "ask", lambda *_: True)
        screen.delete.click()
        assert not path.exists() and not path.parent.exists() and not screen.text.isVisible()


def test_another_place_is_taken_where_the_data_folder_takes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = harbour_meeting()
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    (tmp_path / rescue.FOLDER).write_text("in the way")
    kept = Rescue(tmp_path)
    path = kept.keep(meeting, meeting.items[0], [Note(text="one")])
    assert path is not None and path.parent == home
    assert kept.keep(meeting, meeting.items[0], [Note(text="one, two")]) == path
    assert "one, two" in path.read_text()
    kept.drop()
    assert not path.exists() and kept.path is None


def test_where_no_place_takes_them_it_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = harbour_meeting()
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(Path, "home", lambda: blocked)
    monkeypatch.setattr(rescue.tempfile, "gettempdir", lambda: str(blocked))
    assert Rescue(blocked).keep(meeting, meeting.items[0], [Note(text="one")]) is None
