"""How the rows of a meeting become one frozen record: a handful of plain selects, whatever the meeting's length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from operator import is_
from typing import Any

from sqlalchemy import Row as Selected
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import pins, versions
from db.changes import Change
from db.note_records import columns, notes_where, owners_where
from db.records import (
    FROZEN,
    Attendance,
    Committee,
    Item,
    Meeting,
    NextMeeting,
    Note,
    Person,
)
from db.surroundings import surroundings
from db.tables import (
    ATTENDANCE,
    COMMITTEES,
    ITEMS,
    LEADS,
    MEETINGS,
    NEXT_MEETINGS,
    NOTES,
    PEOPLE,
)


def load(meeting_id: int) -> Callable[[Session], Meeting]:
    """Return the query for a whole meeting with its surroundings. It raises LookupError where there is none."""

    def query(session: Session) -> Meeting:
        session.flush()
        row = session.execute(_HEADING.where(MEETINGS.c.id == meeting_id)).first()
        if row is None:
            raise LookupError(meeting_id)
        return Meeting(
            id=row.id,
            uid=row.uid,
            committee=Committee(
                id=row.committee_id, name=row.committee_name, short_name=row.committee_short_name, quorum=row.quorum
            ),
            title=row.title,
            kind=row.kind,
            date=row.date,
            start=row.start,
            end=row.end,
            place=row.place,
            style=row.style,
            status=row.status,
            circulated_on=row.circulated_on,
            agreed_on=row.agreed_on,
            signed_on=row.signed_on,
            signed_by=row.signed_by,
            people=_people(session, meeting_id),
            attendance=_attendance(session, meeting_id),
            items=_items(session, meeting_id),
            next_meetings=_next_meetings(session, meeting_id),
            pins=pins.of(session, meeting_id),
            printed=versions.printed_when(meeting_id, row.status)(session) if row.status in FROZEN else b"",
            surroundings=surroundings(session, row),
        )

    return query


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
        notes = notes_where(session, ITEMS.c.id.in_(items))
        return replace(meeting, items=tuple(_with_notes(item, items, notes) for item in meeting.items))

    return query


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
    read = notes_where(session, NOTES.c.id.in_(ids))
    notes = {
        item.id: [next((new for new in read[item.id] if new.id == note.id), note) for note in item.notes]
        for item in meeting.every_item()
        if item.id in read
    }
    return replace(meeting, items=tuple(_with_notes(item, set(notes), notes) for item in meeting.items))


NOTES_ONLY = ("notes", "actions", "decisions", "forward_lines", "reviews", "action_owners", "review_owners")


def _items_of(meeting: Meeting, change: Change) -> set[int] | None:
    """Return the items whose notes a change touched, None where it touched more than that."""
    if any(row.table not in NOTES_ONLY for row in change.rows):
        return None
    items = _holding(meeting, change)
    found: set[int] = set()
    for row in sorted(change.rows, key=lambda row: NOTES_ONLY.index(row.table)):
        own = items.setdefault((row.table, row.id), set())
        for values in (row.before or {}, row.after or {}):
            own |= {values["item_id"]} if "item_id" in values else set()
            own |= items.get(("notes", values.get("note_id", 0)), set())
            own |= items.get(("actions", values.get("action_id", 0)), set()) if row.table == "action_owners" else set()
            own |= items.get(("reviews", values.get("review_id", 0)), set())
        if not own:
            return None
        found |= own
    return found


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


def _people(session: Session, meeting_id: int) -> tuple[Person, ...]:
    rows = session.execute(
        columns(PEOPLE, "id", "person_id", "label", "name", "initials", "job_title", "organisation")
        .where(PEOPLE.c.meeting_id == meeting_id)
        .order_by(PEOPLE.c.position)
    )
    return tuple(
        Person(id=id, known_as=known, label=label, name=name, initials=initials, job_title=job, organisation=agency)
        for id, known, label, name, initials, job, agency in rows
    )


def _attendance(session: Session, meeting_id: int) -> tuple[Attendance, ...]:
    rows = session.execute(
        columns(
            ATTENDANCE,
            *("id", "person_id", "status", "capacity", "role", "representing", "deputy_id"),
            *("for_items", "arrived", "left"),
        )
        .where(ATTENDANCE.c.meeting_id == meeting_id)
        .order_by(ATTENDANCE.c.position)
    )
    return tuple(
        Attendance(
            id=row.id,
            person=row.person_id,
            status=row.status,
            capacity=row.capacity,
            role=row.role,
            representing=row.representing,
            deputy=row.deputy_id,
            for_items=None if row.for_items is None else tuple(filter(None, row.for_items.split("\n"))),
            arrived=row.arrived,
            left=row.left,
        )
        for row in rows
    )


def _items(session: Session, meeting_id: int) -> tuple[Item, ...]:
    rows = session.execute(
        columns(
            ITEMS,
            *("id", "parent_id", "number", "title", "standing", "minutes", "began", "confidential", "priority"),
            *("purpose", "papers", "outcome_wanted", "nil", "forward_id"),
        )
        .where(ITEMS.c.meeting_id == meeting_id)
        .order_by(ITEMS.c.position)
    ).all()
    notes = notes_where(session, ITEMS.c.meeting_id == meeting_id)
    leads = owners_where(session, LEADS, "item_id", ITEMS.c.meeting_id == meeting_id, (ITEMS,))
    below: dict[int | None, list[Selected[Any]]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)

    def build(parent: int | None) -> tuple[Item, ...]:
        return tuple(
            Item(
                id=row.id,
                number=row.number,
                title=row.title,
                standing=row.standing,
                lead=leads.get(row.id, ()),
                minutes=row.minutes,
                began=row.began,
                confidential=row.confidential,
                priority=row.priority,
                purpose=row.purpose,
                papers=tuple(row.papers.split("\n")) if row.papers else (),
                outcome_wanted=row.outcome_wanted,
                nil=row.nil,
                forward_id=row.forward_id,
                notes=tuple(notes[row.id]),
                items=build(row.id),
            )
            for row in below[parent]
        )

    return build(None)


def _next_meetings(session: Session, meeting_id: int) -> tuple[NextMeeting, ...]:
    rows = session.execute(
        columns(NEXT_MEETINGS, "id", "date", "start", "end", "place", "title")
        .where(NEXT_MEETINGS.c.meeting_id == meeting_id)
        .order_by(NEXT_MEETINGS.c.position)
    )
    return tuple(
        NextMeeting(id=id, date=day, start=start, end=end, place=place, title=title)
        for id, day, start, end, place, title in rows
    )


_HEADING = select(MEETINGS, COMMITTEES.c.name.label("committee_name")).join(
    COMMITTEES, MEETINGS.c.committee_id == COMMITTEES.c.id
)
