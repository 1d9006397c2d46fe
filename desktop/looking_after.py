"""What is looked after once the start is over: the files while they are open, all of the database, where it lies."""

from __future__ import annotations

import contextlib
import time
from datetime import date
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db import damage, driver, places
from db.store import FILE
from desktop.backing_up import DAMAGED, FOUND_DAMAGED
from desktop.watching import Watching

if TYPE_CHECKING:
    from sqlite3 import Connection

    from desktop.desk import Desk
    from desktop.settings import Settings
    from desktop.window import Window

SMALL = 128 << 20
"""Up to how many bytes all of a database is looked at after every start: cold, a disk reads them in a second or two."""
AGAIN_SECONDS = 3600.0
"""How long nothing is read again after it was read because something was written: most of it comes from the log, and
whoever wrote over the file is found out soon enough."""
GO_ON_MS = 60_000
"""After how long it is looked on where the window was asked to close and stayed."""
LOOKED, CLOSED = "looked/day", "looked/closed"
TOLD_PLACE, TOLD_COPIES = "told/place", "told/copies"
ON_NETWORK = (
    "Your minutes lie on a network drive ({kind}). They are written with more care there, and a little more slowly. If "
    "the network is not always there, keep the folder on this computer and copy backups to the network: File → "
    "Backups, “Copy to…”."
)
SYNCED = (
    "The folder with your minutes is kept alike on several computers by {program}. It may copy the file while it is "
    "written, or put an older one in its place: close Minutebook on one computer before you open it on another. Safer "
    "is a folder outside of it, and backups in it: File → Backups, “Copy to…”."
)
COPIES = (
    "Another file with minutes lies beside yours: {names}. A program that keeps folders alike makes one where two "
    "computers wrote at a time. Yours goes on as it is. To see what is in the other, move it into a folder of its own "
    "as {file} and start Minutebook with --data and that folder."
)


def begin(window: Window, desk: Desk, folder: Path) -> None:
    """Begin to look after a data folder that the window writes in."""
    over = LookingOver(window, folder)
    Watching(window, desk, folder).rewritten.connect(over.look_again)
    tell_place(window, folder)
    over.begin()


def tell_place(window: Window, folder: Path) -> None:
    """Say once where a data folder lies, if that has to be known, and once of each copy that lies beside it."""
    settings, database = window.settings, folder / FILE
    copies = places.copies_beside(database)
    names = ", ".join(path.name for path in copies)
    if names != settings.words(TOLD_COPIES):
        settings.keep(TOLD_COPIES, names)
        if names:
            window.messages.say(COPIES.format(names=names, file=FILE), stays=True, wrong=True)
            return
    network = places.network(folder)
    program = "" if network else places.synced_by(folder)
    if (network or program) and (network or program) != settings.words(TOLD_PLACE):
        settings.keep(TOLD_PLACE, network or program)
        window.messages.say(ON_NETWORK.format(kind=network) if network else SYNCED.format(program=program), stays=True)


class LookingOver(QObject):
    """Looks at all of the database in a thread of its own, and says where it is damaged; the next start recovers it.

    A large one is read through once a day, and whenever the window was not closed in the proper way: read from a slow
    disk, a gigabyte takes ten seconds of all that the disk can do.
    """

    _found = Signal(str, bool)
    ended = Signal()

    def __init__(self, window: Window, folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._connection: Connection | None = None
        self._thread: Thread | None = None
        self._stopped = self._missed = False
        self._looked_again = -AGAIN_SECONDS
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.look_again)
        self._stays = QTimer(self, singleShot=True, interval=GO_ON_MS)
        self._stays.timeout.connect(self.go_on)
        self._found.connect(self._on_found)
        window.asked_before_closing.append(self._may_close)
        window.closing.connect(self._end)

    def begin(self) -> None:
        """Look now, if that is due."""
        database = self._folder / FILE
        with contextlib.suppress(OSError):
            if is_due(self._window.settings, database.stat().st_size, date.today()):
                self.look()
        self._window.settings.forget(CLOSED)

    def look(self) -> None:
        """Look now, where that is not being done already; after `stop` once it goes on."""
        if self._stopped:
            self._missed = True
        elif self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=partial(self._read, self._folder), name="looking over", daemon=True)
            self._thread.start()

    def look_again(self) -> None:
        """Look because something was written: now, or when an hour is over since that was last done."""
        rest = self._looked_again + AGAIN_SECONDS - time.monotonic()
        if rest <= 0:
            self._looked_again = time.monotonic()
            self.look()
        elif not self._again.isActive():
            self._again.start(round(rest * 1000))

    def stop(self) -> None:
        """Let go of the database, and look no more until `go_on`."""
        self._stopped = True
        thread = self._thread
        while thread is not None and thread.is_alive():
            self._missed = True
            if self._connection is not None:
                # It may be closed by now, or have begun nothing yet that could be interrupted.
                with contextlib.suppress(*driver.errors()):
                    self._connection.interrupt()
            thread.join(0.02)

    def go_on(self) -> None:
        """Look again from now on, at once where a look was cut off or wanted meanwhile."""
        self._stopped = False
        if self._missed:
            self._missed = False
            self.look()

    def _read(self, folder: Path) -> None:
        wrong = damage.find(folder, self._on_begun)
        if wrong:
            damage.note(folder)
        # Who waited for it may be gone by now.
        with contextlib.suppress(RuntimeError):
            self._found.emit(wrong, self._stopped)

    def _on_begun(self, connection: Connection) -> None:
        self._connection = connection
        if self._stopped:
            connection.close()

    def _on_found(self, wrong: str, cut_off: bool) -> None:
        if wrong:
            self._window.messages.say(DAMAGED, stays=True, wrong=True, about=FOUND_DAMAGED)
        elif not cut_off:
            self._window.settings.keep(LOOKED, date.today().isoformat())
        self.ended.emit()

    def _may_close(self) -> bool:
        """Let go before the store does: who only reads leaves SQLite's log behind when it is the last."""
        if not self._stopped:
            self.stop()
            self._stays.start()
        return True

    def _end(self) -> None:
        self.stop()
        self._window.settings.keep(CLOSED, 1)
        self._window.settings.write()


def is_due(settings: Settings, size: int, today: date) -> bool:
    """Tell whether all of a database of a size is to be looked at."""
    return size <= SMALL or not settings.number(CLOSED) or settings.words(LOOKED) != today.isoformat()
