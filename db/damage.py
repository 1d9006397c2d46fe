"""A damaged database: noticed, set aside untouched, and what can be read of it recovered."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from db import backups, driver, faults, keys, triggers
from db.backups import Backup
from db.engine import open_engine
from db.models import Row
from db.store import FILE, Store


def find(folder: Path, begun: Callable[[sqlite3.Connection], object] = lambda _connection: None) -> str:
    """Look at all of a database and return what is wrong with it, in SQLite's words; "" where nothing is.

    It has `begun` on a connection by which it can be interrupted from another thread: then nothing was found.
    """
    database = folder / FILE
    if not database.exists() or not database.stat().st_size:
        return ""
    try:
        with driver.opened(database, mode="ro") as connection:
            begun(connection)
            found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)")]
    except driver.errors() as error:
        locked = keys.of(folder) is not None
        return str(error) if faults.kind_of(error, locked=locked) == faults.DAMAGED else ""
    return "" if found == ["ok"] else found[0]


def note(folder: Path) -> None:
    """Have the next start look at all of the database."""
    with contextlib.suppress(OSError):
        (folder / faults.NOTED).write_text("", encoding="utf-8")


def noted(folder: Path) -> bool:
    """Tell whether damage was noticed, and forget it."""
    with contextlib.suppress(OSError):
        (folder / faults.NOTED).unlink()
        return True
    return False


def set_aside(folder: Path, now: datetime) -> Path:
    """Move a database, with its log, into a folder of its own as it is, and return that. Raises OSError."""
    place = folder / f"damaged {now:%Y-%m-%d %H.%M.%S}"
    place.mkdir(mode=0o700)
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm", f"{FILE}{driver.JOURNAL}"):
        if (folder / name).exists():
            (folder / name).replace(place / name)
    return place


def recover(damaged: Path, folder: Path, now: datetime) -> Backup | None:
    """Read what can be read of the database in a folder that was set aside, and keep it as a backup of `folder`.

    The database that was set aside is copied, never opened itself. None where no meeting could be read. Raises
    BackupError where it cannot be kept.
    """
    with backups.workshop(folder) as shop:
        sick, well = shop / "sick", shop / "well"
        shutil.copytree(damaged, sick)
        keys.share(folder, sick)
        keys.share(folder, well)
        Store.open(well).close()
        _move_rows(sick / FILE, well / FILE)
        with contextlib.closing(Store.open(well)) as store:
            if not store.read(backups.contents):
                return None
        return backups.keep(well / FILE, folder, now, backups.RECOVERED)


def _move_rows(sick: Path, well: Path) -> None:
    """Copy the rows that can be read, then take out those that belong to rows that cannot."""
    engine = open_engine(well, sync_at_once=True)
    with engine.begin() as connection:
        triggers.take_down(connection)
    with contextlib.closing(_Sick(sick)) as source, driver.opened(well) as target:
        for table in Row.metadata.sorted_tables:
            if table.name != "passages":
                _move_table(source, target, table.name)
        _drop_strays(target)
        target.commit()
    with engine.begin() as connection:
        triggers.put_up(connection, {})
    engine.dispose()


class _Sick:
    """A damaged database that is read from, as far as each question can be answered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open()

    def read(self, query: str) -> tuple[list[tuple[Any, ...]], bool]:
        """Return the rows of a query, up to the first that cannot be read, and whether that was all of them."""
        rows: list[tuple[Any, ...]] = []
        try:
            for row in self._connection.execute(query):
                rows.append(row)
        except driver.errors():
            # SQLCipher answers nothing more on a connection that met a page whose seal is broken.
            self._connection.close()
            self._open()
            return rows, False
        return rows, True

    def close(self) -> None:
        self._connection.close()

    def _open(self) -> None:
        self._connection = driver.connect(self._path)
        self._connection.text_factory = lambda content: content.decode("utf-8", "replace")


def _move_table(source: _Sick, target: sqlite3.Connection, table: str) -> None:
    here = [row[1] for row in target.execute(f'PRAGMA table_info("{table}")')]
    there = {row[1] for row in source.read(f'PRAGMA table_info("{table}")')[0]}
    columns = ", ".join(f'"{name}"' for name in here if name in there)
    if not columns:
        return
    marks = ", ".join("?" for name in here if name in there)
    seen: set[int] = set()
    for id, *values in _readable(source, table, columns):
        if id not in seen:
            seen.add(id)
            with contextlib.suppress(*driver.refusals()):
                target.execute(f'INSERT OR IGNORE INTO "{table}" ({columns}) VALUES ({marks})', values)


def _readable(source: _Sick, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table that can be read, some perhaps twice.

    They are read from both ends up to what cannot be read. Those behind it are looked up one by one: the indexes lie on
    other pages and know their ids.
    """
    seen: set[int] = set()
    for order in ("ASC", "DESC"):
        rows, whole = source.read(f'SELECT rowid, {columns} FROM "{table}" NOT INDEXED ORDER BY rowid {order}')
        seen.update(row[0] for row in rows)
        yield from rows
        if whole:
            return
    for id in sorted(_ids_in_indexes(source, table) - seen):
        yield from source.read(f'SELECT rowid, {columns} FROM "{table}" NOT INDEXED WHERE rowid = {id}')[0]


def _ids_in_indexes(source: _Sick, table: str) -> set[int]:
    ids: set[int] = set()
    for _, name, _, _, of_some in source.read(f'PRAGMA index_list("{table}")')[0]:
        if of_some:
            continue
        columns, _ = source.read(f'PRAGMA index_info("{name}")')
        for order in ("ASC", "DESC") if columns and columns[0][2] else ():
            found = f'SELECT rowid FROM "{table}" INDEXED BY "{name}" ORDER BY "{columns[0][2]}" {order}'
            ids.update(row[0] for row in source.read(found)[0])
    return ids


def _drop_strays(target: sqlite3.Connection) -> None:
    """Remove rows whose parent was not read, and theirs, until none is left."""
    while strays := target.execute("PRAGMA foreign_key_check").fetchall():
        for table, rowid, *_ in strays:
            target.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))
