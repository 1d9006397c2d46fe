"""A list of quiet rows that keep their place when it is drawn anew, found by typing, written over in place."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from desktop.widgets.colours import colours
from desktop.widgets.in_place_line import InPlaceLine
from desktop.widgets.row_painting import RowDelegate
from desktop.widgets.rows import EDGE, Columns, Index, Row, RowModel

SEARCH_PAUSE = 1000
"""Milliseconds after which letters begin a new search."""


class RowList(QListView):
    """A list of rows.

    `opened(key)` follows Enter and a double click, `chosen(key)` each row that the clerk goes to. `on_key` gives a
    key to this list while it has the focus. What is typed goes to the row that begins with it.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader calls the list, `empty` the sentence in it while it has no rows."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._empty = empty
        self._keys: dict[str, Callable[[], object]] = {}
        self._typed = ""
        self._forget_typed = QTimer(self, interval=SEARCH_PAUSE, singleShot=True)
        self._forget_typed.timeout.connect(self._on_search_paused)
        self._drawing = False
        self._columns: Columns | None = None
        self._line: tuple[Hashable, InPlaceLine] | None = None
        self._model = RowModel(self)
        self._describe()
        self.setModel(self._model)
        self.setItemDelegate(RowDelegate(self, self.columns))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setMinimumHeight(72)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return self._model.rows

    @property
    def key(self) -> Hashable | None:
        """The key of the chosen row, None where there is none."""
        index = self.currentIndex()
        return self.rows[index.row()].key if index.isValid() else None

    def put(self, rows: Iterable[Row]) -> None:
        """Show these rows. The chosen one stays chosen, or the one in its place; the list does not scroll."""
        wanted = tuple(rows)
        if wanted == self.rows:
            return
        key, place, scrolled = self.key, self.currentIndex().row(), self.verticalScrollBar().value()
        self._drawing = True
        self._columns = None
        if self._model.put(wanted):
            self.doItemsLayout()
            self._select(self._place_of(key), place)
            self.verticalScrollBar().setValue(scrolled)
        if self.hasFocus() and not self.currentIndex().isValid():
            self.step(1)
        self._drawing = False
        self._describe()
        self.viewport().update()
        self._place_line()

    def say_when_empty(self, words: str) -> None:
        """Change the sentence that stands in the list while it has no rows."""
        if words != self._empty:
            self._empty = words
            self._describe()
            self.viewport().update()

    def columns(self) -> Columns:
        """Return where the cells of the rows stand."""
        if self._columns is None:
            self._columns = Columns.measure(self.rows, self.font())
        return self._columns

    def write_over(self, key: Hashable, words: str, accept: Callable[[str], bool], name: str) -> InPlaceLine | None:
        """Lay a line over the words of a row, to write them anew; None where there is no such row.

        `accept(words)` says whether they were kept; `name` is what a screen reader calls the line.
        """
        self.settle()
        if self._line is not None or not self.choose(key):
            return None
        line = InPlaceLine(self.viewport(), words, accept, name)
        line.closed.connect(self._on_line_closed)
        self._line = (key, line)
        self._place_line()
        line.show()
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        return line

    def settle(self) -> None:
        """Hand over what is typed over a row."""
        if self._line is not None:
            self._line[1].settle()

    def choose(self, key: Hashable) -> bool:
        """Choose the row with this key and bring it into view without telling; False where there is none."""
        place = self._place_of(key)
        if place < 0:
            return False
        self._drawing = True
        self.setCurrentIndex(self._model.index(place))
        self._drawing = False
        self.scrollTo(self._model.index(place))
        return True

    def bring(self, key: Hashable) -> None:
        """Bring the row with this key into view; the chosen one stays chosen."""
        place = self._place_of(key)
        if place >= 0:
            self.scrollTo(self._model.index(place))

    def on_key(self, keys: str, call: Callable[[], object]) -> None:
        """Call this when these keys ("Alt+Shift+Up") are pressed in the list; they win over the program's own."""
        self._keys[QKeySequence(keys).toString()] = call

    def step(self, by: int) -> None:
        """Go to the next or previous row that can be chosen."""
        places = [n for n, row in enumerate(self.rows) if not row.section]
        here = self.currentIndex().row()
        beyond = [n for n in places if (n > here if by > 0 else n < here)]
        if beyond:
            self.setCurrentIndex(self._model.index(beyond[0] if by > 0 else beyond[-1]))

    def claims(self, event: QKeyEvent) -> bool:
        """Tell whether a key is this list's own while it has the focus."""
        return self._call_for(event) is not None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.claims(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        call = self._call_for(event)
        if call is not None or not event.text().isprintable() or not event.text():
            self._typed = ""
        if call is not None:
            call()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _chord(event):
            self._open(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not _chord(event):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        self._typed += search.casefold()
        self._forget_typed.start()
        here = max(self.currentIndex().row(), 0)
        order = [*range(here, len(self.rows)), *range(here)]
        found = next((n for n in order if _begins(self.rows[n], self._typed)), None)
        if found is not None:
            self.setCurrentIndex(self._model.index(found))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.step(1)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_line()
        if any(row.wraps or row.folds for row in self.rows):
            self.scheduleDelayedItemsLayout()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_line()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._columns = None
            self.scheduleDelayedItemsLayout()
            QTimer.singleShot(0, self, self._show_current)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours(self.palette()).second))
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(EDGE, EDGE, -EDGE, -EDGE), int(flags), self._empty)

    def _show_current(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _describe(self) -> None:
        self.setAccessibleDescription("" if self.rows else self._empty)

    def _place_line(self) -> None:
        """Keep the line over its row."""
        if self._line is None:
            return
        key, line = self._line
        place = self._place_of(key)
        if place < 0:
            line.drop()
            return
        area = self.visualRect(self._model.index(place))
        room = self.columns().stretch(self.rows[place], area)
        line.setGeometry(QRect(room.left() - 6, area.top() + 1, area.right() - room.left(), area.height() - 2))

    def _on_line_closed(self) -> None:
        self._line = None

    def _place_of(self, key: Hashable) -> int:
        return next((n for n, row in enumerate(self.rows) if row.key == key), -1)

    def _select(self, place: int, instead: int) -> None:
        if place < 0 and instead >= 0:
            open_places = [n for n, row in enumerate(self.rows) if not row.section]
            place = min(open_places, key=lambda n: abs(n - instead), default=-1)
        if place >= 0:
            index = self._model.index(place)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _call_for(self, event: QKeyEvent) -> Callable[[], object] | None:
        return self._keys.get(QKeySequence(event.keyCombination()).toString())

    def _open(self, index: Index) -> None:
        if index.isValid() and not self.rows[index.row()].section:
            self.opened.emit(self.rows[index.row()].key)

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and not self._drawing:
            self.chosen.emit(self.rows[index.row()].key)

    def _on_search_paused(self) -> None:
        self._typed = ""


def _begins(row: Row, typed: str) -> bool:
    return any(words.casefold().startswith(typed) for words in row.found_by)


def _chord(event: QKeyEvent) -> bool:
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.modifiers() & (chord | Qt.KeyboardModifier.ShiftModifier))
