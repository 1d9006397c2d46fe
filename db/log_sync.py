"""Brings SQLite's log to the disk behind the typing, so that a slow disk never holds up a key.

In WAL mode with `synchronous = NORMAL` a commit is whole but may still sit in the system's cache. This thread syncs
the log after each commit and says when; it also moves a log that has grown long into the database file.
(https://sqlite.org/wal.html, "Performance Considerations"; SQLite holds no lock on the log file itself, so that
a second descriptor on it may be closed without harm.)
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from db import driver
from db.file_watch import LOG

AGAIN_SECONDS = 2.0
"""After how long it is tried again where the disk refused, if nothing is committed before."""
LONG_LOG = 4 * 1024 * 1024

Synced = Callable[[int], None]
Failed = Callable[[OSError], None]


class LogSync:
    """A thread that syncs the log of one database. `synced` is called from it with the number of the newest commit
    that is on the disk, `failed` where the disk refused."""

    def __init__(
        self, database: Path, synced: Synced, failed: Failed, lost: Callable[[], object] = lambda: False
    ) -> None:
        """Begin; `lost` tells whether another file lies under the database's name, or none: nothing is done then."""
        self._database = database
        self._log = database.with_name(database.name + LOG)
        self._synced = synced
        self._failed = failed
        self._lost = lost
        self._wanted = 0
        self._done = 0
        self._refused = 0
        self._left = 0
        """How long the log was left because somebody read in it, 0 where it was made short."""
        self._closing = False
        self._turn = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="log-sync", daemon=True)
        self._thread.start()

    def want(self) -> int:
        """Ask for everything committed so far; returns the number that `synced` will name."""
        with self._turn:
            self._wanted += 1
            self._turn.notify_all()
            return self._wanted

    def wait(self, seconds: float = 10.0) -> bool:
        """Wait until everything asked for is on the disk; False where it took longer, or the disk refuses."""
        with self._turn:
            before = self._refused
            self._turn.notify_all()
            self._turn.wait_for(lambda: self._done >= self._wanted or self._refused > before, seconds)
            return self._done >= self._wanted

    def close(self) -> None:
        """Sync what is left and end the thread."""
        self.wait()
        with self._turn:
            self._closing = True
            self._turn.notify_all()
        self._thread.join(10)

    def _run(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._closing or self._wanted > self._done)
                if self._wanted == self._done:
                    return
                number = self._wanted
            if not self._bring_to_disk(number):
                with self._turn:
                    if self._closing:
                        return
                    self._turn.wait(AGAIN_SECONDS)

    def _bring_to_disk(self, number: int) -> bool:
        """Sync all that was committed up to a number; False where the disk refused, and it is to be tried again."""
        try:
            sync_file(self._log)
            lost = self._lost()
            if not lost:
                self._shorten_log()
        except OSError as error:
            self._failed(error)
            with self._turn:
                self._refused += 1
                self._turn.notify_all()
            return False
        if not lost:
            self._synced(number)
        with self._turn:
            self._done = number
            self._turn.notify_all()
        return True

    def _shorten_log(self) -> None:
        """Shorten a log that has grown long: one that could not be made shorter once it has grown by as much again."""
        if self._length() > self._left + LONG_LOG:
            self._shorten()
            self._left = self._length()
            if self._left < LONG_LOG:
                self._left = 0

    def _length(self) -> int:
        return self._log.stat().st_size if self._log.exists() else 0

    def _shorten(self) -> None:
        with contextlib.suppress(*driver.errors()), driver.opened(self._database, mode="rw") as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
            # That leaves it as long as it was. To cut it off nobody is waited for, and who types waits for next to
            # nothing: all of it is in the file by now.
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def sync_file(path: Path) -> None:
    """Bring a file to the disk; a missing one is nothing to do. Raises OSError."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return
    try:
        if sys.platform == "darwin":
            import fcntl

            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
