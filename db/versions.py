"""Versions of the minutes that were kept: the draft that was circulated, the text that was agreed."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.models import VersionRow
from db.records import VersionCard, new_id
from db.tables import VERSIONS


def cards(meeting_id: int) -> Callable[[Session], tuple[VersionCard, ...]]:
    """Return the query for the versions of a meeting, the newest first."""
    return lambda session: tuple(
        VersionCard(
            id=row.id,
            meeting=row.meeting_id,
            name=row.name,
            status=row.status,
            made_at=row.made_at,
            comment=row.comment,
        )
        for row in session.execute(
            select(*(column for column in VERSIONS.c if column.name != "content"))
            .where(VERSIONS.c.meeting_id == meeting_id)
            .order_by(VERSIONS.c.id.desc())
        )
    )


def content(version_id: int) -> Callable[[Session], bytes]:
    """Return the query for the meeting file that a version keeps. It raises LookupError where there is none."""

    def query(session: Session) -> bytes:
        kept = session.execute(select(VERSIONS.c.content).where(VERSIONS.c.id == version_id)).scalar()
        if kept is None:
            raise LookupError(version_id)
        return zlib.decompress(kept)

    return query


def keep(meeting_id: int, name: str, status: str, meeting_file: bytes, *, at: datetime, comment: str = "") -> Edit:
    """Keep a version: the meeting file as it is at this moment, under a name."""
    return lambda session: session.add(
        VersionRow(
            id=new_id(),
            meeting_id=meeting_id,
            name=name,
            status=status,
            made_at=at,
            comment=comment,
            content=zlib.compress(meeting_file),
        )
    )
