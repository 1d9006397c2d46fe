"""A damaged database: what was recovered of it beside the newest backup, and with which of them to go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from db.backups import Backup, Content
from db.values import Struct
from desktop.minutes import in_short
from desktop.widgets.fact_table import Fact, FactColumn, FactTable

Told = tuple[Backup, tuple[Content, ...]]
ABOUT = (
    "The file with your minutes is damaged, by a fault of the disk or a program that wrote into it. It was set aside "
    "as it is, in {aside}. Below is what could be read of it, beside the newest backup. Choose what to go on with: the "
    "other stays in File → Backups, from where single meetings can be brought back."
)
NOTHING = (
    "The file with your minutes is damaged, and nothing could be read of it; there is no backup either. It was set "
    "aside as it is, in {aside}: somebody who knows SQLite may still get something out of it. Minutebook can begin "
    "anew."
)


class Meeting(Struct, frozen=True):
    """A meeting as the table shows it: its notes in the backup and as recovered, None where it is not there."""

    of: Content
    in_backup: int | None
    recovered: int | None


class DamagedDialog(QDialog):
    """What there is, meeting by meeting, and a verb for each way to go on."""

    def __init__(self, parent: QWidget, aside: Path, backup: Told | None, recovered: Told | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Minutebook")
        self.setMinimumSize(720, 480)
        self.wants_recovered = False
        self._first: QPushButton | None = None
        self._rows = _meetings(backup[1] if backup else (), recovered[1] if recovered else ())
        about = QLabel((ABOUT if backup or recovered else NOTHING).format(aside=aside))
        about.setWordWrap(True)
        about.setAccessibleName(about.text())
        when = f"Backup, {_when(backup[0])}" if backup else "No backup"
        columns = (
            FactColumn(title="Date", letters=12),
            FactColumn(title="Meeting"),
            FactColumn(title=when, letters=26),
            FactColumn(title="Recovered", letters=14),
        )
        self.table = FactTable("Meetings in the backup and recovered", columns, self)
        self.table.show_facts(len(self._rows), self._fact)
        self.buttons = QDialogButtonBox()
        if recovered:
            self._offer("Go on with what was &recovered", self._take_recovered, first=_more(recovered, backup))
        if backup:
            self._offer(
                f"Go on with the &backup of {_when(backup[0])}", self.accept, first=not _more(recovered, backup)
            )
        if not (backup or recovered):
            self._offer("&Begin anew", self.accept, first=False)
        self.buttons.addButton("&Quit, change nothing", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.rejected.connect(self.reject)
        if self._first is not None:
            self._first.setDefault(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addWidget(about)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.buttons)

    def _offer(self, verb: str, deed: Callable[[], object], *, first: bool) -> None:
        button = self.buttons.addButton(verb, QDialogButtonBox.ButtonRole.ActionRole)
        button.clicked.connect(deed)
        if first:
            self._first = button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self._first or self.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_recovered(self) -> None:
        self.wants_recovered = True
        self.accept()

    def _fact(self, row: int, column: int) -> Fact:
        of = self._rows[row]
        if column < 2:
            return Fact((in_short.day(of.of.card.date), of.of.card.title)[column])
        mine, other = (of.in_backup, of.recovered) if column == 2 else (of.recovered, of.in_backup)
        if mine is None:
            return Fact("not there", "error")
        fewer = other is not None and mine < other
        return Fact(f"{mine} {'note' if mine == 1 else 'notes'}", "error" if fewer else "text", bold=fewer)


def _meetings(backup: Sequence[Content], recovered: Sequence[Content]) -> list[Meeting]:
    """Return all meetings of both, the newest first, those that differ before those that do not."""
    here, there = ({one.card.uid: one for one in side} for side in (backup, recovered))
    found = [
        Meeting(
            here.get(uid) or there[uid],
            here[uid].notes if uid in here else None,
            there[uid].notes if uid in there else None,
        )
        for uid in {**here, **there}
    ]
    found.sort(key=lambda one: one.of.card.date, reverse=True)
    return sorted(found, key=lambda one: one.in_backup == one.recovered)


def _more(recovered: Told | None, backup: Told | None) -> bool:
    """Tell whether what was recovered holds more than the backup."""
    letters = [sum(one.letters for one in told[1]) if told else -1 for told in (recovered, backup)]
    return letters[0] > letters[1]


def _when(backup: Backup) -> str:
    return f"{in_short.day(backup.made_at.date())}, {in_short.clock(backup.made_at.time())}"
