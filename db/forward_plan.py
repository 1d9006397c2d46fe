"""The forward plan of a committee: what is to come to its next meeting, or to a dated one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.models import ForwardRow
from db.records import ForwardLine
from db.tables import FORWARD, ITEMS, MEETINGS, NOTES


def lines(committee_id: int) -> Callable[[Session], tuple[ForwardLine, ...]]:
    """Return the query for the whole forward plan, the oldest line first, with the item that took each up."""

    def query(session: Session) -> tuple[ForwardLine, ...]:
        session.flush()
        taking, taken_in = ITEMS.alias("taking"), MEETINGS.alias("taken_in")
        rows = session.execute(
            select(
                *(FORWARD.c.id, FORWARD.c.note_id, FORWARD.c.text, FORWARD.c.wanted_on, FORWARD.c.wanted_phrase),
                *(FORWARD.c.dropped, NOTES.c.text.label("words"), MEETINGS.c.id.label("meeting"), MEETINGS.c.date),
                *(taking.c.id.label("taken_by"), taking.c.meeting_id.label("taken_in")),
                taken_in.c.date.label("taken_on"),
            )
            .join(NOTES, FORWARD.c.note_id == NOTES.c.id, isouter=True)
            .join(ITEMS, NOTES.c.item_id == ITEMS.c.id, isouter=True)
            .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id, isouter=True)
            .join(taking, taking.c.forward_id == FORWARD.c.id, isouter=True)
            .join(taken_in, taking.c.meeting_id == taken_in.c.id, isouter=True)
            .where(FORWARD.c.committee_id == committee_id)
            .order_by(MEETINGS.c.date, FORWARD.c.id, taken_in.c.date)
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
                taken_in=row.taken_in or 0,
                taken_on=row.taken_on,
                dropped=row.dropped,
            )
            for row in once.values()
        )

    return query


def add(committee_id: int, *, id: int, text: str, wanted_on: date | None = None, wanted_phrase: str = "") -> Edit:
    """Put a line on the forward plan by hand, under an id of the caller's; `text` is not empty."""
    return lambda session: session.add(
        ForwardRow(id=id, committee_id=committee_id, text=text, wanted_on=wanted_on, wanted_phrase=wanted_phrase)
    )


def change(line_id: int, *, wanted_on: date | None, wanted_phrase: str = "", text: str = "") -> Edit:
    """Say anew for which meeting a line is meant; `text` are its new words, where it was put there by hand."""

    def edit(session: Session) -> None:
        row = session.get_one(ForwardRow, line_id)
        row.wanted_on, row.wanted_phrase = wanted_on, wanted_phrase
        if text and row.note_id is None:
            row.text = text

    return edit


def drop(line_id: int) -> Edit:
    """Take a line off the forward plan. One that was typed in a meeting stays in its minutes; it is only wanted no
    longer."""

    def edit(session: Session) -> None:
        row = session.get_one(ForwardRow, line_id)
        if row.note_id is None:
            session.delete(row)
        else:
            row.dropped = True

    return edit


def want_again(line_id: int) -> Edit:
    """Put a line that was dropped on the forward plan again."""

    def edit(session: Session) -> None:
        session.get_one(ForwardRow, line_id).dropped = False

    return edit
