"""A choice in one line, or as many as it needs: one letter takes each."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.colours import colours

GAP, INSET, EDGE = 16, 6, 4


class LetterChoice(QWidget):
    """Shows what can be chosen, each behind its letter on a key. `picked(words)` follows a letter or a click."""

    picked = Signal(str)

    def __init__(self, name: str, choices: Mapping[str, str], parent: QWidget | None = None) -> None:
        """`name` is what a screen reader calls the choice, `choices` the words of each letter."""
        super().__init__(parent)
        self._name, self._choices = name, dict(choices)
        self._chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(", ".join(f"{letter}: {words}" for letter, words in self._choices.items()))
        self.choose("")

    @property
    def chosen(self) -> str:
        """The words chosen, "" where none are."""
        return self._chosen

    def choose(self, words: str) -> None:
        """Show these words as chosen, without telling."""
        self._chosen = words
        self.setAccessibleName(f"{self._name}: {words or 'none yet'}")
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((box.bottom() for box in self._boxes(width).values()), default=0) + 1 + EDGE

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self._row_height() + 2 * EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        words = self._choices.get(event.text().upper()) if held == Qt.KeyboardModifier.NoModifier else None
        if words is None:
            super().keyPressEvent(event)
        else:
            self.picked.emit(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        hit = (words for words, box in self._boxes(self.width()).items() if box.contains(event.position().toPoint()))
        if (words := next(hit, "")) != "":
            self.picked.emit(words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        of = colours(self.palette())
        boxes = self._boxes(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for letter, words in self._choices.items():
                self._paint(painter, boxes[words], letter, words)
            if self.hasFocus():
                painter.setPen(QPen(QColor(of.accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _paint(self, painter: QPainter, box: QRect, letter: str, words: str) -> None:
        of = colours(self.palette())
        chosen = words == self._chosen
        key = QRect(box.topLeft(), QSize(self._key_width(), box.height())).adjusted(0, 3, 0, -3)
        painter.setPen(QPen(QColor(of.review_bar if chosen else of.edge), 1))
        painter.setBrush(QColor(of.review_bar if chosen else of.page))
        painter.drawRoundedRect(key, 4, 4)
        painter.setFont(self._bold())
        painter.setPen(QColor(of.page if chosen else of.review_text))
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, letter)
        painter.setFont(self._bold() if chosen else self.font())
        painter.setPen(QColor(of.text if chosen else of.second))
        painter.drawText(box.adjusted(key.width() + INSET, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _boxes(self, width: int) -> dict[str, QRect]:
        """Return where each choice stands in so wide a room: its key with its words."""
        metrics = QFontMetrics(self._bold())
        height = self._row_height()
        at = QPoint(INSET, EDGE)
        boxes: dict[str, QRect] = {}
        for words in self._choices.values():
            wide = self._key_width() + INSET + metrics.horizontalAdvance(words) + 1
            if at.x() > INSET and at.x() + wide > width - INSET:
                at = QPoint(INSET, at.y() + height)
            boxes[words] = QRect(at, QSize(wide, height))
            at.setX(at.x() + wide + GAP)
        return boxes

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 14

    def _key_width(self) -> int:
        return self.fontMetrics().height() + 6

    def _bold(self) -> QFont:
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        return heavy
