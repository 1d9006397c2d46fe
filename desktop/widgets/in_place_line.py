"""A line laid over a row to write its words anew in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.widgets.line import Line


class InPlaceLine(Line):
    """A line that hands over its words on Enter or when the focus goes elsewhere, and drops them on Esc.

    `accept(words)` says whether they were kept; where not, the line stays with them. `closed` follows in the end, and
    the focus is back where it was before.
    """

    closed = Signal()

    def __init__(self, parent: QWidget, words: str, accept: Callable[[str], bool], name: str) -> None:
        super().__init__(words, parent)
        self._accept = accept
        self._came_from = QApplication.focusWidget()
        self._handed = False
        self._gone = False
        self.setAccessibleName(name)
        self.setSelection(len(words), -len(words))

    def settle(self) -> None:
        """Hand over what is typed and close; where it could not be kept, the line stays with it."""
        if not self._handed:
            self._handed = True
            self._handed = self._accept(self.text())
        if self._handed:
            self.drop()

    def drop(self) -> None:
        """Close without handing anything over."""
        if self._gone:
            return
        self._gone = self._handed = True
        had_focus = self.hasFocus()
        self.hide()
        if had_focus and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.drop()
        elif _ends(event):
            self.settle()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.settle()


def _ends(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
