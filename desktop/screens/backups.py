"""The backups: when each was made, what is in it, and how it is brought back, whole or a meeting at a time."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from db import backups, locking, snapshot
from db.backup_files import FOLDER
from db.backups import Backup, Content
from db.records import Meeting
from db.refused import OtherPassphrase, StoreError
from db.values import Struct
from desktop.backing_up import BackupWork
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.minutes import in_short
from desktop.screens import Screen
from desktop.widgets.fact_table import Fact, FactColumn, FactTable
from desktop.widgets.passphrase_line import PassphraseLine
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.theme import tone

if TYPE_CHECKING:
    from desktop.window import Window

EMPTY = "No backup yet. One is made every hour in which anything is written; “Back up now” makes one at once."
KEYS = "Enter on a backup: its meetings · Enter on a meeting: bring it back as it was then"
KEPT = "Kept by age: every hour of today, each day of two weeks, each week of a year. All of them lie in {place}"
ENCRYPTED = "They are encrypted with your passphrase."
OTHER = "This backup has another passphrase, an earlier one perhaps. Enter it to look into it."
COPIED = "The backup was copied to {place} and read back."
COPY_IS_SHUT = "It is encrypted: whoever finds the stick reads nothing, and bringing it back needs its passphrase."
COPY_IS_OPEN = "It is not encrypted: keep it as safe as the minutes themselves."
COLUMNS = (
    FactColumn(title="Date", letters=12),
    FactColumn(title="Meeting"),
    FactColumn(title="Committee", letters=14),
    FactColumn(title="Notes", letters=6, right=True),
    FactColumn(title="Now", letters=13),
)
WHY = {
    backups.BY_ITSELF: "by itself",
    backups.BEFORE_UPDATE: "before an update",
    backups.BEFORE_RESTORING: "before restoring",
    backups.BY_HAND: "by hand",
    backups.RECOVERED: "recovered",
}
PAUSE = 150
"""Milliseconds on a row before it is looked into."""


class Looked(Struct, frozen=True):
    """What was found in a backup, or in which words it asks for a passphrase of its own."""

    backup: Backup
    held: tuple[Content, ...] = ()
    asks: str = ""


class BackupsScreen(ScreenFrame):
    """The backups at the left, the newest first; the meetings in the chosen one at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Backups", widest=1800)
        self._desk = desk
        self._backups: dict[str, Backup] = {}
        self._held: tuple[Content, ...] = ()
        self._now: dict[str, Content] = {}
        self.list = RowList("Backups", EMPTY, self)
        self.table = FactTable("Meetings in the backup", COLUMNS, self)
        self.make = self.add_tool("&Back up now", "Make a backup of everything at once")
        self.copy = self.add_tool("&Copy to…", "Copy the chosen backup to a USB stick or another folder")
        self.one = self.add_tool("Restore this &meeting…", "Bring the chosen meeting back as it was then (Enter)")
        self.all = self.add_tool("Restore &everything…", "Bring everything back as it was then")
        self.line = PassphraseLine("Passphrase of this backup")
        self.unlock = QPushButton("&Look into it")
        self.asked = QLabel("")
        self.asked.setWordWrap(True)
        self._asking = self._asking_row()
        self.work = BackupWork(self)
        self._seated = False
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._lay_out()
        self._connect()

    def arrive(self, _at: object) -> None:
        """Show the backups that there are; the newest is chosen."""
        if not self._seated:
            self._seated = True
            cast("Window", self.window()).closing.connect(self.work.close)
        self.draw()
        if self._backups:
            self.list.choose(next(iter(self._backups)))
        self._on_chosen()

    def take_focus(self) -> None:
        """Bring the focus to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Show the backups as they lie in their folder."""
        found = backups.every(self._folder)
        self._backups = {one.path.name: one for one in found}
        self.list.put(map(_row, found))
        kept = KEPT.format(place=self._folder / FOLDER)
        self.say(f"{kept}. {ENCRYPTED}" if locking.is_locked(self._folder) else kept)
        self._offer()

    # ---- within

    @property
    def _folder(self) -> Path:
        return self._desk.workspace.store.folder

    @property
    def _chosen(self) -> Backup | None:
        return self._backups.get(str(self.list.key))

    def _lay_out(self) -> None:
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(self.table)
        parts.setSizes([380, 820])
        parts.setStretchFactor(1, 1)
        below = QLabel(KEYS)
        below.setWordWrap(True)
        tone(below, "second")
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._asking)
        column.addWidget(parts, 1)
        column.addWidget(below)
        self.body.addWidget(inside, 1)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._look)
        self.list.chosen.connect(lambda _key: self._on_chosen())
        self.list.opened.connect(lambda _key: self.table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.opened.connect(lambda _row: self._restore_one())
        self.table.chosen.connect(lambda _row: self._offer())
        self.make.clicked.connect(self._back_up)
        self.copy.clicked.connect(self._copy)
        self.one.clicked.connect(self._restore_one)
        self.all.clicked.connect(self._restore_all)
        self.line.returnPressed.connect(self._unlock)
        self.unlock.clicked.connect(self._unlock)
        self.work.done.connect(self._on_done)
        self.work.failed.connect(self._on_failed)

    def _asking_row(self) -> QWidget:
        """Return the row in which a backup asks for a passphrase of its own."""
        asking = QWidget()
        row = QHBoxLayout(asking)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        row.addWidget(self.asked, 1)
        self.line.setMinimumWidth(240)
        row.addWidget(self.line)
        row.addWidget(self.unlock)
        asking.hide()
        return asking

    def _on_chosen(self) -> None:
        self._held = ()
        self._ask("")
        self._show_held()
        self._pause.start()

    def _offer(self) -> None:
        """Let only those tools be used that have something to work on."""
        self.copy.setEnabled(self._chosen is not None)
        self.all.setEnabled(self._chosen is not None and bool(self._held))
        self.one.setEnabled(0 <= self.table.row < len(self._held))

    def _look(self) -> None:
        """Look into the chosen backup."""
        chosen = self._chosen
        if chosen is not None:
            self.work.start(lambda: _looked(chosen))

    def _unlock(self) -> None:
        """Look into the chosen backup with a passphrase of its own."""
        chosen, folder, passphrase = self._chosen, self._folder, self.line.passphrase
        if chosen is not None and passphrase:
            self.line.empty()
            self.work.start(lambda: _unlocked(chosen, folder, passphrase))

    def _ask(self, words: str) -> None:
        """Ask for the passphrase of the chosen backup, or no longer."""
        self.line.empty()
        self.asked.setText(words)
        tone(self.asked, "text" if words == OTHER else "error")
        self._asking.setVisible(bool(words))
        if words and words != OTHER:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_held(self) -> None:
        if self._held:
            self._now = {one.card.uid: one for one in self._desk.workspace.read(backups.contents)}
        self.table.empty = "" if self._held or self._chosen is None else "Looking into the backup …"
        self.table.show_facts(len(self._held), self._fact)
        self._offer()

    def _fact(self, row: int, column: int) -> Fact:
        of = self._held[row]
        if COLUMNS[column].title == "Now":
            said = _compared(of, self._now.get(of.card.uid))
            return Fact(said, "second" if said == SAME else "error", bold=said != SAME)
        words = (in_short.day(of.card.date), of.card.title, of.card.committee_name, str(of.notes))[column]
        return Fact(words, "text" if column < 2 else "second")

    # ---- what is done

    def _back_up(self) -> None:
        folder, now = self._folder, datetime.now()
        self._desk.workspace.settle()
        self.work.start(lambda: backups.make(folder, now, backups.BY_HAND))
        self._offer()

    def _copy(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        wanted = QFileDialog.getExistingDirectory(self, "Copy the backup to", str(Path.home()))
        if wanted:
            self.work.start(lambda: backups.copy_to(chosen, Path(wanted)))

    def _restore_one(self) -> None:
        chosen, row = self._chosen, self.table.row
        if chosen is None or not 0 <= row < len(self._held):
            return
        card = self._held[row].card
        here = card.uid in self._now
        about = "It takes the place of the meeting as it is now" if here else "It comes back beside the others"
        if question.ask(
            self,
            f"Bring back “{card.title}” of {in_short.typed_day(card.date)} as it was {_when(chosen)}?",
            f"{about}. A backup of everything is made before.",
            "Bring it back",
            "Leave it",
        ):
            folder, now = self._folder, datetime.now()
            self.work.start(lambda: _meeting_of(chosen, card.id, folder, now))

    def _restore_all(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        if not question.ask(
            self,
            f"Bring back everything as it was {_when(chosen)}?",
            "All meetings, committees and members become what they were then; what was written since goes. "
            "A backup of how things are now is made before, so this can be taken back in the same way.",
            "Bring everything back",
            "Leave it",
        ):
            return
        if self._desk.workspace.leave():
            folder, now = self._folder, datetime.now()
            cast("Window", self.window()).setEnabled(False)
            self.work.start(lambda: Restored(chosen, backups.restore(chosen, folder, now)))

    def _on_done(self, outcome: object) -> None:
        window = cast("Window", self.window())
        window.setEnabled(True)
        if isinstance(outcome, Looked):
            if self._chosen == outcome.backup:
                self._held = outcome.held
                self._ask(outcome.asks)
                self._show_held()
                if outcome.asks:
                    self.table.empty = ""
                    self.table.viewport().update()
            return
        if isinstance(outcome, Path):
            shut = COPY_IS_SHUT if outcome.name.endswith(locking.LOCKED) else COPY_IS_OPEN
            window.messages.say(f"{COPIED.format(place=outcome)} {shut}", seconds=20)
        elif isinstance(outcome, Meeting):
            self._keep(outcome)
        elif isinstance(outcome, Restored):
            self._desk.workspace.leave()
            window.messages.say(
                f"Everything is as it was {_when(outcome.of)}. How it was before lies in {outcome.before.path.name}.",
                seconds=20,
            )
            self.draw()
            self._show_held()
        elif isinstance(outcome, Backup):
            window.messages.say(f"A backup was made and checked: {outcome.path.name}")
            self.draw()
            self.list.choose(outcome.path.name)
            self._on_chosen()
        self._offer()

    def _on_failed(self, words: str) -> None:
        window = cast("Window", self.window())
        window.setEnabled(True)
        self.table.empty = words
        self.table.viewport().update()
        window.messages.say(words, wrong=True, seconds=20)
        self._offer()

    def _keep(self, meeting: Meeting) -> None:
        """Put a meeting from a backup in its place, and open it."""
        from desktop import importing

        opened = importing.keep(self._desk, [meeting])
        self._desk.leave_screen()
        self._desk.workspace.open(opened)
        cast("Window", self.window()).messages.say(f"“{meeting.title}” was brought back from the backup.")


class Restored(Struct, frozen=True):
    """Everything was brought back from `of`; `before` is the backup that was made before that."""

    of: Backup
    before: Backup


SAME = "the same"


def _compared(then: Content, now: Content | None) -> str:
    """Return how a meeting in a backup stands to what is here now, in a few words."""
    if now is None:
        return "not here any more"
    if (then.notes, then.letters, then.card.title) == (now.notes, now.letters, now.card.title):
        return SAME if then.card.status == now.card.status else f"{now.card.status} now"
    by = now.notes - then.notes
    if not by:
        return "other words"
    return f"{abs(by)} {'note' if abs(by) == 1 else 'notes'} {'more' if by > 0 else 'fewer'}"


def _looked(backup: Backup) -> Looked:
    try:
        with backups.opened(backup) as store:
            return Looked(backup, store.read(backups.contents))
    except OtherPassphrase:
        return Looked(backup, asks=OTHER)


def _unlocked(backup: Backup, folder: Path, passphrase: str) -> Looked:
    try:
        locking.unlock_backup(folder, backup.path, passphrase)
    except StoreError as error:
        return Looked(backup, asks=str(error))
    return _looked(backup)


def _meeting_of(backup: Backup, id: int, folder: Path, now: datetime) -> Meeting:
    """Return a meeting out of a backup, once a backup of everything was made."""
    with backups.opened(backup) as store:
        meeting = store.read(snapshot.load(id))
    backups.make(folder, now, backups.BEFORE_RESTORING)
    return meeting


def _when(backup: Backup) -> str:
    return f"on {in_short.typed_day(backup.made_at.date())} at {in_short.clock(backup.made_at.time())}"


def _row(backup: Backup) -> Row:
    day = in_short.day(backup.made_at.date(), date.today())
    words = f"{day}, {in_short.clock(backup.made_at.time())}"
    why, size = WHY.get(backup.why, backup.why), _size(backup.size)
    return Row(
        key=backup.path.name,
        cells=(Cell(words, stretches=True), Cell(why, "second", yields=True), Cell(size, "second")),
        spoken=f"{words}, {why}, {size}",
        tip=f"{backup.path.name}\n{why}, {size}",
        found_by=(words,),
    )


def _size(letters: int) -> str:
    return f"{letters / 1e6:.1f} MB" if letters >= 1e5 else f"{max(letters / 1e3, 1):.0f} kB"


CARD = Screen(title="Backups", make=BackupsScreen)
