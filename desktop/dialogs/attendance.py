"""One row of the attendance: in what role somebody was there, for whom, for which items, from when to when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db import attendance
from db.changes import Edit
from db.records import ATTENDANCE_STATUSES, CAPACITIES, ROLES, Attendance, Meeting, Person, new_id
from desktop import naming
from desktop.deputy_box import DeputyBox
from desktop.minutes import in_short
from desktop.minutes.quorum import SEATED
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, beside, verbs

NO_ROLE = "none"
SHORT_LETTERS = 12


class AttendanceDialog(QDialog):
    """A row for correction. `changed` and `printed` hold what differs, for the edits of attendance and of people;
    `others` are edits of other rows that follow from it."""

    def __init__(self, parent: QWidget | None, meeting: Meeting, row: Attendance, known: Sequence[Person] = ()) -> None:
        """`known` are people of other meetings, who may sit as deputies too."""
        super().__init__(parent)
        self._meeting = meeting
        self._row = row
        self._person = meeting.person(row.person) or Person()
        self._known = known
        self.setWindowTitle(self._person.full)
        self.setMinimumWidth(520)
        self._make_fields()
        self._lay_out()
        self._look()
        wants_deputy = row.status in ("apologies", "absent") and row.capacity in SEATED
        if wants_deputy:
            self.deputy_box.take_focus()
        else:
            self.status_box.setFocus()

    @property
    def changed(self) -> dict[str, Any]:
        """What differs in the row of the attendance."""
        now: dict[str, Any] = {
            "status": self.status_box.currentText(),
            "role": "" if self.role_box.currentIndex() == 0 else self.role_box.currentText(),
            "capacity": self.capacity_box.currentText(),
            "deputy": deputy.id if (deputy := self.deputy_box.deputy) is not None else None,
            "representing": self.representing_line.text().strip(),
            "for_items": _items(self.items_line.text()),
            "arrived": in_short.read_clock(self.arrived_line.text()),
            "left": in_short.read_clock(self.left_line.text()),
        }
        return {name: value for name, value in now.items() if value != getattr(self._row, name)}

    @property
    def printed(self) -> dict[str, str]:
        """What differs in how the person is printed in this meeting."""
        now = {
            "name": self.name_line.text().strip(),
            "initials": self.initials_line.text().strip(),
            "job_title": self.job_line.text().strip(),
            "organisation": self.organisation_line.text().strip(),
        }
        return {name: value for name, value in now.items() if value != getattr(self._person, name)}

    @property
    def others(self) -> list[Edit]:
        """Edits of other rows: who is now somebody's deputy is present as deputy, put on the list where need be.

        A member with a seat of their own stays one.
        """
        deputy = self.deputy_box.deputy
        if deputy is None or "deputy" not in self.changed:
            return []
        own = [row for row in self._meeting.attendance if row.person == deputy.id]
        if not own:
            return [attendance.add(self._meeting.id, deputy, self._seated(deputy))]
        return [attendance.change(own[0].id, **fields) for fields in (self._seating(own[0], deputy),) if fields]

    def _seated(self, deputy: Person) -> Attendance:
        """Return the row of a deputy who was on no list: for the agency of the member, where they have none."""
        agency = self._row.representing or self._person.organisation
        representing = "" if deputy.organisation else agency
        return Attendance(id=new_id(), person=deputy.id, capacity="deputy", representing=representing)

    def _seating(self, row: Attendance, deputy: Person) -> dict[str, Any]:
        """Return what changes in the row of a deputy who is on the list."""
        profile = self._meeting.surroundings.profile
        seats = profile.members if profile else ()
        seated = any(seat.known_as == deputy.known_as and seat.sits(self._meeting.date) for seat in seats)
        fields: dict[str, Any] = {"capacity": "deputy"} if row.capacity == "member" and not seated else {}
        return fields if row.status == "present" else {**fields, "status": "present"}

    def accept(self) -> None:
        """Close, if the times can be read and the person keeps something to be called by."""
        wrong = next((line for line in (self.arrived_line, self.left_line) if _unreadable(line)), None)
        if wrong is None and not any((self.name_line.text(), self.initials_line.text(), self.job_line.text())):
            wrong = self.name_line
        if wrong is None:
            super().accept()
        else:
            wrong.setFocus()
            wrong.selectAll()

    def _make_fields(self) -> None:
        row, person = self._row, self._person
        self.status_box = _box(ATTENDANCE_STATUSES, row.status)
        self.role_box = _box((NO_ROLE, *ROLES), row.role or NO_ROLE)
        self.capacity_box = _box(CAPACITIES, row.capacity)
        self.deputy_box = DeputyBox(self._meeting, row, self._known)
        self.representing_line = QLineEdit(row.representing)
        self.representing_line.setPlaceholderText(person.organisation)
        self.items_line = QLineEdit(", ".join(row.for_items or ()))
        self.items_line.setPlaceholderText("all")
        self.arrived_line, self.arrived_now = self._time(row.arrived, "Arrived now")
        self.left_line, self.left_now = self._time(row.left, "Left now")
        self.name_line = QLineEdit(person.name)
        self.initials_line = QLineEdit(person.initials)
        self.job_line = QLineEdit(person.job_title)
        self.organisation_line = QLineEdit(person.organisation)
        self.deputy_note, self.time_note, self.initials_note = FinePrint(), FinePrint(), FinePrint()
        self.deputy_box.currentTextChanged.connect(self._look)
        for line in (self.arrived_line, self.left_line, self.name_line, self.initials_line):
            line.textChanged.connect(self._look)
        QShortcut(QKeySequence("Ctrl+;"), self, self._on_now)

    def _time(self, at: time | None, name: str) -> tuple[QLineEdit, QPushButton]:
        line = QLineEdit(in_short.clock(at))
        line.setPlaceholderText("14:10")
        button = QPushButton("Now")
        button.setAutoDefault(False)
        button.setAccessibleName(name)
        button.setToolTip("The time now (Ctrl+; in the field)")
        button.clicked.connect(lambda: line.setText(f"{datetime.now():%H:%M}"))
        return line, button

    def _lay_out(self) -> None:
        form = Form()
        form.add("&Attendance", self.status_box)
        form.add("&Role", self.role_box)
        form.add("&Capacity", self.capacity_box)
        form.add("&Deputy", self.deputy_box, below=self.deputy_note)
        form.add("Re&presenting", self.representing_line)
        form.add("For &items", self.items_line)
        left, initials = beside("&Left", self.left_line), beside("In&itials", self.initials_line)
        rest = (self.arrived_now, left, self.left_line, self.left_now)
        form.add("Arri&ved", self.arrived_line, *rest, below=self.time_note)
        form.add("&Name", self.name_line, initials, self.initials_line, below=self.initials_note)
        form.add("&Job title", self.job_line)
        form.add("&Organisation", self.organisation_line)
        for line in (self.left_line, self.initials_line):
            line.setFixedWidth(line.fontMetrics().averageCharWidth() * SHORT_LETTERS)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addWidget(verbs(self, "Change the row", "Leave it"))

    def _look(self) -> None:
        """Say under the fields what follows from them."""
        self.deputy_note.say(self._deputy_words())
        wrong = [line.text() for line in (self.arrived_line, self.left_line) if _unreadable(line)]
        self.time_note.say(f"“{wrong[0]}” is no time: 14:10, 1410 or 2.10pm" if wrong else "", warns=True)
        others = (person for person in self._meeting.people if person.id != self._person.id)
        same = naming.who_has(self.initials_line.text().strip(), others)
        self.initials_note.say(f"{same.initials} is {same.full} too" if same else "", warns=True)
        for note in (self.deputy_note, self.time_note, self.initials_note):
            note.setVisible(bool(note.text()))

    def _deputy_words(self) -> str:
        """Return what follows from the deputy chosen."""
        deputy = self.deputy_box.deputy
        if deputy is None:
            return ""
        sits = f"{deputy.called} sits for {self._person.called}"
        if not self.others:
            return sits
        listed = any(row.person == deputy.id for row in self._meeting.attendance)
        return f"{sits}, listed as deputy" if listed else f"{sits}, put on the list as deputy, present"

    def _on_now(self) -> None:
        line = self.focusWidget()
        if line in (self.arrived_line, self.left_line):
            line.setText(f"{datetime.now():%H:%M}")


def _box(choices: tuple[str, ...], chosen: str) -> QComboBox:
    box = QComboBox()
    box.addItems(choices if chosen in choices else (*choices, chosen))
    box.setCurrentText(chosen)
    return box


def _items(words: str) -> tuple[str, ...] | None:
    return tuple(number.strip() for number in re.split(r",|&|\band\b", words) if number.strip()) or None


def _unreadable(line: QLineEdit) -> bool:
    return bool(line.text().strip()) and in_short.read_clock(line.text()) is None
