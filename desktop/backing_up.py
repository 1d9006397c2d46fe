"""Backups made by themselves beside the typing, and the thread in which backups are made, read and restored."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db import faults, locking
from db.store import StoreError

if TYPE_CHECKING:
    from desktop.window import Window

DAMAGED = (
    "The file with your minutes is damaged. What you see is still held here: export it, then close Minutebook and "
    "open it again. It will show what can be recovered, beside the newest backup."
)
FOUND_DAMAGED = "damaged"
"""What is said about damage, until the window is closed."""
UNFORESEEN = (
    "Something went wrong with the backups; where in the program is noted in the log. Your words are kept as you type. "
    "Try it again; if it happens again, close Minutebook and open it again."
)
LOOK_MS = 300_000
"""How often it is looked whether a backup is due."""


class BackupWork(QObject):
    """What is done with backups, one thing after the other, in a thread that touches nothing of Qt's.

    `done(outcome)` or `failed(words)` follows each `start`: what raises has failed. A StoreError says why; anything
    else is noted in the log as what ends a thread is.
    """

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._waiting = 0
        self.done.connect(self._on_end)
        self.failed.connect(self._on_end)

    @property
    def busy(self) -> bool:
        """Whether something is being done, or waits for its turn."""
        return self._waiting > 0

    def start(self, deed: Callable[[], object]) -> None:
        """Do something as soon as what was asked for before is done."""
        self._waiting += 1
        self._line.put(deed)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Return when all that was asked for has been done; nothing more is."""
        if self._thread is not None:
            self._line.put(None)
            self._thread.join()

    def _on_end(self, _outcome: object) -> None:
        self._waiting -= 1

    def _run(self) -> None:
        while (deed := self._line.get()) is not None:
            try:
                outcome = deed()
            except StoreError as error:
                self._tell(partial(self.failed.emit, str(error)))
            except Exception:
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), threading.current_thread())))
                self._tell(partial(self.failed.emit, UNFORESEEN))
            else:
                self._tell(partial(self.done.emit, outcome))

    def _tell(self, emit: Callable[[], object]) -> None:
        # Who waited for it may be gone by now.
        with contextlib.suppress(RuntimeError):
            emit()


class BackingUp(QObject):
    """Makes a backup whenever one is due while the window is open, and says once where none can be made."""

    def __init__(self, window: Window, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._told = False
        self.work = BackupWork(self)
        self.work.done.connect(lambda _made: self._on_done())
        self.work.failed.connect(self._on_failed)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self._look.start()
        window.closing.connect(self.work.close)

    def look(self) -> None:
        """Make a backup if one is due, and the folder is not locked away, nor being given another passphrase."""
        desk = self._window.desk
        let_go = desk is not None and desk.workspace.store.suspended
        if not self.work.busy and not let_go and locking.is_open(self._folder):
            self.work.start(lambda: back_up(self._folder, datetime.now()))

    def _on_done(self) -> None:
        self._told = False

    def _on_failed(self, words: str) -> None:
        if not self._told:
            self._told = True
            damaged = (self._folder / faults.NOTED).exists()
            about = FOUND_DAMAGED if damaged else ""
            said = DAMAGED if damaged else words
            self._window.messages.say(said, stays=damaged, wrong=True, seconds=20, about=about)


def back_up(folder: Path, now: datetime) -> bool:
    """Make a backup of a data folder if one is due, and remove what need not be kept; tell whether one was made.

    Raises StoreError where none can be made; where the database is damaged, the next start is told besides.
    """
    from db import backups, damage

    if not backups.is_due(folder, now):
        return False
    try:
        backups.make(folder, now)
    except StoreError:
        if damage.find(folder):
            damage.note(folder)
        raise
    backups.thin_out(folder, now)
    return True
