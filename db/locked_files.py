"""Any files locked as the database is: one SQLCipher file that holds them in a table, in pieces."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from db import driver, faults
from db.keys import Key
from db.privacy import begin_private
from db.refused import StoreError

PIECE = 1 << 24
TABLE = "CREATE TABLE pieces (name TEXT, number INTEGER, content BLOB, PRIMARY KEY (name, number)) WITHOUT ROWID"


def pack_files(key: Key, target: Path, files: Iterable[Path]) -> None:
    """Write files, under their names, into a locked one, whole or not at all. Raises OSError."""

    def every() -> Iterator[tuple[str, int, bytes]]:
        for path in files:
            with path.open("rb") as file:
                for number, piece in enumerate(iter(partial(file.read, PIECE), b"")):
                    yield path.name, number, piece

    _pack(key, target, every())


def pack_words(key: Key, target: Path, name: str, words: str) -> None:
    """Write words, under a name, into a locked file, whole or not at all. Raises OSError."""
    _pack(key, target, [(name, 0, words.encode())])


def _pack(key: Key, target: Path, pieces: Iterable[tuple[str, int, bytes]]) -> None:
    growing = target.with_name(f".{target.name}.part")
    try:
        growing.unlink(missing_ok=True)
        begin_private(growing)
        with closing(driver.open_with(key, growing)) as connection, connection:
            connection.execute(TABLE)
            connection.executemany("INSERT INTO pieces VALUES (?, ?, ?)", pieces)
        growing.replace(target)
    except driver.errors() as error:
        raise OSError(str(error)) from error
    finally:
        with suppress(OSError):
            growing.unlink(missing_ok=True)


def names(connection: sqlite3.Connection) -> list[str]:
    """Return the names of what a locked file holds."""
    found = [name for (name,) in connection.execute("SELECT DISTINCT name FROM pieces ORDER BY name")]
    return [name.decode() if isinstance(name, bytes) else name for name in found]


def pieces(connection: sqlite3.Connection, name: str) -> Iterator[bytes]:
    """Yield one of the files in a locked one, in pieces."""
    for (content,) in connection.execute("SELECT content FROM pieces WHERE name = ? ORDER BY number", (name,)):
        yield content


def words(key: Key, path: Path) -> str:
    """Return the words in a locked file. Raises one of `driver.errors()`, UnicodeDecodeError."""
    with closing(driver.open_with(key, path, mode="ro")) as connection:
        return b"".join(piece for name in names(connection) for piece in pieces(connection, name)).decode()


def check(key: Key, path: Path) -> None:
    """Hold every page of a file against its seal: none was changed since it was written, none is missing.

    Raises OSError where it is not so.
    """
    with closing(driver.open_with(key, path, mode="ro")) as connection:
        wrong = connection.execute("PRAGMA cipher_integrity_check").fetchone()
    if wrong:
        raise OSError(str(wrong[0]))


def opens(key: Key, path: Path) -> bool:
    """Tell whether a key opens a file, be it damaged behind its first page. Raises StoreError where that cannot be
    found out now."""
    try:
        with closing(driver.open_with(key, path, mode="ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.errors() as error:
        kind = faults.kind_of(error)
        if kind not in (faults.FOREIGN, faults.DAMAGED):
            raise StoreError(faults.told(path, error)) from error
        return kind == faults.DAMAGED
    return True
