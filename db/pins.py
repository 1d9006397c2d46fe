"""Words that print as they were typed, whatever the house style makes of names."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.models import MeetingRow, PinRow
from db.records import Pin, new_id
from db.tables import PINS


def of(session: Session, meeting_id: int) -> tuple[Pin, ...]:
    """Return the pins of a meeting in the order in which they were set."""
    rows = session.execute(select(PINS).where(PINS.c.meeting_id == meeting_id).order_by(PINS.c.id))
    return tuple(Pin(id=row.id, note=row.note_id or 0, words=row.words) for row in rows)


def add(meeting_id: int, words: str, note_id: int = 0) -> Edit:
    """Let words print as they were typed: in one note, or in the whole meeting. Twice is once."""

    def edit(session: Session) -> None:
        row = session.get_one(MeetingRow, meeting_id)
        if all((pin.note_id or 0, pin.words) != (note_id, words) for pin in row.pins):
            row.pins.append(PinRow(id=new_id(), note_id=note_id or None, words=words))

    return edit


def remove(pin_id: int) -> Edit:
    """Let the house style say again what a pin held."""
    return lambda session: session.delete(session.get_one(PinRow, pin_id))
