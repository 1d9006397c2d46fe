"""The program's keys win inside text fields too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget


class Keys(QObject):
    """Watches the application: a key of the command table is not offered to the field that has the focus.

    Under X11 a line edit would take Ctrl+U and Ctrl+E, and every text field Ctrl+Z. In dialogs the fields keep them.
    A widget with `claims(event)` keeps, while it has the focus, the keys of which it says so.
    """

    def __init__(self, app: QApplication, window: QWidget, taken: Callable[[QKeySequence], bool]) -> None:
        """Watch for keys that `taken` says are ours while `window`, or a pane set free from it, has the focus."""
        super().__init__(window)
        self._window = window
        self._taken = taken
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._ours(event):
            event.ignore()
            return True
        return False

    def _ours(self, event: QKeyEvent) -> bool:
        claims = getattr(QApplication.focusWidget(), "claims", None)
        if claims is not None and claims(event):
            return False
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            return False
        return self._taken(QKeySequence(event.keyCombination()))
