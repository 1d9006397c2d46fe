"""Notes: the paragraphs typed under an item, with what each is besides its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.models import (
    ActionRow,
    DecisionRow,
    ItemRow,
    MeetingRow,
    NoteRow,
    OwnerRow,
    ReviewOwnerRow,
    ReviewRow,
)
from db.records import Action, Note, Owner, Review, new_id

GAP = 1024
"""Room left between neighbours, so that a paragraph put between two others moves neither."""

UNPLACED = -(2**60)

PLAIN = ("kind", "text", "level", "start", "run_on")


def write(item_id: int, notes: Sequence[Note], known: Sequence[Note] = ()) -> Edit:
    """Make the notes of an item exactly these, in this order.

    A note is known by its id; one that stood under another item comes over with its action. Rows that do not
    differ are left alone. `known` is what the caller knows to stand there: a note that is in it as it is to be is
    not looked at again.
    """

    def edit(session: Session) -> None:
        item = session.get_one(ItemRow, item_id)
        committee = session.scalars(select(MeetingRow.committee_id).where(MeetingRow.id == item.meeting_id)).one()
        there = {row.id: row for row in session.scalars(select(NoteRow).where(NoteRow.item_id == item_id))}
        rows = [there.get(note.id) or _brought(session, note, item_id) for note in notes]
        for gone in there.keys() - {note.id for note in notes}:
            session.delete(there[gone])
        _place(rows)
        same = {note.id: note for note in known}
        for row, note in zip(rows, notes, strict=True):
            if same.get(note.id) != note:
                _fill(row, note, committee)
        session.flush()

    return edit


def set_action(note_id: int, action: Action) -> Edit:
    """Change what an action note is besides its words: owners, due, status, reference, wording in the table."""

    def edit(session: Session) -> None:
        row = session.get_one(NoteRow, note_id)
        if row.action is not None:
            _fill_action(row.action, action)

    return edit


def set_review(note_id: int, review: Review) -> Edit:
    """Change what a review says besides its closing words: the outcome, the action as printed."""

    def edit(session: Session) -> None:
        row = session.get_one(NoteRow, note_id)
        if row.review is not None:
            _fill_review(row.review, review)

    return edit


def set_references(references: dict[int, str]) -> Edit:
    """Store the references that the house style gives, by note id. Those set by hand are not to be in it."""

    def edit(session: Session) -> None:
        for note_id, reference in references.items():
            row = session.get_one(NoteRow, note_id)
            for given in (row.action, row.decision):
                if given is not None:
                    given.reference = reference

    return edit


def with_people(note: Note, ids: dict[int, int]) -> Note:
    """Return the note with the people it names under the ids that they have in the database."""

    def renamed(owners: tuple[Owner, ...]) -> tuple[Owner, ...]:
        return tuple(replace(o, person=ids[o.person]) if o.person is not None else o for o in owners)

    action = note.action and replace(note.action, owners=renamed(note.action.owners))
    review = note.review and replace(note.review, owners=renamed(note.review.owners))
    return replace(note, action=action, review=review)


def _brought(session: Session, note: Note, item_id: int) -> NoteRow:
    """Return the row of a note that was cut elsewhere, or a new one."""
    row = session.get(NoteRow, note.id) or NoteRow(id=note.id, position=UNPLACED)
    row.item_id = item_id
    session.add(row)
    return row


def _place(rows: list[NoteRow]) -> None:
    """Give rising positions, changing as few as can be."""
    low = -GAP
    for n, row in enumerate(rows):
        if row.position <= low:
            high = next((later.position for later in rows[n + 1 :] if later.position > low), low + 2 * GAP)
            if high - low < 2:
                _place_anew(rows)
                return
            row.position = (low + high) // 2
        low = row.position


def _place_anew(rows: list[NoteRow]) -> None:
    for n, row in enumerate(rows):
        row.position = n * GAP


def _fill(row: NoteRow, note: Note, committee_id: int) -> None:
    was = row.kind
    _set(row, note, PLAIN)
    if "action" in (was, note.kind):
        _fill_as_action(row, note, committee_id)
    if "decision" in (was, note.kind):
        _fill_as_decision(row, note)
    if "review" in (was, note.kind):
        _fill_as_review(row, note)


def _fill_as_action(row: NoteRow, note: Note, committee_id: int) -> None:
    if note.kind != "action":
        row.action = None
        return
    row.action = row.action or ActionRow(id=(note.action and note.action.id) or new_id(), committee_id=committee_id)
    _fill_action(row.action, note.action or Action())


def _fill_as_decision(row: NoteRow, note: Note) -> None:
    if note.kind != "decision":
        row.decision = None
        return
    row.decision = row.decision or DecisionRow(id=(note.decision and note.decision.id) or new_id())
    if note.decision is not None:
        _set(row.decision, note.decision, ("reference", "provisional", "priority"))


def _fill_as_review(row: NoteRow, note: Note) -> None:
    if note.kind != "review" or note.review is None:
        row.review = None
        return
    row.review = row.review or ReviewRow(id=note.review.id or new_id())
    _fill_review(row.review, note.review)


def _fill_action(row: ActionRow, action: Action) -> None:
    _set(
        row,
        action,
        (
            *("owner_text", "due", "due_phrase", "status", "reference", "provisional"),
            *("table_text", "priority", "owners_set", "due_set"),
        ),
    )
    _fill_owners(row.owners, action.owners, OwnerRow)


def _fill_review(row: ReviewRow, review: Review) -> None:
    _set(row, review, ("reference", "text", "due", "due_phrase", "given_on", "outcome", "closing"))
    if review.action is not None:
        row.action_id = review.action
    _fill_owners(row.owners, review.owners, ReviewOwnerRow)


def _fill_owners(rows: list[Any], owners: tuple[Owner, ...], kind: type[Any]) -> None:
    if [(row.person_id, row.name) for row in rows] != [(owner.person, owner.name) for owner in owners]:
        rows[:] = [
            kind(id=new_id(), position=n, person_id=owner.person, name=owner.name) for n, owner in enumerate(owners)
        ]


def _set(row: object, record: object, names: tuple[str, ...]) -> None:
    for name in names:
        value = getattr(record, name)
        if getattr(row, name) != value:
            setattr(row, name, value)
