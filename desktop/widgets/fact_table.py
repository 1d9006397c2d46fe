"""A table of facts: rows of up to two lines that are asked for when they come into view, sorted and changed by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QEvent, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from db.values import Struct
from desktop.widgets.colours import Colours, colours
from desktop.widgets.line import Line
from desktop.widgets.row_painting import broken_lines
from desktop.widgets.rows import Index

EDGE = 8
PLAIN = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier


class FactColumn(Struct, frozen=True, kw_only=True):
    """A column: `letters` is its width, 0 takes what room is left. `sort` is what is asked for by a click on it."""

    title: str
    letters: int = 0
    sort: str = ""
    right: bool = False


class Fact(Struct, frozen=True):
    """What stands in a cell: `words` on up to two lines, or on one with `below` under them; looks name colours.

    `parts` are a bar instead of words: how much of it has which colour.
    """

    words: str
    look: str = "text"
    below: str = ""
    below_look: str = "second"
    bold: bool = False
    parts: tuple[tuple[int, str], ...] = ()

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.words}, {self.below}" if self.below else self.words


class Writing(Struct, frozen=True, kw_only=True):
    """How a cell is written anew: what stands there, and what can be chosen; `free` lets anything be typed as well."""

    words: str
    name: str
    choices: tuple[str, ...] = ()
    free: bool = True


Facts = Callable[[int, int], Fact]


class _Rows(QAbstractTableModel):
    def __init__(self, columns: Sequence[FactColumn], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.count = 0
        self.fact: Facts = lambda _row, _column: Fact("")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.fact(index.row(), index.column()).spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            fact = self.fact(index.row(), index.column())
            return "\n".join(filter(None, (fact.words, fact.below)))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole and column.sort:
            return f"Sort by {column.title.lower()} (a click, or Ctrl+Down and Ctrl+Up in the column)"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, _index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def show_facts(self, count: int, fact: Facts) -> None:
        self.beginResetModel()
        self.count, self.fact = count, fact
        self.endResetModel()


class FactTable(QTableView):
    """The table. `opened(row)` follows Enter and a double click, `chosen(row)` each row that is gone to.

    `sort_wanted(sort, falling)` follows a click on a heading, and Ctrl+Down and Ctrl+Up in its column. F2, or typing on
    a cell, asks `writing(row, column)` how it is written anew: None where it is not. What was written is given to
    `written(row, column, words)`.
    """

    opened = Signal(int)
    chosen = Signal(int)
    sort_wanted = Signal(str, bool)

    def __init__(
        self, name: str, columns: Sequence[FactColumn], parent: QWidget | None = None, *, lines: int = 2
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.empty = ""
        self.writing: Callable[[int, int], Writing | None] = lambda _row, _column: None
        self.written: Callable[[int, int, str], object] = lambda _row, _column, _words: None
        self._lines = lines
        self._rows = _Rows(columns, self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMinimumHeight(96)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(any(column.sort for column in columns))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.sectionClicked.connect(self._on_heading_clicked)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._measure()

    def show_facts(self, count: int, fact: Facts, row: int = -1) -> None:
        """Show so many rows; `fact(row, column)` says what stands in a cell when it is drawn. `row` is to be chosen."""
        column = max(self.currentIndex().column(), 0)
        self._rows.show_facts(count, fact)
        if count:
            self._go(min(max(row, 0), count - 1), column)
        self.setAccessibleDescription("" if count else self.empty)
        self.viewport().update()

    @property
    def row(self) -> int:
        """The row that is chosen, -1 where there is none."""
        return self.currentIndex().row()

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._rows.count

    def fact(self, row: int, column: int) -> Fact:
        """Return what stands in a cell."""
        return self._rows.fact(row, column)

    def show_column(self, column: int, shown: bool) -> None:
        """Show a column, or leave it out."""
        self.setColumnHidden(column, not shown)

    def show_sorted(self, sort: str, falling: bool) -> None:
        """Mark the heading of the column that the rows are sorted by."""
        place = next((n for n, column in enumerate(self._rows.columns) if column.sort == sort), -1)
        order = Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(place >= 0)
        self.horizontalHeader().setSortIndicator(place, order)

    def claims(self, event: QKeyEvent) -> bool:
        """Tell whether a key is this table's own while it has the focus."""
        keys = QKeySequence(event.keyCombination()).toString()
        return keys in ("F2", "Ctrl+Down", "Ctrl+Up", "Return", "Enter")

    def write_over(self, index: Index, typed: QKeyEvent | None = None) -> bool:
        """Write a cell anew, beginning with what was typed; False where it is not to be written."""
        if not index.isValid() or self.writing(index.row(), index.column()) is None:
            return False
        self.edit(index)
        editor = self.indexWidget(index)
        if editor is not None and typed is not None:
            QApplication.sendEvent(editor, QKeyEvent(typed))
        return editor is not None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.claims(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence(event.keyCombination()).toString()
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # a field lets Enter go by after it has taken it
        elif keys == "F2":
            self.write_over(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() in PLAIN:
            if self.row >= 0:
                self.opened.emit(self.row)
        elif keys in ("Ctrl+Down", "Ctrl+Up"):
            self._want_sort(self.currentIndex().column(), falling=keys == "Ctrl+Up")
        elif keys in ("Home", "End"):
            self._go(0 if keys == "Home" else self.count - 1, self.currentIndex().column())
        elif event.modifiers() in PLAIN and event.text().strip() and event.text().isprintable():
            self.write_over(self.currentIndex(), event)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours(self.palette()).second))
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 16, -16, -16), int(flags), self.empty)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_rows"):
            self._measure()

    def _measure(self) -> None:
        """Give rows and columns their sizes in the font that is worn."""
        metrics, head = self.fontMetrics(), self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(max(self._lines * metrics.lineSpacing() + 12, 32))
        letter = metrics.horizontalAdvance("0")
        for place, column in enumerate(self._rows.columns):
            if column.letters:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(place, column.letters * letter + 2 * EDGE)
            else:
                head.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _go(self, row: int, column: int) -> None:
        if not 0 <= row < self.count:
            return
        shown = [n for n in range(len(self._rows.columns)) if not self.isColumnHidden(n)]
        index = self._rows.index(row, column if column in shown else shown[0])
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _want_sort(self, column: int, *, falling: bool) -> None:
        if 0 <= column < len(self._rows.columns) and self._rows.columns[column].sort:
            self.sort_wanted.emit(self._rows.columns[column].sort, falling)

    def _on_heading_clicked(self, column: int) -> None:
        head = self.horizontalHeader()
        again = head.sortIndicatorSection() == column and head.isSortIndicatorShown()
        self._want_sort(column, falling=again and head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder)

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.isValid() and now.row() != before.row():
            self.chosen.emit(now.row())
        self.viewport().update()


class _Painter(QStyledItemDelegate):
    """Paints cells, and makes the fields in which they are written anew."""

    def __init__(self, table: FactTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        of = colours(option.palette)
        fact = self._table.fact(index.row(), index.column())
        painter.save()
        self._paint_ground(painter, option.rect, index, of)
        inside = option.rect.adjusted(EDGE, 2, -EDGE, -2)
        if fact.parts:
            _paint_bar(painter, inside, fact.parts, of)
        else:
            self._paint_words(painter, inside, fact, of, option.font, index.column())
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        writing = self._table.writing(index.row(), index.column())
        if writing is None or not writing.choices:
            line = Line(parent)
            line.setAccessibleName(writing.name if writing else "")
            return line
        box = QComboBox(parent)
        box.setAccessibleName(writing.name)
        box.addItems(writing.choices)
        box.setEditable(writing.free)
        if writing.free:
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        writing = self._table.writing(index.row(), index.column())
        words = writing.words if writing else ""
        if isinstance(editor, Line) and not editor.isModified():
            editor.setText(words)
            editor.selectAll()
        elif isinstance(editor, QComboBox):
            editor.setCurrentText(words)
            if (line := editor.lineEdit()) is not None:
                line.selectAll()

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        words = editor.currentText() if isinstance(editor, QComboBox) else editor.property("text")
        # Later: what is written draws the table anew, which may not be while Qt still closes the field.
        QTimer.singleShot(0, partial(self._table.written, index.row(), index.column(), str(words)))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = min(editor.sizeHint().height(), option.rect.height())
        room = QRect(option.rect)
        room.setTop(room.top() + (room.height() - height) // 2)
        room.setHeight(height)
        room.setWidth(max(room.width(), editor.sizeHint().width() if isinstance(editor, QComboBox) else 0))
        editor.setGeometry(room)

    def _paint_ground(self, painter: QPainter, area: QRect, index: Index, of: Colours) -> None:
        here, focused = self._table.currentIndex(), self._table.hasFocus()
        painter.fillRect(area, QColor(of.page))
        if index.row() == here.row():
            ground = QColor(of.selected if focused else of.line)
            ground.setAlpha(255 if focused else 120)
            painter.fillRect(area, ground)
        painter.setPen(QColor(of.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if focused and index.row() == here.row() and index.column() == here.column():
            painter.setPen(QPen(QColor(of.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -2))

    def _paint_words(self, painter: QPainter, area: QRect, fact: Fact, of: Colours, font: QFont, column: int) -> None:
        used = QFont(font)
        used.setBold(fact.bold)
        painter.setFont(used)
        right = self._table._rows.columns[column].right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        lines = [fact.words] if fact.below else broken_lines(fact.words, used, area.width(), self._table._lines)
        shown = [(words, fact.look) for words in lines]
        shown += [(fact.below, fact.below_look)] if fact.below else []
        metrics = QFontMetrics(used)
        top = area.top() + (area.height() - len(shown) * metrics.lineSpacing()) // 2
        for at, (words, look) in enumerate(shown):
            painter.setPen(QColor(str(getattr(of, look))))
            room = QRect(area.left(), top + at * metrics.lineSpacing(), area.width(), metrics.lineSpacing())
            cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | side), cut)


def _paint_bar(painter: QPainter, area: QRect, parts: Sequence[tuple[int, str]], of: Colours) -> None:
    whole = sum(count for count, _ in parts)
    if not whole:
        return
    bar = QRect(area.left(), area.center().y() - 5, area.width(), 10)
    begun = 0
    for count, look in parts:
        left = bar.left() + bar.width() * begun // whole
        begun += count
        right = bar.left() + bar.width() * begun // whole
        painter.fillRect(QRect(left, bar.top(), right - left, bar.height()), QColor(str(getattr(of, look))))
    painter.setPen(QColor(of.edge))
    painter.drawRect(bar.adjusted(0, 0, -1, -1))
