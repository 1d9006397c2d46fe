"""What lies around a meeting in its committee: actions still open, references used in the year, who sat before."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time
from typing import Any

from sqlalchemy import Row as Selected
from sqlalchemy import and_, extract, func, or_, select
from sqlalchemy.orm import Session

from db import committees, forward_plan, held
from db.records import (
    CLOSING_OUTCOMES,
    CommitteeProfile,
    EarlierAction,
    ForwardLine,
    MeetingCard,
    Surroundings,
    UsedReference,
)
from db.tables import (
    ACTIONS,
    DECISIONS,
    ITEMS,
    MEETINGS,
    NOTES,
    OWNERS,
    PEOPLE,
    REVIEWS,
)

REMEMBERED = 12
"""How many meetings back attendance over time looks in a set of minutes."""


def surroundings(session: Session, meeting: Selected[Any]) -> Surroundings:
    """Return what lies around a meeting, given its row with the committee's name."""
    profile = committees.profile(meeting.committee_id)(session)
    before = _sat_before(meeting)
    return Surroundings(
        open_actions=open_actions(session, meeting.committee_id, before=meeting.date, besides=meeting.id),
        references=(*_reached(profile, meeting.date), *used_references(session, meeting)),
        profile=profile,
        held=held.meetings_of(meeting.committee_id, before=before, newest=REMEMBERED)(session),
        forward=tuple(line for line in forward_plan.lines(meeting.committee_id)(session) if _waits(line, meeting)),
        before=_meeting_before(session, meeting, before),
    )


def _sat_before(meeting: Selected[Any]) -> Any:
    """Return the condition that picks the meetings before this one."""
    same_day = and_(
        MEETINGS.c.date == meeting.date,
        or_(
            func.coalesce(MEETINGS.c.start, NO_TIME) < (meeting.start or NO_TIME),
            and_(func.coalesce(MEETINGS.c.start, NO_TIME) == (meeting.start or NO_TIME), MEETINGS.c.id < meeting.id),
        ),
    )
    return or_(MEETINGS.c.date < meeting.date, same_day)


NO_TIME = time.min


def _waits(line: ForwardLine, meeting: Selected[Any]) -> bool:
    return not line.taken_by and not line.dropped and line.meeting != meeting.id


def _reached(profile: CommitteeProfile, day: date) -> tuple[UsedReference, ...]:
    """Return the last reference that was given before this program, where it is of the year."""
    on = profile.reached_on
    if not profile.reached or on is None or on.year != day.year or on > day:
        return ()
    return (UsedReference(reference=profile.reached, given_on=on, provisional=False),)


def _meeting_before(session: Session, meeting: Selected[Any], before: Any) -> MeetingCard | None:
    row = session.execute(
        select(MEETINGS)
        .where(MEETINGS.c.committee_id == meeting.committee_id, MEETINGS.c.status != "planned", before)
        .order_by(MEETINGS.c.date.desc(), MEETINGS.c.start.desc(), MEETINGS.c.id.desc())
        .limit(1)
    ).first()
    if row is None:
        return None
    return MeetingCard(
        id=row.id,
        uid=row.uid,
        committee=row.committee_id,
        committee_name=meeting.committee_name,
        title=row.title,
        date=row.date,
        start=row.start,
        status=row.status,
    )


def open_actions(
    session: Session, committee_id: int, *, before: date, besides: int | None = None
) -> tuple[EarlierAction, ...]:
    """Return the actions that a committee's meetings up to a day left open, oldest first.

    An action is open until its status or a review of it says otherwise; `besides` leaves out one meeting.
    """
    session.flush()
    closed = select(REVIEWS.c.action_id).where(
        REVIEWS.c.action_id.is_not(None), REVIEWS.c.outcome.in_(CLOSING_OUTCOMES)
    )
    day = ACTIONS.c.given_on
    rows = session.execute(
        select(
            *(ACTIONS.c.id, ACTIONS.c.given_on, ACTIONS.c.reference, ACTIONS.c.text, ACTIONS.c.owner_text),
            *(ACTIONS.c.due, ACTIONS.c.due_phrase, NOTES.c.text.label("words")),
            *(ITEMS.c.meeting_id, MEETINGS.c.date),
        )
        .join(NOTES, ACTIONS.c.note_id == NOTES.c.id, isouter=True)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id, isouter=True)
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id, isouter=True)
        .where(
            ACTIONS.c.committee_id == committee_id,
            ACTIONS.c.status == "open",
            ACTIONS.c.id.not_in(closed),
            or_(MEETINGS.c.date <= before, and_(MEETINGS.c.id.is_(None), or_(day.is_(None), day <= before))),
            or_(MEETINGS.c.id.is_(None), MEETINGS.c.id != (besides or 0)),
        )
        .order_by(MEETINGS.c.date, ACTIONS.c.given_on, ACTIONS.c.id)
    ).all()
    names = _owner_names(session, [row.id for row in rows])
    return tuple(
        EarlierAction(
            id=row.id,
            meeting=row.meeting_id or 0,
            given_on=row.date or row.given_on or before,
            reference=row.reference,
            text=row.words if row.words is not None else row.text,
            owners=row.owner_text or ", ".join(names[row.id]),
            due=row.due,
            due_phrase=row.due_phrase,
        )
        for row in rows
    )


def used_references(session: Session, meeting: Selected[Any]) -> tuple[UsedReference, ...]:
    """Collect what other meetings of the year gave; of those later on the same day only what is fixed."""
    found: list[UsedReference] = []
    order = (meeting.start or time.min, meeting.id)
    for given in (ACTIONS, DECISIONS):
        rows = session.execute(
            select(given.c.reference, MEETINGS.c.date, given.c.provisional, MEETINGS.c.start, MEETINGS.c.id)
            .join(NOTES, given.c.note_id == NOTES.c.id)
            .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
            .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id)
            .where(
                MEETINGS.c.committee_id == meeting.committee_id,
                MEETINGS.c.id != meeting.id,
                extract("year", MEETINGS.c.date) == meeting.date.year,
                given.c.reference != "",
            )
            .order_by(MEETINGS.c.date, given.c.id)
        )
        found += [
            UsedReference(reference=words, given_on=day, provisional=soft)
            for words, day, soft, start, id in rows
            if not (soft and day == meeting.date and (start or time.min, id) > order)
        ]
    return tuple(found)


def _owner_names(session: Session, actions: list[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    rows = session.execute(
        select(OWNERS.c.action_id, OWNERS.c.name, PEOPLE.c.initials, PEOPLE.c.name)
        .join(PEOPLE, OWNERS.c.person_id == PEOPLE.c.id, isouter=True)
        .where(OWNERS.c.action_id.in_(actions))
        .order_by(OWNERS.c.action_id, OWNERS.c.position)
    )
    for action, name, initials, full in rows:
        names[action].append(initials or full or name)
    return names
