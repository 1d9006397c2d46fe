"""The agenda: items in items, and how they are added, named, moved and removed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import review_links
from db.changes import Edit
from db.models import ItemRow, LeadRow, MeetingRow
from db.records import Owner, new_id

FIELDS = (
    *("number", "title", "standing", "minutes", "began", "confidential", "priority"),
    *("purpose", "papers", "outcome_wanted", "nil", "forward_id"),
)


def add(meeting_id: int, *, id: int, title: str = "", after: int | None = None, inside: int | None = None) -> Edit:
    """Add an item under an id of the caller's: after another one at its level, or last inside one, or at the end."""

    def edit(session: Session) -> None:
        neighbour = session.get_one(ItemRow, after) if after else None
        parent = neighbour.parent_id if neighbour else inside
        beside = _beside(session, meeting_id, parent)
        place = beside.index(neighbour) + 1 if neighbour else len(beside)
        row = ItemRow(id=id, meeting_id=meeting_id, parent_id=parent, position=place, title=title)
        session.add(row)
        beside.insert(place, row)
        _renumber(beside)

    return edit


def change(item_id: int, **fields: Any) -> Edit:
    """Change an item's fields, those of FIELDS; `papers` are words."""
    unknown = fields.keys() - set(FIELDS)
    if unknown:
        raise TypeError(f"an item has no {', '.join(sorted(unknown))}")

    def edit(session: Session) -> None:
        row = session.get_one(ItemRow, item_id)
        for name, value in fields.items():
            setattr(row, name, "\n".join(value) if name == "papers" else value)

    return edit


def set_lead(item_id: int, lead: tuple[Owner, ...]) -> Edit:
    """Say who presents an item."""

    def edit(session: Session) -> None:
        row = session.get_one(ItemRow, item_id)
        row.lead[:] = [
            LeadRow(id=new_id(), position=n, person_id=owner.person, name=owner.name) for n, owner in enumerate(lead)
        ]

    return edit


def release_numbers(meeting_id: int) -> Edit:
    """Let the house style number all items again, those numbered by hand too."""

    def edit(session: Session) -> None:
        for row in session.scalars(select(ItemRow).where(ItemRow.meeting_id == meeting_id)):
            row.number = ""

    return edit


def remove(item_id: int) -> Edit:
    """Remove an item with its notes and sub-items."""

    def edit(session: Session) -> None:
        row = session.get_one(ItemRow, item_id)
        spoken_of = review_links.spoken_of(session, ItemRow.meeting_id == row.meeting_id)
        beside = _beside(session, row.meeting_id, row.parent_id)
        beside.remove(row)
        session.delete(row)
        _renumber(beside)
        if spoken_of:
            review_links.tie(session, session.get_one(MeetingRow, row.meeting_id).committee_id)

    return edit


def move(item_id: int, by: int) -> Edit:
    """Move an item with all that stands in it up (-1) or down (+1) among its neighbours; at the end it stays."""

    def edit(session: Session) -> None:
        row = session.get_one(ItemRow, item_id)
        beside = _beside(session, row.meeting_id, row.parent_id)
        place = beside.index(row)
        to = min(max(place + by, 0), len(beside) - 1)
        beside.insert(to, beside.pop(place))
        _renumber(beside)

    return edit


def indent(item_id: int) -> Edit:
    """Make an item the last sub-item of the one before it; the first item stays."""

    def edit(session: Session) -> None:
        row = session.get_one(ItemRow, item_id)
        beside = _beside(session, row.meeting_id, row.parent_id)
        place = beside.index(row)
        if place == 0:
            return
        parent = beside[place - 1]
        inside = _beside(session, row.meeting_id, parent.id)
        row.parent_id = parent.id
        _renumber(beside[:place] + beside[place + 1 :])
        _renumber([*inside, row])

    return edit


def outdent(item_id: int) -> Edit:
    """Make a sub-item an item after its parent; an item stays."""

    def edit(session: Session) -> None:
        row = session.get_one(ItemRow, item_id)
        if row.parent_id is None:
            return
        parent = session.get_one(ItemRow, row.parent_id)
        left = _beside(session, row.meeting_id, parent.id)
        left.remove(row)
        beside = _beside(session, row.meeting_id, parent.parent_id)
        row.parent_id = parent.parent_id
        beside.insert(beside.index(parent) + 1, row)
        _renumber(left)
        _renumber(beside)

    return edit


def _beside(session: Session, meeting_id: int, parent: int | None) -> list[ItemRow]:
    return list(
        session.scalars(
            select(ItemRow)
            .where(
                ItemRow.meeting_id == meeting_id,
                ItemRow.parent_id.is_(None) if parent is None else ItemRow.parent_id == parent,
            )
            .order_by(ItemRow.position)
        )
    )


def _renumber(rows: list[ItemRow]) -> None:
    for place, row in enumerate(rows):
        if row.position != place:
            row.position = place
