"""What every connection of an open database is told, SQLAlchemy's and the one that the start reads with."""

from __future__ import annotations

from pathlib import Path
from sqlite3 import Connection

from db import places

BUSY_FOR_A_KEY_MS = 10
"""How long the window's own thread is held up by another program that holds the database; the store tries again."""


def prepare(connection: Connection, *, sync_at_once: bool) -> None:
    """Set a new connection up; without `sync_at_once` a commit returns before it is on the disk."""
    # The driver opens no transaction for DDL of its own; SQLAlchemy's begin is made real in `db.engine`.
    connection.isolation_level = None
    if not sync_at_once:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_FOR_A_KEY_MS}")
    database = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    kept = connection.execute(f"PRAGMA journal_mode = {places.journal_mode(database.parent)}").fetchone()[0]
    log = kept.upper() == places.LOG
    connection.execute(f"PRAGMA synchronous = {'FULL' if sync_at_once or not log else 'NORMAL'}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {1000 if sync_at_once else 0}")
    connection.execute("PRAGMA foreign_keys = ON")
