"""The ways by which members come in and go out: the last meeting, a file, a CSV table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from db import held
from db.records import CommitteeProfile, HeldMeeting, Member
from desktop import member_intake
from desktop.desk import Desk
from desktop.dialogs import member_file, question
from desktop.dialogs.export_place import with_ending
from desktop.dialogs.taking_in import Coming, TakingInDialog, coming
from desktop.exporting import Unwritable, put, sanitised
from desktop.keeping import keep_beyond
from desktop.member_naming import called
from desktop.minutes import in_short
from desktop.minutes.member_table import write


class WaysInAndOut(QWidget):
    """A button for each way; nobody is taken in before the clerk has looked at them. `done` follows a look.

    `last_button` is left to whoever lays this out: it is there only while there are no members.
    """

    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._profile: CommitteeProfile | None = None
        self._known: Sequence[Member] = ()
        self._last: HeldMeeting | None = None
        self._folder = ""
        self.last_button = _button("Ta&ke the members from the last meeting", self._from_last_meeting)
        self.file_button = _button("Members f&rom a file…", self._from_file)
        self.file_button.setToolTip(member_file.KINDS)
        self.out_button = _button("Members t&o a file…", self._to_file)
        self.out_button.setToolTip("A CSV table for a spreadsheet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        for button in (self.file_button, self.out_button):
            row.addWidget(button)

    def follow(self, profile: CommitteeProfile, known: Sequence[Member]) -> None:
        """Serve a committee; the last meeting is offered while it has no members."""
        self._profile, self._known = profile, known
        last = () if profile.members else self._desk.workspace.read(held.meetings_of(profile.id, newest=1))
        self._last = next((meeting for meeting in last if meeting.sat), None)
        self.last_button.setVisible(self._last is not None)
        self.out_button.setEnabled(bool(profile.members))

    def take_in(self, file: Path) -> None:
        """Show who is in a file, and take in those whom the clerk leaves ticked: one step to take back."""
        assert self._profile is not None
        try:
            found = member_intake.read_file(file)
        except member_intake.Refused as refused:
            question.tell(self, f"Nobody was taken in from {file.name}", str(refused))
            return
        self._preview(f"Members from {file.name}", found.said, coming(found.people, self._profile.members, self._known))

    def write_to(self, file: Path) -> None:
        """Write the members into a CSV file."""
        assert self._profile is not None
        try:
            put(write(self._profile.members, {one.known_as: called(one) for one in self._known}), file)
        except Unwritable as error:
            self._desk.tell(str(error))
        else:
            self._desk.tell(f"{file.name} holds the members of {self._profile.name}.")

    def _from_file(self) -> None:
        if file := member_file.ask_for(self, self._folder):
            self._folder = str(file.parent)
            self.take_in(file)

    def _from_last_meeting(self) -> None:
        if self._last is not None:
            day = in_short.typed_day(self._last.date)
            self._preview(f"Members from the meeting of {day}", (), member_intake.sat_at(self._last, self._known))

    def _to_file(self) -> None:
        if self._profile is None:
            return
        suggested = Path(self._folder) / f"{sanitised(f'{self._profile.name} members')}.csv"
        name, _ = QFileDialog.getSaveFileName(self, "Members to a file", str(suggested), "CSV table (*.csv)")
        if name:
            self._folder = str(Path(name).parent)
            self.write_to(with_ending(Path(name), ".csv"))

    def _preview(self, title: str, said: Sequence[str], rows: Sequence[Coming]) -> None:
        assert self._profile is not None
        dialog = TakingInDialog(self, title, said, rows, self._profile.members, self._known)
        while dialog.exec() == TakingInDialog.DialogCode.Accepted:
            taken = dialog.taken
            edit = member_intake.taken_in(self._profile.id, taken, self._profile.members)
            if keep_beyond(self._desk, edit, title):
                count = "1 member was" if len(taken) == 1 else f"{len(taken)} members were"
                self._desk.tell(f"{count} taken in. Undo (Ctrl+Z) takes all of it back.")
                break
        self.done.emit()


def _button(title: str, deed: Callable[[], object]) -> QPushButton:
    button = QPushButton(title)
    button.setProperty("quiet", True)
    button.setAutoDefault(True)
    button.clicked.connect(lambda: deed())
    return button
