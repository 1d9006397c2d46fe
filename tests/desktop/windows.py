"""A real window on a real folder, for tests."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db import meetings
from db.records import Meeting
from db.store import Store
from desktop.app import bring_in
from desktop.desk import Desk
from desktop.settings import Settings
from desktop.widgets.theme import Theme
from desktop.window import Window


def kept_in(folder: Path, *held: Meeting) -> Path:
    """Keep meetings in a folder and return it."""
    store = Store.open(folder)
    for meeting in held:
        store.write(meetings.add(meeting))
    store.close()
    return folder


@contextmanager
def opened(qtbot: QtBot, folder: Path, meeting: str = "") -> Iterator[Window]:
    """Open the window on a folder, at a meeting where one is named, and close it in the end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    settings = Settings(folder)
    dressed = app.font(), app.palette(), app.styleSheet()
    window = Window(settings, Theme(app, settings.words("view/theme", "light"), settings.number("view/text")))
    hooks = sys.excepthook, threading.excepthook
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    try:
        bring_in(window, folder, meeting)
        sys.excepthook, threading.excepthook = hooks
        yield window
    finally:
        window.close()
        window.deleteLater()
        app.setFont(dressed[0])
        app.setPalette(dressed[1])
        app.setStyleSheet(dressed[2])


def desk_of(window: Window) -> Desk:
    """Return the desk of a window that has one."""
    assert window.desk is not None
    return window.desk


def press(window: Window, keys: str) -> None:
    """Press a chord where the focus is, as the system would: offered to the field first, then to the shortcuts."""
    chord = QKeySequence(keys)[0]
    QTest.keyClick(focus_in(window), chord.key(), chord.keyboardModifiers())


def focus_in(window: Window) -> QWidget:
    """Return the widget that has the focus."""
    focus = QApplication.focusWidget() or window.focusWidget()
    assert focus is not None
    return focus
