"""Bars of shares side by side, told apart by pattern as well as by colour, and the legend that explains them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from db.values import Struct
from desktop.widgets.colours import Colours, colours
from desktop.widgets.marks import LOOKS

AXIS_GAP, LEAST_BAR, WIDEST_BAR, HEIGHT = 8, 2, 48, 96
GRID_LINES = (0, 50, 100)


class Part(Struct, frozen=True):
    """A part of a bar: how many, and the kind of its look."""

    count: int
    kind: str


class Bar(Struct, frozen=True):
    """A bar: its parts from the foot up, a short label under it ("" for none), and all of it in words."""

    parts: tuple[Part, ...]
    label: str
    words: str


class ShareChart(QWidget):
    """The bars fill the width; the one that is marked stands out. A screen reader is given all of them in words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._bars: tuple[Bar, ...] = ()
        self._marked = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def put(self, bars: Sequence[Bar]) -> None:
        """Show these bars."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(". ".join(bar.words for bar in self._bars[-12:]))
        self.setVisible(bool(self._bars))
        self.update()

    def mark(self, place: int) -> None:
        """Let one bar stand out."""
        if place != self._marked:
            self._marked = place
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT + self.fontMetrics().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = next(
                (bar.words for place, bar in enumerate(self._bars) if self._room(place).contains(event.pos())), ""
            )
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        of = colours(self.palette())
        painter = QPainter(self)
        self._paint_axis(painter, of)
        end = -1
        for place, bar in enumerate(self._bars):
            room = self._room(place)
            if place == self._marked:
                painter.fillRect(room.adjusted(-1, 0, 1, 0), QColor(of.selected))
            _paint_bar(painter, self._within(room), bar, of)
            width = self.fontMetrics().horizontalAdvance(bar.label)
            label = QRect(room.center().x() - width // 2, self._foot() + 3, width + 1, self.fontMetrics().height())
            if bar.label and label.left() > end + 4 and label.right() < self.width():
                painter.setPen(QColor(of.text if place == self._marked else of.second))
                painter.drawText(label, Qt.AlignmentFlag.AlignCenter, bar.label)
                end = label.right()

    def _paint_axis(self, painter: QPainter, of: Colours) -> None:
        for share in GRID_LINES:
            y = self._foot() - (self._foot() - self._top()) * share // 100
            painter.setPen(QColor(of.line))
            painter.drawLine(self._left(), y, self.width(), y)
            painter.setPen(QColor(of.second))
            room = QRect(0, y - self.fontMetrics().height() // 2, self._left() - AXIS_GAP, self.fontMetrics().height())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{share} %")

    def _left(self) -> int:
        return self.fontMetrics().horizontalAdvance("100 %") + AXIS_GAP

    def _top(self) -> int:
        return self.fontMetrics().height() // 2 + 1

    def _foot(self) -> int:
        return self.height() - self.fontMetrics().height() - 4

    def _room(self, place: int) -> QRect:
        """Return the column of a bar from top to foot."""
        count = max(len(self._bars), 1)
        across = min(self.width() - self._left(), count * WIDEST_BAR * 2)
        left, right = (self._left() + across * at // count for at in (place, place + 1))
        return QRect(left, self._top(), right - left, self._foot() - self._top())

    def _within(self, room: QRect) -> QRect:
        gap = min(max(room.width() // 5, 1), (room.width() - LEAST_BAR) // 2) if room.width() > LEAST_BAR + 2 else 0
        return room.adjusted(gap, 0, -gap, 0)


class MarkLegend(QWidget):
    """What letters and patterns mean, in a row."""

    def __init__(self, entries: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """Each entry is a letter, the kind of its look, and words."""
        super().__init__(parent)
        self._entries = tuple(entries)
        self.setAccessibleName("Legend: " + ", ".join(f"{letter} {words}" for letter, _, words in self._entries))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(400, self.fontMetrics().height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        of = colours(self.palette())
        painter = QPainter(self)
        side = self.fontMetrics().height() + 4
        left = 0
        for letter, kind, words in self._entries:
            box = QRect(left, 2, side, side - 1)
            painter.fillRect(box, QColor(getattr(of, LOOKS[kind].ground)))
            painter.setPen(QColor(of.line))
            painter.drawRect(box)
            painter.setPen(QColor(getattr(of, LOOKS[kind].ink)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            if kind != "none":
                swatch = QRect(left + side + 4, 2, side // 2, side - 1)
                _paint_part(painter, swatch, kind, of)
                left = swatch.right()
            else:
                left = box.right()
            painter.setPen(QColor(of.second))
            width = self.fontMetrics().horizontalAdvance(words) + 1
            painter.drawText(QRect(left + 6, 2, width, side), Qt.AlignmentFlag.AlignVCenter, words)
            left += 6 + width + 18


def _paint_bar(painter: QPainter, room: QRect, bar: Bar, of: Colours) -> None:
    whole = sum(part.count for part in bar.parts)
    begun = 0
    for part in bar.parts if whole else ():
        foot = room.bottom() - room.height() * begun // whole
        begun += part.count
        top = room.bottom() - room.height() * begun // whole
        if foot > top:
            _paint_part(painter, QRect(room.left(), top + 1, room.width(), foot - top), part.kind, of)


def _paint_part(painter: QPainter, area: QRect, kind: str, of: Colours) -> None:
    """Paint a part of a bar: full, hatched, dotted or empty, so that grey tells it too."""
    ink = QColor({"present": of.decision_bar, "deputy": of.review_bar, "apologies": of.action_bar}.get(kind, of.error))
    if kind == "present":
        painter.fillRect(area, ink)
        return
    painter.fillRect(area, QColor(of.page))
    pattern = {"deputy": Qt.BrushStyle.BDiagPattern, "apologies": Qt.BrushStyle.Dense6Pattern}.get(kind)
    if pattern is not None:
        painter.fillRect(area, QBrush(ink, pattern))
    painter.setPen(QPen(ink, 1))
    painter.drawRect(area.adjusted(0, 0, -1, -1))
