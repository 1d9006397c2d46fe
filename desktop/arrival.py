"""The rest of the start, behind a start page that takes keys already."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Thread

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

PAUSE = 2
"""Milliseconds between two steps, in which keys are answered."""

WAITS = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.TouchBegin,
    QEvent.Type.DragEnter,
    QEvent.Type.ContextMenu,
    QEvent.Type.InputMethod,
}
"""What may want more of the window than the start page."""

GOES_AHEAD = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Shift,
}
"""Keys that go about in the start page."""


class Arrival(QObject):
    """Takes the steps of the start one by one, so that keys that go about in the start page are answered between them.

    Any other key, and the mouse, finds the whole window there: what is left is then done before it is looked at.
    `ended` follows once all of it is done.
    """

    ended = Signal()

    def __init__(self, window: QWidget, behind: Callable[[], object], steps: Iterable[None]) -> None:
        """Run `behind` in a thread, which touches nothing of Qt's, and the steps after it."""
        super().__init__(window)
        self._behind = Thread(target=behind, name="minutebook-get-ready", daemon=True)
        self._steps = iter(steps)
        self._in_step = False
        self._next = QTimer(self, interval=PAUSE)
        self._next.timeout.connect(self._step)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self._behind.start()
        self._next.start()

    @property
    def under_way(self) -> bool:
        """Whether there is something left to do."""
        return self._next.isActive()

    def finish(self) -> None:
        """Do all that is left now; a step that waits for the clerk's answer goes on after that."""
        if self._in_step:
            return
        self._behind.join()
        while self.under_way:
            self._step()

    def stop(self) -> None:
        """Leave what is not done yet undone: the window is closed."""
        self._next.stop()
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WAITS or (isinstance(event, QKeyEvent) and not _goes_ahead(event)):
            self.finish()
        return False

    def _step(self) -> None:
        if self._behind.is_alive() or self._in_step:
            return
        self._in_step = True
        try:
            next(self._steps)
        except StopIteration:
            self.stop()
            self.ended.emit()
        except BaseException:
            self.stop()
            self.ended.emit()
            raise
        finally:
            self._in_step = False


def _goes_ahead(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return plain and event.key() in GOES_AHEAD
