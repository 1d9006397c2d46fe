"""Which committees and meetings have a house style."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.tables import COMMITTEES, MEETINGS
from db.values import Struct


class Worn(Struct, frozen=True):
    """The names of the committees that have a style, and how many meetings have it."""

    committees: tuple[str, ...]
    meetings: int


def of(style: str) -> Callable[[Session], Worn]:
    """Return the query for where a house style is used."""

    def query(session: Session) -> Worn:
        session.flush()
        names = select(COMMITTEES.c.name).where(COMMITTEES.c.style == style).order_by(func.lower(COMMITTEES.c.name))
        held = select(func.count()).select_from(MEETINGS).where(MEETINGS.c.style == style)
        return Worn(tuple(session.scalars(names)), session.scalar(held) or 0)

    return query
