"""What is going on in every committee: its meetings, the next one, and how many actions are open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import committees, meetings
from db.models import MeetingRow, NextMeetingRow
from db.records import Committee, MeetingCard, NextMeeting
from db.surroundings import open_actions


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeCard:
    """A committee as the start page shows it; `coming` is the next meeting that one of its meetings announced."""

    committee: Committee
    meetings: tuple[MeetingCard, ...]
    coming: NextMeeting | None
    open_actions: int
    overdue_actions: int


def cards(today: date) -> Callable[[Session], tuple[CommitteeCard, ...]]:
    """Return the query for every committee that has met, the one with the newest meeting first."""

    def query(session: Session) -> tuple[CommitteeCard, ...]:
        held = meetings.cards(session)
        by_id = {committee.id: committee for committee in committees.every(session)}
        order = list(dict.fromkeys(card.committee for card in held))
        return tuple(
            _card(session, by_id[id], tuple(card for card in held if card.committee == id), today) for id in order
        )

    return query


def _card(session: Session, committee: Committee, held: tuple[MeetingCard, ...], today: date) -> CommitteeCard:
    actions = open_actions(session, committee.id, before=max(today, held[0].date))
    return CommitteeCard(
        committee=committee,
        meetings=held,
        coming=_coming(session, committee.id, today),
        open_actions=len(actions),
        overdue_actions=sum(action.due is not None and action.due < today for action in actions),
    )


def _coming(session: Session, committee_id: int, today: date) -> NextMeeting | None:
    row = session.scalars(
        select(NextMeetingRow)
        .join(MeetingRow, NextMeetingRow.meeting_id == MeetingRow.id)
        .where(MeetingRow.committee_id == committee_id, NextMeetingRow.date >= today)
        .order_by(NextMeetingRow.date, NextMeetingRow.start, MeetingRow.date.desc())
    ).first()
    if row is None:
        return None
    return NextMeeting(id=row.id, date=row.date, start=row.start, end=row.end, place=row.place, title=row.title)
