"""A line of small words under a field, in the second colour, or as a warning."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.widgets.colours import colours

WARNING = "⚠ "


class FinePrint(QLabel):
    """Words that explain what stands above them; a warning begins with a sign, not with colour alone.

    They are cut to one line, and shown in full in the tooltip; with `wraps` they take as many lines as they need.
    """

    def __init__(self, parent: QWidget | None = None, words: str = "", *, wraps: bool = False) -> None:
        super().__init__(parent)
        self._warns = False
        self.words = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        across = QSizePolicy.Policy.Preferred if wraps else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)
        smaller = self.font()
        smaller.setPointSizeF(smaller.pointSizeF() * 0.9)
        self.setFont(smaller)
        self.say(words)

    def say(self, words: str, *, warns: bool = False) -> None:
        """Show these words."""
        self._warns = warns
        self.words = f"{WARNING}{words}" if warns and words else words
        self._elide()
        self._colour()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour()
        super().changeEvent(event)

    def _elide(self) -> None:
        room = self.contentsRect().width()
        cut = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        shown = self.words if self.wordWrap() else cut
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self.words if shown != self.words else "")

    def _colour(self) -> None:
        of = colours(QGuiApplication.palette())
        own = self.palette()
        own.setColor(QPalette.ColorRole.WindowText, QColor(of.error if self._warns else of.second))
        self.setPalette(own)
