"""A grid of lettered marks: names with small bars at the left and dates at the top stay while it scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.widgets.colours import Colours, colours
from desktop.widgets.marks import LOOKS, MarkColumn, MarkRow, Marks
from desktop.widgets.rows import Index

EDGE, GAP, BAR = 12, 10, 48
LEAST_ROW, LEAST_COLUMN = 28, 34
NAME_LETTERS = 26


class MarkGrid(QTableView):
    """The grid. `went(row, column)` follows the cell that is gone to, `opened(column)` Enter and a double click.

    `shares` are the headings of the bars beside the names, `empty` the sentence where there are no rows.
    """

    went = Signal(int, int)
    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.empty = ""
        self.shares: tuple[str, ...] = ()
        self.marks = Marks(self)
        self.setModel(self.marks)
        self.setItemDelegate(_MarkPainter(self))
        self.setHorizontalHeader(_Dates(self))
        self.setVerticalHeader(_Names(self))
        self._corner = _Corner(self)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(120)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.column()))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._measure()

    def put(self, rows: Sequence[MarkRow], columns: Sequence[MarkColumn]) -> None:
        """Show these rows; the row and the column that were gone to stay, else it is the newest of the first row."""
        before = self.currentIndex()
        row_name = self.marks.rows[before.row()].name if before.isValid() else ""
        column_words = self.marks.columns[before.column()].words if before.isValid() else ""
        self.marks.put(rows, columns)
        self._measure()
        self.setAccessibleDescription("" if rows and columns else self.empty)
        if rows and columns:
            first = next((place for place, each in enumerate(rows) if each.marks), 0)
            row = next((place for place, each in enumerate(rows) if each.marks and each.name == row_name), first)
            column = next((place for place, each in enumerate(columns) if each.words == column_words), len(columns) - 1)
            self.setCurrentIndex(self.marks.index(row, column))
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "_corner"):
            frame = self.frameWidth()
            across, down = self.verticalHeader().width(), self.horizontalHeader().height()
            self._corner.setGeometry(frame, frame, across, down)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _enters(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _enters(event) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().column())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_corner"):
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.marks.rows or not self.marks.columns:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours(self.palette()).second))
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 16, -16, -16), int(flags), self.empty)

    def share_width(self) -> int:
        """Return how wide a share with its bar and heading is."""
        metrics = self.fontMetrics()
        least = metrics.horizontalAdvance("100 %") + 6 + BAR
        return max([least, *(metrics.horizontalAdvance(heading) for heading in self.shares)]) + GAP

    def _measure(self) -> None:
        metrics = self.fontMetrics()
        bare = not (self.marks.rows and self.marks.columns)
        self.verticalHeader().setVisible(not bare)
        self.horizontalHeader().setVisible(not bare)
        self._corner.setVisible(not bare)
        self.verticalHeader().setDefaultSectionSize(max(LEAST_ROW, metrics.height() + 10))
        headings = {words for each in self.marks.columns for words in (each.above, each.below)}
        widest = max(map(metrics.horizontalAdvance, headings), default=0)
        self.horizontalHeader().setDefaultSectionSize(max(LEAST_COLUMN, widest + 10))
        named = metrics.averageCharWidth() * NAME_LETTERS + metrics.averageCharWidth() * NAME_LETTERS // 2
        self.verticalHeader().setFixedWidth(2 * EDGE + named + len(self.shares) * self.share_width())
        self.updateGeometries()

    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.went.emit(now.row(), now.column())
        self.viewport().update()
        self.verticalHeader().viewport().update()
        self.horizontalHeader().viewport().update()


class _MarkPainter(QStyledItemDelegate):
    def __init__(self, grid: MarkGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark = self._grid.marks.mark(index)
        if mark is None:
            return
        of = colours(option.palette)
        look = LOOKS[mark.kind]
        area = option.rect.adjusted(1, 1, -1, -1)
        painter.fillRect(area, QColor(getattr(of, look.ground)))
        painter.setPen(QColor(getattr(of, look.ink)))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark.letter)
        if mark.outlined:
            painter.setPen(QPen(QColor(of.error), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        if index == self._grid.currentIndex():
            focused = self._grid.hasFocus()
            painter.setPen(QPen(QColor(of.accent if focused else of.second), 2 if focused else 1))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))


class _Dates(QHeaderView):
    """The headings of the columns on two lines."""

    def __init__(self, grid: MarkGrid) -> None:
        super().__init__(Qt.Orientation.Horizontal, grid)
        self._grid = grid
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().lineSpacing() + 10)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        of = colours(self.palette())
        column = self._grid.marks.columns[section]
        here = section == self._grid.currentIndex().column()
        painter.save()
        painter.fillRect(rect, QColor(of.selected if here else of.pane))
        upper = QRect(rect.left(), rect.top() + 4, rect.width(), self.fontMetrics().lineSpacing())
        painter.setPen(QColor(of.text))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, column.above)
        painter.setPen(QColor(of.second))
        painter.drawText(upper.translated(0, upper.height()), Qt.AlignmentFlag.AlignCenter, column.below)
        painter.setPen(QColor(of.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class _Names(QHeaderView):
    """The names of the rows, with their shares as figures and bars."""

    def __init__(self, grid: MarkGrid) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self._grid = grid
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        of = colours(self.palette())
        row = self._grid.marks.rows[section]
        here = section == self._grid.currentIndex().row()
        painter.save()
        painter.fillRect(rect, QColor(of.selected if here else of.pane))
        painter.setPen(QColor(of.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        right = rect.right() - EDGE
        for share in reversed(row.shares):
            right -= self._grid.share_width()
            _paint_share(
                painter, QRect(right + GAP, rect.top(), self._grid.share_width() - GAP, rect.height()), share, of
            )
        self._paint_name(
            painter, QRect(rect.left() + EDGE, rect.top(), right - rect.left() - EDGE, rect.height()), row, of
        )
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRect, row: MarkRow, of: Colours) -> None:
        font = QFont(self._grid.font())
        font.setBold(row.strong or not row.marks)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(of.text if row.marks else of.second))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, left, name)
        rest = room.adjusted(metrics.horizontalAdvance(name) + GAP, 0, 0, 0)
        if row.detail and rest.width() > 4 * metrics.averageCharWidth():
            font.setBold(False)
            painter.setFont(font)
            painter.setPen(QColor(of.second))
            detail = QFontMetrics(font).elidedText(row.detail, Qt.TextElideMode.ElideRight, rest.width())
            painter.drawText(rest, left, detail)


class _Corner(QWidget):
    """What stands above the names: the headings of the shares."""

    def __init__(self, grid: MarkGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paintEvent(self, _event: QPaintEvent) -> None:
        of = colours(self.palette())
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(of.pane))
        painter.setPen(QColor(of.second))
        right = self.width() - EDGE
        for heading in reversed(self._grid.shares):
            right -= self._grid.share_width()
            room = QRect(right + GAP, 0, self._grid.share_width() - GAP, self.height() - 6)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, heading)
        painter.setPen(QColor(of.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


def _paint_share(painter: QPainter, room: QRect, share: int | None, of: Colours) -> None:
    words = "–" if share is None else f"{share} %"
    figure = QRect(room.left(), room.top(), room.width() - BAR - 6, room.height())
    painter.setPen(QColor(of.text if share is not None else of.second))
    painter.drawText(figure, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    if share is None:
        return
    bar = QRect(room.right() - BAR, room.center().y() - 3, BAR, 7)
    painter.fillRect(bar, QColor(of.line))
    painter.fillRect(QRect(bar.left(), bar.top(), bar.width() * share // 100, bar.height()), QColor(of.second))


def _enters(event: QKeyEvent) -> bool:
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
