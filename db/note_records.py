"""How the rows of notes become records, with the actions, decisions and reviews that they are."""

from __future__ import annotations

from collections import defaultdict
from sqlite3 import Connection

from db.plain_rows import rows
from db.records import Action, Decision, Forward, Note, Owner, Review

Owners = dict[int, tuple[Owner, ...]]
Given = tuple[int, ...]

_NOTES = """
SELECT n.id, n.item_id, n.kind, n.text, n.level, n.start, n.run_on FROM notes n JOIN items i ON i.id = n.item_id
WHERE {here} ORDER BY n.item_id, n.position
"""
_HERE = "JOIN notes n ON n.id = x.note_id JOIN items i ON i.id = n.item_id WHERE {here}"
_ACTIONS = f"""
SELECT x.id, x.note_id, x.owner_text, x.due, x.due_phrase, x.status, x.reference, x.provisional, x.table_text,
x.priority, x.owners_set, x.due_set FROM actions x {_HERE}
"""
_DECISIONS = f"SELECT x.id, x.note_id, x.reference, x.provisional, x.priority FROM decisions x {_HERE}"
_REVIEWS = f"""
SELECT x.id, x.note_id, x.action_id AS action, x.reference, x.text, x.due, x.due_phrase, x.given_on, x.outcome,
x.closing, x.carried_to FROM reviews x {_HERE}
"""
_FORWARD = f"SELECT x.id, x.note_id, x.wanted_on, x.wanted_phrase FROM forward_lines x {_HERE}"
_OWNERS = f"""
SELECT o.action_id, o.person_id, o.name FROM action_owners o JOIN actions x ON x.id = o.action_id {_HERE}
ORDER BY o.position
"""
_REVIEW_OWNERS = f"""
SELECT o.review_id, o.person_id, o.name FROM review_owners o JOIN reviews x ON x.id = o.review_id {_HERE}
ORDER BY o.position
"""


def notes_where(read: Connection, here: str, *given: int) -> dict[int, list[Note]]:
    """Return the notes that a condition on the items `i` or the notes `n` picks, by item, each item's in order; what is
    `given` stands for its question marks."""
    found = rows(read, _NOTES.format(here=here), *given, bool=("run_on",))
    kinds = {row["kind"] for row in found}
    actions = _actions(read, here, given) if "action" in kinds else {}
    decisions = _decisions(read, here, given) if "decision" in kinds else {}
    reviews = _reviews(read, here, given) if "review" in kinds else {}
    forward = _forward(read, here, given) if "forward" in kinds else {}
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


def _actions(read: Connection, here: str, given: Given) -> dict[int, Action]:
    owners = owners_where(read, _OWNERS.format(here=here), *given)
    flags = ("provisional", "owners_set", "due_set")
    found = rows(read, _ACTIONS.format(here=here), *given, date=("due",), bool=flags)
    return {row.pop("note_id"): Action(**row, owners=owners.get(row["id"], ())) for row in found}


def _decisions(read: Connection, here: str, given: Given) -> dict[int, Decision]:
    found = rows(read, _DECISIONS.format(here=here), *given, bool=("provisional",))
    return {row.pop("note_id"): Decision(**row) for row in found}


def _reviews(read: Connection, here: str, given: Given) -> dict[int, Review]:
    owners = owners_where(read, _REVIEW_OWNERS.format(here=here), *given)
    found = rows(read, _REVIEWS.format(here=here), *given, date=("due", "given_on", "carried_to"))
    return {row.pop("note_id"): Review(**row, owners=owners.get(row["id"], ())) for row in found}


def _forward(read: Connection, here: str, given: Given) -> dict[int, Forward]:
    found = rows(read, _FORWARD.format(here=here), *given, date=("wanted_on",))
    return {row.pop("note_id"): Forward(**row) for row in found}


def owners_where(read: Connection, query: str, *given: int) -> Owners:
    """Collect the people that a query finds by what they belong to."""
    found: dict[int, list[Owner]] = defaultdict(list)
    for belongs_to, person, name in read.execute(query, given):
        found[belongs_to].append(Owner(person=person, name=name))
    return {belongs_to: tuple(owners) for belongs_to, owners in found.items()}
