"""Rows as SQLite alone gives them, with days, times and truths made of what it keeps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as day
from datetime import time as clock
from sqlite3 import Connection
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NO_TIME = "00:00:00.000000"


def rows(
    read: Connection,
    query: str,
    *given: Any,
    date: Sequence[str] = (),
    time: Sequence[str] = (),
    bool: Sequence[str] = (),
) -> list[dict[str, Any]]:
    """Return what a query finds, by the names of its columns; those named in `date`, `time` and `bool` are of that
    kind. What is `given` stands for its question marks, or is one mapping with what stands for its names."""
    cursor = read.execute(query, given[0] if given and isinstance(given[0], dict) else given)
    names = [column[0] for column in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor]
    for row in found:
        for name in date:
            row[name] = day.fromisoformat(row[name]) if row[name] else None
        for name in time:
            row[name] = clock.fromisoformat(row[name]) if row[name] else None
        for name in bool:
            row[name] = row[name] == 1
    return found


def under(session: Session) -> Connection:
    """Return SQLite's own connection of a session, with all that the session has still to write written."""
    session.flush()
    connection: Connection = session.connection().connection.driver_connection  # type: ignore[assignment]
    return connection


def stored(at: clock | None) -> str:
    """Return a time as the database keeps it; without one, that of midnight."""
    return at.isoformat(timespec="microseconds") if at else NO_TIME
