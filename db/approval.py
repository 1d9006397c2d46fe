"""Minutes on their way to being agreed: their status with its dates, and the numbers that are fixed with it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from db import agenda, meetings
from db.changes import Edit
from db.models import NoteRow
from db.records import Meeting, Note

FIELDS = ("status", "circulated_on", "agreed_on", "signed_on", "signed_by")


def move(before: Meeting, after: Meeting) -> Edit:
    """Give a meeting the status, its dates and the numbers that it has in `after`; all else stays as it is."""

    def edit(session: Session) -> None:
        meetings.change(before.id, **{name: getattr(after, name) for name in FIELDS})(session)
        for old, new in zip(before.every_item(), after.every_item(), strict=True):
            if old.number != new.number:
                agenda.change(old.id, number=new.number)(session)
        for (_, note), (_, fixed) in zip(before.every_note(), after.every_note(), strict=True):
            if note != fixed:
                _fix(session, fixed)

    return edit


def _fix(session: Session, note: Note) -> None:
    row = session.get_one(NoteRow, note.id)
    for given, wanted in ((row.action, note.action), (row.decision, note.decision)):
        if given is not None and wanted is not None:
            given.reference, given.provisional = wanted.reference, wanted.provisional
