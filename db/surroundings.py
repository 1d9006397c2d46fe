"""What lies around a meeting in its committee: actions still open, references used in the year, who sat before."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time
from typing import Any

from sqlalchemy import FromClause, and_, extract, func, or_, select
from sqlalchemy import Row as Selected
from sqlalchemy.orm import Session

from db import committees, forward_plan, held, last_words
from db.records import (
    CLOSING_OUTCOMES,
    CommitteeProfile,
    EarlierAction,
    ForwardLine,
    MeetingCard,
    Stray,
    Surroundings,
    UsedReference,
)
from db.reference_order import REMEMBERED, reference_order
from db.tables import (
    ACTIONS,
    COMMITTEES,
    DECISIONS,
    ITEMS,
    MEETINGS,
    NOTES,
    OWNERS,
    PEOPLE,
    REVIEWS,
)


def surroundings(session: Session, meeting: Selected[Any]) -> Surroundings:
    """Return what lies around a meeting, given its row with the committee's name."""
    profile = committees.profile(meeting.committee_id)(session)
    before = _sat_before(meeting)
    return Surroundings(
        open_actions=_open(session, meeting.committee_id, lambda at: _sat_before(meeting, at), meeting.date),
        strays=_strays(session, meeting),
        references=(*_reached(profile, meeting.date), *used_references(session, meeting)),
        profile=profile,
        held=held.meetings_of(meeting.committee_id, before=before, newest=REMEMBERED)(session),
        forward=tuple(line for line in forward_plan.lines(meeting.committee_id)(session) if _waits(line, meeting)),
        before=_meeting_before(session, meeting, before),
    )


def _sat_before(meeting: Selected[Any], at: FromClause = MEETINGS) -> Any:
    """Return the condition that picks the meetings before this one."""
    start = func.coalesce(at.c.start, NO_TIME)
    same_day = and_(
        at.c.date == meeting.date,
        or_(
            start < (meeting.start or NO_TIME),
            and_(start == (meeting.start or NO_TIME), at.c.id < meeting.id),
        ),
    )
    return or_(at.c.date < meeting.date, same_day)


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

    An action is open until its status, or the last that these meetings said of it, closes it; `besides` leaves out
    what one meeting gave and said.
    """
    return _open(session, committee_id, lambda at: and_(at.c.date <= before, at.c.id != (besides or 0)), before)


def _open(session: Session, committee_id: int, sat: last_words.Sat, day: date) -> tuple[EarlierAction, ...]:
    session.flush()
    given = ACTIONS.c.given_on
    without_minutes = and_(MEETINGS.c.id.is_(None), or_(given <= day, and_(given.is_(None), last_words.told(sat))))
    rows = session.execute(
        select(
            *(ACTIONS.c.id, given, ACTIONS.c.reference, ACTIONS.c.text, ACTIONS.c.owner_text),
            *(ACTIONS.c.due, ACTIONS.c.due_phrase, NOTES.c.text.label("words")),
            *(ITEMS.c.meeting_id, MEETINGS.c.date, last_words.carried_to(sat).label("carried_to")),
        )
        .join(NOTES, ACTIONS.c.note_id == NOTES.c.id, isouter=True)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id, isouter=True)
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id, isouter=True)
        .where(
            ACTIONS.c.committee_id == committee_id,
            ACTIONS.c.status == "open",
            last_words.outcome(sat).not_in(CLOSING_OUTCOMES),
            or_(sat(MEETINGS), without_minutes),
        )
        .order_by(func.coalesce(MEETINGS.c.date, given), MEETINGS.c.start, MEETINGS.c.id, ACTIONS.c.id)
    ).all()
    names = _owner_names(session, [row.id for row in rows])
    found = [
        EarlierAction(
            id=row.id,
            meeting=row.meeting_id or 0,
            given_on=row.date or row.given_on or day,
            reference=row.reference,
            text=row.words if row.words is not None else row.text,
            owners=row.owner_text or ", ".join(names[row.id]),
            due=row.carried_to or row.due,
            due_phrase="" if row.carried_to else row.due_phrase,
            carried=row.carried_to is not None,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=reference_order))


def _strays(session: Session, meeting: Selected[Any]) -> tuple[Stray, ...]:
    """Return the reviews of a meeting that speak of no action here but read like one of another committee."""
    tied, sat, under, line = ACTIONS.alias(), MEETINGS.alias("theirs"), ITEMS.alias("under"), NOTES.alias("line")
    rows = session.execute(
        select(REVIEWS.c.note_id, COMMITTEES.c.name)
        .join(NOTES, REVIEWS.c.note_id == NOTES.c.id)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .join(tied, REVIEWS.c.action_id == tied.c.id, isouter=True)
        .join(sat, and_(sat.c.date == REVIEWS.c.given_on, sat.c.committee_id != meeting.committee_id))
        .join(under, under.c.meeting_id == sat.c.id)
        .join(line, and_(line.c.item_id == under.c.id, line.c.kind == "action", line.c.text == REVIEWS.c.text))
        .join(COMMITTEES, sat.c.committee_id == COMMITTEES.c.id)
        .where(ITEMS.c.meeting_id == meeting.id, tied.c.note_id.is_(None))
        .order_by(COMMITTEES.c.name)
    )
    return tuple({note: Stray(note=note, committee=name) for note, name in rows}.values())


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
