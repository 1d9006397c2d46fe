"""The one door to the database: reading, writing in one transaction, and what each writing changed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from db.changes import Change, Edit, Recording, apply
from db.engine import open_engine
from db.log_sync import Failed, LogSync, Synced
from db.privacy import begin_private, make_private

FILE = "minutebook.db"
T = TypeVar("T")


class StoreError(Exception):
    """The database cannot be opened, read or written; the words say why and what to do."""


class DamagedError(StoreError):
    """The database is damaged, as far as could be told while opening it."""


class Store:
    """The meetings in one folder."""

    def __init__(self, folder: Path, engine: Engine, only_read: str = "") -> None:
        self.folder = folder
        self.only_read = only_read
        """Why nothing may be written, "" where it may."""
        self._engine = engine
        self._sync: LogSync | None = None

    @classmethod
    def open(cls, folder: Path, *, sync_at_once: bool = True, keep_backup: bool = True, only_read: str = "") -> Store:
        """Open the database of a folder, made or brought up to date where needed; a backup is made before that.

        With `only_read`, words that say why, nothing is made and nothing can be written. Raises StoreError where the
        folder cannot be written, the file is no database or a newer version made it; the file is then as it was.
        """
        from db import upgrade

        _make_folder(folder)
        path = folder / FILE
        try:
            if only_read and (not path.exists() or upgrade.is_older(path)):
                raise StoreError(only_read)
            if keep_backup and upgrade.is_older(path):
                _back_up(folder)
            if not only_read:
                begin_private(path)
                make_private(path)
            upgrade.to_newest(path)
            engine = open_engine(path, sync_at_once=sync_at_once)
            with engine.connect() as connection:
                connection.exec_driver_sql("SELECT count(*) FROM meetings")
        except upgrade.NewerError as error:
            raise StoreError(
                f"{path} was made by a newer version of Minutebook. Nothing was changed. "
                "Install the newer version to open it."
            ) from error
        except upgrade.ForeignError as error:
            raise StoreError(_no_database(path)) from error
        except DatabaseError as error:
            raise _as_told(path, error.orig or error) from error
        except sqlite3.DatabaseError as error:
            raise _as_told(path, error) from error
        except OSError as error:
            raise StoreError(f"{path} cannot be opened: {error.strerror or error}. Nothing was changed.") from error
        return cls(folder, engine, only_read)

    def sync_behind(self, synced: Synced, failed: Failed) -> None:
        """Bring commits to the disk in a thread of its own from now on; both callbacks are called from it."""
        self._sync = LogSync(self.folder / FILE, synced, failed)

    def read(self, query: Callable[[Session], T]) -> T:
        """Return what a query finds. Raises StoreError."""
        try:
            with Session(self._engine) as session:
                return query(session)
        except DatabaseError as error:
            raise StoreError(_why_not(self.folder / FILE, error)) from error

    def write(self, edit: Edit) -> Change:
        """Run an edit in one transaction, all of it or nothing, and return what it changed. Raises StoreError."""
        if self.only_read:
            raise StoreError(self.only_read)
        try:
            with Session(self._engine.execution_options(writing=True), expire_on_commit=False) as session:
                recording = Recording().of(session)
                edit(session)
                session.commit()
        except DatabaseError as error:
            raise StoreError(_why_not(self.folder / FILE, error)) from error
        if self._sync:
            self._sync.want()
        return recording.change()

    def redo(self, change: Change) -> None:
        """Write a change again; `redo(change.reversed)` takes it back."""
        self.write(apply(change))

    def wait_until_synced(self) -> bool:
        """Wait until all that was written is on the disk; False where it takes too long."""
        return self._sync is None or self._sync.wait()

    def close(self) -> None:
        """Bring everything to the disk and let go of the file."""
        if self._sync:
            self._sync.close()
            self._sync = None
        self._engine.dispose()


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
    if not os.access(folder, os.W_OK):
        raise StoreError(
            f"The folder {folder} cannot be written, so nothing could be kept. Choose another with --data."
        )


def _no_database(path: Path) -> str:
    return (
        f"{path} is not a Minutebook database. It was left as it is: "
        "move it away, or choose another folder with --data."
    )


def _as_told(path: Path, error: BaseException) -> StoreError:
    told = _because(path, error)
    return DamagedError(told) if "malformed" in str(error).lower() else StoreError(told)


def _why_not(path: Path, error: DatabaseError) -> str:
    return _because(path, error.orig or error)


def _because(path: Path, error: BaseException) -> str:
    words = str(error).lower()
    if "not a database" in words:
        return _no_database(path)
    if "malformed" in words:
        return (
            f"{path} is damaged. Nothing was changed in it. "
            "Open Minutebook's window: it sets the file aside and shows what can be read of it, and the backups."
        )
    if "locked" in words or "busy" in words:
        return f"{path} is in use by another program. Close that program and try again."
    if "readonly" in words or "unable to open" in words:
        return f"{path} cannot be written. Check who may write to its folder, or choose another with --data."
    if "full" in words:
        return "The disk is full, so this could not be kept. Free some space."
    if isinstance(error, sqlite3.OperationalError):
        return f"{path} could not be read or written: {error}."
    return f"The database refused this and kept what it had: {error}."
