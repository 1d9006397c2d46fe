"""What was done for the priorities of committees: items, decisions and actions of a time, counted and listed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from db import register
from db.records import PriorityFigures, RegisterEntry, Tagged
from db.tables import ACTIONS, COMMITTEES, DECISIONS, ITEMS, MEETINGS, NOTES
from db.wanted_actions import IS_OPEN, late, tagged_items

Figures = dict[str, Counter[str]]


def figures(
    committees: Sequence[int], first: date | None, last: date | None, today: date
) -> Callable[[Session], tuple[PriorityFigures, ...]]:
    """Return the query for the work of each priority at the meetings of these committees (or of all) in a time.

    The committees' own priorities come first, those without work too, then others that were given, by name, and last
    what carries none. A decision or an action without a priority counts for that of its item, an item for that of
    what it stands in; but such an item is not counted again. Meetings only planned were not held.
    """

    def query(session: Session) -> tuple[PriorityFigures, ...]:
        session.flush()
        held = _held(committees, first, last)
        tagged = tagged_items(held)
        counted: Figures = defaultdict(Counter)
        _count_items(session, tagged, held, counted)
        _count_decisions(session, tagged, held, counted)
        _count_actions(session, tagged, held, today, counted)
        _count_actions_without_meeting(session, committees, (first, last), today, counted)
        named = _named(session, committees)
        order = dict.fromkeys([*named, *sorted(counted.keys() - {""}, key=str.casefold), ""])
        return tuple(PriorityFigures(priority=name, named=name in named, **counted[name]) for name in order)

    return query


def work_of(
    priority: str, committees: Sequence[int], first: date | None, last: date | None
) -> Callable[[Session], tuple[tuple[Tagged, ...], tuple[RegisterEntry, ...]]]:
    """Return the query for the work of a priority: items and decisions, the oldest meeting first, and actions."""

    def query(session: Session) -> tuple[tuple[Tagged, ...], tuple[RegisterEntry, ...]]:
        session.flush()
        held = _held(committees, first, last)
        wanted = register.Wanted(
            committees=tuple(committees), status="", priority=priority, given_from=first, given_to=last
        )
        given = [entry for entry in register.entries(wanted)(session) if entry.meeting_status != "planned"]
        return (*_items_of(session, priority, held), *_decisions_of(session, priority, held)), tuple(given)

    return query


def _held(committees: Sequence[int], first: date | None, last: date | None) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [MEETINGS.c.status != "planned"]
    conditions += [MEETINGS.c.committee_id.in_(committees)] if committees else []
    conditions += [MEETINGS.c.date >= first] if first else []
    conditions += [MEETINGS.c.date <= last] if last else []
    return and_(*conditions)


def _named(session: Session, committees: Sequence[int]) -> dict[str, None]:
    kept = select(COMMITTEES.c.priorities).order_by(func.lower(COMMITTEES.c.name))
    lists = session.scalars(kept.where(COMMITTEES.c.id.in_(committees)) if committees else kept)
    return dict.fromkeys(name for lines in lists for name in lines.split("\n") if name)


def _count_items(session: Session, tagged: CTE, held: ColumnElement[bool], counted: Figures) -> None:
    own = or_(ITEMS.c.priority != "", tagged.c.id.is_(None))
    rows = session.execute(
        select(ITEMS.c.priority, func.count())
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id)
        .join(tagged, tagged.c.id == ITEMS.c.id, isouter=True)
        .where(held, own)
        .group_by(ITEMS.c.priority)
    )
    for priority, count in rows:
        counted[priority]["items"] += count


def _count_decisions(session: Session, tagged: CTE, held: ColumnElement[bool], counted: Figures) -> None:
    priority = _priority(DECISIONS.c.priority, tagged)
    rows = session.execute(
        _under(select(priority, func.count()).select_from(DECISIONS), DECISIONS.c.note_id, tagged)
        .where(held)
        .group_by(priority)
    )
    for name, count in rows:
        counted[name]["decisions"] += count


def _count_actions(session: Session, tagged: CTE, held: ColumnElement[bool], today: date, counted: Figures) -> None:
    priority = _priority(ACTIONS.c.priority, tagged)
    rows = session.execute(
        _under(select(priority, *_became(today)).select_from(ACTIONS), ACTIONS.c.note_id, tagged)
        .where(held)
        .group_by(priority)
    )
    _add_actions(rows, counted)


def _count_actions_without_meeting(
    session: Session, committees: Sequence[int], days: tuple[date | None, date | None], today: date, counted: Figures
) -> None:
    first, last = days
    conditions: list[ColumnElement[bool]] = [ACTIONS.c.note_id.is_(None)]
    conditions += [ACTIONS.c.committee_id.in_(committees)] if committees else []
    conditions += [ACTIONS.c.given_on >= first] if first else []
    conditions += [ACTIONS.c.given_on <= last] if last else []
    rows = session.execute(select(ACTIONS.c.priority, *_became(today)).where(*conditions).group_by(ACTIONS.c.priority))
    _add_actions(rows, counted)


def _became(today: date) -> tuple[Any, ...]:
    return func.count(), func.sum(case((IS_OPEN, 1), else_=0)), func.sum(case((late(today), 1), else_=0))


def _add_actions(rows: Any, counted: Figures) -> None:
    for priority, count, still_open, overdue in rows:
        counted[priority].update(open=still_open, overdue=overdue, closed=count - still_open)


def _under(query: Select[Any], note_id: Any, tagged: CTE) -> Select[Any]:
    return (
        query.join(NOTES, note_id == NOTES.c.id)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id)
        .join(tagged, tagged.c.id == ITEMS.c.id, isouter=True)
    )


def _priority(own: Any, tagged: CTE) -> Any:
    return func.coalesce(func.nullif(own, ""), tagged.c.priority, "")


def _items_of(session: Session, priority: str, held: ColumnElement[bool]) -> Iterator[Tagged]:
    rows = session.execute(
        select(ITEMS.c.id, COMMITTEES.c.name, MEETINGS.c.id, MEETINGS.c.date, ITEMS.c.number, ITEMS.c.title)
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id)
        .join(COMMITTEES, MEETINGS.c.committee_id == COMMITTEES.c.id)
        .where(held, ITEMS.c.priority == priority)
        .order_by(MEETINGS.c.date, MEETINGS.c.start, MEETINGS.c.id, ITEMS.c.position, ITEMS.c.id)
    )
    yield from (_tagged_as("item", row) for row in rows)


def _decisions_of(session: Session, priority: str, held: ColumnElement[bool]) -> Iterator[Tagged]:
    tagged = tagged_items(held)
    columns = select(
        *(NOTES.c.id, COMMITTEES.c.name, MEETINGS.c.id, MEETINGS.c.date, DECISIONS.c.reference, NOTES.c.text)
    )
    rows = session.execute(
        _under(columns.select_from(DECISIONS), DECISIONS.c.note_id, tagged)
        .join(COMMITTEES, MEETINGS.c.committee_id == COMMITTEES.c.id)
        .where(held, _priority(DECISIONS.c.priority, tagged) == priority)
        .order_by(MEETINGS.c.date, MEETINGS.c.start, MEETINGS.c.id, ITEMS.c.position, NOTES.c.position)
    )
    yield from (_tagged_as("decision", row) for row in rows)


def _tagged_as(kind: str, row: Any) -> Tagged:
    id, committee, meeting, day, reference, text = row
    return Tagged(kind=kind, id=id, committee=committee, meeting=meeting, date=day, reference=reference, text=text)
