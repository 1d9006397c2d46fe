"""The open meeting as it is read: all of it, or what is known to have changed in it."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import TYPE_CHECKING

from db import plain_rows
from db.changes import Change, RowChange
from db.note_records import notes_where
from db.records import Item, Meeting, Note
from db.values import replace
from db.whole_meeting import read_whole

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def load(meeting_id: int) -> Callable[[Session], Meeting]:
    """Return the query for a whole meeting with its surroundings. It raises LookupError where there is none."""
    return lambda session: read_whole(plain_rows.under(session), meeting_id)


def refreshed(meeting: Meeting, change: Change) -> Callable[[Session], Meeting]:
    """Return the query for a meeting of which this much is known to have changed since.

    Where words changed, only those notes are read again; where notes came, went or moved, only those of their items;
    everything else reads the meeting anew. What did not differ stays the same object.
    """
    if not change.rows:
        return lambda session: meeting
    if (notes := _changed_in_place(meeting, change)) is not None:
        return lambda session: _with_changed(meeting, session, notes)
    items = _items_of(meeting, change)

    def query(session: Session) -> Meeting:
        if items is None:
            return load(meeting.id)(session)
        notes = notes_where(plain_rows.under(session), f"i.id IN ({_listed(items)})")
        return replace(meeting, items=tuple(_with_notes(item, items, notes) for item in meeting.items))

    return query


def _listed(ids: set[int]) -> str:
    return ", ".join(map(str, ids))


MOVING = {"item_id", "position", "note_id"}


def _changed_in_place(meeting: Meeting, change: Change) -> set[int] | None:
    """Return the notes whose words or action changed, None where more than that did."""
    for row in change.rows:
        if row.table not in ("notes", "actions") or not row.before or not row.after or MOVING & row.after.keys():
            return None
    named = {row.id for row in change.rows}
    found: set[int] = set()
    for _, note in meeting.every_note():
        if hit := named & {note.id, note.action.id if note.action else 0}:
            named -= hit
            found.add(note.id)
    return None if named else found


def _with_changed(meeting: Meeting, session: Session, ids: set[int]) -> Meeting:
    read = notes_where(plain_rows.under(session), f"n.id IN ({_listed(ids)})")
    notes = {
        item.id: [next((new for new in read[item.id] if new.id == note.id), note) for note in item.notes]
        for item in meeting.every_item()
        if item.id in read
    }
    return replace(meeting, items=tuple(_with_notes(item, set(notes), notes) for item in meeting.items))


OF_ACTION = {"action_id", "given_on", "text"}
NOTES_ONLY = ("notes", "actions", "decisions", "forward_lines", "reviews", "action_owners", "review_owners")


def _items_of(meeting: Meeting, change: Change) -> set[int] | None:
    """Return the items whose notes a change touched, None where it touched more than that."""
    if any(row.table not in NOTES_ONLY or _bears_on_others(row) for row in change.rows):
        return None
    items = _holding(meeting, change)
    ours = {item.id for item in meeting.every_item()}
    found: set[int] = set()
    for row in sorted(change.rows, key=lambda row: NOTES_ONLY.index(row.table)):
        own = items.setdefault((row.table, row.id), set())
        for values in (row.before or {}, row.after or {}):
            own |= {values["item_id"]} if "item_id" in values else set()
            own |= items.get(("notes", values.get("note_id", 0)), set())
            own |= items.get(("actions", values.get("action_id", 0)), set()) if row.table == "action_owners" else set()
            own |= items.get(("reviews", values.get("review_id", 0)), set())
        if not own or not own <= ours:
            return None
        found |= own
    return found


def _bears_on_others(row: RowChange) -> bool:
    """Tell whether a review came, went or turned to another action: that may be one of another committee."""
    return row.table == "reviews" and bool(OF_ACTION & {*(row.before or ()), *(row.after or ())})


def _holding(meeting: Meeting, change: Change) -> dict[tuple[str, int], set[int]]:
    """Return in which item each note, action and decision stood that a change names."""
    named = {row.id for row in change.rows}
    for row in change.rows:
        for values in (row.before or {}, row.after or {}):
            named |= {values.get("note_id", 0), values.get("action_id", 0), values.get("review_id", 0)}
    held: dict[tuple[str, int], set[int]] = {}
    for item, note in meeting.every_note():
        if note.id in named:
            held["notes", note.id] = {item.id}
        if note.action is not None and note.action.id in named:
            held["actions", note.action.id] = {item.id}
        if note.decision is not None and note.decision.id in named:
            held["decisions", note.decision.id] = {item.id}
        if note.forward is not None and note.forward.id in named:
            held["forward_lines", note.forward.id] = {item.id}
        if note.review is not None and note.review.id in named:
            held["reviews", note.review.id] = {item.id}
    return held


def _with_notes(item: Item, items: set[int], notes: dict[int, list[Note]]) -> Item:
    below = tuple(_with_notes(one, items, notes) for one in item.items)
    if item.id not in items:
        return item if all(map(is_, below, item.items)) else replace(item, items=below)
    before = {note.id: note for note in item.notes}
    fresh = (before[note.id] if before.get(note.id) == note else note for note in notes[item.id])
    return replace(item, notes=tuple(fresh), items=below)
