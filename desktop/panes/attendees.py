"""The attendees: who is there, sent apologies or stayed away, and the line that puts people on the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import attendance, people
from db.records import Attendance, Person, new_id
from desktop import naming
from desktop.attendance_words import shown
from desktop.desk import Desk
from desktop.dialogs import attendance as attendance_dialog
from desktop.keeping import keep, together
from desktop.minutes.document import Ref
from desktop.panes import Pane
from desktop.widgets.completing_line import Offer
from desktop.widgets.entry_line import EntryLine
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
        self._known: tuple[Person, ...] = ()
        self._taken: Person | None = None
        self.list = RowList("Attendees", EMPTY, self)
        self.entry = EntryLine(
            "Add a person",
            "Insert",
            self._enter,
            offers=self._offers,
            explain=self._explain,
            placeholder="Name, initials, job title, organisation",
        )
        self.commands: Mapping[str, Callable[[], object]] = {"person.add": self.add}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
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
        listed = [row for row in rows if row.status != "not required"]
        present = sum(row.status == "present" for row in listed)
        self.counted.emit(f"{present}/{len(listed)}" if listed else "")

    def _connect(self) -> None:
        self._desk.workspace.changed.connect(self._on_changed)
        self._desk.asked.connect(self._on_asked)
        self.list.opened.connect(self._open)
        self.list.on_key("Space", self._step)
        self.list.on_key("Insert", self.add)
        self.list.on_key("Delete", self._remove)
        self.list.on_key("F2", lambda: self._open(self.list.key))
        self.list.on_key("Alt+Shift+Up", lambda: self._move(-1))
        self.list.on_key("Alt+Shift+Down", lambda: self._move(1))
        self.entry.opening.connect(self._on_opening)
        self.entry.closed.connect(self.take_focus)
        self.entry.line.taken.connect(self._on_taken)

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
        dialog = attendance_dialog.AttendanceDialog(self, meeting, row)
        while dialog.exec() == attendance_dialog.AttendanceDialog.DialogCode.Accepted:
            edit = together(
                attendance.change(row.id, **dialog.changed), people.change(row.person, **dialog.printed), *dialog.others
            )
            if keep(self._desk, edit, f"Row of {self._person(row).called}", by=self):
                break
        self.take_focus()

    # ---- the line for one more

    def _on_opening(self) -> None:
        """Learn who is known from other meetings, for the offers; without them the line serves too."""
        self._taken = None
        self._known = self._desk.workspace.read(people.known)

    def _offers(self, typed: str) -> list[Offer]:
        wanted = " ".join(typed.casefold().split())
        if not wanted or "," in wanted:
            return []
        listed = self._listed_as()
        found = [
            person
            for person in self._known
            if person.known_as not in listed and _begins(person, wanted) and person.called.casefold() != wanted
        ]
        return [
            Offer(
                words=naming.typed(person),
                shown=person.full,
                detail=" · ".join(word for word in (person.initials, person.job_title) if word),
                meant=person,
            )
            for person in sorted(found, key=lambda person: not person.name.casefold().startswith(wanted))
        ]

    def _on_taken(self, offer: Offer) -> None:
        self._taken = offer.meant if isinstance(offer.meant, Person) else None

    def _read(self, words: str) -> Person:
        """Return the person that is typed: one of this meeting, one known by just this name, or a new one."""
        meeting = self._desk.meeting
        assert meeting is not None
        read = naming.read_person(words, meeting.people)
        here = next((person for person in meeting.people if _same(person, read)), None)
        if here is not None:
            return here
        if self._taken is not None and self._taken.name == read.name:
            return replace(read, known_as=self._taken.known_as)
        known = [person for person in self._known if _same(person, read)]
        if len(known) == 1 and "," not in words:
            taken = naming.who_has(known[0].initials, meeting.people) is not None
            return replace(known[0], initials=read.initials) if taken or not known[0].initials else known[0]
        return read

    def _enter(self, words: str) -> bool:
        meeting = self._desk.meeting
        if meeting is None:
            return False
        person = self._read(words)
        there = next((row for row in meeting.attendance if row.person == person.id), None)
        if there is not None:
            self.list.choose(there.id)
            self._desk.tell(f"{person.full} is on the list already.")
            return True
        row = Attendance(id=new_id(), person=person.id)
        if not keep(self._desk, attendance.add(meeting.id, person, row), f"{person.called} on the list", by=self):
            return False
        self._taken = None
        self.list.choose(row.id)
        return True

    def _explain(self, words: str) -> tuple[str, bool]:
        """Say what Enter would put on the list."""
        meeting = self._desk.meeting
        if not words or meeting is None:
            return "Enter puts a name on the list, Esc ends", False
        person = self._read(words)
        if any(row.person == person.id for row in meeting.attendance):
            return f"{person.full} is on the list already", False
        other = naming.who_has(person.initials, (each for each in meeting.people if each.id != person.id))
        if other is not None:
            return f"{person.initials} is {other.full} already", True
        said = (person.initials or "no initials", person.full, person.job_title, person.organisation)
        return " · ".join(word for word in said if word), False

    def _listed_as(self) -> set[int]:
        meeting = self._desk.meeting
        if meeting is None:
            return set()
        here = {row.person for row in meeting.attendance}
        return {person.known_as for person in meeting.people if person.id in here}

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


def _same(one: Person, other: Person) -> bool:
    return bool(one.name) and " ".join(one.name.casefold().split()) == " ".join(other.name.casefold().split())


def _begins(person: Person, typed: str) -> bool:
    return any(
        words.casefold().startswith(typed) for words in (person.name, person.initials, *person.name.split()) if words
    )


CARD = Pane(name="attendees", title="Attendees", key="Ctrl+1", place="left", order=10, make=AttendeesPane)
