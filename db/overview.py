"""What is going on in every committee: its newest meetings, the next one, and how many actions are open."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session

from db import last_words
from db.records import Committee, MeetingCard, NextMeeting
from db.tables import ACTIONS, COMMITTEES, MEETINGS, NEXT_MEETINGS

NEWEST = 5
"""How many meetings of a committee are shown while there are many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeCard:
    """A committee as the start page shows it: the newest of its `count` meetings; `coming` is the next meeting that
    one of its meetings announced."""

    committee: Committee
    meetings: tuple[MeetingCard, ...]
    count: int
    coming: NextMeeting | None
    open_actions: int
    overdue_actions: int


def cards(today: date, whole: Collection[int] = ()) -> Callable[[Session], tuple[CommitteeCard, ...]]:
    """Return the query for every committee that has met, the one with the newest meeting first.

    Only the NEWEST meetings of a committee are in it, but all of those committees that are shown `whole`, by id.
    """

    def query(session: Session) -> tuple[CommitteeCard, ...]:
        session.flush()
        counts = {row.committee_id: row.held for row in session.execute(_COUNTS)}
        coming, actions = _coming(session, today), _actions(session, today)
        rows = session.execute(select(COMMITTEES).where(COMMITTEES.c.id.in_(counts)))
        found = [
            CommitteeCard(
                committee=Committee(id=row.id, name=row.name, short_name=row.short_name, quorum=row.quorum),
                meetings=_newest(session, row.id, None if row.id in whole else NEWEST),
                count=counts[row.id],
                coming=coming.get(row.id),
                open_actions=actions.get(row.id, (0, 0))[0],
                overdue_actions=actions.get(row.id, (0, 0))[1],
            )
            for row in rows
        ]
        return tuple(sorted(found, key=lambda card: _when(card.meetings[0]), reverse=True))

    return query


_COUNTS = select(MEETINGS.c.committee_id, func.count().label("held")).group_by(MEETINGS.c.committee_id)


def _when(card: MeetingCard) -> tuple[date, str, int]:
    return card.date, str(card.start or ""), card.id


def _newest(session: Session, committee_id: int, most: int | None) -> tuple[MeetingCard, ...]:
    """Return the newest meetings of a committee; the index of meetings gives them without reading the others."""
    rows = session.execute(
        select(
            *(MEETINGS.c.id, MEETINGS.c.uid, MEETINGS.c.committee_id, COMMITTEES.c.name),
            *(MEETINGS.c.title, MEETINGS.c.date, MEETINGS.c.start, MEETINGS.c.status),
        )
        .join_from(MEETINGS, COMMITTEES, MEETINGS.c.committee_id == COMMITTEES.c.id)
        .where(MEETINGS.c.committee_id == committee_id)
        .order_by(MEETINGS.c.date.desc(), MEETINGS.c.start.desc(), MEETINGS.c.id.desc())
        .limit(most)
    )
    return tuple(
        MeetingCard(
            id=id, uid=uid, committee=body, committee_name=name, title=title, date=day, start=start, status=status
        )
        for id, uid, body, name, title, day, start, status in rows
    )


def _coming(session: Session, today: date) -> dict[int, NextMeeting]:
    rows = session.execute(
        select(NEXT_MEETINGS, MEETINGS.c.committee_id)
        .join(MEETINGS, NEXT_MEETINGS.c.meeting_id == MEETINGS.c.id)
        .where(NEXT_MEETINGS.c.date >= today)
        .order_by(NEXT_MEETINGS.c.date, NEXT_MEETINGS.c.start, MEETINGS.c.date.desc())
    )
    found: dict[int, NextMeeting] = {}
    for row in rows:
        coming = NextMeeting(id=row.id, date=row.date, start=row.start, end=row.end, place=row.place, title=row.title)
        found.setdefault(row.committee_id, coming)
    return found


def _actions(session: Session, today: date) -> dict[int, tuple[int, int]]:
    """Return how many actions of each committee are open, and how many of these are overdue."""
    late = func.sum(cast(func.coalesce(today > last_words.due(), 0), Integer))
    rows = session.execute(
        select(ACTIONS.c.committee_id, func.count(), late).where(last_words.still_open()).group_by("committee_id")
    )
    return {committee: (count, overdue) for committee, count, overdue in rows}
