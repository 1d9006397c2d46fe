"""A committee's own Word template in its screen: chosen, refused, tried, given up, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from db import committees, meetings, templates
from db.records import CommitteeProfile
from db.store import Store
from db.values import replace
from desktop import command_line, exporting
from desktop.committee_pages.about_page import AboutPage
from desktop.dialogs import export_place
from desktop.dialogs.template import TemplateDialog
from desktop.letterheads import put_in
from desktop.minutes.approval_steps import as_printed
from desktop.minutes.compose import compose
from desktop.minutes.exports import format_for
from desktop.page_making import PageMaker, Pages
from tests.desktop.screens.test_committee import Board, answering, brought, press, pressing
from tests.desktop.windows import desk_of, kept_in, opened
from tests.minutes.exports.foreign_templates import TEMPLATES
from tests.samples import harbour_meeting


@pytest.fixture
def board(qtbot: QtBot, tmp_path: Path) -> Iterator[Board]:
    """The window on the harbour meeting, with what else is kept of its committee."""
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting()), "latest") as window:
        screen = brought(window)
        screen.tabs.setCurrentIndex(2)
        yield window, screen


@pytest.fixture
def letterhead(tmp_path: Path) -> Path:
    file = tmp_path / "board letterhead.dotx"
    file.write_bytes(TEMPLATES["letterhead.dotx"]())
    return file


def profile(board: Board) -> CommitteeProfile:
    return desk_of(board[0]).workspace.read(committees.profile(board[1].box.committee))


def about(board: Board) -> AboutPage:
    return board[1].about


def shown(board: Board) -> str:
    row = next(row for row in about(board).list.rows if row.key == "template")
    return row.spoken


def take(board: Board, file: Path) -> None:
    about(board).template.take(profile(board), file)


def exported(board: Board, making: str = "minutes", ending: str = ".docx") -> Any:
    desk, form = desk_of(board[0]), format_for(ending, making)
    assert desk.meeting is not None and form is not None
    render = exporting.rendering(desk.meeting, desk.style, making, form, desk.workspace.store.read)
    content = render(lambda _share: None)
    return docx.Document(BytesIO(content)) if ending == ".docx" else content


def heads(made: Any) -> str:
    section = made.sections[0]
    return " ".join(p.text for header in (section.first_page_header, section.header) for p in header.paragraphs)


def test_a_template_is_looked_at_and_kept_and_what_is_exported_stands_in_it(board: Board, letterhead: Path) -> None:
    assert shown(board) == "Word template: not set"
    answering(TemplateDialog.accept)
    take(board, letterhead)
    assert shown(board) == "Word template: board letterhead.dotx"
    for making in ("minutes", "actions", "agenda"):
        assert "Marram Coast Partnership" in heads(exported(board, making))


def test_keeping_it_is_one_step_that_can_be_taken_back_and_done_again(board: Board, letterhead: Path) -> None:
    answering(TemplateDialog.accept)
    take(board, letterhead)
    about(board).take_focus()
    press(board[0], "Ctrl+Z")
    assert (profile(board).template, shown(board)) == ("", "Word template: not set")
    assert "Marram" not in heads(exported(board))
    press(board[0], "Ctrl+Shift+Z")
    assert shown(board) == "Word template: board letterhead.dotx"
    assert "Marram" in heads(exported(board))


def test_what_the_logo_shows_is_asked_and_kept_in_the_template(board: Board, letterhead: Path) -> None:
    offered = []

    def say(dialog: TemplateDialog) -> None:
        offered.append(dialog.logo.text())
        dialog.logo.setText("A white wave")
        dialog.accept()

    answering(say)
    take(board, letterhead)
    assert offered == ["Logo of Harbour Trust Board"]
    header = exported(board).sections[0].first_page_header
    assert [found.get("descr") for found in header._element.iter() if found.tag.endswith("}docPr")] == ["A white wave"]


def test_leaving_the_question_keeps_nothing(board: Board, letterhead: Path) -> None:
    answering(TemplateDialog.reject)
    take(board, letterhead)
    assert profile(board).template == ""


def test_what_stands_against_a_template_is_said_before_it_is_used(board: Board, tmp_path: Path) -> None:
    file, said = tmp_path / "serif.docx", []
    file.write_bytes(TEMPLATES["own-fonts.docx"]())

    def read(dialog: TemplateDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text"))
        dialog.reject()

    answering(read)
    take(board, file)
    words = " ".join(map(str, said))
    assert "serif.docx can be used" in words
    assert "Times New Roman have serifs" in words
    assert "148 by 210 mm, not A4" in words


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 minutes", "This file is a PDF"),
        (b"\xd0\xcf\x11\xe0" + bytes(20), "password"),
        (b"PK\x03\x04 nonsense", "damaged"),
        (None, "cannot be read"),
    ],
)
def test_what_cannot_serve_is_refused_at_once_with_the_reason(
    board: Board, tmp_path: Path, content: bytes | None, reason: str
) -> None:
    file, said = tmp_path / "paper.docx", []
    if content is not None:
        file.write_bytes(content)

    def read(box: QMessageBox) -> None:
        said.append(f"{box.text()}: {box.informativeText()}")
        pressing("Close")(box)

    answering(read)
    take(board, file)
    assert "paper.docx cannot be used as a template" in said[0]
    assert reason in said[0]
    assert profile(board).template == ""


def test_delete_removes_it_and_undo_brings_it_back(board: Board, letterhead: Path) -> None:
    answering(TemplateDialog.accept)
    take(board, letterhead)
    about(board).take_focus()
    assert about(board).list.choose("template")
    press(board[0], "Delete")
    assert shown(board) == "Word template: not set"
    press(board[0], "Ctrl+Z")
    assert shown(board) == "Word template: board letterhead.dotx"


def test_enter_offers_what_can_be_done(board: Board, letterhead: Path) -> None:
    about(board).take_focus()
    about(board).list.choose("template")

    def offered() -> list[str]:
        press(board[0], "Return")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        words = [action.text() for action in menu.actions()]
        menu.close()
        QTest.qWait(1)
        return words

    assert offered() == ["Choose a Word file…"]
    answering(TemplateDialog.accept)
    take(board, letterhead)
    assert offered() == ["Choose another…", "Try it…", "Remove it"]


def test_a_file_is_chosen_in_the_dialog_of_the_system(
    board: Board, letterhead: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(letterhead), ""))
    answering(TemplateDialog.accept)
    about(board).template.choose(profile(board))
    assert shown(board) == "Word template: board letterhead.dotx"


@pytest.mark.parametrize("own", [True, False], ids=["of the open meeting", "of an invented one"])
def test_it_is_tried_with_minutes(
    board: Board, letterhead: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, own: bool
) -> None:
    answering(TemplateDialog.accept)
    take(board, letterhead)
    if not own:
        assert desk_of(board[0]).workspace.leave()
    out = tmp_path / "trial.docx"
    monkeypatch.setattr(export_place, "ask", lambda *_: out)
    about(board).template.try_it(profile(board))
    qtbot.waitUntil(out.exists)
    made = docx.Document(str(out))
    assert "Marram Coast Partnership" in heads(made)
    assert "Harbour Trust Board" in " ".join(paragraph.text for paragraph in made.paragraphs)


def test_agreed_minutes_keep_the_letterhead_that_they_were_agreed_on(board: Board, letterhead: Path) -> None:
    answering(TemplateDialog.accept)
    take(board, letterhead)
    desk = desk_of(board[0])
    assert desk.meeting is not None
    printed = as_printed(desk.meeting, desk.style)
    about(board).template.remove(profile(board))
    frozen = replace(desk.meeting, printed=printed)
    document = put_in(compose(frozen, desk.style), desk.workspace.store.read)
    assert templates.digest(document.template) == document.letterhead
    assert put_in(compose(desk.meeting, desk.style), desk.workspace.store.read).template == b""


def test_the_pages_that_are_shown_and_printed_are_those_of_the_template(
    board: Board, tmp_path: Path, qtbot: QtBot
) -> None:
    file, made, failed = tmp_path / "a5.docx", list[Pages](), list[str]()
    file.write_bytes(TEMPLATES["own-fonts.docx"]())
    answering(TemplateDialog.accept)
    take(board, file)
    desk = desk_of(board[0])
    assert desk.meeting is not None
    maker = PageMaker(made.append, lambda *_: None, failed.append, desk.workspace.store.read)
    maker.make(desk.meeting, desk.style)
    qtbot.waitUntil(lambda: bool(made or failed))
    maker.stop()
    assert not failed
    assert [round(side) for side in made[0].sizes[0]] == [420, 595]


def test_a_template_that_is_not_kept_here_is_left_out(board: Board) -> None:
    desk = desk_of(board[0])
    assert desk.meeting is not None
    document = replace(compose(desk.meeting, desk.style), letterhead="0" * 64)
    made = put_in(document, desk.workspace.store.read)
    assert (made.letterhead, made.template) == ("", b"")


def test_every_command_without_a_window_writes_into_it(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "books")
    for month in (1, 3):
        store.write(meetings.add(replace(harbour_meeting(), uid="", date=date(2026, month, 12))))
    committee = store.read(committees.every)[0]
    content = TEMPLATES["two-columns.docx"]()
    store.write(templates.keep("a.docx", content, at=datetime(2026, 5, 1, 9, 0)))
    store.write(committees.change(committee.id, template=templates.digest(content)))
    store.close()
    for arguments in (
        ["export", "latest"],
        ["export", "latest", "--agenda"],
        ["actions", "--committee", "HTB"],
        ["actions", "--meeting", "latest"],
        ["attendance", "--committee", "HTB"],
    ):
        out = tmp_path / "out.docx"
        place = 2 if arguments[0] == "export" else 1
        told = [*arguments[:place], str(out), *arguments[place:]]
        assert command_line.run(["--data", str(tmp_path / "books"), *told]) == 0
        cells = docx.Document(str(out)).sections[0].header.tables[0].rows[0].cells
        assert cells[0].text.startswith("Vale of Ennor Community Council"), arguments
