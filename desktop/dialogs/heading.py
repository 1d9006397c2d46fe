"""What stands in the heading of the minutes: title, kind, date, times, place, short name, quorum."""

from __future__ import annotations

from datetime import date, time

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.records import Meeting
from db.values import Struct
from desktop.dialogs.typed import beside_short, date_field, time_field
from desktop.minutes import in_short
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs

KINDS = ("minutes", "notes", "minutes and actions")


class Heading(Struct, frozen=True):
    """The heading as it is wanted."""

    title: str
    kind: str
    date: date
    start: time | None
    end: time | None
    place: str
    committee_short_name: str
    quorum: int | None


class HeadingDialog(QDialog):
    """The heading of a meeting for correction; `heading` is what stands in its fields."""

    def __init__(self, parent: QWidget | None, meeting: Meeting) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self.setWindowTitle("Title, date, place")
        self.setMinimumWidth(560)
        self.title_line = QLineEdit(meeting.title)
        self.kind_box = kind_box(meeting.kind)
        self.date_field = date_field(meeting.date, meeting.date)
        self.start_field, self.end_field = time_field(meeting.start), time_field(meeting.end)
        self.place_line = QLineEdit(meeting.place)
        self.short_line = QLineEdit(meeting.committee.short_name)
        self.quorum_line = QLineEdit("" if meeting.committee.quorum is None else str(meeting.committee.quorum))
        self.date_note, self.trouble = FinePrint(self), FinePrint(self)
        self._lay_out()
        for field in (self.date_field, self.start_field, self.end_field):
            field.altered.connect(self._read)
        for line in (self.title_line, self.quorum_line):
            line.textChanged.connect(self._read)
        self._read()
        first = self.end_field if meeting.end is None and meeting.start is not None else self.title_line
        first.setFocus()
        self.title_line.selectAll()

    @property
    def heading(self) -> Heading:
        """The heading as it stands in the fields; a date that is not understood is the one before."""
        quorum = self.quorum_line.text().strip()
        return Heading(
            title=" ".join(self.title_line.text().split()),
            kind=self.kind_box.currentText().strip() or "minutes",
            date=self.date_field.value or self._meeting.date,
            start=self.start_field.value,
            end=self.end_field.value,
            place=self.place_line.text().strip(),
            committee_short_name=self.short_line.text().strip(),
            quorum=int(quorum) if quorum.isdecimal() else None,
        )

    def _lay_out(self) -> None:
        form = Form()
        form.add("&Title", self.title_line)
        form.add("&Kind", self.kind_box)
        form.add("&Date", self.date_field, below=self.date_note)
        form.add("&Start", self.start_field, beside_short(self.start_field))
        form.add("&End", self.end_field, beside_short(self.end_field))
        form.add("&Place", self.place_line)
        form.add("Short &name of the committee", self.short_line)
        form.add("&Quorum, members", self.quorum_line, beside_short(self.quorum_line))
        self._buttons = verbs(self, "Change the heading", "Leave it")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addWidget(self.trouble)
        whole.addWidget(self._buttons)

    def _read(self) -> None:
        day = self.date_field.value
        self.date_note.say(in_short.long_day(day) if day else "No date: type 12 March 2026, or 12/3/26", warns=not day)
        wrong = self._wrong()
        self.trouble.say(wrong, warns=bool(wrong))
        accepting(self._buttons).setEnabled(not wrong)

    def _wrong(self) -> str:
        if not self.title_line.text().strip():
            return "A meeting needs a title."
        if self.date_field.value is None:
            return "A meeting needs a date."
        if not (self.start_field.is_right and self.end_field.is_right):
            return "A time is written like 14:00 or 2pm."
        if self.quorum_line.text().strip() and not self.quorum_line.text().strip().isdecimal():
            return "The quorum is a number of members."
        return ""


def kind_box(kind: str) -> QComboBox:
    """Return a box to choose or write what kind of record this is."""
    box = QComboBox()
    box.setEditable(True)
    box.addItems(KINDS)
    box.setCurrentText(kind)
    return box


def accepting(buttons: QDialogButtonBox) -> QPushButton:
    """Return the button that accepts a dialog made with `verbs`."""
    return next(
        button
        for button in buttons.buttons()
        if isinstance(button, QPushButton) and buttons.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole
    )
