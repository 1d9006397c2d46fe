"""A small sheet with words to read under what it is about; Esc, Enter or a click elsewhere closes it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.widgets.colours import colours


class Popover(QFrame):
    """A title, words and a line of details. It deletes itself when it closes, and the focus goes back to its owner."""

    def __init__(self, owner: QWidget, title: str, words: str, detail: str) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._owner = owner
        of = colours(self.palette())
        sheet = self.palette()
        sheet.setColor(QPalette.ColorRole.Window, QColor(of.page))
        self.setPalette(sheet)
        self.setAutoFillBackground(True)
        self.setAccessibleName(f"{title}. {words}. {detail}")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        for said, colour, bold in ((title, of.text, True), (words, of.text, False), (detail, of.second, False)):
            if said:
                column.addWidget(_label(said, colour, bold=bold))

    def show_under(self, area: QRect) -> None:
        """Show the sheet under a part of its owner, as wide as the owner, within the screen."""
        self.setFixedWidth(max(self._owner.width() - 16, 280))
        self.adjustSize()
        at = self._owner.mapToGlobal(QPoint(8, area.bottom() + 2))
        screen = self._owner.screen().availableGeometry()
        if at.y() + self.height() > screen.bottom():
            at = self._owner.mapToGlobal(QPoint(8, area.top() - self.height() - 2))
        at.setX(max(min(at.x(), screen.right() - self.width()), screen.left()))
        self.move(at)
        self.show()
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(colours(self.palette()).edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Space):
            self.close()
            self._owner.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


def _label(words: str, colour: str, *, bold: bool) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    worn = label.palette()
    worn.setColor(QPalette.ColorRole.WindowText, QColor(colour))
    label.setPalette(worn)
    face = label.font()
    face.setBold(bold)
    label.setFont(face)
    return label
