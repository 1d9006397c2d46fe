"""The agendas of the meetings that a committee has held, with what came of each item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session

from db.records import AgendaLine, HeldAgenda
from db.tables import ITEMS, MEETINGS, NOTES


def of_committee(
    committee_id: int, first: date | None, last: date | None
) -> Callable[[Session], tuple[HeldAgenda, ...]]:
    """Return the query for the agendas of a committee's meetings in a time, the oldest first; planned ones are none."""
    held = and_(
        MEETINGS.c.committee_id == committee_id,
        MEETINGS.c.status != "planned",
        *([MEETINGS.c.date >= first] if first else []),
        *([MEETINGS.c.date <= last] if last else []),
    )

    def query(session: Session) -> tuple[HeldAgenda, ...]:
        session.flush()
        rows = session.execute(
            select(MEETINGS.c.id, MEETINGS.c.date, MEETINGS.c.title)
            .where(held)
            .order_by(MEETINGS.c.date, MEETINGS.c.start, MEETINGS.c.id)
        )
        lines = _lines(session, held)
        return tuple(HeldAgenda(meeting=id, date=day, title=title, lines=tuple(lines[id])) for id, day, title in rows)

    return query


def _lines(session: Session, held: Any) -> dict[int, list[AgendaLine]]:
    rows = session.execute(
        select(
            *(ITEMS.c.id, ITEMS.c.meeting_id, ITEMS.c.parent_id, ITEMS.c.title),
            *(ITEMS.c.standing, ITEMS.c.outcome_wanted, ITEMS.c.nil),
        )
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id)
        .where(held)
        .order_by(ITEMS.c.meeting_id, ITEMS.c.position, ITEMS.c.id)
    ).all()
    said = _said(session, held)
    below: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)

    def whole(row: Any) -> tuple[int, int, bool]:
        """Return what was said under an item and in what stands in it."""
        parts = [(*said.get(row.id, (0, 0)), row.nil), *map(whole, below[row.id])]
        return sum(part[0] for part in parts), sum(part[1] for part in parts), any(part[2] for part in parts)

    lines: dict[int, list[AgendaLine]] = defaultdict(list)
    for row in rows:
        notes, outcomes, nil = whole(row)
        lines[row.meeting_id].append(
            AgendaLine(
                item=row.id,
                title=row.title,
                standing=row.standing,
                outcome_wanted=row.outcome_wanted,
                notes=notes,
                outcomes=outcomes,
                nil=nil,
            )
        )
    return lines


def _said(session: Session, held: Any) -> dict[int, tuple[int, int]]:
    """Return by item how many notes say something, and how many of these are actions or decisions."""
    outcome = case((NOTES.c.kind.in_(("action", "decision")), 1), else_=0)
    rows = session.execute(
        select(NOTES.c.item_id, func.count(), func.sum(outcome))
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id)
        .where(held, NOTES.c.kind != "private", or_(NOTES.c.kind == "review", func.trim(NOTES.c.text) != ""))
        .group_by(NOTES.c.item_id)
    )
    return {item: (count, outcomes) for item, count, outcomes in rows}
