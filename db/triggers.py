"""What the database keeps right by itself: views and triggers, taken down before migrations and put up after them.

A migration that rebuilds a table drops its triggers, and SQLite renames no table that a view or trigger names.
"""

from __future__ import annotations

from sqlalchemy import Connection

from db import passages, said_last

PARTS = (said_last, passages)


def take_down(connection: Connection) -> dict[str, str]:
    """Take views and triggers out of the way of a migration, and return how they were made, by name."""
    rows = connection.exec_driver_sql(
        "SELECT name, type, sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).all()
    for name, kind, _ in rows:
        connection.exec_driver_sql(f"DROP {kind} {name}")
    return {name: words for name, _, words in rows}


def put_up(connection: Connection, stood: dict[str, str]) -> None:
    """Make the views and triggers; where others `stood` before, what they keep is made anew.

    What a database is too old for is left out.
    """
    for part in PARTS:
        columns = {name for _, name, *_ in connection.exec_driver_sql(f"PRAGMA table_info({part.TABLE})")}
        if part.COLUMN not in columns:
            continue
        for words in part.VIEWS.values():
            connection.exec_driver_sql(words)
        if not {**part.VIEWS, **part.TRIGGERS}.items() <= stood.items():
            part.make_anew(connection)
        for words in part.TRIGGERS.values():
            connection.exec_driver_sql(words)
