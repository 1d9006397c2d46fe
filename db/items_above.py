"""What lies above items on their agendas: where they stand, and the priority that they take from it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables import ITEMS

AT_ONCE = 10_000
"""How many ids a select names at most; SQLite takes 32,766."""


def paths(session: Session, items: set[int]) -> dict[int, tuple[int, ...]]:
    """Return where items stand: their places from the top of the agenda down."""
    above = _with_those_above(session, items)

    def path(id: int | None) -> tuple[int, ...]:
        return (*path(above[id].parent_id), above[id].position) if id is not None else ()

    return {id: path(id) for id in items}


def inherited_priorities(session: Session, items: set[int]) -> dict[int, str]:
    """Return the priorities of items, or of what they stand in."""
    above = _with_those_above(session, items)

    def priority(id: int | None) -> str:
        return (above[id].priority or priority(above[id].parent_id)) if id is not None else ""

    return {id: priority(id) for id in items}


def _with_those_above(session: Session, items: Iterable[int]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    wanted = list(items)
    while wanted:
        for start in range(0, len(wanted), AT_ONCE):
            here = ITEMS.c.id.in_(wanted[start : start + AT_ONCE])
            columns = select(ITEMS.c.id, ITEMS.c.parent_id, ITEMS.c.position, ITEMS.c.priority)
            for row in session.execute(columns.where(here)):
                found[row.id] = row
        wanted = list({row.parent_id for row in found.values() if row.parent_id} - found.keys())
    return found
