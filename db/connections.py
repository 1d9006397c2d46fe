"""The connections to one open database: SQLite's own, which the start reads with, and SQLAlchemy's."""

from __future__ import annotations

import contextlib
import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from db import driver, engine, faults, keys
from db.file_watch import FileWatch
from db.preparing import prepare
from db.records.ids import stay_above
from db.refused import BusyError, DamagedError, LockedError, LostError, StoreError

if TYPE_CHECKING:
    from sqlalchemy import Engine, PoolProxiedConnection
    from sqlalchemy.exc import DatabaseError

LOCKED = "The minutes in {folder} are locked with a passphrase. Give it to open them."
HIGHEST = (
    "SELECT max(id) FROM ("
    + " UNION ALL ".join(
        f"SELECT max(id) AS id FROM {table}"
        for table in ("meetings", "items", "notes", "actions", "decisions", "reviews", "versions", "sent_copies")
    )
    + ")"
)


class Connections:
    """The connections to one database, let go of and taken again together; `files` are those that were opened.

    The first is SQLite's own. With SQLAlchemy's engine, made when it is first wanted, it is closed.
    """

    def __init__(self, path: Path, first: sqlite3.Connection, folder: Path, *, sync_at_once: bool) -> None:
        """Begin with a connection that `first_of` gave; `folder` is the clerk's, also where `path` is a copy."""
        self.first: sqlite3.Connection | None = first
        self.suspended = False
        """Whether the file was let go of until it is taken again."""
        self.files = FileWatch(path)
        self._path, self._folder = path, folder
        self._sync_at_once = sync_at_once
        self._made: Engine | None = None
        self._making = threading.Lock()
        self._straight: PoolProxiedConnection | None = None
        """Of the engine's, kept for what is written past it."""

    @property
    def engine(self) -> Engine:
        """SQLAlchemy's side of it."""
        with self._making:
            if self._made is None:
                self._made = self._make_engine()
            return self._made

    def straight(self) -> sqlite3.Connection:
        """Return the driver's own connection, to be written with past SQLAlchemy. Raises SQLAlchemy's errors."""
        if self._straight is None:
            self._straight = self.engine.raw_connection()
        return cast("sqlite3.Connection", self._straight.driver_connection)

    def look(self) -> None:
        """Raise LockedError where the file was let go of, LostError where it is not the one that was opened."""
        if self.suspended:
            raise LockedError(LOCKED.format(folder=self._folder))
        if lost := self.files.look():
            raise LostError(lost)

    def reading_out(self, target: Path) -> Callable[[], None]:
        """Return what copies all that was committed into a new file, as `Store.reading_out` does."""
        pooled = None
        held = self._straight.driver_connection if self._straight is not None else self.first
        if held is None:
            pooled = self.engine.raw_connection()
        connection = cast("sqlite3.Connection", held if pooled is None else pooled.driver_connection)

        def read_out() -> None:
            try:
                connection.execute("VACUUM INTO ?", (str(target),))
            except driver.errors() as error:
                raise as_told(self._path, error) from error
            finally:
                if pooled is not None:
                    pooled.close()

        return read_out

    def let_go(self) -> None:
        """Close all of them; the engine makes new ones where it is asked for some."""
        if self.first is not None:
            self.first.close()
            self.first = None
        if self._straight is not None:
            self._straight.close()
            self._straight = None
        if self._made is not None:
            self._made.dispose()

    def take_again(self) -> None:
        """Open the file anew after `let_go`, with the key that is held now. Raises StoreError."""
        try:
            # From here on nobody else is the last to let go of the file: SQLite takes its log away then.
            self.first = first_of(self._path, sync_at_once=self._sync_at_once)
        except driver.errors() as error:
            raise as_told(self._path, error) from error
        self._made = None
        self.suspended = False
        self.files.take()

    def renew(self) -> None:
        """Let go of connections that met a damaged page: SQLCipher answers nothing more on them.

        With the last of them SQLite takes its log away, which nobody else did then.
        """
        ours = not self.files.look()
        self.engine.dispose()
        if ours:
            self.files.take()

    def _make_engine(self) -> Engine:
        from sqlalchemy import event

        made = engine.open_engine(self._path, sync_at_once=self._sync_at_once)
        event.listen(made, "do_connect", self._before_connect)
        if self.first is not None:
            with contextlib.suppress(*alchemy_errors(), StoreError):
                made.connect().close()
                self.first.close()
                self.first = None
        return made

    def _before_connect(self, *_how: object) -> None:
        """Keep a connection from reading, or making, a file under the name of one that is lost or was let go of."""
        self.look()


def first_of(path: Path, *, sync_at_once: bool) -> sqlite3.Connection:
    """Return a connection to a database that has been read from, so that SQLite has looked at it. Raises the driver's
    errors."""
    first = driver.connect(path, any_thread=True)
    try:
        prepare(first, sync_at_once=sync_at_once)
        first.execute("SELECT count(*) FROM meetings").fetchone()
        stay_above(first.execute(HIGHEST).fetchone()[0] or 0)
    except driver.errors():
        first.close()
        raise
    return first


def alchemy_errors() -> tuple[type[DatabaseError], ...]:
    """Return what SQLAlchemy raises, for an `except`; nothing while it is not there."""
    loaded = sys.modules.get("sqlalchemy.exc")
    return (loaded.DatabaseError,) if loaded else ()


def as_told(path: Path, error: BaseException) -> StoreError:
    """Return what the driver said of a database in words for the clerk."""
    locked = keys.of(path.parent) is not None
    kinds = {faults.BUSY: BusyError, faults.DAMAGED: DamagedError}
    kind = kinds.get(faults.kind_of(error, locked=locked), StoreError)
    return kind(faults.told(path, error, locked=locked))
