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

CARD = ("id", "name", "status", "made_at", "comment")


def cards(meeting_id: int) -> Callable[[Session], tuple[VersionCard, ...]]:
    """Return the query for the versions of a meeting, the newest first."""
    columns = (VERSIONS.c[name] for name in CARD)
    query = select(*columns).where(VERSIONS.c.meeting_id == meeting_id).order_by(VERSIONS.c.id.desc())
    return lambda session: tuple(
        VersionCard(id=id, meeting=meeting_id, name=name, status=status, made_at=made_at, comment=comment)
        for id, name, status, made_at, comment in session.execute(query)
    )


def content(version_id: int) -> Callable[[Session], bytes]:
    """Return the query for the meeting file that a version keeps. It raises LookupError where there is none."""

    def query(session: Session) -> bytes:
        kept = session.execute(select(VERSIONS.c.content).where(VERSIONS.c.id == version_id)).scalar()
        if kept is None:
            raise LookupError(version_id)
        return zlib.decompress(kept)

    return query


def printed(version_id: int) -> Callable[[Session], bytes]:
    """Return the query for how a version printed, empty where that was not kept."""
    return lambda session: _printed(session, VERSIONS.c.id == version_id)


def keep(
    meeting_id: int,
    name: str,
    status: str,
    meeting_file: bytes,
    *,
    at: datetime,
    comment: str = "",
    printed: bytes = b"",
) -> Edit:
    """Keep a version: the meeting file as it is at this moment, and how it prints, under a name.

    `status` is the one that the minutes reach with it, "" where it is kept by hand.
    """
    return lambda session: session.add(
        VersionRow(
            id=new_id(),
            meeting_id=meeting_id,
            name=name,
            status=status,
            made_at=at,
            comment=comment,
            content=zlib.compress(meeting_file),
            printed=zlib.compress(printed) if printed else None,
        )
    )


def remove(version_id: int) -> Edit:
    """Remove a version that was kept by hand."""

    def edit(session: Session) -> None:
        row = session.get_one(VersionRow, version_id)
        if row.status:
            raise ValueError(f"version {version_id} is the one that was {row.status}")
        session.delete(row)

    return edit


def _printed(session: Session, where: object) -> bytes:
    session.flush()
    query = select(VERSIONS.c.printed).where(where).order_by(VERSIONS.c.id.desc())  # type: ignore[arg-type]
    kept = session.execute(query.limit(1)).scalar()
    return zlib.decompress(kept) if kept else b""
