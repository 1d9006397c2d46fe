"""A list over the window that is narrowed by typing: anything that can be chosen by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.widgets.colours import colours
from desktop.widgets.panel import draw_panel

WIDTH, MOST_ROWS = 640, 10
MOST_LISTED = 200
"""How many of what fits are listed: of thousands of meetings nobody looks for more before typing on."""

CHOICE = Qt.ItemDataRole.UserRole


class Choice(NamedTuple):
    """One thing to choose: its name, what it stands under, what is said at the right of it (its keys), what it does."""

    title: str
    deed: Callable[[], object]
    above: str = ""
    said: str = ""

    @property
    def name(self) -> str:
        """The name in full."""
        return f"{self.above}: {self.title}" if self.above else self.title

    def rank(self, typed: str) -> int:
        """How well typed letters fit, 0 best, -1 not at all; its own name goes before what it stands under."""
        own = rank_of(typed, self.title)
        if own >= 0 or not self.above:
            return 2 * own if own >= 0 else -1
        whole = rank_of(typed, self.name)
        return 2 * whole + 1 if whole >= 0 else -1


class Chooser(QFrame):
    """Opens over the upper part of a window and takes the keys until something is chosen or Esc is pressed.

    The focus goes back to where it was before what was chosen is done, so that it acts there.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._choices: tuple[Choice, ...] = ()
        self._came_from: QWidget | None = None
        self.line = QLineEdit()
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(_Line(self.list))
        self.list.itemClicked.connect(lambda _item: self._take())
        self._nothing = QLabel("Nothing is called that.")
        self._nothing.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self._nothing)
        column.addWidget(self.list)
        over.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        self.hide()

    def open(self, choices: Sequence[Choice], asks: str) -> None:
        """Show choices; `asks` stands in the line while nothing is typed. Opened again, it closes."""
        if not self.isHidden():
            self.close_up()
            return
        self._came_from = QApplication.focusWidget()
        self._choices = tuple(choices)
        self.line.setPlaceholderText(asks)
        self.line.setAccessibleName(asks)
        self.line.clear()
        self._narrow("")
        self.show()
        self.raise_()
        self.window().activateWindow()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_up(self) -> None:
        """Close without choosing and give the focus back."""
        self.hide()
        if self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self._came_from = None

    @property
    def titles(self) -> list[str]:
        """The names that are listed now, best first."""
        return [self._choice(self.list.item(row)).name for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(self)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: MOST_ROWS - 1,
            Qt.Key.Key_PageUp: 1 - MOST_ROWS,
        }
        if event.key() in steps and self.list.count():
            by = steps[Qt.Key(event.key())]
            row = self.list.currentRow() + by
            count = self.list.count()
            self.list.setCurrentRow(row % count if abs(by) == 1 else min(max(row, 0), count - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() not in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return False
        return True

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            choice = self._choice(item)
            self.close_up()
            choice.deed()

    def _narrow(self, typed: str) -> None:
        ranked = ((choice.rank(typed), place) for place, choice in enumerate(self._choices))
        found = sorted((rank, place) for rank, place in ranked if rank >= 0)
        self.list.clear()
        for _, place in found[:MOST_LISTED]:
            choice = self._choices[place]
            item = QListWidgetItem(f"{choice.name}, {choice.said}" if choice.said else choice.name, self.list)
            item.setData(CHOICE, choice)
        self.list.setCurrentRow(0 if found else -1)
        self._nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self._fit()

    def _choice(self, item: QListWidgetItem) -> Choice:
        choice = item.data(CHOICE)
        assert isinstance(choice, Choice)
        return choice

    def _fit(self) -> None:
        over = self.parentWidget()
        assert over is not None
        row = max(self.list.sizeHintForRow(0), 32)
        self.list.setFixedHeight(row * min(max(self.list.count(), 1), MOST_ROWS) + 2)
        width = min(max(WIDTH, self.fontMetrics().averageCharWidth() * 72), over.width() - 32)
        self.layout().activate()  # type: ignore[union-attr]
        self.setGeometry((over.width() - width) // 2, 56, width, self.layout().sizeHint().height())  # type: ignore[union-attr]

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isHidden() and now is not self and not self.isAncestorOf(now):
            self._came_from = None
            self.hide()


def rank_of(typed: str, title: str) -> int:
    """Return how well typed letters fit a name, 0 best, -1 not at all.

    Words that begin so go before words that hold it, initials ("nm") before letters in order.
    """
    sought = " ".join(typed.lower().split())
    name, begun, initials = _read(title)
    if not sought:
        return 0
    if name.startswith(sought):
        return 1
    if all(f" {part}" in begun for part in sought.split()):
        return 2
    if sought in name:
        return 3
    letters = sought.replace(" ", "")
    if initials.startswith(letters):
        return 4
    found = _spread(letters).search(name)
    spread = found.end() - found.start() if found else 0
    return 5 + spread if 0 < spread <= 2 * len(letters) else -1


@lru_cache(maxsize=50_000)
def _read(title: str) -> tuple[str, str, str]:
    """Return a name in small letters, its words each after a space, and their first letters."""
    name = title.lower()
    words = re.findall(r"\w+", name)
    return name, "".join(f" {word}" for word in words), "".join(word[0] for word in words)


@lru_cache(maxsize=8)
def _spread(letters: str) -> re.Pattern[str]:
    return re.compile(".*?".join(map(re.escape, letters)))


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, max(32, option.fontMetrics.height() + 14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice = index.data(CHOICE)
        whole: QRect = option.rect
        used = colours(option.palette)
        measure: QFontMetrics = option.fontMetrics
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(used.selected))
            painter.drawRoundedRect(whole, 4, 4)
            painter.fillRect(whole.left(), whole.top() + 6, 3, whole.height() - 12, QColor(used.accent))
        painter.setFont(option.font)
        rect = whole.adjusted(12, 0, -12, 0)
        painter.setPen(QColor(used.second))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, choice.said)
        rect.setRight(rect.right() - measure.horizontalAdvance(choice.said) - 16)
        painter.setPen(QColor(used.text))
        title = measure.elidedText(choice.name, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()
