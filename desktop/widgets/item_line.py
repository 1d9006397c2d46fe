"""A line in which a title is typed, as quiet as text until it has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class ItemLine(QLineEdit):
    """A flat line edit. `left` follows Enter, Down or Escape: the clerk wants on to what stands below."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.setObjectName("itemLine")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)
