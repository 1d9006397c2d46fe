"""A list in sections: each with a heading that is read and passed over, and entries that can be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.widgets.colours import colours

Index = QModelIndex | QPersistentModelIndex
ROW, KEY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class Entry(NamedTuple):
    """One line: `lead` stands before the title in a column of its own, `said` at the right."""

    key: int
    title: str
    lead: str = ""
    said: str = ""


class Section(NamedTuple):
    """A heading with its entries; `said` beside the title, `figures` at the right, `alarm` after them in red."""

    title: str
    entries: tuple[Entry, ...]
    said: str = ""
    figures: str = ""
    alarm: str = ""


class SectionedList(QListWidget):
    """Arrows go from entry to entry, Enter or a click chooses, Delete asks for removal."""

    chosen = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Line(self))
        self.setMouseTracking(True)
        self.itemClicked.connect(self._choose)

    @property
    def current_key(self) -> int:
        """The key of the entry in hand, 0 where there is none."""
        item = self.currentItem()
        return int(item.data(KEY) or 0) if item is not None else 0

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these sections; the entry in hand stays in hand, else the first is."""
        before = self.current_key
        self.clear()
        for section in sections:
            self._add(section, ", ".join(filter(None, (section.title, section.said, section.figures, section.alarm))))
            for entry in section.entries:
                self._add(entry, ", ".join(filter(None, (entry.lead, entry.title, entry.said))), entry.key)
        rows = [row for row in range(self.count()) if self.item(row).data(KEY)]
        kept = next((row for row in rows if self.item(row).data(KEY) == before), rows[0] if rows else -1)
        self.setCurrentRow(kept)

    def choose(self, key: int) -> None:
        """Take the entry with this key in hand; where there is none, the one before stays."""
        row = next((row for row in range(self.count()) if key and self.item(row).data(KEY) == key), -1)
        if row >= 0:
            self.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentItem())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.current_key:
            self.removal_wanted.emit(self.current_key)
        else:
            super().keyPressEvent(event)

    def _add(self, row: Section | Entry, words: str, key: int = 0) -> None:
        item = QListWidgetItem(words, self)
        item.setData(ROW, row)
        item.setData(KEY, key)
        if not key:
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY):
            self.chosen.emit(item.data(KEY))


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = option.fontMetrics.height()
        if isinstance(index.data(ROW), Section):
            return QSize(0, height + (40 if index.row() else 20))
        return QSize(0, max(36, height + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Section):
            self._paint_section(painter, option, row)
        elif isinstance(row, Entry):
            self._paint_entry(painter, option, row)
        painter.restore()

    def _paint_section(self, painter: QPainter, option: QStyleOptionViewItem, row: Section) -> None:
        used = colours(option.palette)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        rect: QRect = option.rect.adjusted(12, 0, -12, -6)
        right = _write(painter, rect, row.alarm, used.error, bold, right=True)
        rect.setRight(rect.right() - (right + 12 if right else 0))
        rect.setRight(rect.right() - _write(painter, rect, row.figures, used.second, option.font, right=True) - 16)
        rect.setLeft(rect.left() + _write(painter, rect, row.title, used.text, bold) + 16)
        _write(painter, rect, row.said, used.second, option.font)
        line = option.rect.bottom()
        painter.fillRect(option.rect.left() + 12, line, option.rect.width() - 24, 1, QColor(used.line))

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, row: Entry) -> None:
        used = colours(option.palette)
        whole: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(used.selected if chosen else used.pane))
            painter.drawRoundedRect(whole.adjusted(0, 1, 0, -1), 4, 4)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(used.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole.adjusted(1, 2, -1, -2), 4, 4)
        rect = whole.adjusted(12, 0, -12, 0)
        font: QFont = option.font
        rect.setRight(rect.right() - _write(painter, rect, row.said, used.second, font, right=True, middle=True) - 16)
        _write(painter, rect, row.lead, used.second, font, middle=True)
        if row.lead:
            rect.setLeft(rect.left() + QFontMetrics(font).horizontalAdvance("30 September 2026") + 16)
        _write(painter, rect, row.title, used.text, font, middle=True)


def _write(
    painter: QPainter, rect: QRect, words: str, colour: str, font: QFont, *, right: bool = False, middle: bool = False
) -> int:
    """Write words in one line, shortened where they are too long, and return how wide they are."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shortened = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
    across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        rect, across | (Qt.AlignmentFlag.AlignVCenter if middle else Qt.AlignmentFlag.AlignBottom), shortened
    )
    return QFontMetrics(font).horizontalAdvance(shortened)
