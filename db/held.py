"""Meetings that were held, with who attended: what attendance over time is counted from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from db.records import HeldMeeting, Sat
from db.tables import ATTENDANCE, COMMITTEES, MEETINGS, PEOPLE


def meetings_of(
    committee_id: int, *, before: Any = True, since: date | None = None, newest: int | None = None
) -> Callable[[Session], tuple[HeldMeeting, ...]]:
    """Return the query for the meetings that a committee has held, the oldest first, with who was there.

    A meeting that is only planned was not held. `before` is a condition on meetings, `since` the first day that counts;
    `newest` keeps that many.
    """
    earliest = MEETINGS.c.date >= since if since is not None else true()

    def query(session: Session) -> tuple[HeldMeeting, ...]:
        rows = session.execute(
            select(MEETINGS.c.id, MEETINGS.c.uid, MEETINGS.c.date, MEETINGS.c.start, MEETINGS.c.title)
            .where(MEETINGS.c.committee_id == committee_id, MEETINGS.c.status != "planned", before, earliest)
            .order_by(MEETINGS.c.date.desc(), MEETINGS.c.start.desc(), MEETINGS.c.id.desc())
            .limit(newest)
        ).all()
        sat = _sat(session, [row.id for row in rows])
        return tuple(
            HeldMeeting(id=id, uid=uid, date=day, start=start, title=title, sat=tuple(sat[id]))
            for id, uid, day, start, title in reversed(rows)
        )

    return query


def style_of(committee_id: int) -> Callable[[Session], str]:
    """Return the query for the house style of what is written about a committee: its own, else its newest meeting's."""

    def query(session: Session) -> str:
        own = session.execute(select(COMMITTEES.c.style).where(COMMITTEES.c.id == committee_id)).scalar()
        newest = (
            select(MEETINGS.c.style)
            .where(MEETINGS.c.committee_id == committee_id)
            .order_by(MEETINGS.c.date.desc(), MEETINGS.c.id.desc())
            .limit(1)
        )
        return own or session.execute(newest).scalar() or ""

    return query


def _sat(session: Session, meetings: list[int]) -> dict[int, list[Sat]]:
    deputy = PEOPLE.alias("deputy")
    rows = session.execute(
        select(
            *(ATTENDANCE.c.meeting_id, PEOPLE.c.person_id, PEOPLE.c.name, PEOPLE.c.initials, PEOPLE.c.job_title),
            *(ATTENDANCE.c.representing, PEOPLE.c.organisation, ATTENDANCE.c.status, ATTENDANCE.c.capacity),
            *(ATTENDANCE.c.role, deputy.c.person_id.label("deputy")),
        )
        .join(PEOPLE, ATTENDANCE.c.person_id == PEOPLE.c.id)
        .join(deputy, ATTENDANCE.c.deputy_id == deputy.c.id, isouter=True)
        .where(ATTENDANCE.c.meeting_id.in_(meetings))
        .order_by(ATTENDANCE.c.meeting_id, ATTENDANCE.c.position)
    )
    found: dict[int, list[Sat]] = defaultdict(list)
    for meeting, known, name, initials, job, representing, agency, status, capacity, role, sits_for in rows:
        found[meeting].append(
            Sat(
                known_as=known,
                name=name or initials or job,
                initials=initials,
                agency=representing or agency,
                status=status,
                capacity=capacity,
                role=role,
                deputy=sits_for,
            )
        )
    return found
