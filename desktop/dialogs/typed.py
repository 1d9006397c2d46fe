"""Dates and times as a clerk types them into a field."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.minutes import in_short
from desktop.minutes.due import read_due
from desktop.widgets.read_field import DateField, ReadField

_SHORT_YEAR = re.compile(r"(.*[a-z.,])\s*['’]?(\d\d)", re.IGNORECASE)


def date_field(day: date | None, near: date | None = None) -> DateField:
    """Return a field for a date; words without a year are the next such day from `near` (today) on."""
    field = DateField(_reader(near), in_short.typed_day)
    field.put(day)
    return field


def time_field(at: time | None) -> ReadField[time]:
    """Return a field for a time of day."""
    field = ReadField(read_time, in_short.clock, "14:00")
    field.put(at)
    return field


def beside_short(field: QWidget) -> QWidget:
    """Keep a field short, and return what fills the rest of its row."""
    field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 20)
    rest = QWidget()
    rest.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
    return rest


def read_time(words: str) -> time | None:
    """Return the time that words say, None where they say none.

    A bare hour from one to six is in the afternoon, when committees meet: "2" is 14:00, "9" is 9:00.
    """
    typed = words.strip().casefold()
    if typed == "now":
        return datetime.now().time().replace(second=0, microsecond=0)
    at = in_short.read_clock(typed)
    return at.replace(hour=at.hour + 12) if at is not None and typed.isdecimal() and 1 <= int(typed) <= 6 else at


def _reader(near: date | None) -> Callable[[str], date | None]:
    def read(words: str) -> date | None:
        typed = words.strip()
        if short := _SHORT_YEAR.fullmatch(typed):
            typed = f"{short[1]} 20{short[2]}"
        return read_due(typed, near or date.today()).due

    return read
