"""Items that move while the cursor stands in words that speak of them, in a real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db import agenda
from db.records import Item, Note
from desktop.notes_editor.editor import NotesEditor
from desktop.panes.agenda import AgendaPane
from desktop.window import Window
from tests.desktop.windows import desk_of, kept_in, opened
from tests.samples import harbour_meeting

WORDS = "Item 2 was deferred, see **item 4** and item 2."


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    titles = ("Finance", "Dredging", "Close")
    first = Item(title="Welcome", notes=(Note(text="Welcomes were made."), Note(text=WORDS)))
    meeting = harbour_meeting(items=(first, *(Item(title=title) for title in titles)))
    with opened(qtbot, kept_in(tmp_path, meeting), meeting.uid[:8]) as window:
        desk = desk_of(window)
        assert desk.meeting is not None
        desk.turn_to(desk.meeting.items[0].id)
        yield window


def editor_of(window: Window) -> NotesEditor:
    found = window.findChild(NotesEditor)
    assert found is not None
    return found


def put_cursor(editor: NotesEditor, before: str, anchor: int = 0) -> None:
    """Put the cursor behind words of the second paragraph, with so many characters selected."""
    block = editor.document().firstBlock().next()
    at = block.position() + block.text().index(before) + len(before)
    cursor = QTextCursor(block)
    cursor.setPosition(at - anchor)
    cursor.setPosition(at, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.setFocus()


def move_finance(window: Window, command: str) -> None:
    """Move the second item as the agenda's keys do, the first staying in hand."""
    desk = desk_of(window)
    assert desk.meeting is not None
    finance = next(item for item in desk.meeting.items if item.title == "Finance")
    desk.workspace.hand_over()
    desk.workspace.do(agenda.move(finance.id, 2 if command == "down" else -2), "Moving an item")


def words_behind(editor: NotesEditor) -> str:
    cursor = editor.textCursor()
    return cursor.block().text()[cursor.positionInBlock() :]


@pytest.mark.parametrize("before", ["Item 2", "see", "item 4 and", "item 2.", "Ite"])
def test_the_cursor_stays_where_it_stands_in_the_words(window: Window, before: str) -> None:
    editor = editor_of(window)
    put_cursor(editor, before)
    document, behind = editor.document(), words_behind(editor)
    loaded = document.firstBlock()
    move_finance(window, "down")
    block = document.firstBlock().next()
    assert block.text() == "Item 4 was deferred, see item 3 and item 4."
    assert words_behind(editor) == behind.replace("m 4", "m 3").replace("m 2", "m 4")
    assert document.firstBlock() == loaded
    desk = desk_of(window)
    assert desk.meeting is not None
    assert desk.meeting.items[0].notes[1].text == "Item 4 was deferred, see **item 3** and item 4."


def test_a_selection_stays_and_typing_goes_on_in_it(window: Window) -> None:
    editor = editor_of(window)
    put_cursor(editor, "deferred", anchor=len("deferred"))
    move_finance(window, "down")
    assert editor.textCursor().selectedText() == "deferred"
    QTest.keyClicks(editor, "put off")
    desk_of(window).workspace.hand_over()
    desk = desk_of(window)
    assert desk.meeting is not None
    assert desk.meeting.items[0].notes[1].text == "Item 4 was put off, see **item 3** and item 4."


def test_words_not_yet_handed_over_are_kept_and_followed_when_the_agenda_moves_an_item(window: Window) -> None:
    editor, desk = editor_of(window), desk_of(window)
    put_cursor(editor, "item 2.")
    QTest.keyClicks(editor, " Then item 3.")
    agenda_pane = window.findChild(AgendaPane)
    assert agenda_pane is not None
    agenda_pane.commands["item.move_down"]()
    assert desk.meeting is not None
    assert desk.meeting.items[1].notes[1].text == "Item 1 was deferred, see **item 4** and item 1. Then item 3."
    assert editor.document().firstBlock().next().text().endswith("and item 1. Then item 3.")
    desk.workspace.undo()
    assert desk.meeting.items[0].notes[1].text == "Item 2 was deferred, see **item 4** and item 2. Then item 3."
    assert editor.document().firstBlock().next().text().endswith("and item 2. Then item 3.")
