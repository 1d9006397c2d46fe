"""How the rows of a meeting become one frozen record: a handful of plain selects, whatever the meeting's length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time
from operator import is_
from typing import Any

from sqlalchemy import Row as Selected
from sqlalchemy import Table, and_, extract, or_, select
from sqlalchemy.orm import Session

from db.changes import Change
from db.models import Row
from db.records import (
    CLOSING_OUTCOMES,
    Action,
    Attendance,
    Committee,
    Decision,
    EarlierAction,
    Item,
    Meeting,
    NextMeeting,
    Note,
    Owner,
    Person,
    Review,
    Surroundings,
    UsedReference,
)

# Read from the tables themselves: a select of classes takes longer to be made and to be run. It would flush by itself.
ACTIONS = Row.metadata.tables["actions"]
ATTENDANCE = Row.metadata.tables["attendance"]
COMMITTEES = Row.metadata.tables["committees"]
DECISIONS = Row.metadata.tables["decisions"]
ITEMS = Row.metadata.tables["items"]
LEADS = Row.metadata.tables["item_leads"]
MEETINGS = Row.metadata.tables["meetings"]
NEXT_MEETINGS = Row.metadata.tables["next_meetings"]
NOTES = Row.metadata.tables["notes"]
OWNERS = Row.metadata.tables["action_owners"]
PEOPLE = Row.metadata.tables["meeting_people"]
REVIEW_OWNERS = Row.metadata.tables["review_owners"]
REVIEWS = Row.metadata.tables["reviews"]

Owners = dict[int, tuple[Owner, ...]]


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
            people=_people(session, meeting_id),
            attendance=_attendance(session, meeting_id),
            items=_items(session, meeting_id),
            next_meetings=_next_meetings(session, meeting_id),
            surroundings=Surroundings(
                open_actions=open_actions(session, row.committee_id, before=row.date, besides=meeting_id),
                references=_references(session, row),
            ),
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
        notes = _notes(session, ITEMS.c.id.in_(items))
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
    read = _notes(session, NOTES.c.id.in_(ids))
    notes = {
        item.id: [next((new for new in read[item.id] if new.id == note.id), note) for note in item.notes]
        for item in meeting.every_item()
        if item.id in read
    }
    return replace(meeting, items=tuple(_with_notes(item, set(notes), notes) for item in meeting.items))


NOTES_ONLY = ("notes", "actions", "decisions", "action_owners")


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
            own |= items.get(("actions", values.get("action_id", 0)), set())
        if not own:
            return None
        found |= own
    return found


def _holding(meeting: Meeting, change: Change) -> dict[tuple[str, int], set[int]]:
    """Return in which item each note, action and decision stood that a change names."""
    named = {row.id for row in change.rows}
    for row in change.rows:
        for values in (row.before or {}, row.after or {}):
            named |= {values.get("note_id", 0), values.get("action_id", 0)}
    held: dict[tuple[str, int], set[int]] = {}
    for item, note in meeting.every_note():
        if note.id in named:
            held["notes", note.id] = {item.id}
        if note.action is not None and note.action.id in named:
            held["actions", note.action.id] = {item.id}
        if note.decision is not None and note.decision.id in named:
            held["decisions", note.decision.id] = {item.id}
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
        _columns(PEOPLE, "id", "person_id", "label", "name", "initials", "job_title", "organisation")
        .where(PEOPLE.c.meeting_id == meeting_id)
        .order_by(PEOPLE.c.position)
    )
    return tuple(
        Person(id=id, known_as=known, label=label, name=name, initials=initials, job_title=job, organisation=agency)
        for id, known, label, name, initials, job, agency in rows
    )


def _attendance(session: Session, meeting_id: int) -> tuple[Attendance, ...]:
    rows = session.execute(
        _columns(
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
        _columns(
            ITEMS,
            *("id", "parent_id", "number", "title", "standing", "minutes", "began", "confidential", "priority"),
        )
        .where(ITEMS.c.meeting_id == meeting_id)
        .order_by(ITEMS.c.position)
    ).all()
    notes = _notes(session, ITEMS.c.meeting_id == meeting_id)
    leads = _owners(session, LEADS, "item_id", ITEMS.c.meeting_id == meeting_id, (ITEMS,))
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
                notes=tuple(notes[row.id]),
                items=build(row.id),
            )
            for row in below[parent]
        )

    return build(None)


def _notes(session: Session, here: Any) -> dict[int, list[Note]]:
    rows = session.execute(
        _columns(NOTES, "id", "item_id", "kind", "text", "level", "start", "run_on")
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .where(here)
        .order_by(NOTES.c.item_id, NOTES.c.position)
    ).all()
    kinds = {row.kind for row in rows}
    actions = _actions(session, here) if "action" in kinds else {}
    decisions = _decisions(session, here) if "decision" in kinds else {}
    reviews = _reviews(session, here) if "review" in kinds else {}
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
            )
        )
    return notes


def _actions(session: Session, here: Any) -> dict[int, Action]:
    owners = _owners(session, OWNERS, "action_id", here, (ACTIONS, NOTES, ITEMS))
    rows = session.execute(
        _columns(
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
        _columns(DECISIONS, "id", "note_id", "reference", "provisional", "priority")
        .join(NOTES, DECISIONS.c.note_id == NOTES.c.id)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .where(here)
    )
    return {
        note: Decision(id=id, reference=reference, provisional=provisional, priority=priority)
        for id, note, reference, provisional, priority in rows
    }


def _reviews(session: Session, here: Any) -> dict[int, Review]:
    owners = _owners(session, REVIEW_OWNERS, "review_id", here, (REVIEWS, NOTES, ITEMS))
    rows = session.execute(
        _columns(
            REVIEWS,
            *("id", "note_id", "action_id", "reference", "text", "due", "due_phrase"),
            *("given_on", "outcome", "closing"),
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
        )
        for row in rows
    }


def _next_meetings(session: Session, meeting_id: int) -> tuple[NextMeeting, ...]:
    rows = session.execute(
        _columns(NEXT_MEETINGS, "id", "date", "start", "end", "place", "title")
        .where(NEXT_MEETINGS.c.meeting_id == meeting_id)
        .order_by(NEXT_MEETINGS.c.position)
    )
    return tuple(
        NextMeeting(id=id, date=day, start=start, end=end, place=place, title=title)
        for id, day, start, end, place, title in rows
    )


def open_actions(
    session: Session, committee_id: int, *, before: date, besides: int | None = None
) -> tuple[EarlierAction, ...]:
    """Return the actions that a committee's meetings up to a day left open, oldest first.

    An action is open until its status or a review of it says otherwise; `besides` leaves out one meeting.
    """
    session.flush()
    closed = select(REVIEWS.c.action_id).where(
        REVIEWS.c.action_id.is_not(None), REVIEWS.c.outcome.in_(CLOSING_OUTCOMES)
    )
    day = ACTIONS.c.given_on
    rows = session.execute(
        select(
            *(ACTIONS.c.id, ACTIONS.c.given_on, ACTIONS.c.reference, ACTIONS.c.text, ACTIONS.c.owner_text),
            *(ACTIONS.c.due, ACTIONS.c.due_phrase, NOTES.c.text.label("words")),
            *(ITEMS.c.meeting_id, MEETINGS.c.date),
        )
        .join(NOTES, ACTIONS.c.note_id == NOTES.c.id, isouter=True)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id, isouter=True)
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id, isouter=True)
        .where(
            ACTIONS.c.committee_id == committee_id,
            ACTIONS.c.status == "open",
            ACTIONS.c.id.not_in(closed),
            or_(MEETINGS.c.date <= before, and_(MEETINGS.c.id.is_(None), or_(day.is_(None), day <= before))),
            or_(MEETINGS.c.id.is_(None), MEETINGS.c.id != (besides or 0)),
        )
        .order_by(MEETINGS.c.date, ACTIONS.c.given_on, ACTIONS.c.id)
    ).all()
    names = _owner_names(session, [row.id for row in rows])
    return tuple(
        EarlierAction(
            id=row.id,
            meeting=row.meeting_id or 0,
            given_on=row.date or row.given_on or before,
            reference=row.reference,
            text=row.words if row.words is not None else row.text,
            owners=row.owner_text or ", ".join(names[row.id]),
            due=row.due,
            due_phrase=row.due_phrase,
        )
        for row in rows
    )


def _references(session: Session, meeting: Selected[Any]) -> tuple[UsedReference, ...]:
    """Collect what other meetings of the year gave; of those later on the same day only what is fixed."""
    found: list[UsedReference] = []
    order = (meeting.start or time.min, meeting.id)
    for given in (ACTIONS, DECISIONS):
        rows = session.execute(
            select(given.c.reference, MEETINGS.c.date, given.c.provisional, MEETINGS.c.start, MEETINGS.c.id)
            .join(NOTES, given.c.note_id == NOTES.c.id)
            .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
            .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id)
            .where(
                MEETINGS.c.committee_id == meeting.committee_id,
                MEETINGS.c.id != meeting.id,
                extract("year", MEETINGS.c.date) == meeting.date.year,
                given.c.reference != "",
            )
            .order_by(MEETINGS.c.date, given.c.id)
        )
        found += [
            UsedReference(reference=words, given_on=day, provisional=soft)
            for words, day, soft, start, id in rows
            if not (soft and day == meeting.date and (start or time.min, id) > order)
        ]
    return tuple(found)


def _owner_names(session: Session, actions: list[int]) -> dict[int, list[str]]:
    names: dict[int, list[str]] = defaultdict(list)
    rows = session.execute(
        select(OWNERS.c.action_id, OWNERS.c.name, PEOPLE.c.initials, PEOPLE.c.name)
        .join(PEOPLE, OWNERS.c.person_id == PEOPLE.c.id, isouter=True)
        .where(OWNERS.c.action_id.in_(actions))
        .order_by(OWNERS.c.action_id, OWNERS.c.position)
    )
    for action, name, initials, full in rows:
        names[action].append(initials or full or name)
    return names


def _owners(session: Session, table: Any, key: str, here: Any, path: Iterable[Any]) -> Owners:
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


def _columns(table: Table, *names: str) -> Any:
    return select(*(table.c[name] for name in names)).select_from(table)


_HEADING = select(MEETINGS, COMMITTEES.c.name.label("committee_name")).join(
    COMMITTEES, MEETINGS.c.committee_id == COMMITTEES.c.id
)
