"""How a row of a list is painted: its ground, its bar, its columns and the mark at its end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.widgets.colours import Colours, colours
from desktop.widgets.rows import EDGE, FOLD_EDGE, ROW, Cell, Columns, Index, Row

LEAST_HEIGHT = 32


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of a list; `columns` says where their cells stand."""

    def __init__(self, view: QListView, columns: Callable[[], Columns]) -> None:
        super().__init__(view)
        self._view = view
        self._columns = columns

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(ROW)
        metrics = option.fontMetrics
        height = max(LEAST_HEIGHT, metrics.height() + 14)
        width = self._view.viewport().width()
        if row.wraps:
            room = self._columns().stretch(row, QRect(0, 0, width, height))
            font = _bold(option.font) if row.current else option.font
            lines = broken_lines(_stretching(row), font, room.width(), row.wraps)
            height = max(height, len(lines) * metrics.lineSpacing() + 14)
        elif self._columns().folded(row, width):
            height = 2 * (metrics.lineSpacing() + 2) + 2 * FOLD_EDGE
        return QSize(0, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        of = colours(option.palette)
        painter.save()
        painter.setFont(option.font)
        if row.section:
            self._paint_section(painter, option.rect, row, of, option.font)
        else:
            self._paint_ground(painter, option, row, of)
            self._paint_cells(painter, option.rect, row, of, option.font)
        painter.restore()

    def _paint_section(self, painter: QPainter, area: QRect, row: Row, of: Colours, font: QFont) -> None:
        bold = _bold(font)
        painter.setFont(bold)
        painter.setPen(QColor(of.second))
        inside = area.adjusted(EDGE, 0, -EDGE, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _stretching(row))
        if row.mark:
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, row.mark.words)
        painter.setPen(QColor(of.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, of: Colours) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and self._view.hasFocus()
        if row.current:
            painter.fillRect(option.rect, QColor(of.accent))
        elif focused:
            painter.fillRect(option.rect, QColor(of.selected))
        elif chosen or option.state & QStyle.StateFlag.State_MouseOver:
            faint = QColor(of.line)
            faint.setAlpha(120)
            painter.fillRect(option.rect, faint)
        if focused:
            inset = 3 if row.current else 1
            painter.setPen(QPen(QColor(of.on_accent if row.current else of.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(inset, inset, -inset, -inset))

    def _paint_cells(self, painter: QPainter, area: QRect, row: Row, of: Colours, font: QFont) -> None:
        for cell, room in self._columns().rooms(row, area):
            used = _bold(font) if cell.bold or row.current else font
            painter.setFont(used)
            painter.setPen(QColor(of.on_accent if row.current else _colour(cell, of)))
            side = Qt.AlignmentFlag.AlignHCenter if cell is row.mark else Qt.AlignmentFlag.AlignLeft
            if row.wraps and cell.stretches:
                lines = "\n".join(broken_lines(cell.words, used, room.width(), row.wraps))
                painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | side), lines)
            else:
                words = QFontMetrics(used).elidedText(cell.words, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | side), words)


def broken_lines(words: str, font: QFont, width: int, most: int) -> list[str]:
    """Return words broken into lines, the last of which ends in an ellipsis where they are too many."""
    layout = QTextLayout(words, font)
    layout.beginLayout()
    starts: list[int] = []
    while (line := layout.createLine()).isValid() and len(starts) < most:
        line.setLineWidth(max(width, 1))
        starts.append(line.textStart())
    layout.endLayout()
    broken = [words[start:end].rstrip() for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
    if broken:
        broken[-1] = QFontMetrics(font).elidedText(broken[-1], Qt.TextElideMode.ElideRight, width)
    return broken


def _stretching(row: Row) -> str:
    return next((cell.words for cell in row.cells if cell.stretches), "")


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _colour(cell: Cell, of: Colours) -> str:
    return str(getattr(of, cell.look))
