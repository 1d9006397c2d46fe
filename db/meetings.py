"""Meetings: finding one, adding a whole one, and changing what stands in its heading."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from db import committees, notes, people, review_links
from db.changes import Edit
from db.models import (
    AttendanceRow,
    ItemRow,
    LeadRow,
    MeetingRow,
    NextMeetingRow,
    PinRow,
    Row,
)
from db.records import Attendance, Item, Meeting, MeetingCard, NextMeeting, Owner, new_id

HEADING = (
    *("title", "kind", "date", "start", "end", "place", "style", "status", "quorum", "committee_short_name"),
    *("circulated_on", "agreed_on", "signed_on", "signed_by"),
)


def cards(session: Session) -> tuple[MeetingCard, ...]:
    """Return all meetings, newest first."""
    return _cards(session)


def cards_of(committee_id: int) -> Callable[[Session], tuple[MeetingCard, ...]]:
    """Return the query for the meetings of a committee, newest first."""
    return lambda session: _cards(session, committee_id)


def _cards(session: Session, committee_id: int | None = None) -> tuple[MeetingCard, ...]:
    session.flush()
    meeting, committee = Row.metadata.tables["meetings"].c, Row.metadata.tables["committees"].c
    rows = session.execute(
        select(
            *(meeting.id, meeting.uid, meeting.committee_id, committee.name),
            *(meeting.title, meeting.date, meeting.start, meeting.status),
        )
        .join_from(meeting.id.table, committee.id.table, meeting.committee_id == committee.id)
        .where(true() if committee_id is None else meeting.committee_id == committee_id)
        .order_by(meeting.date.desc(), meeting.start.desc(), meeting.id.desc())
    )
    return tuple(
        MeetingCard(
            id=id, uid=uid, committee=body, committee_name=name, title=title, date=day, start=start, status=status
        )
        for id, uid, body, name, title, day, start, status in rows
    )


def with_uid(uid: str) -> Callable[[Session], int | None]:
    """Return the query for the id of the meeting with this UUID."""
    return lambda session: session.scalars(select(MeetingRow.id).where(MeetingRow.uid == uid)).first()


class NoSuchMeetingError(LookupError):
    """No meeting, or more than one, is meant; the words say so."""


def called(words: str) -> Callable[[Session], MeetingCard]:
    """Return the query for the meeting that is meant by the first characters of its UUID, its date, or "latest".

    The query raises NoSuchMeetingError where that is not exactly one.
    """

    def query(session: Session) -> MeetingCard:
        held = cards(session)
        wanted = words.strip().lower()
        if wanted == "latest":
            found = held[:1]
        else:
            found = tuple(
                card for card in held if wanted and wanted in (card.date.isoformat(), card.uid[: len(wanted)])
            )
        if len(found) == 1:
            return found[0]
        why = f"{len(found)} meetings are called" if found else "no meeting is called"
        raise NoSuchMeetingError(f"{why} {words!a}")

    return query


def latest_of(committee_id: int) -> Callable[[Session], int | None]:
    """Return the query for the id of a committee's newest meeting, None where it never met."""
    return lambda session: session.scalars(
        select(MeetingRow.id)
        .where(MeetingRow.committee_id == committee_id)
        .order_by(MeetingRow.date.desc(), MeetingRow.id.desc())
    ).first()


def add(meeting: Meeting) -> Edit:
    """Add a whole meeting. Ids of 0 are given; every other id is kept, so it must be free.

    People are recognised (`people.add`), the committee is found by its name, earlier actions by meeting and reference.
    """

    def edit(session: Session) -> None:
        committee = committees.named(session, meeting.committee)
        row = MeetingRow(
            id=meeting.id or new_id(),
            uid=meeting.uid or str(uuid.uuid4()),
            committee_id=committee.id,
            committee_short_name=meeting.committee.short_name,
            quorum=meeting.committee.quorum,
            **{name: getattr(meeting, name) for name in HEADING if hasattr(meeting, name)},
        )
        session.add(row)
        session.flush()
        ids = {person.id: people.add(session, row, person).id for person in meeting.people}
        row.attendance.extend(_attendance_row(at, place, ids) for place, at in enumerate(meeting.attendance))
        row.next_meetings.extend(_next_meeting_row(at, place) for place, at in enumerate(meeting.next_meetings))
        row.pins.extend(PinRow(id=new_id(), note_id=pin.note or None, words=pin.words) for pin in meeting.pins)
        session.flush()
        _add_items(session, row.id, None, meeting.items, ids)
        review_links.link_reviews(session, row)

    return edit


def change(meeting_id: int, **fields: Any) -> Edit:
    """Change what stands in a meeting's heading, the fields of HEADING."""
    unknown = fields.keys() - set(HEADING)
    if unknown:
        raise TypeError(f"a meeting has no {', '.join(sorted(unknown))}")

    def edit(session: Session) -> None:
        row = session.get_one(MeetingRow, meeting_id)
        for name, value in fields.items():
            setattr(row, name, value)

    return edit


def remove(meeting_id: int) -> Edit:
    """Remove a meeting with all that stands in it; its people and its committee stay known.

    Its open actions of which other meetings tell stay open; those of others of which only it told go with it.
    """

    def edit(session: Session) -> None:
        row = session.get_one(MeetingRow, meeting_id)
        committee, told = row.committee_id, review_links.only_told_by(session, meeting_id)
        for item in [item for item in row.items if item.parent_id is None]:
            session.delete(item)
        session.flush()
        session.expire(row)
        session.delete(row)
        review_links.let_go(session, committee, told)

    return edit


def announced(committee_id: int, after: date) -> Callable[[Session], tuple[NextMeeting, ...]]:
    """Return the query for the meetings after a day that any meeting of a committee announces, the newest first."""

    def query(session: Session) -> tuple[NextMeeting, ...]:
        rows = session.scalars(
            select(NextMeetingRow)
            .join(MeetingRow, NextMeetingRow.meeting_id == MeetingRow.id)
            .where(MeetingRow.committee_id == committee_id, NextMeetingRow.date > after)
            .order_by(MeetingRow.date.desc(), NextMeetingRow.position)
        )
        return tuple(
            NextMeeting(id=row.id, date=row.date, start=row.start, end=row.end, place=row.place, title=row.title)
            for row in rows
        )

    return query


def announce(meeting_id: int, coming: Iterable[NextMeeting]) -> Edit:
    """Set the list of next meetings."""

    def edit(session: Session) -> None:
        row = session.get_one(MeetingRow, meeting_id)
        kept = {at.id: at for at in row.next_meetings}
        row.next_meetings = [
            _fill(kept.get(at.id) or NextMeetingRow(id=at.id or new_id()), at, place) for place, at in enumerate(coming)
        ]

    return edit


def _fill(row: NextMeetingRow, at: NextMeeting, place: int) -> NextMeetingRow:
    row.position = place
    for name in ("date", "start", "end", "place", "title"):
        setattr(row, name, getattr(at, name))
    return row


def _next_meeting_row(at: NextMeeting, place: int) -> NextMeetingRow:
    return _fill(NextMeetingRow(id=at.id or new_id()), at, place)


def _attendance_row(at: Attendance, place: int, ids: dict[int, int]) -> AttendanceRow:
    return AttendanceRow(
        id=at.id or new_id(),
        person_id=ids[at.person],
        position=place,
        status=at.status,
        capacity=at.capacity,
        role=at.role,
        representing=at.representing,
        deputy_id=ids[at.deputy] if at.deputy else None,
        for_items=None if at.for_items is None else "\n".join(at.for_items),
        arrived=at.arrived,
        left=at.left,
    )


def _add_items(
    session: Session, meeting_id: int, parent: int | None, items: tuple[Item, ...], ids: dict[int, int]
) -> None:
    for place, item in enumerate(items):
        row = ItemRow(
            id=item.id or new_id(),
            meeting_id=meeting_id,
            parent_id=parent,
            position=place,
            number=item.number,
            title=item.title,
            standing=item.standing,
            minutes=item.minutes,
            began=item.began,
            confidential=item.confidential,
            priority=item.priority,
            purpose=item.purpose,
            papers="\n".join(item.papers),
            outcome_wanted=item.outcome_wanted,
            nil=item.nil,
            forward_id=item.forward_id,
            lead=[_lead_row(owner, n, ids) for n, owner in enumerate(item.lead)],
        )
        session.add(row)
        session.flush()
        notes.write(row.id, [notes.with_people(note, ids) for note in item.notes])(session)
        _add_items(session, meeting_id, row.id, item.items, ids)


def _lead_row(owner: Owner, place: int, ids: dict[int, int]) -> LeadRow:
    person = ids[owner.person] if owner.person is not None else None
    return LeadRow(id=new_id(), position=place, person_id=person, name=owner.name)
