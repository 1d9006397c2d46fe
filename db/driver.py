"""The one place that decides how a database of this program is opened: by Python's own SQLite, or, where its folder's
key is held, by SQLCipher.

The two are two libraries: neither sees the locks that the other has on a file in this process
(sqlite.org/howtocorrupt.html, 2.2.1), so a database is never open in both. SQLCipher is only loaded where a folder is
locked.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from types import ModuleType
from typing import Literal, cast
from weakref import WeakSet

from db import keys
from db.keys import Key

BUSY_SECONDS = 5
STATEMENTS = 40
"""How many statements a connection keeps ready: of a list ("IN (?, ?)") each length is another, of some 10 KB."""
JOURNAL = "-journal"
Mode = Literal["ro", "rw", "rwc"]


def connect(path: Path, *, mode: Mode = "rwc", any_thread: bool = False) -> sqlite3.Connection:
    """Open a database with what its folder is locked with; `mode` as in SQLite's names of files.

    Raises one of `errors()`; a wrong key is told as "file is not a database" by the first statement.
    """
    return open_with(keys.of(path.parent), path, mode=mode, any_thread=any_thread)


def open_with(
    key: Key | None, path: Path, *, mode: Mode = "rwc", any_thread: bool = False, by_cipher: bool = False
) -> sqlite3.Connection:
    """Open a database with a key, or a plain one with None, that one `by_cipher` where it is to be written as a locked
    one."""
    if mode == "ro" and path.with_name(f"{path.name}{JOURNAL}").exists():
        # A step that was cut off is to be taken back first, which writes (sqlite.org/lockingv3.html, 4.0).
        mode = "rw"
    library = sqlite3 if key is None and not by_cipher else cipher()
    connection: sqlite3.Connection = library.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        cached_statements=STATEMENTS,
        check_same_thread=not any_thread,
        factory=_tracked(library),
    )
    with _turn:
        _open.setdefault(path.absolute(), WeakSet()).add(connection)
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = {key.in_sql()}")
        connection.execute("PRAGMA temp_store = MEMORY")
    elif by_cipher:
        connection.execute("PRAGMA cipher_log_level = NONE")
    connection.create_function("folded", 1, folded, deterministic=True)
    return connection


@contextmanager
def opened(path: Path, *, mode: Mode = "rwc") -> Iterator[sqlite3.Connection]:
    """Open a database as `connect` does, and close it in the end."""
    with closing(connect(path, mode=mode)) as connection:
        yield connection


def is_open(path: Path) -> bool:
    """Tell whether a connection of this process to a database is open."""
    with _turn:
        return any(not getattr(connection, "closed", False) for connection in _open.get(path.absolute(), ()))


def cipher() -> ModuleType:
    """Return SQLCipher, which speaks as Python's own sqlite3 does."""
    from sqlcipher3 import dbapi2

    return cast(ModuleType, dbapi2)


def errors(*besides: type[Exception]) -> tuple[type[Exception], ...]:
    """Return what either library raises, and what else is named, for an `except`; their errors have nothing else in
    common."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error, loaded.Error, *besides) if loaded else (sqlite3.Error, *besides)


def refusals() -> tuple[type[Exception], ...]:
    """Return what either library raises where a row is refused, for an `except`."""
    loaded = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.IntegrityError, loaded.IntegrityError) if loaded else (sqlite3.IntegrityError,)


@cache
def _tracked(library: ModuleType) -> type[sqlite3.Connection]:
    """Return a library's connections as ones that tell whether they are closed; its own do not."""

    class Tracked(library.Connection):  # type: ignore[misc,name-defined]
        closed = False

        def close(self) -> None:
            super().close()
            self.closed = True

    return Tracked


_open: dict[Path, WeakSet[sqlite3.Connection]] = {}
_turn = Lock()


def folded(words: str | None) -> str:
    """Return words in small letters, parted and begun by a space: " AP34 17" is where " ap3" begins a word.

    The function of this name in SQL, whose own lower() knows only the letters of English.
    """
    return "".join(f" {word}" for word in _WORD.findall((words or "").casefold()))


_WORD = re.compile(r"[^\W_]+")
