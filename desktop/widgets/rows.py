"""Rows of a list: what stands in them, how wide their columns are, and the model that Qt asks for them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from db.values import Struct, field

ROW = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class Cell(Struct, frozen=True):
    """Words of a row. `look` names their colour: text, second, accent, error. The one that `stretches` takes the room
    that is left and is cut with an ellipsis; the others line up with those above and below. One that `yields` behind
    it is left out before anything is cut."""

    words: str
    look: str = "text"
    bold: bool = False
    stretches: bool = False
    yields: bool = False


class Row(Struct, frozen=True, kw_only=True):
    """One row. `key` says which it is, so that it keeps selection and place when the list is drawn anew.

    `mark` stands at the end; `current` is what is in hand, told by ground and weight. A `section` cannot be chosen.
    The words that stretch take up to `wraps` lines; in rows that `folds` they have a line of their own where the
    others would leave them little room. `spoken` is what a screen reader says, `tip` the tooltip, `found_by` the
    words whose beginnings find it.
    """

    key: Hashable
    cells: tuple[Cell, ...]
    mark: Cell | None = None
    level: int = 0
    current: bool = False
    section: bool = False
    wraps: int = 0
    folds: bool = False
    spoken: str = ""
    tip: str = ""
    found_by: tuple[str, ...] = ()


class RowModel(QAbstractListModel):
    """The rows as Qt asks for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return next((cell.words for cell in row.cells if cell.stretches), "")
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return row.spoken or " ".join(cell.words for cell in row.cells)
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.tip or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].section:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def put(self, rows: tuple[Row, ...]) -> bool:
        """Show these rows; True where their keys or order are not as they were, so that places moved."""
        if [row.key for row in rows] == [row.key for row in self.rows]:
            changed = [n for n, (old, new) in enumerate(zip(self.rows, rows, strict=True)) if old != new]
            self.rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return False
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()
        return True


EDGE = 12
GAP = 10
INDENT = 18
LEAST_LETTERS = 6
FOLD_LETTERS = 20
FOLD_EDGE = 5


class Columns(Struct, frozen=True):
    """Where the cells of rows stand, so that they line up: measured once for rows and font."""

    widths: tuple[int, ...] = ()
    mark: int = 0
    metrics: QFontMetrics = field(default_factory=lambda: QFontMetrics(QFont()))

    @classmethod
    def measure(cls, rows: Iterable[Row], font: QFont) -> Columns:
        """Measure rows; every column is as wide as its widest words in bold."""
        bold = QFont(font)
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        widths: list[int] = []
        mark = 0
        for row in rows:
            if row.section:
                continue
            if row.mark is not None:
                mark = max(mark, metrics.horizontalAdvance(row.mark.words))
            for n, cell in enumerate(row.cells):
                widths += [0] * (n + 1 - len(widths))
                if cell.words and not cell.stretches:
                    widths[n] = max(widths[n], metrics.horizontalAdvance(cell.words) + 1)
        return cls(tuple(widths), mark, metrics)

    def rooms(self, row: Row, area: QRect) -> list[tuple[Cell, QRect]]:
        """Give every cell its room: fixed columns, the stretching cell, those behind it, the mark.

        A fixed column takes at most 28 % of the row, the first one half of it; cells behind the stretching one take
        what its words leave, or three tenths where they leave less; one that would show less than some letters is
        left out.
        """
        if self.folded(row, area.width()):
            return self._folded_rooms(row, area)
        left, right = area.left() + EDGE + row.level * INDENT, area.right() - EDGE
        rooms: list[tuple[Cell, QRect]] = []

        def give(cell: Cell, start: int, width: int) -> None:
            rooms.append((cell, QRect(start, area.top(), max(width, 0), area.height())))

        if self.mark:
            if row.mark is not None:
                give(row.mark, right - self.mark, self.mark + 1)
            right -= self.mark + GAP
        middle = next((n for n, cell in enumerate(row.cells) if cell.stretches), len(row.cells))
        for n, (cell, widest) in enumerate(zip(row.cells[:middle], self.widths[:middle], strict=True)):
            if widest:
                width = min(widest, area.width() * (28 if n else 50) // 100)
                give(cell, left, width)
                left += width + GAP
        stretching = row.cells[middle : middle + 1]
        wanted = sum(self.metrics.horizontalAdvance(cell.words) for cell in stretching)
        free = right - left - wanted - GAP
        spare = max(free, (right - left) * 3 // 10)
        least = self.metrics.averageCharWidth() * LEAST_LETTERS
        behind: list[tuple[Cell, int]] = []
        for cell in row.cells[middle + 1 :]:
            wide = self.metrics.horizontalAdvance(cell.words) + 1
            width = min(wide, free if cell.yields else spare)
            if cell.words and width >= (wide if cell.yields else min(wide, least)):
                behind.append((cell, width))
                free, spare = free - width - GAP, spare - width - GAP
        for cell, width in reversed(behind):
            give(cell, right - width, width)
            right -= width + GAP
        for cell in stretching:
            give(cell, left, right - left)
        return rooms

    def folded(self, row: Row, width: int) -> bool:
        """Tell whether the words of such a row take a line of their own, in a list so wide."""
        fixed = sum(min(widest, width * 28 // 100) + GAP for widest in self.widths if widest)
        return row.folds and width - fixed - 2 * EDGE < self.metrics.averageCharWidth() * FOLD_LETTERS

    def _folded_rooms(self, row: Row, area: QRect) -> list[tuple[Cell, QRect]]:
        """Give the words the lower line, under the second column, and the other cells the upper one."""
        upper = QRect(area.left(), area.top() + FOLD_EDGE, area.width(), (area.height() - 2 * FOLD_EDGE) // 2)
        left, right = area.left() + EDGE, area.right() - EDGE
        words_left = left + (self.widths[0] + GAP if self.widths[0] else 0)
        rooms: list[tuple[Cell, QRect]] = []
        for cell, widest in zip(row.cells, self.widths, strict=False):
            wide = self.metrics.horizontalAdvance(cell.words) + 1
            if cell.stretches:
                lower = upper.translated(0, upper.height())
                rooms.append((cell, QRect(words_left, lower.top(), right - words_left, lower.height())))
            elif cell.words and left < right:
                width = min(max(widest, wide), right - left)
                rooms.append((cell, QRect(left, upper.top(), width, upper.height())))
                left += width + GAP
        return rooms

    def stretch(self, row: Row, area: QRect) -> QRect:
        """Return the room of the cell that stretches."""
        return next((room for cell, room in self.rooms(row, area) if cell.stretches), area)


def sections(*parts: tuple[str, str, Sequence[Row]]) -> list[Row]:
    """Return rows under headings: each part is a title, its count, and its rows; a part without rows is left out."""
    return [
        row
        for title, count, rows in parts
        if rows
        for row in (
            Row(key=("section", title), cells=(Cell(title, stretches=True),), mark=Cell(count), section=True),
            *rows,
        )
    ]
