"""Looks after the files while the window is open: taken away or replaced, taken over by somebody else; and after the
time, where the computer slept."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db import places, put_back
from db.file_watch import LOG
from db.store import FILE, StoreError
from desktop import one_window

if TYPE_CHECKING:
    from desktop.desk import Desk
    from desktop.window import Window

LOOK_MS = 2000
JUMP_SECONDS = 20.0
"""How far the clock must jump for the computer to have slept, or the clock to have been set."""
LOST, TAKEN = "lost", "taken"
HELD = "What you type is kept here and in a copy."
COMES_BACK = (
    "Minutebook goes on by itself as soon as it is there again. If it does not, close it and start it again: "
    "what you typed is then brought back from the copy."
)
READ_OUT = "All that stood in yours was read out: put it back, and the other one is kept in a folder of its own."
BACK = (
    "The file with your minutes was deleted or moved while it was open. It has been put back with everything in it, "
    "and nothing is lost. See which program clears up {folder}."
)
BACK_BESIDE = "Your minutes are back in their place, with everything in them. What had been put there lies in {aside}."
OTHER_ONE = (
    "Another file with minutes is gone on with now. What stood in yours before was read out into {copy}; it is found "
    "among the backups at the next start."
)
NOT_READ = (
    "What stood in it cannot be read out any more: {why} Export the open meeting now: it is still held here, as you "
    "see it. Then close Minutebook and open it again; the backups are listed under File → Backups."
)
NOT_PUT = "{why} It is tried again when you press the button."

Clocks = Callable[[], tuple[float, float]]


def clocks() -> tuple[float, float]:
    """Return seconds by the clock that is never set, and by the one on the wall."""
    return time.monotonic(), time.time()


class Watching(QObject):
    """Looks every two seconds, and at once when words could not be kept.

    `woke` is sent when the computer slept, or its clock was set, `rewritten` when something was written to the file
    itself: from its log, as is right, or by another program over it; never where there is no log, as each commit
    writes to the file then.
    """

    woke = Signal()
    rewritten = Signal()
    _read_out = Signal()
    _not_read = Signal(str)

    def __init__(self, window: Window, desk: Desk, folder: Path, read: Clocks = clocks) -> None:
        super().__init__(window)
        self._window, self._desk, self._folder, self._clocks = window, desk, folder, read
        self._last = read()
        self._has_log = places.journal_mode(folder) == places.LOG
        self._stood = desk.workspace.store.files.stands()
        self._ours = self._identity
        self._copy: Path | None = None
        self._reading: Thread | None = None
        self._told = ""
        self._read_out.connect(self._on_read_out)
        self._not_read.connect(self._on_not_read)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.workspace.unsaved.connect(lambda _words: self.look())
        window.asked_before_closing.append(self._may_close)
        window.closing.connect(self._end)

    def look(self) -> None:
        """Look at the clocks, at who has the folder, and at the files."""
        store = self._desk.workspace.store
        if not store.is_open or store.suspended:
            return
        if self._jumped():
            self._wake()
        if not store.only_read and (taken := one_window.taken(self._folder)):
            store.only_read = taken
            self._window.messages.say(f"{taken} {HELD}", stays=True, wrong=True, about=TAKEN)
        lost = store.files.look()
        if lost and lost != self._told:
            self._told = lost
            self._on_lost(lost)
        elif not lost and self._told:
            self._on_found()
        if not lost:
            self._ours = self._identity
        if not lost and self._has_log and (stands := store.files.stands()) != self._stood:
            self._stood = stands
            self.rewritten.emit()

    # ---- the clocks

    def _jumped(self) -> bool:
        """Tell whether the clocks went on otherwise than they do while this program runs."""
        before, self._last = self._last, self._clocks()
        steady, wall = (now - then for now, then in zip(self._last, before, strict=True))
        return max(steady, wall) > LOOK_MS / 1000 + JUMP_SECONDS or wall < -1.0

    def _wake(self) -> None:
        """Bring to the disk what may have missed it, and what the window says of the time up to now."""
        self._desk.workspace.hand_over(waits=False)
        self._desk.workspace.store.sync()
        self._window.follow_clock()
        self.woke.emit()

    # ---- the files

    def _on_lost(self, words: str) -> None:
        gone = self._desk.workspace.store.files.folder_gone()
        self._say(f"{words} {HELD} {COMES_BACK if gone else ''}".strip())
        if gone or self._copy is not None or self._reading is not None:
            return
        try:
            deed = put_back.reading_out(self._desk.workspace.store)
        except StoreError as error:
            self._on_not_read(str(error))
            return
        self._reading = Thread(target=partial(self._read, deed), name="reading out", daemon=True)
        self._reading.start()

    def _read(self, deed: Callable[[], Path]) -> None:
        # Who waited for it may be gone by now.
        with contextlib.suppress(RuntimeError):
            try:
                self._copy = deed()
            except StoreError as error:
                self._not_read.emit(str(error))
            else:
                self._read_out.emit()

    def _on_read_out(self) -> None:
        self._reading = None
        if not self._desk.workspace.store.files.look():
            self._on_found()
        elif self._stranger_there:
            with contextlib.suppress(OSError):
                put_back.part_log(self._desk.workspace.store)
            self._say(f"{self._told} {HELD} {READ_OUT}", back=True)
        else:
            self._put_back()

    @property
    def _stranger_there(self) -> bool:
        """Whether another file lies where the database was: then the clerk says when it is put back."""
        database = self._folder / FILE
        return database.exists() and not self._desk.workspace.store.files.is_ours(database)

    def _on_not_read(self, why: str) -> None:
        self._reading = None
        self._say(f"{self._told} {NOT_READ.format(why=why)}")

    def _put_back(self) -> bool:
        """Put back what was read out, and go on; False where that cannot be, and it is said."""
        if self._copy is None:
            return False
        try:
            aside = put_back.put_back(self._desk.workspace.store, self._copy, datetime.now())
        except StoreError as error:
            self._say(NOT_PUT.format(why=error), back=True)
            return False
        self._copy, self._told = None, ""
        self._window.messages.take_back(LOST)
        self._desk.workspace.hand_over()
        said = BACK_BESIDE.format(aside=aside) if aside else BACK.format(folder=self._folder)
        self._window.messages.say(said, stays=True, wrong=True)
        return True

    @property
    def _identity(self) -> tuple[tuple[int, int] | None, ...]:
        """Which files lie in the places of the database and its log."""
        return tuple(_identity(self._folder / f"{FILE}{ending}") for ending in ("", LOG))

    def _on_found(self) -> None:
        """Go on where the files are there again; what was read out is of no more use where they are the same ones."""
        self._told = ""
        copy, self._copy = self._copy, None
        self._window.messages.take_back(LOST)
        if copy is not None and self._identity == self._ours:
            copy.unlink(missing_ok=True)
        elif copy is not None:
            self._window.messages.say(OTHER_ONE.format(copy=copy), stays=True, wrong=True)
        self._desk.workspace.hand_over(waits=False)

    def _say(self, words: str, *, back: bool = False) -> None:
        buttons = [("&Put it back", self._put_back)] if back else []
        self._window.messages.say(words, buttons, stays=True, wrong=True, about=LOST)

    def _may_close(self) -> bool:
        """Ask before closing while the file is not in its place: what was committed to it is nowhere else."""
        self._end()
        if not self._desk.workspace.store.files.look() or self._copy is None:
            return True
        if not self._stranger_there:
            return self._put_back()
        with contextlib.suppress(OSError):
            put_back.part_log(self._desk.workspace.store)
        from desktop.dialogs import question

        leave = question.ask(
            self._window,
            "Put the file with your minutes back?",
            f"Another file lies in its place. Everything that stood in yours was read out into {self._copy}. It is put "
            "back in its place, and the other one set aside; or it is found among the backups at the next start.",
            "Close without it",
            "Put it back and close",
        )
        return leave or self._put_back()

    def _end(self) -> None:
        """Wait until what is being read out is read."""
        if self._reading is not None:
            self._reading.join()


def _identity(path: Path) -> tuple[int, int] | None:
    with contextlib.suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None
