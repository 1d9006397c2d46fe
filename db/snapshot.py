"""How the rows of a meeting become one frozen record: a handful of plain selects, whatever the meeting's length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, time
from operator import is_
from typing import Any

from sqlalchemy import Row as Selected
from sqlalchemy import and_, extract, or_, select
from sqlalchemy.orm import Session

from db.changes import Change
from db.models import (
    ActionRow,
    AttendanceRow,
    DecisionRow,
    ItemRow,
    LeadRow,
    MeetingPersonRow,
    MeetingRow,
    NextMeetingRow,
    NoteRow,
    OwnerRow,
    ReviewOwnerRow,
    ReviewRow,
)
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

Owners = dict[int, tuple[Owner, ...]]


def load(meeting_id: int) -> Callable[[Session], Meeting]:
    """Return the query for a whole meeting with its surroundings. It raises LookupError where there is none."""

    def query(session: Session) -> Meeting:
        row = session.get(MeetingRow, meeting_id)
        if row is None:
            raise LookupError(meeting_id)
        committee = row.committee
        return Meeting(
            id=row.id,
            uid=row.uid,
            committee=Committee(
                id=committee.id, name=committee.name, short_name=row.committee_short_name, quorum=row.quorum
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
                open_actions=open_actions(session, committee.id, before=row.date, besides=meeting_id),
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
        notes = _notes(session, ItemRow.id.in_(items))
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
    read = _notes(session, NoteRow.id.in_(ids))
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
        _columns(MeetingPersonRow, "id", "person_id", "label", "name", "initials", "job_title", "organisation")
        .where(MeetingPersonRow.meeting_id == meeting_id)
        .order_by(MeetingPersonRow.position)
    )
    return tuple(
        Person(id=id, known_as=known, label=label, name=name, initials=initials, job_title=job, organisation=agency)
        for id, known, label, name, initials, job, agency in rows
    )


def _attendance(session: Session, meeting_id: int) -> tuple[Attendance, ...]:
    rows = session.execute(
        _columns(
            AttendanceRow,
            *("id", "person_id", "status", "capacity", "role", "representing", "deputy_id"),
            *("for_items", "arrived", "left"),
        )
        .where(AttendanceRow.meeting_id == meeting_id)
        .order_by(AttendanceRow.position)
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
            ItemRow,
            *("id", "parent_id", "number", "title", "standing", "minutes", "began", "confidential", "priority"),
        )
        .where(ItemRow.meeting_id == meeting_id)
        .order_by(ItemRow.position)
    ).all()
    notes = _notes(session, ItemRow.meeting_id == meeting_id)
    leads = _owners(session, LeadRow, "item_id", ItemRow.meeting_id == meeting_id, (ItemRow,))
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
        _columns(NoteRow, "id", "item_id", "kind", "text", "level", "start", "run_on")
        .join(ItemRow, NoteRow.item_id == ItemRow.id)
        .where(here)
        .order_by(NoteRow.item_id, NoteRow.position)
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
    owners = _owners(session, OwnerRow, "action_id", here, (ActionRow, NoteRow, ItemRow))
    rows = session.execute(
        _columns(
            ActionRow,
            *("id", "note_id", "owner_text", "due", "due_phrase", "status", "reference", "provisional"),
            *("table_text", "priority", "owners_set", "due_set"),
        )
        .join(NoteRow, ActionRow.note_id == NoteRow.id)
        .join(ItemRow, NoteRow.item_id == ItemRow.id)
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
        _columns(DecisionRow, "id", "note_id", "reference", "provisional", "priority")
        .join(NoteRow, DecisionRow.note_id == NoteRow.id)
        .join(ItemRow, NoteRow.item_id == ItemRow.id)
        .where(here)
    )
    return {
        note: Decision(id=id, reference=reference, provisional=provisional, priority=priority)
        for id, note, reference, provisional, priority in rows
    }


def _reviews(session: Session, here: Any) -> dict[int, Review]:
    owners = _owners(session, ReviewOwnerRow, "review_id", here, (ReviewRow, NoteRow, ItemRow))
    rows = session.execute(
        _columns(
            ReviewRow,
            *("id", "note_id", "action_id", "reference", "text", "due", "due_phrase"),
            *("given_on", "outcome", "closing"),
        )
        .join(NoteRow, ReviewRow.note_id == NoteRow.id)
        .join(ItemRow, NoteRow.item_id == ItemRow.id)
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
        _columns(NextMeetingRow, "id", "date", "start", "end", "place", "title")
        .where(NextMeetingRow.meeting_id == meeting_id)
        .order_by(NextMeetingRow.position)
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
    closed = select(ReviewRow.action_id).where(
        ReviewRow.action_id.is_not(None), ReviewRow.outcome.in_(CLOSING_OUTCOMES)
    )
    day = ActionRow.given_on
    rows = session.execute(
        select(
            *(ActionRow.id, ActionRow.given_on, ActionRow.reference, ActionRow.text, ActionRow.owner_text),
            *(ActionRow.due, ActionRow.due_phrase, NoteRow.text.label("words")),
            *(ItemRow.meeting_id, MeetingRow.date),
        )
        .join(NoteRow, ActionRow.note_id == NoteRow.id, isouter=True)
        .join(ItemRow, NoteRow.item_id == ItemRow.id, isouter=True)
        .join(MeetingRow, ItemRow.meeting_id == MeetingRow.id, isouter=True)
        .where(
            ActionRow.committee_id == committee_id,
            ActionRow.status == "open",
            ActionRow.id.not_in(closed),
            or_(MeetingRow.date <= before, and_(MeetingRow.id.is_(None), or_(day.is_(None), day <= before))),
            or_(MeetingRow.id.is_(None), MeetingRow.id != (besides or 0)),
        )
        .order_by(MeetingRow.date, ActionRow.given_on, ActionRow.id)
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


def _references(session: Session, meeting: MeetingRow) -> tuple[UsedReference, ...]:
    """Collect what other meetings of the year gave; of those later on the same day only what is fixed."""
    found: list[UsedReference] = []
    order = (meeting.start or time.min, meeting.id)
    for given in (ActionRow, DecisionRow):
        rows = session.execute(
            select(given.reference, MeetingRow.date, given.provisional, MeetingRow.start, MeetingRow.id)
            .join(NoteRow, given.note_id == NoteRow.id)
            .join(ItemRow, NoteRow.item_id == ItemRow.id)
            .join(MeetingRow, ItemRow.meeting_id == MeetingRow.id)
            .where(
                MeetingRow.committee_id == meeting.committee_id,
                MeetingRow.id != meeting.id,
                extract("year", MeetingRow.date) == meeting.date.year,
                given.reference != "",
            )
            .order_by(MeetingRow.date, given.id)
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
        select(OwnerRow.action_id, OwnerRow.name, MeetingPersonRow.initials, MeetingPersonRow.name)
        .join(MeetingPersonRow, OwnerRow.person_id == MeetingPersonRow.id, isouter=True)
        .where(OwnerRow.action_id.in_(actions))
        .order_by(OwnerRow.action_id, OwnerRow.position)
    )
    for action, name, initials, full in rows:
        names[action].append(initials or full or name)
    return names


def _owners(session: Session, table: Any, key: str, here: Any, path: Iterable[Any]) -> Owners:
    """Collect the people of a list table by what they belong to; `path` leads from it to the meeting's items."""
    column = getattr(table, key)
    query = select(column, table.person_id, table.name)
    for row in path:
        query = query.join(row, column == row.id)
        column = row.item_id if row is NoteRow else getattr(row, "note_id", None)
    found: dict[int, list[Owner]] = defaultdict(list)
    for belongs_to, person, name in session.execute(query.where(here).order_by(table.position)):
        found[belongs_to].append(Owner(person=person, name=name))
    return {belongs_to: tuple(owners) for belongs_to, owners in found.items()}


def _columns(row: Any, *names: str) -> Any:
    return select(*(getattr(row, name) for name in names))
