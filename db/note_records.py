"""How the rows of notes become records, with the actions, decisions and reviews that they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from db.records import (
    Action,
    Decision,
    Forward,
    Note,
    Owner,
    Review,
)
from db.tables import (
    ACTIONS,
    DECISIONS,
    FORWARD,
    ITEMS,
    NOTES,
    OWNERS,
    REVIEW_OWNERS,
    REVIEWS,
)

Owners = dict[int, tuple[Owner, ...]]


def notes_where(session: Session, here: Any) -> dict[int, list[Note]]:
    """Return the notes that a condition on items or notes picks, by item, each item's in order."""
    rows = session.execute(
        columns(NOTES, "id", "item_id", "kind", "text", "level", "start", "run_on")
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .where(here)
        .order_by(NOTES.c.item_id, NOTES.c.position)
    ).all()
    kinds = {row.kind for row in rows}
    actions = _actions(session, here) if "action" in kinds else {}
    decisions = _decisions(session, here) if "decision" in kinds else {}
    reviews = _reviews(session, here) if "review" in kinds else {}
    forward = _forward(session, here) if "forward" in kinds else {}
    notes: dict[int, list[Note]] = defaultdict(list)
    for id, item, kind, text, level, start, run_on in rows:
        notes[item].append(
            Note(
                id=id,
                kind=kind,
                text=text,
                level=level,
                start=start,
                run_on=run_on,
                action=actions.get(id),
                decision=decisions.get(id),
                review=reviews.get(id),
                forward=forward.get(id),
            )
        )
    return notes


def _actions(session: Session, here: Any) -> dict[int, Action]:
    owners = owners_where(session, OWNERS, "action_id", here, (ACTIONS, NOTES, ITEMS))
    rows = session.execute(
        columns(
            ACTIONS,
            *("id", "note_id", "owner_text", "due", "due_phrase", "status", "reference", "provisional"),
            *("table_text", "priority", "owners_set", "due_set"),
        )
        .join(NOTES, ACTIONS.c.note_id == NOTES.c.id)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .where(here)
    )
    return {
        row.note_id: Action(
            id=row.id,
            owners=owners.get(row.id, ()),
            owner_text=row.owner_text,
            due=row.due,
            due_phrase=row.due_phrase,
            status=row.status,
            reference=row.reference,
            provisional=row.provisional,
            table_text=row.table_text,
            priority=row.priority,
            owners_set=row.owners_set,
            due_set=row.due_set,
        )
        for row in rows
    }


def _decisions(session: Session, here: Any) -> dict[int, Decision]:
    rows = session.execute(
        columns(DECISIONS, "id", "note_id", "reference", "provisional", "priority")
        .join(NOTES, DECISIONS.c.note_id == NOTES.c.id)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .where(here)
    )
    return {
        note: Decision(id=id, reference=reference, provisional=provisional, priority=priority)
        for id, note, reference, provisional, priority in rows
    }


def _reviews(session: Session, here: Any) -> dict[int, Review]:
    owners = owners_where(session, REVIEW_OWNERS, "review_id", here, (REVIEWS, NOTES, ITEMS))
    rows = session.execute(
        columns(
            REVIEWS,
            *("id", "note_id", "action_id", "reference", "text", "due", "due_phrase"),
            *("given_on", "outcome", "closing", "carried_to"),
        )
        .join(NOTES, REVIEWS.c.note_id == NOTES.c.id)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .where(here)
    )
    return {
        row.note_id: Review(
            id=row.id,
            action=row.action_id,
            reference=row.reference,
            text=row.text,
            owners=owners.get(row.id, ()),
            due=row.due,
            due_phrase=row.due_phrase,
            given_on=row.given_on,
            outcome=row.outcome,
            closing=row.closing,
            carried_to=row.carried_to,
        )
        for row in rows
    }


def _forward(session: Session, here: Any) -> dict[int, Forward]:
    rows = session.execute(
        columns(FORWARD, "id", "note_id", "wanted_on", "wanted_phrase")
        .join(NOTES, FORWARD.c.note_id == NOTES.c.id)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .where(here)
    )
    return {note: Forward(id=id, wanted_on=day, wanted_phrase=phrase) for id, note, day, phrase in rows}


def owners_where(session: Session, table: Any, key: str, here: Any, path: Iterable[Any]) -> Owners:
    """Collect the people of a list table by what they belong to; `path` leads from it to the meeting's items."""
    column = table.c[key]
    query = select(column, table.c.person_id, table.c.name).select_from(table)
    for row in path:
        query = query.join(row, column == row.c.id)
        column = row.c.item_id if row is NOTES else row.c.get("note_id")
    found: dict[int, list[Owner]] = defaultdict(list)
    for belongs_to, person, name in session.execute(query.where(here).order_by(table.c.position)):
        found[belongs_to].append(Owner(person=person, name=name))
    return {belongs_to: tuple(owners) for belongs_to, owners in found.items()}


def columns(table: Table, *names: str) -> Any:
    """Return a select of these columns."""
    return select(*(table.c[name] for name in names)).select_from(table)
