"""Minutes that go out as a Word file are kept as they were, so that corrections can come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import sent_copies
from db.records import SentCopy
from db.store import Store
from desktop import command_line
from desktop.copies_out import Copy, copy_of
from desktop.minutes import kept_document
from desktop.minutes.compose import compose
from desktop.minutes.corrections import find
from desktop.minutes.exports import format_for, formats
from desktop.minutes.house_style import resolve
from desktop.minutes.word_reading.reading import read
from desktop.minutes.word_reading.word_text import COPY
from desktop.window import Window
from tests.desktop.windows import desk_of, kept_in, opened, press
from tests.samples import harbour_meeting


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting()), "latest") as window:
        yield window


def copy_kept(store: Store, file: Path) -> SentCopy | None:
    return store.read(sent_copies.find(read(file.read_bytes()).properties.get(COPY, "")))


def test_a_word_file_that_was_exported_is_kept_as_it_went_out(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "minutes.docx"
    monkeypatch.setattr("desktop.dialogs.export_place.ask", lambda *_: file)
    with qtbot.waitSignal(window.messages.shown, timeout=20_000):
        press(window, "Ctrl+E")
    desk = desk_of(window)
    kept = copy_kept(desk.workspace.store, file)
    assert kept is not None and desk.meeting is not None and kept.meeting == desk.meeting.id
    style, document = kept_document.read(kept.printed) or ("", None)
    assert document is not None and style == desk.style.name
    assert find(document, read(file.read_bytes()), desk.meeting, desk.style).found == ()
    assert desk.workspace.undo_name == ""


def test_the_command_line_keeps_what_it_writes_too(tmp_path: Path) -> None:
    books, file = kept_in(tmp_path / "books", harbour_meeting()), tmp_path / "minutes.docx"
    assert command_line.run(["--data", str(books), "export", "latest", str(file)]) == 0
    store = Store.open(books)
    assert copy_kept(store, file) is not None
    store.close()


def test_what_cannot_be_kept_is_said_by_no_and_goes_out_all_the_same(tmp_path: Path) -> None:
    books = kept_in(tmp_path / "books", harbour_meeting())
    store = Store.open(books)
    copy = Copy(1234, "notes-table")
    assert not copy.keep(store), "nothing has gone out yet"
    made = harbour_meeting()
    assert copy.marked(compose(made, resolve("", {}))).sent_as == copy.uid
    assert not copy.keep(store), "there is no such meeting"
    store.close()


@pytest.mark.parametrize("making", ["minutes", "actions", "agenda"])
def test_only_of_minutes_in_word_corrections_can_come_back(making: str) -> None:
    kept = {form.ending for form in formats() if copy_of(1, "notes-table", making, form)}
    assert kept == ({".docx"} if making == "minutes" else set())
    assert format_for(".docx", making) is not None
