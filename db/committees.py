"""Committees: the bodies that meet, and who sits on them."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import CommitteeRow
from db.records import Committee, new_id


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
