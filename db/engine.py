"""How a SQLite file is opened for SQLAlchemy: what only SQLite needs to be told stands here and in `log_sync`."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from db import driver, keys

BUSY_FOR_A_KEY_MS = 10
"""How long the window's own thread is held up by another program that holds the database; the store tries again."""


def open_engine(path: Path, *, sync_at_once: bool) -> Engine:
    """Return an engine on a SQLite file, made where there is none, with the key that is held of its folder.

    With `sync_at_once` a commit returns when it is on the disk; without it `LogSync` follows behind.
    """
    module = {} if keys.of(path.parent) is None else {"module": driver.cipher()}
    made = {"factory": lambda *_file, **_how: driver.connect(path, any_thread=True)}
    engine = create_engine(f"sqlite:///{path}", connect_args=made, **module)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: DBAPIConnection, _record: object) -> None:
        # The driver opens no transaction for DDL of its own; SQLAlchemy's begin is made real below.
        connection.isolation_level = None
        cursor = connection.cursor()
        if not sync_at_once:
            cursor.execute(f"PRAGMA busy_timeout = {BUSY_FOR_A_KEY_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute(f"PRAGMA synchronous = {'FULL' if sync_at_once else 'NORMAL'}")
        cursor.execute(f"PRAGMA wal_autocheckpoint = {1000 if sync_at_once else 0}")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: object) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing(connection) else "BEGIN")  # type: ignore[attr-defined]

    return engine


def _writing(connection: object) -> bool:
    return bool(connection.get_execution_options().get("writing"))  # type: ignore[attr-defined]
