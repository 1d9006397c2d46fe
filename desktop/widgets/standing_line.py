"""A line that says how something stands: quiet while all is well, with a sign, weight and a bar where it is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.widgets.colours import colours
from desktop.widgets.fine_print import WARNING
from desktop.widgets.theme import DRESSED, tone


class StandingLine(QLabel):
    """Words over several lines where they need them; hidden while there are none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = False
        self._name = name
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(12, 4, 12, 6)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.say("")

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Show these words, or nothing."""
        self._wrong = wrong
        self.setText(f"{WARNING}{words}" if wrong else words)
        self.setAccessibleName(f"{self._name}: {words}" if words else self._name)
        self.setVisible(bool(words))
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED and hasattr(self, "_wrong") and self.font().bold() != self._wrong:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._wrong:
            painter = QPainter(self)
            painter.fillRect(0, 0, 4, self.height(), QColor(colours(QGuiApplication.palette()).error))
            painter.end()
        super().paintEvent(event)

    def _dress(self) -> None:
        """Wear colour and weight; the colour first, for Qt takes a font back when the style sheet is applied anew."""
        tone(self, "error" if self._wrong else "second")
        worn = self.font()
        if worn.bold() != self._wrong:
            worn.setBold(self._wrong)
            self.setFont(worn)
