"""A whole meeting read by SQLite alone, before SQLAlchemy and the tables are there: the same as `snapshot.load` gives.

It is what a window shows that is opened straight at a meeting. A test holds the two against each other.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from sqlite3 import Connection
from typing import Any

from db import first_surroundings
from db.first_rows import rows
from db.records import (
    FROZEN,
    Action,
    Attendance,
    Committee,
    Decision,
    Forward,
    Item,
    Meeting,
    NextMeeting,
    Note,
    Owner,
    Person,
    Pin,
    Review,
)

Owners = dict[int, tuple[Owner, ...]]
HERE = "JOIN notes n ON n.id = x.note_id JOIN items i ON i.id = n.item_id WHERE i.meeting_id = ?"


def meeting(connection: Connection, meeting_id: int) -> Meeting:
    """Return a whole meeting with its surroundings, all of it as it is at one moment. Raises LookupError where there is
    none, and SQLite's errors."""
    connection.execute("BEGIN")
    try:
        return _meeting(connection, meeting_id)
    finally:
        connection.execute("ROLLBACK")


def _meeting(read: Connection, id: int) -> Meeting:
    found = rows(read, _HEADING, id, date=DAYS, time=("start", "end"))
    if not found:
        raise LookupError(id)
    row = found[0]
    committee = Committee(
        id=row["committee_id"], name=row["committee_name"], short_name=row["committee_short_name"], quorum=row["quorum"]
    )
    around = first_surroundings.surroundings(read, row)
    for name in ("committee_id", "committee_name", "committee_short_name", "quorum"):
        del row[name]
    return Meeting(
        **row,
        committee=committee,
        people=tuple(Person(**one) for one in rows(read, _PEOPLE, id)),
        attendance=tuple(_attendance(one) for one in rows(read, _ATTENDANCE, id, time=("arrived", "left"))),
        items=_items(read, id),
        next_meetings=tuple(NextMeeting(**one) for one in rows(read, _NEXT, id, date=("date",), time=("start", "end"))),
        pins=tuple(Pin(**one) for one in rows(read, _PINS, id)),
        printed=_printed(read, id, row["status"]) if row["status"] in FROZEN else b"",
        surroundings=around,
    )


DAYS = ("date", "circulated_on", "agreed_on", "signed_on")
_HEADING = """
SELECT m.id, m.uid, m.committee_id, m.committee_short_name, m.quorum, m.title, m.kind, m.date, m.start, m.end, m.place,
m.style, m.status, m.circulated_on, m.agreed_on, m.signed_on, m.signed_by, c.name AS committee_name
FROM meetings m JOIN committees c ON c.id = m.committee_id WHERE m.id = ?
"""
_PEOPLE = """
SELECT id, person_id AS known_as, label, name, initials, job_title, organisation FROM meeting_people
WHERE meeting_id = ? ORDER BY position
"""
_ATTENDANCE = """
SELECT id, person_id AS person, status, capacity, role, representing, deputy_id AS deputy, for_items, arrived, left
FROM attendance WHERE meeting_id = ? ORDER BY position
"""
_NEXT = "SELECT id, date, start, end, place, title FROM next_meetings WHERE meeting_id = ? ORDER BY position"
_PINS = "SELECT id, coalesce(note_id, 0) AS note, words FROM pins WHERE meeting_id = ? ORDER BY id"
_PRINTED = "SELECT printed FROM versions WHERE meeting_id = ? AND status = ? ORDER BY id DESC LIMIT 1"


def _printed(read: Connection, id: int, status: str) -> bytes:
    kept = read.execute(_PRINTED, (id, status)).fetchone()
    return zlib.decompress(kept[0]) if kept and kept[0] else b""


def _attendance(row: dict[str, Any]) -> Attendance:
    items = row.pop("for_items")
    return Attendance(**row, for_items=None if items is None else tuple(filter(None, items.split("\n"))))


_ITEMS = """
SELECT id, parent_id, number, title, standing, minutes, began, confidential, priority, purpose, papers, outcome_wanted,
nil, forward_id FROM items WHERE meeting_id = ? ORDER BY position
"""
_LEADS = """
SELECT x.item_id, x.person_id, x.name FROM item_leads x JOIN items i ON i.id = x.item_id WHERE i.meeting_id = ?
ORDER BY x.position
"""


def _items(read: Connection, id: int) -> tuple[Item, ...]:
    notes, leads = _notes(read, id), _owners(read, _LEADS, id)
    below: dict[int | None, list[dict[str, Any]]] = defaultdict(list)
    flags = ("standing", "confidential", "outcome_wanted", "nil")
    for row in rows(read, _ITEMS, id, time=("began",), bool=flags):
        row["papers"] = tuple(row["papers"].split("\n")) if row["papers"] else ()
        below[row.pop("parent_id")].append(row)

    def build(parent: int | None) -> tuple[Item, ...]:
        return tuple(
            Item(**row, lead=leads.get(row["id"], ()), notes=tuple(notes[row["id"]]), items=build(row["id"]))
            for row in below[parent]
        )

    return build(None)


_NOTES = """
SELECT n.id, n.item_id, n.kind, n.text, n.level, n.start, n.run_on FROM notes n JOIN items i ON i.id = n.item_id
WHERE i.meeting_id = ? ORDER BY n.item_id, n.position
"""
_ACTIONS = f"""
SELECT x.id, x.note_id, x.owner_text, x.due, x.due_phrase, x.status, x.reference, x.provisional, x.table_text,
x.priority, x.owners_set, x.due_set FROM actions x {HERE}
"""
_DECISIONS = f"SELECT x.id, x.note_id, x.reference, x.provisional, x.priority FROM decisions x {HERE}"
_REVIEWS = f"""
SELECT x.id, x.note_id, x.action_id AS action, x.reference, x.text, x.due, x.due_phrase, x.given_on, x.outcome,
x.closing, x.carried_to FROM reviews x {HERE}
"""
_FORWARD = f"SELECT x.id, x.note_id, x.wanted_on, x.wanted_phrase FROM forward_lines x {HERE}"
_OWNERS = f"""
SELECT o.action_id, o.person_id, o.name FROM action_owners o JOIN actions x ON x.id = o.action_id {HERE}
ORDER BY o.position
"""
_REVIEW_OWNERS = f"""
SELECT o.review_id, o.person_id, o.name FROM review_owners o JOIN reviews x ON x.id = o.review_id {HERE}
ORDER BY o.position
"""


def _notes(read: Connection, id: int) -> dict[int, list[Note]]:
    found = rows(read, _NOTES, id, bool=("run_on",))
    kinds = {row["kind"] for row in found}
    actions = _actions(read, id) if "action" in kinds else {}
    reviews = _reviews(read, id) if "review" in kinds else {}
    decisions = _by_note(rows(read, _DECISIONS, id, bool=("provisional",)), Decision) if "decision" in kinds else {}
    forward = _by_note(rows(read, _FORWARD, id, date=("wanted_on",)), Forward) if "forward" in kinds else {}
    notes: dict[int, list[Note]] = defaultdict(list)
    for row in found:
        item, note = row.pop("item_id"), row["id"]
        notes[item].append(
            Note(
                **row,
                action=actions.get(note),
                decision=decisions.get(note),
                review=reviews.get(note),
                forward=forward.get(note),
            )
        )
    return notes


def _actions(read: Connection, id: int) -> dict[int, Action]:
    owners = _owners(read, _OWNERS, id)
    found = rows(read, _ACTIONS, id, date=("due",), bool=("provisional", "owners_set", "due_set"))
    return {row.pop("note_id"): Action(**row, owners=owners.get(row["id"], ())) for row in found}


def _reviews(read: Connection, id: int) -> dict[int, Review]:
    owners = _owners(read, _REVIEW_OWNERS, id)
    found = rows(read, _REVIEWS, id, date=("due", "given_on", "carried_to"))
    return {row.pop("note_id"): Review(**row, owners=owners.get(row["id"], ())) for row in found}


def _by_note(found: list[dict[str, Any]], kind: Any) -> dict[int, Any]:
    return {row.pop("note_id"): kind(**row) for row in found}


def _owners(read: Connection, query: str, id: int) -> Owners:
    """Collect people by what they belong to."""
    found: dict[int, list[Owner]] = defaultdict(list)
    for belongs_to, person, name in read.execute(query, (id,)):
        found[belongs_to].append(Owner(person=person, name=name))
    return {belongs_to: tuple(owners) for belongs_to, owners in found.items()}
