"""What is in a database, meeting by meeting, and how much of it."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import meetings
from db.records import MeetingCard
from db.tables import ITEMS, NOTES
from db.values import Struct


class Content(Struct, frozen=True, kw_only=True):
    """A meeting in a database, and how much of it there is: its notes, and their letters."""

    card: MeetingCard
    notes: int = 0
    letters: int = 0


def contents(session: Session) -> tuple[Content, ...]:
    """Return the meetings of a database, the newest first, with how much there is of each."""
    counted = session.execute(
        select(ITEMS.c.meeting_id, func.count(), func.sum(func.length(NOTES.c.text)))
        .join(NOTES, NOTES.c.item_id == ITEMS.c.id)
        .group_by(ITEMS.c.meeting_id)
    )
    sizes = {meeting: (notes, letters) for meeting, notes, letters in counted}
    cards = meetings.cards(session)
    return tuple(
        Content(card=card, notes=notes, letters=letters)
        for card in cards
        for notes, letters in (sizes.get(card.id, (0, 0)),)
    )
