"""Garbage that refers to itself, looked for by the window's thread alone.

Python looks for it in whichever thread happens to take memory, and an object of Qt's that goes in another thread than
its own can take the program with it (a timer that is stopped from elsewhere, a signal on its way to what is gone).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer

from desktop import heap

EVERY_MS = 2000
MUCH = (10_000, 20, 50)
"""How much there is to be of each age before it is looked through (gc.set_threshold): each time takes a while."""


class Garbage(QObject):
    """Looks for garbage every other second in place of Python, which from now on does not by itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        gc.set_threshold(*MUCH)
        timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        timer.timeout.connect(look)
        timer.start()


def look() -> None:
    """Look through the oldest of what there is much of, as Python would."""
    for age in (2, 1, 0):
        if gc.get_count()[age] > gc.get_threshold()[age]:
            gc.collect(age)
            return


def clear() -> None:
    """Look through everything, which takes some ten milliseconds, and give the system what is free then."""
    gc.collect()
    heap.trim()
