"""Notes: the paragraphs typed under an item, with what each is besides its words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import bare_notes, review_links
from db.changes import Edit, Known
from db.models import (
    ActionRow,
    DecisionRow,
    ForwardRow,
    ItemRow,
    MeetingRow,
    NoteRow,
    OwnerRow,
    ReviewOwnerRow,
    ReviewRow,
)
from db.note_places import UNPLACED, places_of
from db.records import Action, Decision, Forward, Meeting, Note, Owner, Review, new_id
from db.values import Struct, replace

DECIDED = ("reference", "provisional", "priority")


class Writing(Struct, frozen=True):
    """The edit that makes the notes of an item exactly these; see `write`."""

    item_id: int
    notes: tuple[Note, ...]
    known: tuple[Note, ...]

    def foreseen(self, meeting: Meeting) -> tuple[Known, Meeting] | None:
        """Return what it changes where that is known, which it is most of all typing, and the meeting afterwards."""
        item = meeting.item(self.item_id)
        if item is None or item.notes != self.known:
            return None
        rows = bare_notes.known_rows(self.item_id, self.known, self.notes)
        return None if rows is None else (rows, meeting.with_notes(self.item_id, self.notes))

    def __call__(self, session: Session) -> None:
        session.flush()
        stands = select(NoteRow.__table__.c.id, NoteRow.__table__.c.position)
        standing = session.execute(stands.where(NoteRow.__table__.c.item_id == self.item_id))
        there = {row.id: row.position for row in standing}
        places = places_of([there.get(note.id, UNPLACED) for note in self.notes])
        same = {note.id: note for note in self.known}
        differing = [
            (note, place)
            for note, place in zip(self.notes, places, strict=True)
            if there.get(note.id) != place or same.get(note.id) != note
        ]
        gone = there.keys() - {note.id for note in self.notes}
        rows = _rows(session, gone | {note.id for note, _ in differing})
        actions = {id for id, row in rows.items() if row.kind == "action"}
        stay = {note.id for note, _ in differing if note.kind == "action"}
        spoken_of = review_links.spoken_of(session, NoteRow.id.in_(actions - stay)) if actions - stay else False
        at = _Place(session, self.item_id)
        for id in gone:
            session.delete(rows[id])
        for note, place in differing:
            row = rows.get(note.id) or NoteRow(id=note.id)
            _set_values(row, {"item_id": self.item_id, "position": place})
            session.add(row)
            _fill(row, note, at)
        session.flush()
        told = any(note.review is not None and note.review.action is None for note, _ in differing)
        if spoken_of or told:
            review_links.tie(session, at.committee)
        if stay - actions:
            _take_over(session, self.item_id)


def write(item_id: int, notes: Iterable[Note], known: Iterable[Note] = ()) -> Writing:
    """Make the notes of an item exactly these, in this order.

    A note is known by its id; one that stood under another item comes over with its action. Rows that do not
    differ are left alone. `known` is what the caller knows to stand there: a note that is in it as it is to be is
    not looked at again.
    """
    return Writing(item_id, tuple(notes), tuple(known))


def _take_over(session: Session, item_id: int) -> None:
    """Tie what other meetings told of actions that have just come to these."""
    meeting = session.scalars(select(MeetingRow).join(ItemRow).where(ItemRow.id == item_id)).one()
    if review_links.has_others(session, meeting):
        review_links.take_over(session, meeting)


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
            place = _Place(session, row.item_id)
            _fill_review(row.review, review, place)
            if row.review.action_id is None:
                review_links.tie(session, place.committee, ReviewRow.id == row.review.id)

    return edit


def set_decision(note_id: int, decision: Decision) -> Edit:
    """Change what a decision note is besides its words: reference, priority."""

    def edit(session: Session) -> None:
        row = session.get_one(NoteRow, note_id)
        if row.decision is not None:
            _set(row.decision, decision, DECIDED)

    return edit


def set_forward(note_id: int, forward: Forward) -> Edit:
    """Change for which meeting a line of the forward plan is meant."""

    def edit(session: Session) -> None:
        row = session.get_one(NoteRow, note_id)
        if row.forward is not None:
            _set(row.forward, forward, ("wanted_on", "wanted_phrase"))

    return edit


def set_references(references: dict[int, str]) -> Edit:
    """Store the references that the house style gives, by note id. Those set by hand are not to be in it."""

    def edit(session: Session) -> None:
        actions = session.scalars(select(ActionRow).where(ActionRow.note_id.in_(references)))
        decisions = session.scalars(select(DecisionRow).where(DecisionRow.note_id.in_(references)))
        for row in (*actions, *decisions):
            row.reference = references[row.note_id or 0]

    return edit


def reword(note_id: int, *, text: str | None = None, table_text: str | None = None, closing: str | None = None) -> Edit:
    """Change words of a note and leave all else: its own, its action's in the table, those that close its review."""

    def edit(session: Session) -> None:
        row = session.get_one(NoteRow, note_id)
        for of, name, words in (
            (row, "text", text),
            (row.action, "table_text", table_text),
            (row.review, "closing", closing),
        ):
            if of is not None and words is not None:
                setattr(of, name, words)

    return edit


def with_people(note: Note, ids: dict[int, int]) -> Note:
    """Return the note with the people it names under the ids that they have in the database."""

    def renamed(owners: tuple[Owner, ...]) -> tuple[Owner, ...]:
        return tuple(replace(o, person=ids[o.person]) if o.person is not None else o for o in owners)

    action = note.action and replace(note.action, owners=renamed(note.action.owners))
    review = note.review and replace(note.review, owners=renamed(note.review.owners))
    return replace(note, action=action, review=review)


def _rows(session: Session, ids: set[int]) -> dict[int, NoteRow]:
    """Return the rows of these notes, of those among them that were cut elsewhere too."""
    found = session.scalars(select(NoteRow).where(NoteRow.id.in_(ids))) if ids else ()
    return {row.id: row for row in found}


class _Place:
    """The item under which notes are written."""

    def __init__(self, session: Session, item_id: int) -> None:
        self._session, self._item = session, item_id

    @cached_property
    def committee(self) -> int:
        """Whose item it is; looked up only where something needs it."""
        query = select(MeetingRow.committee_id).join(ItemRow, ItemRow.meeting_id == MeetingRow.id)
        return self._session.scalars(query.where(ItemRow.id == self._item)).one()

    def own_action(self, id: int) -> int | None:
        """Return the action where it is one of this committee, else none."""
        return id if review_links.is_of(self._session, id, self.committee) else None


def _fill(row: NoteRow, note: Note, place: _Place) -> None:
    was = row.kind
    _set(row, note, bare_notes.FIELDS)
    if "action" in (was, note.kind):
        _fill_as_action(row, note, place)
    if "decision" in (was, note.kind):
        _fill_as_decision(row, note)
    if "review" in (was, note.kind):
        _fill_as_review(row, note, place)
    if "forward" in (was, note.kind):
        _fill_as_forward(row, note, place)


def _fill_as_action(row: NoteRow, note: Note, place: _Place) -> None:
    if note.kind != "action":
        row.action = None
        return
    row.action = row.action or ActionRow(id=(note.action and note.action.id) or new_id(), committee_id=place.committee)
    _fill_action(row.action, note.action or Action())


def _fill_as_decision(row: NoteRow, note: Note) -> None:
    if note.kind != "decision":
        row.decision = None
        return
    row.decision = row.decision or DecisionRow(id=(note.decision and note.decision.id) or new_id())
    if note.decision is not None:
        _set(row.decision, note.decision, DECIDED)


def _fill_as_review(row: NoteRow, note: Note, place: _Place) -> None:
    if note.kind != "review" or note.review is None:
        row.review = None
        return
    row.review = row.review or ReviewRow(id=note.review.id or new_id())
    _fill_review(row.review, note.review, place)


def _fill_as_forward(row: NoteRow, note: Note, place: _Place) -> None:
    if note.kind != "forward":
        row.forward = None
        return
    forward = note.forward or Forward()
    row.forward = row.forward or ForwardRow(id=forward.id or new_id(), committee_id=place.committee)
    _set(row.forward, forward, ("wanted_on", "wanted_phrase"))


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


def _fill_review(row: ReviewRow, review: Review, place: _Place) -> None:
    """Fill a review in; the action of another committee that it names it does not speak of, but its words stay."""
    _set(row, review, ("reference", "text", "due", "due_phrase", "given_on", "outcome", "closing", "carried_to"))
    if review.action is not None and review.action != row.action_id:
        row.action_id = place.own_action(review.action)
    _fill_owners(row.owners, review.owners, ReviewOwnerRow)


def _fill_owners(rows: list[Any], owners: tuple[Owner, ...], kind: type[Any]) -> None:
    if [(row.person_id, row.name) for row in rows] != [(owner.person, owner.name) for owner in owners]:
        rows[:] = [
            kind(id=new_id(), position=n, person_id=owner.person, name=owner.name) for n, owner in enumerate(owners)
        ]


def _set(row: object, record: object, names: tuple[str, ...]) -> None:
    _set_values(row, {name: getattr(record, name) for name in names})


def _set_values(row: object, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
