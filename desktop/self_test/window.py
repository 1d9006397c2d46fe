"""The window of the program, opened where nobody sees it, and typed into."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.self_test.pieces import Missing
from desktop.self_test.work import BOOKS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.window import Window

TYPED = "Typed to see that keys arrive."
LONGEST = 20.0
"""Seconds after which it counts as failed."""


def takes_a_key(place: Path, bring_in: Callable[[Window, Path], None]) -> str:
    """Open the window, type a sentence into the notes of the newest meeting, and find it in the database."""
    from PySide6.QtWidgets import QApplication

    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication(["minutebook"])
    assert isinstance(app, QApplication)
    hooks = sys.excepthook, threading.excepthook
    window = _opened(app, place / BOOKS, bring_in)
    try:
        sys.excepthook, threading.excepthook = hooks
        took = _type(app, window)
    finally:
        window.close()
    if not _is_kept(place / BOOKS):
        raise Missing("what was typed in the window is not in the database")
    return (
        f"opened ({app.platformName()}), and a sentence that was typed is kept; its first key took {took * 1000:.0f} ms"
    )


def _opened(app: QApplication, folder: Path, bring_in: Callable[[Window, Path], None]) -> Window:
    from db import meetings
    from desktop.settings import Settings
    from desktop.widgets.theme import Theme
    from desktop.window import Window

    window = Window(Settings(folder), Theme(app, "light"))
    painted: list[bool] = []
    window.painted.connect(lambda: painted.append(True))
    window.show()
    _wait(app, lambda: bool(painted), "the window was not painted")
    bring_in(window, folder)
    if window.desk is None:
        raise Missing("the window has no meetings to show")
    window.desk.workspace.open(window.desk.workspace.read(meetings.called("latest")).id)
    return window


def _type(app: QApplication, window: Window) -> float:
    """Type into the notes, see the words there, and return the seconds that the first key took."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    from desktop.notes_editor.editor import NotesEditor

    editor = window.findChild(NotesEditor)
    if editor is None:
        raise Missing("the window has no place for notes")
    editor.setFocus()
    took = 0.0
    for character in TYPED:
        began = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            app.sendEvent(editor, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))
        app.processEvents()
        took = took or time.perf_counter() - began
    _wait(app, lambda: TYPED in editor.toPlainText(), "what was typed does not stand in the notes")
    return took


def _wait(app: QApplication, until: Callable[[], bool], else_say: str) -> None:
    ends = time.monotonic() + LONGEST
    while not until():
        if time.monotonic() > ends:
            raise Missing(else_say)
        app.processEvents()
        time.sleep(0.01)


def _is_kept(folder: Path) -> bool:
    from db import meetings, snapshot
    from db.store import Store

    store = Store.open(folder)
    try:
        kept = store.read(snapshot.load(store.read(meetings.called("latest")).id))
    finally:
        store.close()
    return any(TYPED in note.text for item in kept.every_item() for note in item.notes)
