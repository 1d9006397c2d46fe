"""How a SQLite file is opened: what only SQLite needs to be told stands here and in `log_sync`."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

BUSY_SECONDS = 5


def open_engine(path: Path, *, sync_at_once: bool) -> Engine:
    """Return an engine on a SQLite file, made where there is none.

    With `sync_at_once` a commit returns when it is on the disk; without it `LogSync` follows behind.
    """
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _on_connect(connection: DBAPIConnection, _record: object) -> None:
        # The driver opens no transaction for DDL of its own; SQLAlchemy's begin is made real below.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA synchronous = {'FULL' if sync_at_once else 'NORMAL'}")
        cursor.execute(f"PRAGMA wal_autocheckpoint = {1000 if sync_at_once else 0}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()
        connection.create_function("folded", 1, folded, deterministic=True)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: object) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing(connection) else "BEGIN")  # type: ignore[attr-defined]

    return engine


def folded(words: str | None) -> str:
    """Return words in small letters, parted and begun by a space: " AP34 17" is where " ap3" begins a word.

    The function of this name in SQL, whose own lower() knows only the letters of English.
    """
    return "".join(f" {word}" for word in _WORD.findall((words or "").casefold()))


_WORD = re.compile(r"[^\W_]+")


def _writing(connection: object) -> bool:
    return bool(connection.get_execution_options().get("writing"))  # type: ignore[attr-defined]
