"""The choice of a time at the head of a screen: this year, the last twelve months, all, or from one day to another."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from desktop.minutes import in_short
from desktop.minutes.due import read_due
from desktop.widgets.read_field import DateField

PERIODS = (("This year", "year"), ("Last 12 months", "months"), ("All meetings", "all"), ("From – to …", "between"))
USUAL = 1


class PeriodBox(QWidget):
    """A time. `turned` follows a choice; the two fields for days show only where they are asked for."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setAccessibleName("Time")
        self.box.setToolTip("Of which meetings (type its first letters)")
        for title, name in PERIODS:
            self.box.addItem(title, name)
        self.box.setCurrentIndex(USUAL)
        self.first_field, self.last_field = _day_field("From"), _day_field("To")
        self._to = QLabel("to")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.box, self.first_field, self._to, self.last_field):
            row.addWidget(widget)
        self.box.currentIndexChanged.connect(lambda _at: self._on_turned())
        for field in (self.first_field, self.last_field):
            field.editingFinished.connect(self.turned)
            field.hide()
        self._to.hide()

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day; None where it is open on that side. What is still to come belongs to none."""
        today, name = date.today(), self.box.currentData()
        if name == "between":
            return self.first_field.value, self.last_field.value
        return {"year": date(today.year, 1, 1), "months": a_year_before(today)}.get(str(name)), today

    @property
    def words(self) -> str:
        """The time as it is said: "from 1 January 2026 to 21 November 2026"."""
        first, last = self.days
        begins = f"from {in_short.typed_day(first)}" if first else ""
        ends = f"to {in_short.typed_day(last)}" if last else ""
        return " ".join(filter(None, (begins, ends))) or "of all time"

    def _on_turned(self) -> None:
        between = self.box.currentData() == "between"
        for widget in (self.first_field, self._to, self.last_field):
            widget.setVisible(between)
        self.turned.emit()


def a_year_before(day: date) -> date:
    """Return the day after the same day of the year before, so that twelve months end with `day`."""
    return date.fromordinal(
        day.replace(year=day.year - 1, day=min(day.day, 28 if day.month == 2 else 31)).toordinal() + 1
    )


def _day_field(name: str) -> DateField:
    field = DateField(lambda words: read_due(words, date.today()).due, in_short.typed_day)
    field.setAccessibleName(name)
    field.setPlaceholderText(name)
    return field
