"""Committees: the bodies that meet, and who sits on them."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import CommitteeRow
from db.records import Committee, CommitteeProfile, Member, StandingItem, new_id
from db.tables import COMMITTEES, KNOWN, MEMBERS, STANDING


def every(session: Session) -> tuple[Committee, ...]:
    """Return all committees by name."""
    rows = session.scalars(select(CommitteeRow).order_by(func.lower(CommitteeRow.name)))
    return tuple(Committee(id=row.id, name=row.name, short_name=row.short_name, quorum=row.quorum) for row in rows)


def named(session: Session, committee: Committee) -> CommitteeRow:
    """Return the committee of this name, made where there is none; what was unknown of it is learned."""
    row = session.scalars(select(CommitteeRow).where(CommitteeRow.name == committee.name)).first()
    if row is None:
        row = CommitteeRow(id=new_id(), name=committee.name)
        session.add(row)
    row.short_name = row.short_name or committee.short_name
    row.quorum = committee.quorum if row.quorum is None else row.quorum
    session.flush()
    return row


def profile(committee_id: int) -> Callable[[Session], CommitteeProfile]:
    """Return the query for all that is kept of a committee. It raises LookupError where there is none."""

    def query(session: Session) -> CommitteeProfile:
        session.flush()
        row = session.execute(select(COMMITTEES).where(COMMITTEES.c.id == committee_id)).first()
        if row is None:
            raise LookupError(committee_id)
        return CommitteeProfile(
            id=row.id,
            name=row.name,
            short_name=row.short_name,
            parent=row.parent_id,
            style=row.style,
            place=row.place,
            start=row.start,
            end=row.end,
            quorum=row.quorum,
            key_agencies=_lines(row.key_agencies),
            priorities=_lines(row.priorities),
            reached=row.reached,
            reached_on=row.reached_on,
            standing_items=_standing_items(session, committee_id),
            members=_members(session, committee_id),
        )

    return query


def _lines(words: str) -> tuple[str, ...]:
    return tuple(words.split("\n")) if words else ()


def _standing_items(session: Session, committee_id: int) -> tuple[StandingItem, ...]:
    rows = session.execute(
        select(STANDING).where(STANDING.c.committee_id == committee_id).order_by(STANDING.c.position)
    )
    return tuple(
        StandingItem(
            id=row.id,
            title=row.title,
            minutes=row.minutes,
            purpose=row.purpose,
            lead=row.lead,
            outcome_wanted=row.outcome_wanted,
        )
        for row in rows
    )


def _members(session: Session, committee_id: int) -> tuple[Member, ...]:
    rows = session.execute(
        select(MEMBERS, KNOWN.c.name, KNOWN.c.initials, KNOWN.c.job_title, KNOWN.c.organisation, KNOWN.c.email)
        .join(KNOWN, MEMBERS.c.person_id == KNOWN.c.id)
        .where(MEMBERS.c.committee_id == committee_id)
        .order_by(MEMBERS.c.position)
    )
    return tuple(
        Member(
            id=row.id,
            known_as=row.person_id,
            name=row.name,
            initials=row.initials,
            job_title=row.job_title,
            organisation=row.organisation,
            email=row.email,
            capacity=row.capacity,
            role=row.role,
            representing=row.representing,
            deputy=row.deputy_id,
            joined=row.joined,
            left=row.left,
        )
        for row in rows
    )
