"""The dates announced for later meetings: a row each, and always one more to write in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from db.records import NextMeeting
from desktop.dialogs.heading import accepting
from desktop.dialogs.typed import date_field, time_field
from desktop.minutes import in_short
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import verbs
from desktop.widgets.read_field import DateField, ReadField

COLUMNS = ("Date", "Start", "End", "Place", "Title, where it has one")
WIDTHS = (4, 2, 2, 5, 4)


class NextMeetingsDialog(QDialog):
    """The next meetings for correction; `coming` is what stands in its rows.

    `after` is the day of this meeting, `place` where it was: both are offered to a new row.
    """

    def __init__(self, parent: QWidget | None, coming: Sequence[NextMeeting], after: date, place: str) -> None:
        super().__init__(parent)
        self._after = after
        self._place = place
        self.rows: list[_Row] = []
        self.setWindowTitle("Next meetings")
        self.setMinimumWidth(880)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        for column, heading in enumerate(COLUMNS):
            self._grid.addWidget(QLabel(heading), 0, column)
            self._grid.setColumnStretch(column, WIDTHS[column])
        self.note = FinePrint(self)
        self._buttons = verbs(self, "Keep these dates", "Leave it")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(self._grid)
        whole.addWidget(self.note)
        whole.addWidget(self._buttons)
        for one in coming:
            self._add(one)
        self._add(None)
        self._read()
        self.rows[-1].day.setFocus()

    @property
    def coming(self) -> tuple[NextMeeting, ...]:
        """The rows that hold a date."""
        return tuple(made for row in self.rows if (made := row.made) is not None)

    def _add(self, one: NextMeeting | None) -> None:
        row = _Row(one, self._after, self._place if one is None else "")
        for column, field in enumerate(row.fields):
            field.setAccessibleName(f"{COLUMNS[column]}, row {len(self.rows) + 1}")
            self._grid.addWidget(field, len(self.rows) + 1, column)
        row.day.altered.connect(self._read)
        row.start.altered.connect(self._read)
        row.end.altered.connect(self._read)
        if self.rows:
            QWidget.setTabOrder(self.rows[-1].title, row.day)
        self.rows.append(row)

    def _read(self) -> None:
        if self.rows[-1].made is not None:
            self._add(None)
        wrong = any(not row.is_right for row in self.rows)
        days = [in_short.long_day(one.date) for one in self.coming]
        said = " · ".join(days) if days else "None announced. A row without a date is left out."
        self.note.say("A date or time is not understood." if wrong else said, warns=wrong)
        accepting(self._buttons).setEnabled(not wrong)


class _Row:
    """The fields of one date."""

    def __init__(self, one: NextMeeting | None, after: date, place: str) -> None:
        self._id = one.id if one else 0
        self.day: DateField = date_field(one.date if one else None, after)
        self.start: ReadField[time] = time_field(one.start if one else None)
        self.end: ReadField[time] = time_field(one.end if one else None)
        self.place = QLineEdit(one.place if one else "")
        self.place.setPlaceholderText(place)
        self.place.setCursorPosition(0)
        self.day.altered.connect(self._offer_place)
        self.place.textEdited.connect(lambda _text: self.place.setPlaceholderText(""))
        self.title = QLineEdit(one.title if one else "")
        self.fields: tuple[QLineEdit, ...] = (self.day, self.start, self.end, self.place, self.title)

    def _offer_place(self) -> None:
        """Write the place of this meeting into a row that has a date, until the clerk has written there."""
        if self.day.value and self.place.placeholderText() and not self.place.text():
            self.place.setText(self.place.placeholderText())
            self.place.setCursorPosition(0)

    @property
    def made(self) -> NextMeeting | None:
        day = self.day.value
        if day is None:
            return None
        return NextMeeting(
            id=self._id,
            date=day,
            start=self.start.value,
            end=self.end.value,
            place=self.place.text().strip(),
            title=self.title.text().strip(),
        )

    @property
    def is_right(self) -> bool:
        return self.day.is_right and self.start.is_right and self.end.is_right
