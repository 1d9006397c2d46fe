"""Whole meetings coming in from files: all or none, and numbered as if they had been held in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time

from sqlalchemy import extract, select
from sqlalchemy.orm import Session

from db import meetings, review_links, snapshot
from db.changes import Edit
from db.models import MeetingRow
from db.records import Meeting
from db.values import replace

Complete = Callable[[Meeting], Edit | None]
"""Gives the edit, if any, that brings a meeting's references up to date."""


class AlreadyHereError(Exception):
    """A meeting that comes in is here already; `uid` says which."""

    def __init__(self, uid: str) -> None:
        self.uid = uid
        super().__init__(uid)


def bring_in(coming: Iterable[Meeting], complete: Complete, *, replacing: bool = False) -> Edit:
    """Add whole meetings, the earliest first, and give them and the later ones of their year their references.

    One whose UUID is here takes the place of that meeting where `replacing`, else the edit raises AlreadyHereError.
    """

    def edit(session: Session) -> None:
        years: set[tuple[int, int]] = set()
        for meeting in sorted(coming, key=lambda meeting: (*_held(meeting.date, meeting.start), meeting.id)):
            years |= _add(session, meeting, complete, replacing)
        for committee, year in sorted(years):
            for id in _held_in(session, committee, year):
                _bring_up_to_date(session, id, complete)

    return edit


def _add(session: Session, meeting: Meeting, complete: Complete, replacing: bool) -> set[tuple[int, int]]:
    """Add one meeting and return the committees and years whose numbers it may change."""
    here = meetings.with_uid(meeting.uid)(session)
    years = set()
    if here is not None:
        if not replacing:
            raise AlreadyHereError(meeting.uid)
        years.add(_year_of(session, here))
        meetings.remove(here)(session)
        session.flush()
    id = here or meeting.id
    meetings.add(replace(meeting, id=id))(session)
    _bring_up_to_date(session, id, complete)
    review_links.link(id)(session)
    return {*years, _year_of(session, id)}


def _bring_up_to_date(session: Session, meeting_id: int, complete: Complete) -> None:
    session.flush()
    edit = complete(snapshot.load(meeting_id)(session))
    if edit is not None:
        edit(session)
        session.flush()


def _year_of(session: Session, meeting_id: int) -> tuple[int, int]:
    row = session.get_one(MeetingRow, meeting_id)
    return row.committee_id, row.date.year


def _held_in(session: Session, committee: int, year: int) -> list[int]:
    rows = session.execute(
        select(MeetingRow.id, MeetingRow.date, MeetingRow.start).where(
            MeetingRow.committee_id == committee, extract("year", MeetingRow.date) == year
        )
    ).all()
    return [row.id for row in sorted(rows, key=lambda row: (*_held(row.date, row.start), row.id))]


def _held(day: date, start: time | None) -> tuple[date, time]:
    return day, start or time.min
