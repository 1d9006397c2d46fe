"""Starts the program and presses keys until the first is answered, then goes on for two seconds: run by `startup`."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QTextEdit

from desktop import app as program
from desktop.window import Window

BETWEEN, WATCHED = 0.02, 2.0
"""Seconds between two keys, and for how long they are pressed."""
LETTER = "x"
GIVES_UP = 20.0
"""Seconds after which no key is waited for any more."""


class FirstKeys:
    """Presses an arrow key on the start page, or types into the notes, and says in seconds since `began` when the
    window was `painted`, when `keys` were answered first, the longest `wait` of any key after that, and how
    many letters were `typed`."""

    def __init__(self, began: float, typing: bool) -> None:
        self._began = began
        self._key, self._words = (Qt.Key.Key_X, LETTER) if typing else (Qt.Key.Key_Down, "")
        self._window: Window | None = None
        self._due = self._until = 0.0
        self._longest = 0.0
        self._typed = 0
        self._timer: QTimer | None = None

    def watch(self, arguments: Sequence[str]) -> int:
        """Start the program with these arguments and return its exit code."""
        painted, keys = Window.paintEvent, self

        def paint(window: Window, event: object) -> None:
            painted(window, event)  # type: ignore[arg-type]
            if keys._window is None:
                keys._begin(window)

        Window.paintEvent = paint  # type: ignore[assignment, method-assign]
        return program.main(arguments)

    def _begin(self, window: Window) -> None:
        self._tell("painted")
        self._window = window
        self._timer = QTimer(window, interval=0)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._press)
        self._timer.start()

    def _press(self) -> None:
        assert self._timer is not None and self._window is not None
        if time.perf_counter() < self._due:
            return
        answered = self._is_answered()
        now = time.perf_counter()
        if now - self._began > GIVES_UP:
            QApplication.exit(3)
        if not self._until:
            if answered:
                self._tell("keys")
                self._due, self._until = now + BETWEEN, now + WATCHED
                self._timer.setInterval(1)
            return
        assert answered, "a key was not answered any more"
        self._longest = max(self._longest, now - self._due)
        self._due = now + BETWEEN
        if now > self._until:
            print("wait", self._longest)
            print("typed", self._typed)
            self._timer.stop()
            self._window.close()

    def _is_answered(self) -> bool:
        """Press the key, as it comes from the window's system, and tell whether what the clerk expects follows."""
        window = self._window
        assert window is not None
        if self._words:
            return self._types()
        meetings = window.start_page.meetings
        before = meetings.currentRow()
        self._send(Qt.Key.Key_Down)
        if meetings.currentRow() == before:
            self._send(Qt.Key.Key_Up)
        return meetings.hasFocus() and meetings.currentRow() != before

    def _types(self) -> bool:
        page = QApplication.focusWidget()
        if not isinstance(page, QTextEdit):
            return False
        before = page.document().characterCount()
        self._send(self._key, self._words)
        self._typed += len(self._words)
        cursor = page.textCursor()
        there = cursor.block().text()[: cursor.positionInBlock()]
        return page.document().characterCount() == before + 1 and there.endswith(self._words)

    def _send(self, key: Qt.Key, words: str = "") -> None:
        assert self._window is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                self._window.windowHandle(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, words)
            )

    def _tell(self, what: str) -> None:
        print(what, time.perf_counter() - self._began, flush=True)
