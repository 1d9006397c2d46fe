"""How long no key, mouse, finger or pen did anything in any window of the program, and whether the machine slept."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid

TICK_MS = 2000
SLEPT_SECONDS = 30.0
"""A gap between two looks of which no busy program is the cause."""
WARNED_SECONDS = 60.0
DONE_BY_SOMEBODY = frozenset(
    (
        *(QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.Wheel, QEvent.Type.MouseMove),
        *(QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.NativeGesture),
        *(QEvent.Type.TabletMove, QEvent.Type.TabletPress, QEvent.Type.TabletRelease),
        *(QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd),
        *(QEvent.Type.InputMethod, QEvent.Type.DragMove, QEvent.Type.Drop),
    )
)


class IdleWatch(QObject):
    """Watches the windows of the system, not each widget in them: those get a handful of events for every key.

    `soon(seconds)` follows a minute before `idle`, `stirred` where somebody did something after all, `slept` once the
    machine is awake again: that it is about to sleep is told only by services that a program without sockets cannot
    ask.
    """

    soon = Signal(int)
    stirred = Signal()
    idle = Signal()
    slept = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = 0.0
        self._last = self._looked = awake_or_not()
        self._warned = False
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(lambda: self.look(awake_or_not()))
        self._watched: list[QWindow] = []

    @property
    def minutes(self) -> int:
        """After how many minutes without anything done `idle` follows, 0 for never."""
        return round(self._seconds / 60)

    def begin(self, minutes: int) -> None:
        """Watch from now on; 0 ends it."""
        self._seconds = minutes * 60.0
        self._last = self._looked = awake_or_not()
        self._warned = False
        if minutes:
            self._watch_windows()
            self._tick.start()
        else:
            self._tick.stop()

    def stir(self) -> None:
        """Count from now: somebody did something, or the program is at work for them."""
        self._last = awake_or_not()
        if self._warned:
            self._warned = False
            self.stirred.emit()

    def look(self, now: float) -> None:
        """See how long it has been quiet at a time of `awake_or_not`."""
        gap, self._looked = now - self._looked, now
        self._watch_windows()
        quiet = now - self._last
        if gap > SLEPT_SECONDS:
            self.stir()
            self.slept.emit()
        elif quiet >= self._seconds:
            self._warned = False
            self._last = now
            self.idle.emit()
        elif quiet >= self._seconds - WARNED_SECONDS and not self._warned:
            self._warned = True
            self.soon.emit(round(self._seconds - quiet))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in DONE_BY_SOMEBODY:
            self.stir()
        return False

    def _watch_windows(self) -> None:
        self._watched = [window for window in self._watched if isValid(window)]
        for window in QGuiApplication.topLevelWindows():
            if window not in self._watched:
                window.installEventFilter(self)
                self._watched.append(window)


def awake_or_not() -> float:
    """Return seconds of a clock that goes on while the machine sleeps, and that nobody sets.

    Linux and macOS have one of their own name (clock_gettime(2)); Windows counts sleep in Python's usual one.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
