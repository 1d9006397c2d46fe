"""What a transaction changed, row by row: enough to take it back and to do it again.

Rows keep their identity: taking back a deletion inserts them again under the old id, so that older steps still fit.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, runtime_checkable

from db.records import Meeting
from db.values import Struct

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Edit: TypeAlias = Callable[["Session"], object]
Values = dict[str, Any]


class RowChange(Struct, frozen=True):
    """One row before and after; `None` where it did not exist."""

    table: str
    id: int
    before: Values | None
    after: Values | None

    @property
    def reversed(self) -> RowChange:
        return RowChange(self.table, self.id, self.after, self.before)


class Change(Struct, frozen=True):
    """What one edit did. `rows` is empty where it changed nothing."""

    rows: tuple[RowChange, ...] = ()

    @property
    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(tuple(row.reversed for row in reversed(self.rows)))

    def then(self, later: Change) -> Change:
        """Return both changes as one."""
        return merged((*self.rows, *later.rows))


Rows = tuple[RowChange, ...]
Known: TypeAlias = Callable[[Any], Rows | None]
"""Gives what an edit is known to change, inside the transaction and from the driver's own connection; None where the
rows turn out to stand otherwise."""


@runtime_checkable
class Foreseeable(Protocol):
    """An edit that may know beforehand what it will do."""

    def __call__(self, session: Session, /) -> object: ...

    def foreseen(self, meeting: Meeting) -> tuple[Known, Meeting] | None:
        """Return what it changes in a meeting, and how that is afterwards; None where the database is to be asked."""
        ...


def write_known(known: Known, connection: Any) -> Change | None:
    """Write rows by the driver's own connection, in one transaction, where each stands as it did `before`; None where
    one does not: nothing was written then. Raises the driver's errors."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        rows = known(connection)
        if rows is not None and all(_is_written(row, connection) for row in rows):
            connection.execute("COMMIT")
            return Change(rows)
        connection.execute("ROLLBACK")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return None


def _is_written(row: RowChange, connection: Any) -> bool:
    before, after = row.before, row.after
    if before is None:
        assert after is not None
        done = connection.execute(_inserting(row.table, tuple(after)), tuple(after.values()))
    elif after is None:
        done = connection.execute(_deleting(row.table, tuple(before)), tuple(before.values()))
    else:
        values = (*after.values(), row.id, *before.values())
        done = connection.execute(_updating(row.table, tuple(after), tuple(before)), values)
    return bool(done.rowcount == 1)


@cache
def _inserting(table: str, names: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


@cache
def _deleting(table: str, stood: tuple[str, ...]) -> str:
    return f"DELETE FROM {table} WHERE {_stands(stood)}"


@cache
def _updating(table: str, names: tuple[str, ...], stood: tuple[str, ...]) -> str:
    return f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ? AND {_stands(stood)}"


def _stands(names: tuple[str, ...]) -> str:
    return " AND ".join(f"{name} IS ?" for name in names)


def merged(rows: tuple[RowChange, ...]) -> Change:
    """Fold several changes of one row into one, in the order of first touch."""
    once: dict[tuple[str, int], RowChange] = {}
    for row in rows:
        key = (row.table, row.id)
        first = once.get(key)
        once[key] = row if first is None else _fold(first, row)
    return Change(tuple(row for row in once.values() if row.before != row.after))


def _fold(first: RowChange, second: RowChange) -> RowChange:
    if second.after is None:
        before = None if first.before is None else {**(second.before or {}), **first.before}
        return RowChange(first.table, first.id, before, None)
    if first.before is None:
        return RowChange(first.table, first.id, None, {**(first.after or {}), **second.after})
    if first.after is None:
        after = second.after
        return RowChange(first.table, first.id, {name: first.before[name] for name in after}, after)
    before = {**(second.before or {}), **first.before}
    return RowChange(first.table, first.id, before, {**first.after, **second.after})
