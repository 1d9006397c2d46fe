"""What meetings said last of each action, kept in `actions.said_last` by triggers whoever writes the rows.

Found out when it is asked for, it takes a hundred thousand actions half a second; the register and the start page ask
for all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.records import CLOSING_OUTCOMES

if TYPE_CHECKING:
    from sqlalchemy import Connection

STILL_OPEN = f"status = 'open' AND said_last NOT IN {CLOSING_OUTCOMES}"
"""Which actions are open, in the words of the index of open actions: SQLite takes it for exactly these."""

TABLE, COLUMN = "actions", "said_last"
VIEWS: dict[str, str] = {}

_SAID = """coalesce((SELECT r.outcome FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
JOIN meetings m ON m.id = i.meeting_id WHERE r.action_id = actions.id AND r.outcome <> 'none'
ORDER BY m.date DESC, m.start DESC, m.id DESC, r.id DESC LIMIT 1), '')"""
_OF_MEETING = (
    "SELECT r.action_id FROM items i JOIN notes n ON n.item_id = i.id JOIN reviews r ON r.note_id = n.id "
    "WHERE i.meeting_id = NEW.id"
)

DEEDS: tuple[tuple[str, str, str], ...] = (
    ("INSERT", "actions", "NEW.id"),
    ("INSERT", "reviews", "NEW.action_id"),
    ("UPDATE OF action_id, outcome, note_id", "reviews", "OLD.action_id, NEW.action_id"),
    ("DELETE", "reviews", "OLD.action_id"),
    ("INSERT", "notes", "SELECT action_id FROM reviews WHERE note_id = NEW.id"),
    ("INSERT", "items", "SELECT r.action_id FROM notes n JOIN reviews r ON r.note_id = n.id WHERE n.item_id = NEW.id"),
    ("INSERT", "meetings", _OF_MEETING),
    ("UPDATE OF date, start", "meetings", _OF_MEETING),
)
"""Of which actions it is to be found out anew when rows come, change or go, whatever the order undo writes them in."""

TRIGGERS = {
    name: f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN "
    f"UPDATE actions SET said_last = {_SAID} WHERE id IN ({which}); END"
    for event, table, which in DEEDS
    for name in (f"said_last_after_{event.split()[0].lower()}_of_{table}",)
}


def make_anew(connection: Connection) -> None:
    """Find out of all actions what was said of them last."""
    connection.exec_driver_sql(f"UPDATE actions SET said_last = {_SAID}")
