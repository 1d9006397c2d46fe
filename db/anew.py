"""A database written anew under another key, or plain, and every row held against what there was."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from db import driver, locked_files
from db.keys import Key

STEPS = 50_000
"""So many steps of SQLite's machine between two looks whether the clerk has had enough."""


class NotTheSameError(OSError):
    """What was written is not what there was."""


def opened(key: Key | None, path: Path) -> sqlite3.Connection:
    """Open a database by SQLCipher, a plain one too: only it writes the one as the other."""
    connection = driver.open_with(key, path, mode="rw", by_cipher=True)
    connection.isolation_level = None
    connection.text_factory = bytes
    return connection


def write(source: sqlite3.Connection, target: Path, key: Key | None, cancelled: Callable[[], bool] = bool) -> None:
    """Write what a connection of `opened` reads into a new file under a key, None: plain, on the disk.

    Raises NotTheSameError, OSError, the driver's errors ("interrupted" where it is cancelled).
    """
    target.touch(0o600)
    words = key.in_sql() if key else "''"
    source.set_progress_handler(cancelled, STEPS)
    source.execute(f"ATTACH DATABASE ? AS anew KEY {words}", (str(target),))
    try:
        source.execute("BEGIN")
        source.execute("SELECT sqlcipher_export('anew')")
        source.execute("COMMIT")
    except driver.errors():
        if source.in_transaction:
            source.execute("ROLLBACK")
        raise
    finally:
        source.execute("DETACH DATABASE anew")
    with closing(opened(key, target)) as made:
        made.set_progress_handler(cancelled, STEPS)
        _compare(source, made)
    if key is not None:
        locked_files.check(key, target)


def _compare(source: sqlite3.Connection, made: sqlite3.Connection) -> None:
    wrong = [row for row in made.execute("PRAGMA quick_check") if row != (b"ok",)]
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    queries = ["SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"]
    queries += [f'SELECT * FROM "{name.decode()}"' for (name,) in source.execute(tables)]
    for query in queries:
        wrong += [one for one in zip_longest(source.execute(query), made.execute(query)) if one[0] != one[1]][:1]
    if wrong:
        raise NotTheSameError("what was written is not what is read back")
