from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db import notes
from db.records import Committee, Note, new_id
from desktop import exporting, files_out, garbage
from desktop.dialogs.accessible import AccessibleDialog
from desktop.exporting import Export
from desktop.menus import writing_out
from desktop.minutes.exports import Progress, format_for, formats
from desktop.minutes.house_style import built_in, resolve
from desktop.notes_editor.editor import NotesEditor
from desktop.window import Window
from tests.desktop.windows import desk_of, kept_in, opened, press
from tests.samples import harbour_meeting


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting()), "latest") as window:
        yield window


def chosen(monkeypatch: pytest.MonkeyPatch, *paths: Path | None) -> list[Path]:
    """Let the clerk choose these places, one after the other; returns what was suggested each time."""
    suggestions: list[Path] = []
    answers = iter(paths)

    def ask(_parent: object, suggested: Path, _form: object) -> Path | None:
        suggestions.append(suggested)
        return next(answers)

    monkeypatch.setattr("desktop.dialogs.export_place.ask", ask)
    return suggestions


def test_ctrl_e_writes_the_word_minutes_and_says_so(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested = chosen(monkeypatch, tmp_path / "minutes.docx")
    with qtbot.waitSignal(window.messages.shown, timeout=20_000):
        press(window, "Ctrl+E")
    assert suggested[0].name == "HTB Minutes 2026-03-12.docx"
    words = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / "minutes.docx")).paragraphs)
    assert "Matters arising" in words
    assert window.messages.words == "Exported minutes.docx — accessible: yes"
    assert window.progress.isHidden()


def test_an_export_says_what_stands_against_it_and_leads_there(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = desk_of(window)
    assert desk.meeting is not None
    item = desk.meeting.items[1]
    line = Note(id=new_id(), text="**Finance and fees**")
    desk.workspace.do(notes.write(item.id, [*item.notes, line], item.notes), "Typing")
    desk.turn_to(desk.meeting.items[0].id)
    chosen(monkeypatch, tmp_path / "minutes.docx")
    with qtbot.waitSignal(window.messages.shown, timeout=20_000):
        press(window, "Ctrl+E")
    assert window.messages.words == "Exported minutes.docx — accessible: one thing stands against it"
    what = next(button for button in window.messages.findChildren(QPushButton) if button.text() == "&What?")

    def go_there() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AccessibleDialog)
        assert "stands for a heading" in dialog.page.toPlainText()
        dialog.page.anchorClicked.emit(QUrl("#0"))

    QTimer.singleShot(0, go_there)
    what.click()
    assert desk.item_id == item.id
    editor = window.findChild(NotesEditor)
    assert editor is not None
    assert editor.place()[0] == line.id


def test_of_a_table_for_spreadsheets_nothing_is_said(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, tmp_path / "actions.csv")
    form = format_for(".csv", "actions")
    assert form is not None
    with qtbot.waitSignal(window.messages.shown, timeout=20_000):
        writing_out.export(window, desk_of(window), "actions", form)
    assert window.messages.words == "Exported actions.csv"


def test_the_folder_of_an_export_is_remembered(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "papers").mkdir()
    suggested = chosen(monkeypatch, tmp_path / "papers" / "minutes.docx", None)
    with qtbot.waitSignal(window.messages.shown, timeout=20_000):
        press(window, "Ctrl+E")
    press(window, "Ctrl+E")
    assert suggested[1].parent == tmp_path / "papers"


@pytest.mark.parametrize("ending", [".pdf", ".html", ".txt", ".json"])
def test_the_minutes_are_exported_in_the_format_chosen_by_name(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    target = tmp_path / f"minutes{ending}"
    chosen(monkeypatch, target)
    form = format_for(ending, "minutes")
    assert form is not None
    press(window, "Ctrl+Alt+E")
    qtbot.keyClicks(window.chooser.line, form.title)
    with qtbot.waitSignal(window.messages.shown, timeout=20_000):
        press(window, "Return")
    assert target.stat().st_size > 100


def test_a_file_that_may_not_be_written_is_told_and_another_name_is_offered(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "open.docx").mkdir()
    asked: list[str] = []
    monkeypatch.setattr("desktop.dialogs.question.ask", lambda *words: bool(asked.append(words[2])) or True)
    chosen(monkeypatch, tmp_path / "open.docx", tmp_path / "other.docx")
    with qtbot.waitSignal(window.messages.shown, timeout=20_000):
        press(window, "Ctrl+E")
    assert "open.docx" in asked[0]
    assert (tmp_path / "other.docx").exists()


def test_words_just_typed_are_in_the_export(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, tmp_path / "minutes.txt")
    assert window.area is not None
    window.area.focus_centre()
    desk_of(window).workspace.settling.connect(lambda: settled.append(True))
    settled: list[bool] = []
    press(window, "Ctrl+Alt+E")
    qtbot.keyClicks(window.chooser.line, "text")
    with qtbot.waitSignal(window.messages.shown, timeout=20_000):
        press(window, "Return")
    assert settled


def test_a_long_export_can_be_cancelled_and_writes_nothing(qtbot: QtBot) -> None:
    def render(progress: Progress) -> bytes:
        while True:
            progress(0.2)
            time.sleep(0.001)

    job = Export(render)
    made: list[object] = []
    job.made.connect(made.append)
    with qtbot.waitSignal(job.progressed):
        job.start()
    with qtbot.waitSignal(job.gave_up):
        job.cancel()

    assert made == []


def test_what_an_export_was_made_of_is_cleared_away_however_it_ends(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    cleared: list[str] = []
    monkeypatch.setattr(garbage, "clear", lambda: cleared.append("cleared"))

    def fail(_progress: object) -> bytes:
        raise ValueError("no")

    for render, end in ((lambda _progress: b"made", "made"), (fail, "failed")):
        job = Export(render)
        with qtbot.waitSignal(getattr(job, end)):
            job.start()
        qtbot.waitUntil(lambda: len(cleared) == 1)
        cleared.clear()


def test_what_fails_while_an_export_is_made_is_handed_over(qtbot: QtBot) -> None:
    def render(progress: Progress) -> bytes:
        raise ValueError("no such template")

    job = Export(render)
    with qtbot.waitSignal(job.failed) as failed:
        job.start()

    assert str(failed.args[0]) == "no such template"


@pytest.mark.parametrize("form", formats(), ids=lambda form: form.ending)
def test_every_format_is_rendered_behind_the_window(form: object) -> None:
    meeting = harbour_meeting()
    style = resolve("notes-table", built_in())
    making = form.makes[0]  # type: ignore[attr-defined]
    assert exporting.rendering(meeting, style, making, form)(lambda _share: None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Board: minutes 3/4", "Board minutes 3 4"),
        ('a<b>"c"|d?e*f\\g', "a b c d e f g"),
        ("  trailing dots... ", "trailing dots"),
        ("con", "con_"),
        ("LPT1", "LPT1_"),
        ("???", "Minutes"),
        ("Größe – Ältestenrat", "Größe – Ältestenrat"),
        ("x" * 300, "x" * 100),
    ],
)
def test_a_file_name_is_one_that_every_system_takes(words: str, name: str) -> None:
    assert exporting.sanitised(words) == name


def test_a_committee_without_a_short_name_lends_its_whole_name() -> None:
    meeting = harbour_meeting(committee=Committee(name="Harbour / Quay Board"), kind="notes")
    form = format_for(".docx", "minutes")
    assert form is not None
    assert exporting.suggested_name(meeting, "minutes", form) == "Harbour Quay Board Notes 2026-03-12.docx"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "minutes.docx"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(exporting.Unwritable, match="open in Word"):
        exporting.put(b"new", target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_what_was_exported_is_not_said_on_the_next_screen_any_more(window: Window, tmp_path: Path) -> None:
    for turn in (lambda: desk_of(window).open_screen("register"), lambda: desk_of(window).workspace.leave()):
        files_out.tell_done(window, tmp_path / "minutes.docx")
        assert window.messages.words == "Exported minutes.docx"
        turn()
        assert window.messages.words == ""
