"""The attendees: who is there, sent apologies or stayed away, and the line that puts people on the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import attendance, people
from db.records import Attendance, Person
from desktop import comings
from desktop.attendance_words import shown
from desktop.attendee_entry import AttendeeEntry
from desktop.desk import Desk
from desktop.expected_members import ExpectedMembers
from desktop.keeping import keep, together
from desktop.minutes import in_short
from desktop.minutes.document import Ref
from desktop.panes import Pane
from desktop.quorum_watch import QuorumWatch
from desktop.widgets.row_list import RowList

STEPS = {"present": "apologies", "apologies": "absent"}
EMPTY = "Who is at the meeting stands here. Insert begins a line: type a name and press Enter."


class AttendeesPane(QWidget):
    """The list of attendees. `wanted` follows when somebody asks for a person: the list should be seen."""

    counted = Signal(str)
    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list = RowList("Attendees", EMPTY, self)
        self.entry = AttendeeEntry(desk)
        self.watch = QuorumWatch(desk, self)
        self.expected = ExpectedMembers(desk)
        self.commands: Mapping[str, Callable[[], object]] = {
            "person.add": self.add,
            "person.arrived": self.arrived,
            "person.left": self.left_now,
            "person.deputy": self._open_chosen,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.watch.line)
        column.addWidget(self.list, 1)
        column.addWidget(self.expected)
        column.addWidget(self.entry)
        self._connect()
        self.draw()

    def take_focus(self) -> None:
        """Bring the focus to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Open the line in which a person is typed."""
        if self._desk.meeting is not None and self._desk.may_change():
            self.entry.open()

    def draw(self) -> None:
        """Show the attendance as it stands."""
        meeting = self._desk.meeting
        rows = meeting.attendance if meeting else ()
        self.entry.setEnabled(meeting is not None and not self._desk.workspace.closed)
        self.list.put(shown(meeting, row) for row in rows if meeting)
        listed = {row.person for row in rows if row.status != "not required"}
        present = {row.person for row in rows if row.status == "present"}
        self.counted.emit(f"{len(present)}/{len(listed)}" if listed else "")
        self.watch.look()
        self.expected.look()

    def _connect(self) -> None:
        self._desk.workspace.changed.connect(self._on_changed)
        self._desk.asked.connect(self._on_asked)
        self.list.opened.connect(self._open)
        self.list.on_key("Space", self._step)
        self.list.on_key("Insert", self.add)
        self.list.on_key("Delete", self._remove)
        self.list.on_key("F2", lambda: self._open(self.list.key))
        self.list.on_key("Right", self.arrived)
        self.list.on_key("Left", self.left_now)
        self.list.on_key("Shift+Right", lambda: self._ask_time("arrived"))
        self.list.on_key("Shift+Left", lambda: self._ask_time("left"))
        self.list.on_key("Alt+Shift+Up", lambda: self._move(-1))
        self.list.on_key("Alt+Shift+Down", lambda: self._move(1))
        self.entry.closed.connect(self.take_focus)
        self.entry.listed.connect(self.list.choose)

    def _person(self, row: Attendance) -> Person:
        meeting = self._desk.meeting
        person = meeting.person(row.person) if meeting else None
        return person or Person(name="?")

    def _attendance(self, key: object) -> Attendance | None:
        meeting = self._desk.meeting
        return next((row for row in meeting.attendance if row.id == key), None) if meeting else None

    # ---- what keys do

    def _step(self) -> None:
        row = self._attendance(self.list.key)
        if row is not None:
            status = STEPS.get(row.status, "present")
            keep(self._desk, attendance.change(row.id, status=status), f"{self._person(row).called} {status}", by=self)

    def arrived(self) -> None:
        """The chosen person has just arrived, or come back; before the beginning they are simply present."""
        meeting = self._desk.meeting
        if meeting is None or meeting.date != date.today():
            self._ask_time("arrived")
        else:
            self._came(_minute() if meeting.start is not None and meeting.start < _minute() else None)

    def left_now(self) -> None:
        """The chosen person has just left; on another day the time is asked for."""
        meeting = self._desk.meeting
        if meeting is None or meeting.date != date.today():
            self._ask_time("left")
        else:
            self._went(_minute())

    def _came(self, at: time | None) -> bool:
        row, meeting = self._chosen(), self._desk.meeting
        return row is not None and meeting is not None and self._take(comings.arrival(meeting, row, at))

    def _went(self, at: time | None) -> bool:
        row, meeting = self._chosen(), self._desk.meeting
        return row is not None and meeting is not None and self._take(comings.leaving(meeting, row, at))

    def _chosen(self) -> Attendance | None:
        """Return the chosen row; without one, bring the list and say so."""
        row = self._attendance(self.list.key)
        if row is None and self._desk.meeting is not None:
            self.wanted.emit()
            self._desk.tell("Choose somebody in the list of attendees first: letters find a name.")
        return row

    def _take(self, step: comings.Step) -> bool:
        """Do a step of somebody's coming or going, and tell it unless the quorum has more to say."""
        if step.edit is not None and not keep(self._desk, step.edit, step.name):
            return False
        if not self.watch.turned or step.edit is None:
            self._desk.tell(step.words)
        return True

    def _ask_time(self, what: str) -> None:
        """Lay a line over the chosen row in which the time is typed when somebody arrived or left."""
        row = self._chosen()
        if row is None:
            return
        take = self._came if what == "arrived" else self._went
        stands = row.arrived if what == "arrived" else row.left

        def accept(words: str) -> bool:
            at = in_short.read_clock(words)
            if words.strip() and at is None:
                self._desk.tell(f"“{words.strip()}” is no time: 14:10, 1410 or 2.10pm. Esc leaves it.")
                return False
            return take(at) if words.strip() or stands is not None else True

        who = self._person(row).called
        line = self.list.write_over(row.id, in_short.clock(stands), accept, f"Time when {who} {what}")
        if line is not None:
            line.setPlaceholderText(f"{what} at, like 15:40")

    def _open_chosen(self) -> None:
        if self._chosen() is not None:
            self._open(self.list.key)

    def _move(self, by: int) -> None:
        row = self._attendance(self.list.key)
        if row is not None:
            keep(self._desk, attendance.move(row.id, by), f"Moving {self._person(row).called}", by=self)

    def _remove(self) -> None:
        row = self._attendance(self.list.key)
        if row is None:
            return
        who = self._person(row).called
        if keep(self._desk, attendance.remove(row.id), f"Taking {who} off the list", by=self):
            self._desk.tell(f"{who} is off the list of attendees. Undo (Ctrl+Z) puts the row back.")

    def _open(self, key: object) -> None:
        row = self._attendance(key)
        meeting = self._desk.meeting
        if row is None or meeting is None or not self._desk.may_change():
            return
        known = self._desk.workspace.read(people.known)
        from desktop.dialogs.attendance import AttendanceDialog

        dialog = AttendanceDialog(self, meeting, row, known)
        while dialog.exec() == AttendanceDialog.DialogCode.Accepted:
            edit = together(
                attendance.change(row.id, **dialog.changed), people.change(row.person, **dialog.printed), *dialog.others
            )
            if keep(self._desk, edit, f"Row of {self._person(row).called}", by=self):
                break
        self.take_focus()

    # ---- what happens elsewhere

    def _on_changed(self, _by: object, _place: object) -> None:
        if self._desk.meeting is None:
            self.entry.close_line()
        self.draw()

    def _on_asked(self, ref: Ref) -> None:
        meeting = self._desk.meeting
        if ref.kind != "person" or meeting is None:
            return
        row = next((row for row in meeting.attendance if row.person == ref.id), None)
        if row is not None:
            self.list.choose(row.id)
        self.wanted.emit()


def _minute() -> time:
    return datetime.now().time().replace(second=0, microsecond=0)


CARD = Pane(name="attendees", title="Attendees", key="Ctrl+1", place="left", order=10, make=AttendeesPane)
