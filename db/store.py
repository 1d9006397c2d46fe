"""The one door to the database: reading, writing in one transaction, and what each writing changed."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from db import (
    driver,
    engine,
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
from db.file_watch import FileWatch
from db.keys import FILE as FILE
from db.log_sync import Failed, LogSync, Synced
from db.preparing import prepare
from db.privacy import begin_private, make_private
from db.records.ids import stay_above
from db.refused import LockedError
from db.refused import StoreError as StoreError

if TYPE_CHECKING:
    import sqlite3

    from sqlalchemy import Engine, PoolProxiedConnection
    from sqlalchemy.exc import DatabaseError
    from sqlalchemy.orm import Session

    from db.records import Meeting

PATIENCE, AGAIN = 1.0, 0.02
"""Seconds for which it is tried again where another program holds the database, and between the tries."""
HIGHEST = (
    "SELECT max(id) FROM ("
    + " UNION ALL ".join(
        f"SELECT max(id) AS id FROM {table}"
        for table in ("meetings", "items", "notes", "actions", "decisions", "reviews", "versions", "sent_copies")
    )
    + ")"
)
LOCKED = "The minutes in {folder} are locked with a passphrase. Give it to open them."
T = TypeVar("T")


class DamagedError(StoreError):
    """The database is damaged, as far as could be told while opening it."""


class BusyError(StoreError):
    """Another program holds the database; it is worth trying again."""


class LostError(StoreError):
    """The files are not the ones that were opened any more: what is written to them now would be lost."""


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
        self._suspended = False
        self._first: sqlite3.Connection | None = first
        self._made: Engine | None = None
        self._making = threading.Lock()
        self._straight: PoolProxiedConnection | None = None
        """Of the engine's, kept for what is written past it."""
        self._sync: LogSync | None = None
        self._is_open = True
        self.files = FileWatch(self._path)

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
            if only_read and (not path.exists() or upgrade.is_older(path)):
                raise StoreError(only_read)
            if keep_backup and upgrade.is_older(path):
                _back_up(folder)
            if not only_read:
                begin_private(path)
                make_private(path)
            upgrade.to_newest(path)
            first = _first_of(path, sync_at_once=sync_at_once)
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
            raise _as_told(path, error) from error
        except _alchemy_errors() as error:
            raise _as_told(path, error.orig or error) from error
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
        return self._suspended

    def sync_behind(self, synced: Synced, failed: Failed) -> None:
        """Bring commits to the disk in a thread of its own from now on; both callbacks are called from it."""
        self._sync = LogSync(self.folder / FILE, synced, failed, self.files.look)

    def read(self, query: Callable[[Session], T]) -> T:
        """Return what a query finds. Raises StoreError."""
        from sqlalchemy.orm import Session

        def once() -> T:
            with Session(self._engine, info={passages.ONLY_READ: bool(self.only_read)}) as session:
                return query(session)

        return self._patiently(once)

    def meeting(self, meeting_id: int) -> Meeting:
        """Return a whole meeting with its surroundings, as `snapshot.load` finds it. Raises LookupError, StoreError."""
        if self._first is not None:
            with contextlib.suppress(*driver.errors()):
                return whole_meeting.meeting(self._first, meeting_id)
        return self.read(snapshot.load(meeting_id))

    def called(self, words: str) -> int:
        """Return the id of the meeting that is meant by words, as `meetings.called` finds it. Raises LookupError,
        StoreError."""
        if self._first is not None:
            with contextlib.suppress(*driver.errors()):
                found = first_look.called(self._first, words)
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

            self._look()
            with Session(self._engine.execution_options(writing=True), expire_on_commit=False) as session:
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
        self._let_go()
        if self._copy is not None:
            read_only.let_go(self._copy)
            keys.forget(self._copy.parent)

    def suspend(self) -> None:
        """Bring everything to the disk and let go of the file until `resume`: until then, what reads and writes raises
        LockedError. Nothing may be reading or writing in another thread."""
        self.wait_until_synced()
        self._suspended = True
        self._let_go()

    def resume(self) -> None:
        """Open the file again after `suspend`, with the key that is held now, or none where it is plain by now.

        Raises StoreError, LockedError where it is locked and no key is held; it is then suspended as before.
        """
        if not self._path.exists():
            raise LostError(faults.DELETED.format(path=self._path))
        if self._copy is None:
            Store.open(self.folder, sync_at_once=self._sync_at_once, only_read=self.only_read).close()
        try:
            # From here on nobody else is the last to let go of the file: SQLite takes its log away then.
            self._first = _first_of(self._path, sync_at_once=self._sync_at_once)
        except driver.errors() as error:
            raise _as_told(self._path, error) from error
        self._made = None
        self._suspended = False
        self.files.take()

    def reading_out(self, target: Path) -> Callable[[], None]:
        """Return what copies all that was committed into a new file, out of the files that are open: also where they
        were deleted or replaced. It may be called in another thread, once, and raises StoreError."""
        pooled = None
        held = self._straight.driver_connection if self._straight is not None else self._first
        if held is None:
            pooled = self._engine.raw_connection()
        connection = cast("sqlite3.Connection", held if pooled is None else pooled.driver_connection)

        def read_out() -> None:
            try:
                connection.execute("VACUUM INTO ?", (str(target),))
            except driver.errors() as error:
                raise _as_told(self._path, error) from error
            finally:
                if pooled is not None:
                    pooled.close()

        return read_out

    def _write_known(self, known: Known) -> Change | None:
        """Write past SQLAlchemy; None where that could not be done, for whatever reason: running the edit tells it."""
        if self._suspended or self.files.look():
            return None
        try:
            if self._straight is None:
                self._straight = self._engine.raw_connection()
            return write_known(known, self._straight.driver_connection)
        except _alchemy_errors():
            return None
        except driver.errors():
            return None

    @property
    def _engine(self) -> Engine:
        """SQLAlchemy's side of it; made when it is first wanted, and the first connection is closed then."""
        with self._making:
            if self._made is None:
                self._made = self._make_engine()
            return self._made

    def _make_engine(self) -> Engine:
        from sqlalchemy import event

        made = engine.open_engine(self._path, sync_at_once=self._sync_at_once)
        event.listen(made, "do_connect", self._before_connect)
        if self._first is not None:
            with contextlib.suppress(*_alchemy_errors(), StoreError):
                made.connect().close()
                self._first.close()
                self._first = None
        return made

    def _let_go(self) -> None:
        if self._first is not None:
            self._first.close()
            self._first = None
        if self._straight is not None:
            self._straight.close()
            self._straight = None
        if self._made is not None:
            self._made.dispose()

    def _patiently(self, deed: Callable[[], T], seconds: float = PATIENCE) -> T:
        """Do something, and again for some seconds where another program holds the database. Raises StoreError."""
        until = time.monotonic() + seconds
        while True:
            try:
                return deed()
            except (*_alchemy_errors(), *driver.errors()) as error:
                told = _as_told(self._path, getattr(error, "orig", None) or error)
                if isinstance(told, DamagedError):
                    self._connect_anew()
                if not isinstance(told, BusyError) or time.monotonic() >= until:
                    raise told from error
            time.sleep(AGAIN)

    def _connect_anew(self) -> None:
        """Let go of connections that met a damaged page: SQLCipher answers nothing more on them.

        With the last of them SQLite takes its log away, which nobody else did then.
        """
        ours = not self.files.look()
        self._engine.dispose()
        if ours:
            self.files.take()

    def _before_connect(self, *_how: object) -> None:
        """Keep a connection from reading, or making, a file under the name of one that is lost or was let go of."""
        self._look()

    def _look(self) -> None:
        """Raise LockedError where the file was let go of, LostError where it is not the one that was opened."""
        if self._suspended:
            raise LockedError(LOCKED.format(folder=self.folder))
        if lost := self.files.look():
            raise LostError(lost)


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


def _first_of(path: Path, *, sync_at_once: bool) -> sqlite3.Connection:
    """Return a connection to a database that has been read from, so that SQLite has looked at it."""
    first = driver.connect(path, any_thread=True)
    try:
        prepare(first, sync_at_once=sync_at_once)
        first.execute("SELECT count(*) FROM meetings").fetchone()
        stay_above(first.execute(HIGHEST).fetchone()[0] or 0)
    except driver.errors():
        first.close()
        raise
    return first


def _alchemy_errors() -> tuple[type[DatabaseError], ...]:
    """Return what SQLAlchemy raises, for an `except`; nothing while it is not there."""
    loaded = sys.modules.get("sqlalchemy.exc")
    return (loaded.DatabaseError,) if loaded else ()


def _as_told(path: Path, error: BaseException) -> StoreError:
    locked = keys.of(path.parent) is not None
    kinds = {faults.BUSY: BusyError, faults.DAMAGED: DamagedError}
    kind = kinds.get(faults.kind_of(error, locked=locked), StoreError)
    return kind(faults.told(path, error, locked=locked))
