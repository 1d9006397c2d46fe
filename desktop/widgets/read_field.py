"""Fields that are typed freely and show what was understood: of a time, of a date with a calendar beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import QDate, QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QGuiApplication, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from desktop.widgets.colours import colours
from desktop.widgets.icons import icon
from desktop.widgets.theme import DRESSED

T = TypeVar("T")


class ReadField(QLineEdit, Generic[T]):
    """A line whose words are read by one function and written by another.

    What was understood stands there in full when the field is left; words that are not understood stay and are marked.
    `altered` follows each change.
    """

    altered = Signal()

    def __init__(self, read: Callable[[str], T | None], write: Callable[[T], str], example: str) -> None:
        super().__init__()
        self._read, self._write = read, write
        self.setPlaceholderText(example)
        self.textChanged.connect(self._on_text_changed)

    @property
    def value(self) -> T | None:
        """What is understood; None where nothing is typed or nothing is understood."""
        return self._read(self.text()) if self.text().strip() else None

    @property
    def is_right(self) -> bool:
        """Whether the field is empty or understood."""
        return not self.text().strip() or self.value is not None

    def put(self, value: T | None) -> None:
        """Put a value into the field, None empties it."""
        self.setText("" if value is None else self._write(value))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if (value := self.value) is not None and self.text() != self._write(value):
            self.put(value)
        super().focusOutEvent(event)

    def _on_text_changed(self) -> None:
        if bool(self.property("wrong")) == self.is_right:
            self.setProperty("wrong", not self.is_right)
            self.style().unpolish(self)
            self.style().polish(self)
        self.altered.emit()


class DateField(ReadField[date]):
    """A field for a date. Up and Down go by a day, F4 or the icon shows a calendar."""

    def __init__(self, read: Callable[[str], date | None], write: Callable[[date], str]) -> None:
        super().__init__(read, write, "12 March 2026, or 12/3/26")
        self._pick = QAction("Pick the date (F4)", self)
        self._pick.triggered.connect(self.pick)
        self.addAction(self._pick, QLineEdit.ActionPosition.TrailingPosition)
        self._colour()

    def pick(self) -> None:
        """Show a calendar below the field; Enter or a click takes a day, Esc none."""
        calendar = _Calendar(self, self.value or date.today())
        calendar.taken.connect(self._take)
        calendar.open_below(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {int(Qt.Key.Key_Up): 1, int(Qt.Key.Key_Down): -1}
        if event.key() == Qt.Key.Key_F4:
            self.pick()
        elif event.key() in steps and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.put((self.value or date.today()) + timedelta(days=steps[event.key()]))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED and hasattr(self, "_pick"):
            self._colour()

    def _colour(self) -> None:
        self._pick.setIcon(icon("calendar", colours(QGuiApplication.palette()).second))

    def _take(self, day: date) -> None:
        self.put(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)


class _Calendar(QFrame):
    taken = Signal(object)

    def __init__(self, parent: QWidget, day: date) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._days = QCalendarWidget()
        self._days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._days.setSelectedDate(QDate(day.year, day.month, day.day))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._days.setWeekdayTextFormat(weekend, QTextCharFormat())
        self._days.activated.connect(self._on_activated)
        self._days.clicked.connect(self._on_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self._days)

    def open_below(self, field: QWidget) -> None:
        self.move(field.mapToGlobal(field.rect().bottomLeft()))
        self.show()
        self._days.setFocus()

    def _on_activated(self, picked: QDate) -> None:
        self.close()
        self.taken.emit(date(picked.year(), picked.month(), picked.day()))
