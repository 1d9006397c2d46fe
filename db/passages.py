"""What search finds: a passage for every note and every item's title, kept right by triggers whoever writes the rows.

Titles have theirs at once. Of notes a trigger only writes down that their passage is to be made or made anew
(`passages_waiting`), because the index costs ten times what keeping a paragraph does: `catch_up` makes them when the
typing rests, and `brought_up_to_date` before anybody searches.

A passage's id holds its meeting's day and rises with it: FTS5 stores rows by id, so that the newest come first without
sorting, and a span of years is a span of ids. Its words are those of the note, of a review with its closing words, of
the action table, without the marks of bold and underline. Kind and committee are words too, in `facets`: a filter is
one more word that must occur.
"""

from __future__ import annotations

import contextlib
from datetime import date

from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from db.records import LETTERS_FOLDED

DAY_BITS = 24
"""How many bits of a passage's id count within its day."""

JULIAN = 1_721_424
"""What SQLite's Julian day is more than Python's ordinal, without its half."""

TABLE, COLUMN = "passages_waiting", "id"
ONLY_READ = "only read"
"""What a session says of itself (`Session.info`) in which nothing is to be written, for all that it could be."""

COLUMNS = "note_id, item_id, words, reference, owners, facets"
INDEXED = "words, reference, owners, facets"
INDEX = "prefix = '3 4', tokenize = 'unicode61 remove_diacritics 2'"
"""What the index holds, and how it takes words (as `migrations` made it)."""


def ids_between(first: date, last: date) -> tuple[int, int]:
    """Return the lowest and the highest id that a passage of a meeting held on these days can have."""
    return first.toordinal() + JULIAN << DAY_BITS, (last.toordinal() + JULIAN + 1 << DAY_BITS) - 1


def make_anew(connection: Connection) -> None:
    """Write all passages in the order of the minutes, and their index."""
    connection.exec_driver_sql("DELETE FROM passages")
    connection.exec_driver_sql("DELETE FROM passages_waiting")
    connection.exec_driver_sql(
        f"INSERT INTO passages (id, {COLUMNS}) "
        f"SELECT first_id + row_number() OVER (PARTITION BY first_id ORDER BY meeting_id, place, position), {COLUMNS} "
        f"FROM (SELECT * FROM note_passages UNION ALL SELECT * FROM title_passages)"
    )
    connection.exec_driver_sql("INSERT INTO passage_words (passage_words) VALUES ('rebuild')")


def catch_up(session: Session, most: int = -1) -> None:
    """Make the passages that wait to be made, all or the first so many, and their index."""
    for words in CATCH_UP:
        session.connection().exec_driver_sql(words, {"most": most})


def waits(session: Session) -> bool:
    """Tell whether the passage of any note waits to be made."""
    return session.connection().exec_driver_sql("SELECT 1 FROM passages_waiting LIMIT 1").first() is not None


def brought_up_to_date(session: Session) -> bool:
    """Make in a session that only reads, and has not begun to, what waits to be made; False where it cannot be written
    now: then what waits is to be looked through besides."""
    if not waits(session):
        return True
    with contextlib.suppress(OperationalError):
        if not session.info.get(ONLY_READ):
            catch_up(session)
            session.commit()
            return True
    session.rollback()
    return False


def _folded(words: str) -> str:
    """Return the expression for words as they are sought. Whole words come of words that are partly bold."""
    for mark in ("**", "__"):
        words = f"replace({words}, '{mark}', '')"
    for letter, plain in LETTERS_FOLDED.items():
        words = f"replace(replace({words}, '{letter}', '{plain}'), '{letter.upper()}', '{plain}')"
    return words


_FIRST_ID = f"CAST(julianday(m.date) AS INTEGER) << {DAY_BITS}"
_SAID = "n.text || coalesce(' ' || r.text || ' ' || r.closing, '') || coalesce(' ' || a.table_text, '')"


def _names(table: str, key: str, belongs_to: str) -> str:
    named = "coalesce(p.initials || ' ' || p.name || ' ', '') || o.name"
    return (
        f"coalesce((SELECT group_concat({named}, ' ') FROM {table} o LEFT JOIN meeting_people p "
        f"ON p.id = o.person_id WHERE o.{key} = {belongs_to}), '')"
    )


VIEWS = {
    "note_passages": f"""CREATE VIEW note_passages AS
SELECT n.id AS note_id, NULL AS item_id, i.meeting_id, i.position AS place, n.position, {_FIRST_ID} AS first_id,
trim({_folded(_SAID)}) AS words,
coalesce(a.reference, d.reference, r.reference, '') AS reference,
trim(coalesce(a.owner_text, '') || ' ' || {_names("action_owners", "action_id", "a.id")}
|| {_names("review_owners", "review_id", "r.id")}) AS owners,
'k' || n.kind || ' c' || m.committee_id AS facets
FROM notes n JOIN items i ON i.id = n.item_id JOIN meetings m ON m.id = i.meeting_id
LEFT JOIN actions a ON a.note_id = n.id LEFT JOIN decisions d ON d.note_id = n.id
LEFT JOIN reviews r ON r.note_id = n.id""",
    "title_passages": f"""CREATE VIEW title_passages AS
SELECT NULL AS note_id, i.id AS item_id, i.meeting_id, i.position AS place, -1 AS position, {_FIRST_ID} AS first_id,
{_folded("i.title")} AS words, '' AS reference, '' AS owners, 'ktitle c' || m.committee_id AS facets
FROM items i JOIN meetings m ON m.id = i.meeting_id""",
}


def _place(view: str, where: str) -> str:
    """Return what gives passages to rows that have none, behind those of their day."""
    of_day = f"SELECT max(id) FROM passages WHERE id BETWEEN first_id AND first_id + {(1 << DAY_BITS) - 1}"
    rank = "row_number() OVER (PARTITION BY first_id ORDER BY meeting_id, place, position)"
    return (
        f"INSERT OR IGNORE INTO passages (id, {COLUMNS}) "
        f"SELECT coalesce(({of_day}), first_id) + {rank}, {COLUMNS} FROM {view} WHERE {where};"
    )


def _refresh(view: str, key: str, which: str) -> str:
    """Return what brings the passages of some notes or items up to date."""
    names = ("words", "reference", "owners", "facets")
    old, new = (", ".join(f"{whose}.{name}" for name in names) for whose in ("passages", "fresh"))
    return (
        f"UPDATE passages SET ({', '.join(names)}) = ({new}) FROM {view} fresh WHERE passages.{key} IN ({which}) "
        f"AND fresh.{key} = passages.{key} AND ({old}) IS NOT ({new});"
    )


def _later(which: str) -> str:
    """Return what has the passages of some notes made later."""
    return f"INSERT OR IGNORE INTO passages_waiting (id) {which};"


_WAITING = "SELECT id FROM passages_waiting ORDER BY id LIMIT :most"
_NEW = f"SELECT id FROM ({_WAITING}) w WHERE NOT EXISTS (SELECT 1 FROM passages p WHERE p.note_id = w.id)"
CATCH_UP = (
    _refresh("note_passages", "note_id", _WAITING),
    _place("note_passages", f"note_id IN ({_NEW})"),
    f"DELETE FROM passages_waiting WHERE id IN ({_WAITING})",
)
_ITEMS = "SELECT id FROM items WHERE meeting_id = NEW.id"
_NOTES = f"SELECT id FROM notes WHERE item_id IN ({_ITEMS})"
_PLACE_MEETING = _place("title_passages", f"item_id IN ({_ITEMS})") + _later(_NOTES)
_OF_NOTE = "SELECT ROW.note_id WHERE ROW.note_id IS NOT NULL"
_OWNED = (
    "SELECT a.note_id FROM action_owners o JOIN actions a ON a.id = o.action_id "
    "WHERE o.person_id = NEW.id AND a.note_id IS NOT NULL "
    "UNION SELECT r.note_id FROM review_owners o JOIN reviews r ON r.id = o.review_id WHERE o.person_id = NEW.id"
)
_FORGET = "INSERT INTO passage_words (passage_words, rowid, words, reference, owners, facets) " + (
    "VALUES ('delete', OLD.id, OLD.words, OLD.reference, OLD.owners, OLD.facets);"
)
_LEARN = "INSERT INTO passage_words (rowid, words, reference, owners, facets) " + (
    "VALUES (NEW.id, NEW.words, NEW.reference, NEW.owners, NEW.facets);"
)

DEEDS: tuple[tuple[str, str, str], ...] = (
    ("INSERT", "notes", _later("VALUES (NEW.id)")),
    ("UPDATE OF text, kind, item_id", "notes", _later("VALUES (NEW.id)")),
    (
        "DELETE",
        "notes",
        "DELETE FROM passages WHERE note_id = OLD.id; DELETE FROM passages_waiting WHERE id = OLD.id;",
    ),
    (
        "INSERT",
        "items",
        _place("title_passages", "item_id = NEW.id") + _later("SELECT id FROM notes WHERE item_id = NEW.id"),
    ),
    ("UPDATE OF title", "items", _refresh("title_passages", "item_id", "NEW.id")),
    ("DELETE", "items", "DELETE FROM passages WHERE item_id = OLD.id;"),
    ("INSERT", "meetings", _PLACE_MEETING),
    (
        "UPDATE OF date, committee_id",
        "meetings",
        f"DELETE FROM passages WHERE item_id IN ({_ITEMS}) OR note_id IN ({_NOTES});{_PLACE_MEETING}",
    ),
    *(
        (event, table, _later(which.replace("ROW", row)))
        for table, fields, which in (
            ("actions", "reference, table_text, owner_text", _OF_NOTE),
            ("decisions", "reference", _OF_NOTE),
            ("reviews", "reference, text, closing", _OF_NOTE),
            (
                "action_owners",
                "person_id, name",
                "SELECT note_id FROM actions WHERE id = ROW.action_id AND note_id IS NOT NULL",
            ),
            ("review_owners", "person_id, name", "SELECT note_id FROM reviews WHERE id = ROW.review_id"),
        )
        for event, row in (("INSERT", "NEW"), (f"UPDATE OF {fields}", "NEW"), ("DELETE", "OLD"))
    ),
    ("INSERT", "meeting_people", _later(_OWNED)),
    ("UPDATE OF initials, name", "meeting_people", _later(_OWNED)),
    ("INSERT", "passages", _LEARN),
    ("UPDATE", "passages", _FORGET + _LEARN),
    ("DELETE", "passages", _FORGET),
)
"""What is to be done when rows come, change or go, whatever the order in which undo writes them."""

TRIGGERS = {
    name: f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {deed} END"
    for event, table, deed in DEEDS
    for name in (f"passages_after_{event.split()[0].lower()}_of_{table}",)
}
