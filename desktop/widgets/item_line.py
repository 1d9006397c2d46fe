"""A line in which a title is typed, as quiet as text until it has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit


class ItemLine(QLineEdit):
    """A flat line edit; while it is only read, a title too long for it ends in an ellipsis.

    `left` follows Enter, Down or Escape: the clerk wants on to what stands below.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        self.setObjectName("itemLine")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.rect().adjusted(2, 0, -2, -2)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().text().color())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._shortened(room.width()))

    def _shortened(self, room: int) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)
