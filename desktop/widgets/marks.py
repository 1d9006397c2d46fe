"""Lettered marks in rows and columns: what stands in them, how each kind looks, and the model that Qt asks for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from db.values import Struct
from desktop.widgets.rows import Index


class Look(Struct, frozen=True):
    """How a kind of mark is painted: names of colours for its ground and its letter."""

    ground: str
    ink: str


LOOKS = {
    "present": Look("decision_ground", "decision_text"),
    "deputy": Look("review_ground", "review_text"),
    "apologies": Look("action_ground", "action_text"),
    "absent": Look("page", "error"),
    "none": Look("page", "second"),
}


class Mark(Struct, frozen=True):
    """A cell: its letter, the kind of its look, what it says in words, and whether it is pointed out."""

    letter: str
    kind: str
    words: str
    outlined: bool = False


class MarkColumn(Struct, frozen=True):
    """A column: two short lines for its heading, and the heading in words."""

    above: str
    below: str
    words: str


class MarkRow(Struct, frozen=True):
    """A row: its name, what stands quietly behind it, its shares in percent, and its marks. `strong` is set in bold.

    Without marks it is the heading of the rows below it.
    """

    name: str
    detail: str = ""
    shares: tuple[int | None, ...] = ()
    marks: tuple[Mark, ...] = ()
    strong: bool = False
    words: str = ""


class Marks(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[MarkRow, ...] = ()
        self.columns: tuple[MarkColumn, ...] = ()

    def put(self, rows: Sequence[MarkRow], columns: Sequence[MarkColumn]) -> None:
        self.beginResetModel()
        self.rows, self.columns = tuple(rows), tuple(columns)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def mark(self, index: Index) -> Mark | None:
        marks = self.rows[index.row()].marks
        return marks[index.column()] if marks else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        mark = self.mark(index)
        if mark is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.letter
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return mark.words
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if section >= len(self.columns if across else self.rows):
            return None  # while the model is reset, Qt still asks for headings that are gone
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self.columns[section].words if across else self.rows[section].words or self.rows[section].name
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self.columns[section].above} {self.columns[section].below}" if across else self.rows[section].name
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.rows[index.row()].marks:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
