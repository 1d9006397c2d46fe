"""A line to find words, with the places that hold them below; it stays while one goes from place to place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from db.values import Struct
from desktop.widgets.panel import draw_panel

WIDTH, MOST_ROWS = 420, 6


class Place(Struct, frozen=True):
    """One place that was found: how the list says it, and what goes there."""

    said: str
    go: Callable[[], object]


class FindBar(QFrame):
    """Enter goes to the next place, Shift+Enter to the one before, Esc closes and leaves the cursor there."""

    def __init__(self, over: QWidget, find: Callable[[str], Sequence[Place]]) -> None:
        super().__init__(over)
        self._find = find
        self._places: tuple[Place, ...] = ()
        self._came_from: QWidget | None = None
        self._went = False
        self.line = QLineEdit()
        self.line.setPlaceholderText("Find in this meeting")
        self.line.setAccessibleName("Find in this meeting")
        self.line.textChanged.connect(self.look)
        self.line.installEventFilter(self)
        self._count = QLabel("")
        self._count.setAccessibleName("Places found")
        self.list = QListWidget()
        self.list.setAccessibleName("Places found")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListWidget::item { padding: 5px 4px; }")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(lambda _item: self._go())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.line, 1)
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.list)
        over.installEventFilter(self)
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the bar with the cursor in it; `words` (what is selected) are looked for at once."""
        if self.isHidden():
            self._came_from = self.window().focusWidget()
        self._went = False
        if words:
            self.line.setText(words)
        self.look()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def close_up(self) -> None:
        """Close; the cursor is at the place found, or where it was before."""
        current = self.list.currentRow()
        self.hide()
        if self._went and 0 <= current < len(self._places):
            self._places[current].go()
        elif self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Look for what is typed, again."""
        self._places = tuple(self._find(self.line.text()))
        self.list.clear()
        self.list.addItems([place.said for place in self._places])
        self.list.setCurrentRow(-1)
        self._went = False
        self._tell()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self.parentWidget() and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(self)

    def _key(self, event: QKeyEvent) -> bool:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if back else 1)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        if self._places:
            row = self.list.currentRow()
            self.list.setCurrentRow(
                (row + by) % len(self._places) if row >= 0 else (0 if by > 0 else len(self._places) - 1)
            )
            self._go()

    def _go(self) -> None:
        self._went = True
        self._places[self.list.currentRow()].go()
        self._tell()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if not self.line.text().strip():
            self._count.setText("")
        elif not self._places:
            self._count.setText("nowhere")
        elif self.list.currentRow() < 0:
            self._count.setText(f"{len(self._places)} places" if len(self._places) > 1 else "1 place")
        else:
            self._count.setText(f"{self.list.currentRow() + 1} of {len(self._places)}")

    def _fit(self) -> None:
        over = self.parentWidget()
        assert over is not None
        row = max(self.list.sizeHintForRow(0), 24)
        self.list.setVisible(bool(self._places))
        self.list.setFixedHeight(row * min(max(len(self._places), 1), MOST_ROWS) + 2)
        width = min(max(WIDTH, self.fontMetrics().averageCharWidth() * 52), over.width() - 32)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setGeometry(over.width() - width - 16, 48, width, layout.sizeHint().height())
