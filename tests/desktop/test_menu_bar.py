"""The keyboard stays with the words: menus open by their letters, and nothing of them is left when they close."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from desktop.notes_editor.editor import NotesEditor
from desktop.window import Window
from tests.desktop.windows import kept_in, opened
from tests.samples import harbour_meeting


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting()), "latest") as window:
        yield window


@pytest.fixture
def editor(window: Window) -> NotesEditor:
    """The notes, with the focus, after a sentence was typed."""
    editor = window.findChild(NotesEditor)
    assert editor is not None
    editor.setFocus()
    type_in("keep this sentence ")
    assert "keep this sentence " in editor.toPlainText()
    return editor


def type_in(words: str) -> None:
    for letter in words:
        key(letter)


def key(key: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key as the system would: what takes it is an open menu, else the window in front, not a field of it."""
    front = QApplication.activePopupWidget() or QApplication.activeWindow()
    assert front is not None
    QTest.keyClick(front.windowHandle(), key, held)  # type: ignore[call-overload]


def open_menu(window: Window, letter: Qt.Key, title: str) -> None:
    key(letter, Qt.KeyboardModifier.AltModifier)
    assert QApplication.activePopupWidget() is window.bar.menus[title]


def test_a_bare_alt_leaves_the_keys_with_the_words(editor: NotesEditor, window: Window) -> None:
    key(Qt.Key.Key_Alt)
    assert window.bar.activeAction() is None
    type_in("end")
    key(Qt.Key.Key_Return)
    assert "keep this sentence end\n" in editor.toPlainText()


@pytest.mark.parametrize("times", [1, 2])
def test_a_menu_that_is_left_with_escape_gives_the_keys_back(editor: NotesEditor, window: Window, times: int) -> None:
    for _ in range(times):
        open_menu(window, Qt.Key.Key_F, "File")
        key(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None and window.bar.activeAction() is None
    type_in("end")
    key(Qt.Key.Key_Return)
    assert "keep this sentence end\n" in editor.toPlainText()


def test_the_keys_are_not_with_the_menus_after_a_dialog(editor: NotesEditor, window: Window, qtbot: QtBot) -> None:
    open_menu(window, Qt.Key.Key_F, "File")
    key(Qt.Key.Key_Escape)
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    dialog.reject()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    assert window.bar.activeAction() is None
    type_in("end")
    assert "keep this sentence end" in editor.toPlainText()


def test_arrows_lead_from_menu_to_menu_and_enter_chooses(editor: NotesEditor, window: Window) -> None:
    open_menu(window, Qt.Key.Key_F, "File")
    for _ in range(list(window.bar.menus).index("Edit") - list(window.bar.menus).index("File")):
        key(Qt.Key.Key_Right)
    edit = QApplication.activePopupWidget()
    assert isinstance(edit, QMenu) and edit is window.bar.menus["Edit"]
    while edit.activeAction() is not window.bar.actions_by_name["edit.undo"]:
        key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Return)
    assert QApplication.activePopupWidget() is None and window.bar.activeAction() is None
    assert "keep this sentence" not in editor.toPlainText()


def test_a_click_opens_a_menu_and_escape_closes_it(window: Window) -> None:
    menu = window.bar.menus["File"]
    where = window.bar.actionGeometry(menu.menuAction()).center()
    QTest.mouseClick(window.bar, Qt.MouseButton.LeftButton, pos=where)
    assert QApplication.activePopupWidget() is menu
    key(Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert window.bar.activeAction() is None and not window.bar.hasFocus()
