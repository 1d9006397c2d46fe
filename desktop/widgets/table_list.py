"""A list whose cells stand under headings: columns share the room there is, the least needed go first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from db.values import Struct, replace
from desktop.widgets.colours import colours
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import EDGE, Cell, Columns, Row

GAP = 16


class Heading(Struct, frozen=True):
    """The head of a column. `least` is how many letters it keeps where room is short; the column with the highest
    `yields` is left out first, 0 never. One that `stretches` takes the room that is left."""

    words: str
    least: int = 8
    yields: int = 0
    stretches: bool = False


class TableColumns(Columns, frozen=True):
    """Where cells stand under their headings; a column without a word in it takes no room."""

    headings: tuple[Heading, ...] = ()

    @classmethod
    def under(cls, headings: tuple[Heading, ...], rows: Iterable[Row], font: QFont) -> TableColumns:
        """Measure rows and the headings over them."""
        plain = [replace(row, cells=tuple(replace(cell, stretches=False) for cell in row.cells)) for row in rows]
        measured = Columns.measure(plain, font)
        used = measured.widths + (0,) * (len(headings) - len(measured.widths))
        words = (measured.metrics.horizontalAdvance(heading.words) + 1 for heading in headings)
        widths = tuple(
            max(width, word) if width or heading.stretches else 0
            for width, word, heading in zip(used, words, headings, strict=True)
        )
        return cls(widths, 0, measured.metrics, headings)

    def rooms(self, row: Row, area: QRect) -> list[tuple[Cell, QRect]]:
        left = area.left() + EDGE
        rooms = []
        for cell, width in zip(row.cells, self.shares(area.width() - 2 * EDGE), strict=True):
            if width:
                rooms.append((cell, QRect(left, area.top(), width, area.height())))
                left += width + GAP
        return rooms

    def folded(self, row: Row, width: int) -> bool:
        return False

    def shares(self, room: int) -> list[int]:
        """Return the width of each column in this much room, 0 for those left out."""
        shown = [n for n, width in enumerate(self.widths) if width]
        while shown:
            free = room - GAP * (len(shown) - 1)
            least = {n: min(self.widths[n], self._least(n)) for n in shown}
            if sum(least.values()) <= free or not any(self.headings[n].yields for n in shown):
                break
            shown.remove(max(shown, key=lambda n: self.headings[n].yields))
        if not shown:
            return [0] * len(self.widths)
        wish = {n: self.widths[n] - least[n] for n in shown}
        spare = max(free - sum(least.values()), 0)
        part = min(spare / sum(wish.values()), 1.0) if any(wish.values()) else 1.0
        given = {n: least[n] + int(wish[n] * part) for n in shown}
        stretching = [n for n in shown if self.headings[n].stretches]
        over = max(free - sum(given.values()), 0)
        for n in stretching:
            given[n] += over // len(stretching)
        return [given.get(n, 0) for n in range(len(self.widths))]

    def _least(self, place: int) -> int:
        heading = self.headings[place]
        return max(self.metrics.averageCharWidth() * heading.least, self.metrics.horizontalAdvance(heading.words) + 1)


class TableList(RowList):
    """A list of rows with a line of headings; each row has a cell for each heading."""

    def __init__(self, name: str, empty: str, headings: Sequence[Heading], parent: QWidget | None = None) -> None:
        self.headings = tuple(headings)
        super().__init__(name, empty, parent)
        self._head = _Head(self)
        self._place_head()

    def put(self, rows: Iterable[Row]) -> None:
        """Show these rows; without any there are no headings either."""
        super().put(rows)
        self._place_head()

    def columns(self) -> Columns:
        if self._columns is None:
            self._columns = TableColumns.under(self.headings, self.rows, self.font())
        return self._columns

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_head()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_head"):
            self._place_head()

    def _place_head(self) -> None:
        height = self.fontMetrics().height() + 14 if self.rows else 0
        self.setViewportMargins(0, height, 0, 0)
        self._head.setVisible(bool(height))
        self._head.setGeometry(0, 0, self.viewport().width(), height)
        self._head.update()


class _Head(QWidget):
    """The line of headings; it is read out with the rows, not on its own."""

    def __init__(self, table: TableList) -> None:
        super().__init__(table)
        self._table = table

    def paintEvent(self, event: QPaintEvent) -> None:
        of = colours(self.palette())
        font = QFont(self._table.font())
        font.setWeight(QFont.Weight.DemiBold)
        row = Row(key="head", cells=tuple(Cell(heading.words) for heading in self._table.headings))
        painter = QPainter(self)
        painter.setFont(font)
        painter.setPen(QColor(of.second))
        for cell, room in self._table.columns().rooms(row, self.rect()):
            words = QFontMetrics(font).elidedText(cell.words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(of.line))
        painter.end()
