"""What meetings said last of an action, as parts of a select of the table `actions`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, exists, func, select, true

from db.records import CLOSING_OUTCOMES
from db.tables import ACTIONS, ITEMS, MEETINGS, NOTES, REVIEWS

Sat = Callable[[FromClause], ColumnElement[bool]]
"""Which meetings count: gives a condition on the table of meetings, or on an alias of it."""


def any_meeting(_meetings: FromClause) -> ColumnElement[bool]:
    """Let every meeting count."""
    return true()


def outcome(sat: Sat = any_meeting) -> ColumnElement[str]:
    """Return the outcome that the newest of these meetings gave an action, "" where none gave any.

    A meeting that only talked about it ("none") leaves what was said before. Of any meeting, triggers keep it.
    """
    if sat is any_meeting:
        return ACTIONS.c.said_last
    return func.coalesce(_last(sat, REVIEWS.c.outcome, REVIEWS.c.outcome != "none"), "")


def still_open() -> ColumnElement[bool]:
    """Return whether an action is open, whatever meetings there are."""
    return and_(ACTIONS.c.status == "open", outcome().not_in(CLOSING_OUTCOMES))


def carried_to(sat: Sat = any_meeting) -> ColumnElement[Any]:
    """Return the day to which an action was carried forward last, NULL where to none."""
    return _last(sat, REVIEWS.c.carried_to, REVIEWS.c.outcome == "carried forward", REVIEWS.c.carried_to.is_not(None))


def due(sat: Sat = any_meeting) -> ColumnElement[Any]:
    """Return when an action is due now: the day it was carried forward to, else its own."""
    return func.coalesce(carried_to(sat), ACTIONS.c.due)


def told(sat: Sat) -> ColumnElement[bool]:
    """Return whether any of these meetings spoke of an action."""
    said = MEETINGS.alias("told")
    here = NOTES.alias("told_note"), ITEMS.alias("told_item")
    path = _path(said, *here)
    return exists(select(REVIEWS.c.id).select_from(path).where(REVIEWS.c.action_id == ACTIONS.c.id, sat(said)))


def _last(sat: Sat, column: Any, *where: ColumnElement[bool]) -> ColumnElement[Any]:
    said, note, item = MEETINGS.alias("said"), NOTES.alias("said_note"), ITEMS.alias("said_item")
    return (
        select(column)
        .select_from(_path(said, note, item))
        .where(REVIEWS.c.action_id == ACTIONS.c.id, sat(said), *where)
        .order_by(said.c.date.desc(), said.c.start.desc(), said.c.id.desc(), REVIEWS.c.id.desc())
        .limit(1)
        .correlate(ACTIONS)
        .scalar_subquery()
    )


def _path(said: Any, note: Any, item: Any) -> Any:
    return (
        REVIEWS.join(note, REVIEWS.c.note_id == note.c.id)
        .join(item, note.c.item_id == item.c.id)
        .join(said, item.c.meeting_id == said.c.id)
    )
