"""The program's keys win inside text fields too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget


class Keys(QObject):
    """Watches the application: a key of the command table is not offered to the field that has the focus.

    Under X11 a line edit would take Ctrl+U and Ctrl+E, and every text field Ctrl+Z. In dialogs the fields keep them.
    A widget with `claims(event)` keeps, while it has the focus, the keys of which it says so.
    F1 in a dialog asks for the guide: the window's shortcuts are not heard there.
    """

    def __init__(
        self,
        app: QApplication,
        window: QWidget,
        taken: Callable[[QKeySequence], bool],
        asked_in_dialog: Callable[[], object] = lambda: None,
    ) -> None:
        """Watch for keys that `taken` says are ours while `window`, or a pane set free from it, has the focus."""
        super().__init__(window)
        self._asked_in_dialog = asked_in_dialog
        self._window = window
        self._taken = taken
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if asks := self._asks(event):
            event.accept()
            QTimer.singleShot(0, self._asked_in_dialog)
        elif ours := self._ours(event):
            event.ignore()
        return asks or ours

    def _ours(self, event: QKeyEvent) -> bool:
        claims = getattr(QApplication.focusWidget(), "claims", None)
        if claims is not None and claims(event):
            return False
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            return False
        return self._taken(QKeySequence(event.keyCombination()))

    def _asks(self, event: QKeyEvent) -> bool:
        """Tell whether F1 is pressed in a dialog, and not in the guide over it."""
        dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
        plain = event.keyCombination() == QKeyCombination(Qt.Key.Key_F1)
        return plain and dialog is not None and focus is not None and focus.window() is dialog
