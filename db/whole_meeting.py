"""How the rows of a meeting become one frozen record: a handful of plain selects, whatever the meeting's length.

They are read by SQLite alone: a window that is opened straight at a meeting shows it before SQLAlchemy is there.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from sqlite3 import Connection
from typing import Any

from db import surroundings
from db.note_records import notes_where, owners_where
from db.plain_rows import rows
from db.records import (
    FROZEN,
    Attendance,
    Committee,
    Item,
    Meeting,
    NextMeeting,
    Person,
    Pin,
)


def meeting(connection: Connection, meeting_id: int) -> Meeting:
    """Return a whole meeting with its surroundings, all of it as it is at one moment. Raises LookupError where there is
    none, and SQLite's errors."""
    connection.execute("BEGIN")
    try:
        return read_whole(connection, meeting_id)
    finally:
        connection.execute("ROLLBACK")


def read_whole(read: Connection, id: int) -> Meeting:
    """Return a whole meeting within a transaction that is open. Raises LookupError, and SQLite's errors."""
    found = rows(read, _HEADING, id, date=DAYS, time=("start", "end"))
    if not found:
        raise LookupError(id)
    row = found[0]
    committee = Committee(
        id=row["committee_id"], name=row["committee_name"], short_name=row["committee_short_name"], quorum=row["quorum"]
    )
    around = surroundings.around(read, row)
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
    notes, leads = notes_where(read, "i.meeting_id = ?", id), owners_where(read, _LEADS, id)
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
