"""The copies of the minutes that went out as Word files, so that a corrected one can be told from what was sent."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.models import SentCopyRow
from db.records import SentCopy, new_id
from db.tables import SENT_COPIES

KEPT = 50
"""How many copies of one meeting are kept: the newest."""


def find(uid: str) -> Callable[[Session], SentCopy | None]:
    """Return the query for the copy of this name, None where it was not sent from here or too long ago."""

    def query(session: Session) -> SentCopy | None:
        row = session.execute(select(SENT_COPIES).where(SENT_COPIES.c.uid == uid)).first()
        if row is None:
            return None
        return SentCopy(uid=row.uid, meeting=row.meeting_id, made_at=row.made_at, printed=zlib.decompress(row.printed))

    return query


def keep(meeting_id: int, uid: str, printed: bytes, *, at: datetime) -> Edit:
    """Keep what a Word file of a meeting's minutes held; the oldest beyond KEPT goes."""

    def edit(session: Session) -> None:
        session.add(
            SentCopyRow(id=new_id(), meeting_id=meeting_id, uid=uid, made_at=at, printed=zlib.compress(printed))
        )
        session.flush()
        newest = (
            select(SENT_COPIES.c.id)
            .where(SENT_COPIES.c.meeting_id == meeting_id)
            .order_by(SENT_COPIES.c.id.desc())
            .limit(KEPT)
        )
        session.execute(
            delete(SENT_COPIES).where(SENT_COPIES.c.meeting_id == meeting_id, SENT_COPIES.c.id.not_in(newest))
        )

    return edit
