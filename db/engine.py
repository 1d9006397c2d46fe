"""How a SQLite file is opened for SQLAlchemy: what only SQLite needs to be told stands here and in `log_sync`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from db import driver, keys
from db.preparing import prepare


def open_engine(path: Path, *, sync_at_once: bool) -> Engine:
    """Return an engine on a SQLite file, made where there is none, with the key that is held of its folder.

    With `sync_at_once` a commit returns when it is on the disk; without it `LogSync` follows behind.
    """
    module = {} if keys.of(path.parent) is None else {"module": driver.cipher()}
    made = {"factory": lambda *_file, **_how: driver.connect(path, any_thread=True)}
    engine = create_engine(f"sqlite:///{path}", connect_args=made, **module)

    @event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        prepare(connection, sync_at_once=sync_at_once)

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        held: Any = connection.connection.driver_connection
        if held.in_transaction:
            # Without a log, a commit that another program was in the way of leaves its transaction open.
            held.rollback()
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing(connection) else "BEGIN")

    return engine


def _writing(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("writing"))
