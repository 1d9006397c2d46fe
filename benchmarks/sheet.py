"""Many rows on their way into one table."""

from __future__ import annotations

import sqlite3

from db.models import Row


class Sheet:
    """The rows of one table on their way in; columns that are not named take the defaults of the models."""

    def __init__(self, connection: sqlite3.Connection, table: str, *columns: str) -> None:
        self._connection = connection
        there = {name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")}
        usual = {
            column.name: column.default.arg  # type: ignore[union-attr]
            for column in Row.metadata.tables[table].columns
            if column.name in there - {*columns} and getattr(column.default, "is_scalar", False)
        }
        names = ", ".join(f'"{name}"' for name in (*columns, *usual))
        marks = ", ".join((*("?" * len(columns)), *map(_sql, usual.values())))
        self._words = f"INSERT INTO {table} ({names}) VALUES ({marks})"
        self._rows: list[tuple[object, ...]] = []

    def add(self, *values: object) -> None:
        """Put a row in, its values in the order of the columns."""
        self._rows.append(values)
        if len(self._rows) >= 20_000:
            self.flush()

    def flush(self) -> None:
        """Write the rows that wait."""
        self._connection.executemany(self._words, self._rows)
        self._rows.clear()


def _sql(value: object) -> str:
    return f"'{value}'" if isinstance(value, str) else str(int(value))  # type: ignore[call-overload]
