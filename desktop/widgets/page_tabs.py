"""The titles of a few pages side by side, one of them in hand; Left and Right go from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.widgets.colours import colours


class PageTabs(QTabBar):
    """Words with a line under the one in hand. `currentChanged(place)` follows a turn to another page."""

    def __init__(self, titles: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for place, title in enumerate(titles):
            self.addTab(title)
            self.setTabToolTip(place, f"{title} (Ctrl+Page Up, Ctrl+Page Down)")

    def turn(self, by: int) -> None:
        """Go to the next (1) or previous (-1) page, round and round."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def say(self, place: int, words: str) -> None:
        """Set what stands on a tab."""
        if self.tabText(place) != words:
            self.setTabText(place, words)

    def tabSizeHint(self, index: int) -> QSize:
        metrics = QFontMetrics(self._font(chosen=True))
        return QSize(metrics.horizontalAdvance(self.tabText(index)) + 24, metrics.height() + 18)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(of.line))
        for place in range(self.count()):
            chosen = place == self.currentIndex()
            area = self.tabRect(place)
            painter.setFont(self._font(chosen=chosen))
            painter.setPen(QColor(of.accent if chosen else of.second))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), self.tabText(place))
            if chosen:
                painter.fillRect(area.left(), area.bottom() - 1, area.width(), 2, QColor(of.accent))
            if chosen and self.hasFocus():
                painter.drawRect(area.adjusted(2, 4, -3, -5))
        painter.end()

    def _font(self, *, chosen: bool) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)
        return font
