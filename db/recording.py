"""How a session records what its transaction does to each row, and writes a recorded change again."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Table, delete, event, insert, update
from sqlalchemy import inspect as look_at
from sqlalchemy.orm import PassiveFlag, Session, attributes, object_session

from db.changes import Change, Edit, RowChange, Values, merged
from db.models import Row
from db.values import Struct, field


class Recording(Struct):
    """Keeps what the flushes of a session do to each row, orphans that go with their parent among them."""

    _rows: list[RowChange] = field(default_factory=list)

    def of(self, session: Session) -> Recording:
        """Begin to record a session; returns itself."""
        session.info[Recording] = self
        return self

    def change(self) -> Change:
        """Return what was done so far."""
        return merged(tuple(self._rows))

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


def _statement(table: Table, row: RowChange) -> Any:
    if row.after is None:
        return delete(table).where(table.c.id == row.id)
    if row.before is None:
        return insert(table)
    return update(table).where(table.c.id == row.id)


@cache
def _columns(kind: type[Row]) -> tuple[str, ...]:
    return tuple(attribute.key for attribute in look_at(kind).column_attrs)


def _values(row: Row) -> Values:
    return {name: getattr(row, name) for name in _columns(type(row))}


def _differences(row: Row) -> tuple[Values, Values]:
    before: Values = {}
    after: Values = {}
    touched = look_at(row).committed_state
    for name in (name for name in _columns(type(row)) if name in touched):
        history = attributes.get_history(row, name, passive=PassiveFlag.PASSIVE_NO_INITIALIZE)
        if history.has_changes():
            before[name] = history.deleted[0] if history.deleted else None
            after[name] = history.added[0] if history.added else None
    return before, after
