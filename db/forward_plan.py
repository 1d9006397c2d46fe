"""The forward plan of a committee: what is to come to its next meeting, or to a dated one."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records import ForwardLine
from db.tables import FORWARD, ITEMS, MEETINGS, NOTES


def lines(committee_id: int) -> Callable[[Session], tuple[ForwardLine, ...]]:
    """Return the query for the whole forward plan, the oldest line first, with the item that took each up."""

    def query(session: Session) -> tuple[ForwardLine, ...]:
        taking = ITEMS.alias("taking")
        rows = session.execute(
            select(
                *(FORWARD.c.id, FORWARD.c.note_id, FORWARD.c.text, FORWARD.c.wanted_on, FORWARD.c.wanted_phrase),
                *(NOTES.c.text.label("words"), MEETINGS.c.id.label("meeting"), MEETINGS.c.date),
                taking.c.id.label("taken_by"),
            )
            .join(NOTES, FORWARD.c.note_id == NOTES.c.id, isouter=True)
            .join(ITEMS, NOTES.c.item_id == ITEMS.c.id, isouter=True)
            .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id, isouter=True)
            .join(taking, taking.c.forward_id == FORWARD.c.id, isouter=True)
            .where(FORWARD.c.committee_id == committee_id)
            .order_by(MEETINGS.c.date, FORWARD.c.id)
        ).all()
        once = {row.id: row for row in rows}
        return tuple(
            ForwardLine(
                id=row.id,
                text=row.words if row.words is not None else row.text,
                given_on=row.date,
                meeting=row.meeting or 0,
                note=row.note_id or 0,
                wanted_on=row.wanted_on,
                wanted_phrase=row.wanted_phrase,
                taken_by=row.taken_by or 0,
            )
            for row in once.values()
        )

    return query
