"""What a transaction changed, row by row: enough to take it back and to do it again.

Rows keep their identity: taking back a deletion inserts them again under the old id, so that older steps still fit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from sqlalchemy import Table, delete, event, insert, update
from sqlalchemy import inspect as look_at
from sqlalchemy.orm import PassiveFlag, Session, attributes, object_session

from db.models import Row
from db.records import Meeting

Edit = Callable[[Session], object]
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; `None` where it did not exist."""

    table: str
    id: int
    before: Values | None
    after: Values | None

    @property
    def reversed(self) -> RowChange:
        return RowChange(self.table, self.id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Change:
    """What one edit did. `rows` is empty where it changed nothing."""

    rows: tuple[RowChange, ...] = ()

    @property
    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(tuple(row.reversed for row in reversed(self.rows)))

    def then(self, later: Change) -> Change:
        """Return both changes as one."""
        return Change(_merge((*self.rows, *later.rows)))


@runtime_checkable
class Foreseeable(Protocol):
    """An edit that may know beforehand what it will do."""

    def __call__(self, session: Session, /) -> object: ...

    def foreseen(self, meeting: Meeting) -> tuple[Change, Meeting] | None:
        """Return what it changes in a meeting, and how that is afterwards; None where the database is to be asked."""
        ...


@dataclass(slots=True)
class Recording:
    """Keeps what the flushes of a session do to each row, orphans that go with their parent among them."""

    _rows: list[RowChange] = field(default_factory=list)

    def of(self, session: Session) -> Recording:
        """Begin to record a session; returns itself."""
        session.info[Recording] = self
        return self

    def change(self) -> Change:
        """Return what was done so far."""
        return Change(_merge(tuple(self._rows)))

    def note(self, row: RowChange) -> None:
        """Keep what was done to one row."""
        self._rows.append(row)


@event.listens_for(Row, "after_insert", propagate=True)
def _on_insert(_mapper: object, _connection: object, row: Row) -> None:
    _note(row, lambda: RowChange(row.__tablename__, row.id, None, _values(row)))


@event.listens_for(Row, "after_update", propagate=True)
def _on_update(_mapper: object, _connection: object, row: Row) -> None:
    _note(row, lambda: RowChange(row.__tablename__, row.id, *_differences(row)))


@event.listens_for(Row, "after_delete", propagate=True)
def _on_delete(_mapper: object, _connection: object, row: Row) -> None:
    _note(row, lambda: RowChange(row.__tablename__, row.id, {**_values(row), **_differences(row)[0]}, None))


def _note(row: Row, change: Callable[[], RowChange]) -> None:
    session = object_session(row)
    recording = session.info.get(Recording) if session else None
    if recording is not None:
        recording.note(change())


def changed_in(session: Session) -> Change:
    """Return what a recorded session has done so far; nothing for one that is not recorded."""
    recording = session.info.get(Recording)
    return recording.change() if recording is not None else Change()


def apply(change: Change) -> Edit:
    """Write a change to the database as it stands in its `after` values; foreign keys are looked at in the end."""

    def run(session: Session) -> None:
        for row in change.rows:
            table = Row.metadata.tables[row.table]
            session.execute(_statement(table, row), row.after or {})

    return run


def write_known(change: Change, connection: Any) -> bool:
    """Write changed rows by the driver's own connection, in one transaction, where they stand as in their `before`
    values; False where one does not, and nothing was written. Raises the driver's errors."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for row in change.rows:
            before, after = row.before or {}, row.after or {}
            stood = " AND ".join(f"{name} IS ?" for name in before)
            stands = ", ".join(f"{name} = ?" for name in after)
            words = f"UPDATE {row.table} SET {stands} WHERE id = ? AND {stood}"
            if connection.execute(words, (*after.values(), row.id, *before.values())).rowcount != 1:
                connection.execute("ROLLBACK")
                return False
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return True


def _statement(table: Table, row: RowChange) -> Any:
    if row.after is None:
        return delete(table).where(table.c.id == row.id)
    if row.before is None:
        return insert(table)
    return update(table).where(table.c.id == row.id)


def _columns(row: Row) -> list[str]:
    return [attribute.key for attribute in look_at(type(row)).column_attrs]


def _values(row: Row) -> Values:
    return {name: getattr(row, name) for name in _columns(row)}


def _differences(row: Row) -> tuple[Values, Values]:
    before: Values = {}
    after: Values = {}
    for name in _columns(row):
        history = attributes.get_history(row, name, passive=PassiveFlag.PASSIVE_NO_INITIALIZE)
        if history.has_changes():
            before[name] = history.deleted[0] if history.deleted else None
            after[name] = history.added[0] if history.added else None
    return before, after


def _merge(rows: tuple[RowChange, ...]) -> tuple[RowChange, ...]:
    """Fold several changes of one row into one, in the order of first touch."""
    merged: dict[tuple[str, int], RowChange] = {}
    for row in rows:
        key = (row.table, row.id)
        first = merged.get(key)
        merged[key] = row if first is None else _fold(first, row)
    return tuple(row for row in merged.values() if row.before != row.after)


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
