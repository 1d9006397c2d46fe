"""Keys of the program win inside text fields, but not over a pane's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from desktop.keys import Keys
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row


def window_with(qtbot: QtBot, widget: QLineEdit | RowList, keys: str, done: list[str]) -> QMainWindow:
    """Return a window around a widget, with a command under these keys."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(widget)
    action = QAction("Command", window)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: done.append("command"))
    window.addAction(action)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    Keys(app, window, lambda pressed: pressed == QKeySequence(keys))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    widget.setFocus()
    return window


def test_a_key_of_the_program_wins_inside_a_line(qtbot: QtBot) -> None:
    done: list[str] = []
    window = window_with(qtbot, QLineEdit("words"), "Ctrl+U", done)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert done == ["command"]


def test_a_list_keeps_the_keys_that_are_its_own_while_it_has_the_focus(qtbot: QtBot) -> None:
    done: list[str] = []
    rows = RowList("Rows", "Nothing yet.")
    rows.put([Row(key=1, cells=(Cell("one", stretches=True),))])
    rows.on_key("F2", lambda: done.append("list"))
    window = window_with(qtbot, rows, "F2", done)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F2)
    assert done == ["list"]
