"""Hints: each once, one at a time, never in the way, and none for who knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import locking
from db.records import Item, Meeting, Note
from desktop import hint_watch, locking_up
from desktop.commands import COMMANDS
from desktop.hint_watch import OFF, HintWatch
from desktop.hints import HINTS, Hint
from desktop.notes_editor.editor import NotesEditor
from desktop.panes import panes
from desktop.widgets.row_list import RowList
from desktop.window import Window
from tests.desktop.windows import desk_of, focus_in, kept_in, opened, press
from tests.samples import harbour_meeting


def bare(*items: Item) -> Meeting:
    return harbour_meeting(items=items or (Item(id=901, title="Dredging"),))


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, kept_in(tmp_path / "books", bare()), "latest") as window:
        assert window.area is not None
        window.area.focus_centre()
        yield window


def watch_of(window: Window, apart: int = 0) -> HintWatch:
    return HintWatch(window, desk_of(window), apart)


def typed(window: Window, *lines: str) -> None:
    for line in lines:
        QTest.keyClicks(focus_in(window), line)
        QTest.keyClick(focus_in(window), Qt.Key.Key_Return)
    assert desk_of(window).workspace.hand_over()


def read(watch: HintWatch) -> str:
    """Let the hint that stands there go, as one that was read, and return what it said."""
    words = watch.strip.words
    watch.strip._readable.stop()
    watch.strip.hide_now()
    return words


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.name)
def test_every_key_that_a_hint_names_is_one_of_a_command(hint: Hint) -> None:
    of_panes = {f"pane:{pane.name}": (pane.key,) for pane in panes() if pane.key}
    keys = {row.name: row.keys for row in COMMANDS} | of_panes
    named = {name or hint.command for name in re.findall(r"\{key(?::([\w.]+))?\}", hint.words)}
    assert all(keys[name] for name in named)
    assert named or not hint.command


@pytest.mark.parametrize("hint", HINTS, ids=lambda hint: hint.name)
def test_a_hint_is_short_enough_for_the_row_of_the_menus(hint: Hint) -> None:
    assert len(re.sub(r"\{key[^}]*\}", "Ctrl+Shift+Right", hint.words)) <= 110


def test_hints_have_names_of_their_own() -> None:
    assert len({hint.name for hint in HINTS}) == len(HINTS)


def test_who_comes_to_the_notes_first_is_told_how_an_action_is_typed(window: Window) -> None:
    watch = watch_of(window)
    focus = focus_in(window)
    watch.look()
    assert "Action:" in watch.strip.words
    assert focus_in(window) is focus


def test_a_hint_comes_once(window: Window) -> None:
    watch = watch_of(window)
    watch.look()
    first = read(watch)
    watch.look()
    assert watch.strip.words != first
    assert "action" in window.settings.words("hints/shown").split(",")


def test_one_that_went_before_it_could_be_read_comes_again(window: Window) -> None:
    watch = watch_of(window)
    watch.look()
    watch.strip.hide_now()
    watch.look()
    assert "Action:" in watch.strip.words


def test_who_has_typed_an_action_is_not_told_how(window: Window) -> None:
    typed(window, "Action: TB to write to the clinic by Friday")
    watch = watch_of(window)
    watch.look()
    assert "were understood" in watch.strip.words
    assert window.bar.actions_by_name["note.correct"].shortcut().toString() in watch.strip.words


def test_who_uses_a_key_is_not_told_of_it(window: Window) -> None:
    watch = watch_of(window)
    watch._on_done("note.correct")
    typed(window, "Action: TB to write to the clinic by Friday")
    watch.look()
    assert "were understood" not in watch.strip.words


def test_a_hint_that_was_followed_goes_at_once(window: Window) -> None:
    watch = watch_of(window)
    watch.look()
    typed(window, "Action: TB to write to the clinic by Friday")
    watch.look()
    assert "Begin a line" not in watch.strip.words
    watch.look()
    assert "were understood" in watch.strip.words


def test_two_hints_stand_apart(window: Window) -> None:
    watch = watch_of(window, apart=60_000)
    watch.look()
    read(watch)
    typed(window, "Action: TB to write to the clinic by Friday")
    watch.look()
    assert watch.strip.words == ""


def test_a_message_goes_before_a_hint(window: Window) -> None:
    watch = watch_of(window)
    watch.look()
    window.messages.say("The file is written.")
    assert watch.strip.words == ""
    watch.look()
    assert watch.strip.words == ""


def test_the_next_key_takes_a_hint_that_was_read_away(window: Window) -> None:
    typed(window, "Action: TB to write to the clinic by Friday")
    watch = watch_of(window)
    watch.look()
    assert watch.strip.words
    watch.strip._readable.stop()
    QTest.keyClick(focus_in(window), Qt.Key.Key_Shift)
    assert watch.strip.words
    QTest.keyClick(focus_in(window), Qt.Key.Key_A)
    assert watch.strip.words == ""


def test_a_hint_that_says_what_to_type_stays_while_it_is_typed(window: Window) -> None:
    watch = watch_of(window)
    watch.look()
    watch.strip._readable.stop()
    QTest.keyClicks(focus_in(window), "Action: TB to")
    assert "Action:" in watch.strip.words


@pytest.mark.parametrize("lines", [0, 10, 60])
def test_no_hint_covers_a_word_that_is_typed(qtbot: QtBot, tmp_path: Path, lines: int) -> None:
    notes = tuple(Note(text=f"Line {n} of what was said about the pier.") for n in range(lines))
    meeting = bare(Item(id=901, title="Dredging", notes=notes))
    with opened(qtbot, kept_in(tmp_path / "books", meeting), "latest") as window:
        window.resize(1366, 768)
        assert window.area is not None
        window.area.focus_centre()
        editor = focus_in(window)
        assert isinstance(editor, NotesEditor)
        press(window, "Ctrl+End")
        watch = watch_of(window)
        watch.look()
        assert watch.strip.words
        cursor = editor.textCursor()
        port = editor.viewport()
        shown = QRect(port.mapTo(window, QPoint(0, 0)), port.size())
        for block in range(editor.document().blockCount()):
            cursor.setPosition(editor.document().findBlockByNumber(block).position())
            line = editor.cursorRect(cursor).translated(shown.topLeft())
            line.setWidth(port.width())
            assert not line.intersected(shown).intersects(watch.strip.geometry())


def test_the_mouse_used_again_and_again_shows_the_key(window: Window, qtbot: QtBot) -> None:
    watch = watch_of(window)
    watch.look()
    read(watch)
    larger = window.bar.actions_by_name["view.larger"]
    menu = window.bar.menus["View"]
    for _ in range(3):
        menu.popup(window.mapToGlobal(QPoint(40, 40)))
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(larger).center())
        qtbot.waitUntil(lambda: not menu.isVisible() and not watch._by_mouse)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.area is not None
    window.area.focus_centre()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    watch.look()
    assert watch.strip.words == "“Larger text” has a key: Ctrl++"


def test_panes_gone_to_by_the_mouse_show_their_key(window: Window) -> None:
    watch = watch_of(window)
    watch.look()
    read(watch)
    assert window.area is not None
    notes = focus_in(window)
    agenda = next(one for one in window.area.placed if one.card.name == "agenda").widget
    rows = agenda.findChild(RowList)
    assert rows is not None
    for _ in range(3):
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton)
        notes.setFocus()
    watch.look()
    assert watch.strip.words == "“Agenda” has a key: Ctrl+2"


def test_there_are_no_hints_where_none_are_wanted_and_all_again_when_they_are(window: Window) -> None:
    watch = watch_of(window)
    window.bar.run("help.hints_off")
    window.messages.hide()
    watch.look()
    assert (watch.strip.words, window.settings.number(OFF)) == ("", 1)
    window.bar.run("help.hints_again")
    window.messages.hide()
    watch.look()
    assert "Action:" in watch.strip.words


def test_hints_begin_by_themselves_but_for_who_wants_none(window: Window) -> None:
    window.settings.keep(OFF, 1)
    hint_watch.begin(window, desk_of(window))
    assert hint_watch.watched(window) is None
    window.settings.forget(OFF)
    hint_watch.begin(window, desk_of(window))
    assert hint_watch.watched(window) is not None


def test_nothing_is_said_over_a_screen_or_without_a_meeting(window: Window) -> None:
    watch = watch_of(window)
    window.bar.run("screen.register")
    watch.look()
    assert watch.strip.words == ""
    window.bar.run("screen.register")
    window.bar.run("meeting.leave")
    watch.look()
    assert watch.strip.words == ""


def test_nothing_is_said_while_the_window_is_locked(window: Window, qtbot: QtBot) -> None:
    folder = desk_of(window).workspace.store.folder
    desk_of(window).workspace.store.suspend()
    locking.set_passphrase(folder, None, "seven herons wade", lambda _done, _of: None, lambda: False)
    desk_of(window).workspace.store.resume()
    watch = watch_of(window)
    watch.look()
    assert watch.strip.words
    lock = locking_up.of(window)
    lock.begin()
    assert lock.lock()
    assert watch.strip.words == ""
    watch.look()
    assert watch.strip.words == ""


def test_a_closed_meeting_leads_to_its_word_file(window: Window) -> None:
    watch = watch_of(window)
    watch.look()
    read(watch)
    window.bar.run("meeting.close")
    window.messages.hide()
    watch.look()
    assert "Word file" in watch.strip.words
