"""The one door to the database: reading, writing in one transaction, and what each writing changed."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from db import (
    driver,
    faults,
    first_look,
    keys,
    locking,
    meetings,
    moves,
    passages,
    read_only,
    recording,
    snapshot,
    whole_meeting,
)
from db.changes import Change, Edit, Known, write_known
from db.connections import LOCKED, Connections, alchemy_errors, as_told, first_of
from db.file_watch import FileWatch
from db.keys import FILE as FILE
from db.log_sync import Failed, LogSync, Synced
from db.privacy import begin_private, make_private
from db.refused import BusyError as BusyError
from db.refused import DamagedError as DamagedError
from db.refused import LockedError
from db.refused import LostError as LostError
from db.refused import StoreError as StoreError

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy.orm import Session

    from db.records import Meeting

PATIENCE, AGAIN = 1.0, 0.02
"""Seconds for which it is tried again where another program holds the database, and between the tries."""
T = TypeVar("T")


class Store:
    """The meetings in one folder.

    It is opened by SQLite alone; SQLAlchemy comes with what is first read or written besides `meeting` and `called`.
    """

    def __init__(
        self,
        folder: Path,
        first: sqlite3.Connection,
        only_read: str = "",
        copy: Path | None = None,
        sync_at_once: bool = True,
    ) -> None:
        """Work with a database that is open by its `first` connection; with `copy`, one that is only read from, removed
        in the end."""
        self.folder = folder
        self.only_read = only_read
        """Why nothing may be written, "" where it may."""
        self._path = copy or folder / FILE
        self._copy = copy
        self._sync_at_once = sync_at_once
        self._connections = Connections(self._path, first, folder, sync_at_once=sync_at_once)
        self._sync: LogSync | None = None
        self._is_open = True

    @classmethod
    def open(cls, folder: Path, *, sync_at_once: bool = True, keep_backup: bool = True, only_read: str = "") -> Store:
        """Open the database of a folder, made or brought up to date where needed; a backup is made before that.

        With `only_read`, words that say why, nothing is made and nothing can be written; a database in a folder that
        cannot be written is only read too, from a copy. Raises StoreError where there is none and none can be made, the
        file is no database or a newer version made it; the file is then as it was.
        """
        from db import upgrade

        _make_folder(folder)
        path, copy = folder / FILE, None
        try:
            if keys.of(folder) is None and locking.is_locked(folder):
                raise LockedError(LOCKED.format(folder=folder))
            if not only_read and read_only.is_so(folder, path):
                if not path.exists():
                    raise StoreError(
                        f"The folder {folder} cannot be written, so nothing could be kept. Choose another with --data."
                    )
                path = copy = read_only.copied(path)
                keys.share(folder, copy.parent)
                keep_backup = False
            if only_read and (upgrade.version_of(path) is None or upgrade.is_older(path)):
                raise StoreError(only_read)
            if keep_backup and upgrade.is_older(path):
                _back_up(folder)
            if not only_read:
                begin_private(path)
                make_private(path)
            upgrade.to_newest(path)
            first = first_of(path, sync_at_once=sync_at_once)
            if not only_read and copy is None:
                moves.sweep(folder)
        except upgrade.NewerError as error:
            raise StoreError(
                f"{path} was made by a newer version of Minutebook. Nothing was changed. "
                "Install the newer version to open it."
            ) from error
        except upgrade.LockedFileError as error:
            raise LockedError(LOCKED.format(folder=folder)) from error
        except upgrade.ForeignError as error:
            raise StoreError(faults.WORDS[faults.FOREIGN].format(path=path)) from error
        except driver.errors() as error:
            raise as_told(path, error) from error
        except alchemy_errors() as error:
            raise as_told(path, error.orig or error) from error
        except OSError as error:
            raise StoreError(f"{path} cannot be opened: {error.strerror or error}. Nothing was changed.") from error
        if copy is not None:
            only_read = faults.FOLDER_READ_ONLY.format(path=folder)
        return cls(folder, first, only_read, copy, sync_at_once)

    @property
    def is_open(self) -> bool:
        """Whether the store was not closed yet."""
        return self._is_open

    @property
    def suspended(self) -> bool:
        """Whether the store has let go of its file until `resume`."""
        return self._connections.suspended

    @property
    def files(self) -> FileWatch:
        """Whether the files are still the ones that were opened."""
        return self._connections.files

    def sync_behind(self, synced: Synced, failed: Failed) -> None:
        """Bring commits to the disk in a thread of its own from now on; both callbacks are called from it."""
        self._sync = LogSync(self.folder / FILE, synced, failed, self.files.look)

    def read(self, query: Callable[[Session], T]) -> T:
        """Return what a query finds. Raises StoreError."""
        from sqlalchemy.orm import Session

        def once() -> T:
            with Session(self._connections.engine, info={passages.ONLY_READ: bool(self.only_read)}) as session:
                return query(session)

        return self._patiently(once)

    def meeting(self, meeting_id: int) -> Meeting:
        """Return a whole meeting with its surroundings, as `snapshot.load` finds it. Raises LookupError, StoreError."""
        if self._connections.first is not None:
            with contextlib.suppress(*driver.errors()):
                return whole_meeting.meeting(self._connections.first, meeting_id)
        return self.read(snapshot.load(meeting_id))

    def called(self, words: str) -> int:
        """Return the id of the meeting that is meant by words, as `meetings.called` finds it. Raises LookupError,
        StoreError."""
        if self._connections.first is not None:
            with contextlib.suppress(*driver.errors()):
                found = first_look.called(self._connections.first, words)
                if len(found) == 1:
                    return found[0]
        return self.read(meetings.called(words)).id

    def write(self, edit: Edit, *, waits: bool = True, known: Known | None = None) -> Change:
        """Run an edit in one transaction, all of it or nothing, and return what it changed.

        Raises StoreError: BusyError where another program holds the database, at once where it `waits` for nobody.
        An edit may be run more than once. Where it is `known` what it changes, that is written and no edit is run,
        which takes a tenth of the time; where the rows stand otherwise, it is.
        """
        if self.only_read:
            raise StoreError(self.only_read)
        if known is not None and (change := self._write_known(known)) is not None:
            self.sync()
            return change

        def once() -> Change:
            from sqlalchemy.orm import Session

            self._connections.look()
            with Session(self._connections.engine.execution_options(writing=True), expire_on_commit=False) as session:
                kept = recording.Recording().of(session)
                edit(session)
                session.commit()
            return kept.change()

        change = self._patiently(once, PATIENCE if waits else 0.0)
        self.sync()
        return change

    def catch_up(self, most: int) -> bool:
        """Make some of the passages that search waits for, so many at most; tell whether more wait.

        Raises StoreError.
        """
        if self.only_read or not self.read(passages.waits):
            return False
        self.write(lambda session: passages.catch_up(session, most), waits=False)
        return self.read(passages.waits)

    def redo(self, change: Change) -> None:
        """Write a change again; `redo(change.reversed)` takes it back."""
        self.write(recording.apply(change))

    def wait_until_synced(self) -> bool:
        """Wait until all that was written is on the disk; False where it takes too long."""
        return self._sync is None or self._sync.wait()

    def sync(self) -> None:
        """Bring to the disk, behind what is typed, all that was written so far."""
        if self._sync:
            self._sync.want()

    def close(self) -> None:
        """Bring everything to the disk and let go of the file."""
        self._is_open = False
        if self._sync:
            self._sync.close()
            self._sync = None
        self._connections.let_go()
        if self._copy is not None:
            read_only.let_go(self._copy)
            keys.forget(self._copy.parent)

    def suspend(self) -> None:
        """Bring everything to the disk and let go of the file until `resume`: until then, what reads and writes raises
        LockedError. Nothing may be reading or writing in another thread."""
        self.wait_until_synced()
        self._connections.suspended = True
        self._connections.let_go()

    def resume(self) -> None:
        """Open the file again after `suspend`, with the key that is held now, or none where it is plain by now.

        Raises StoreError, LockedError where it is locked and no key is held; it is then suspended as before.
        """
        if not self._path.exists():
            raise LostError(faults.DELETED.format(path=self._path))
        if self._copy is None:
            Store.open(self.folder, sync_at_once=self._sync_at_once, only_read=self.only_read).close()
        self._connections.take_again()

    def reading_out(self, target: Path) -> Callable[[], None]:
        """Return what copies all that was committed into a new file, out of the files that are open: also where they
        were deleted or replaced. It may be called in another thread, once, and raises StoreError."""
        return self._connections.reading_out(target)

    def _write_known(self, known: Known) -> Change | None:
        """Write past SQLAlchemy; None where that could not be done, for whatever reason: running the edit tells it."""
        if self.suspended or self.files.look():
            return None
        try:
            return write_known(known, self._connections.straight())
        except (*alchemy_errors(), *driver.errors()):
            return None

    def _patiently(self, deed: Callable[[], T], seconds: float = PATIENCE) -> T:
        """Do something, and again for some seconds where another program holds the database. Raises StoreError."""
        until = time.monotonic() + seconds
        while True:
            try:
                return deed()
            except (*alchemy_errors(), *driver.errors()) as error:
                told = as_told(self._path, getattr(error, "orig", None) or error)
                if isinstance(told, DamagedError):
                    self._connections.renew()
                if not isinstance(told, BusyError) or time.monotonic() >= until:
                    raise told from error
            time.sleep(AGAIN)


def _back_up(folder: Path) -> None:
    from db import backups

    backups.make(folder, datetime.now(), backups.BEFORE_UPDATE)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"The folder {folder} cannot be made: {error.strerror}. Choose another with --data."
        ) from error
