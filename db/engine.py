"""How a SQLite file is opened for SQLAlchemy: what only SQLite needs to be told stands here and in `log_sync`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event

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
    def _on_begin(connection: object) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing(connection) else "BEGIN")  # type: ignore[attr-defined]

    return engine


def _writing(connection: object) -> bool:
    return bool(connection.get_execution_options().get("writing"))  # type: ignore[attr-defined]
