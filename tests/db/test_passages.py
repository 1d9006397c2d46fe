from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from db import driver, intake, meetings, notes, passages, people, triggers, upgrade
from db.engine import open_engine
from db.models import Row
from db.records import Action, Item, Meeting, Note, Owner, Review
from db.store import FILE, Store
from db.values import replace
from tests.db.test_changes import KINDS, loaded
from tests.random_meetings import Invented
from tests.samples import harbour_meeting

COLUMNS = "note_id, item_id, words, reference, owners, facets"
STANDING = f"SELECT {COLUMNS}, id - id % (1 << {passages.DAY_BITS}) FROM passages"


@pytest.fixture
def books(store: Store) -> Iterator[sqlite3.Connection]:
    with driver.opened(store.folder / FILE) as connection:
        connection.isolation_level = None
        yield connection


def assert_right(books: sqlite3.Connection) -> None:
    """Every passage is what its note or title is now, on its meeting's day, or is known to wait for it; when those have
    been made none is left that is not right, and the index holds exactly their words."""
    late = f"SELECT note_id FROM (SELECT {COLUMNS}, first_id FROM note_passages EXCEPT {STANDING}) WHERE note_id"
    waiting = {id for (id,) in books.execute("SELECT id FROM passages_waiting")}
    assert {id for (id,) in books.execute(late)} <= waiting
    make_what_waits(books)
    fresh = f"SELECT {COLUMNS}, first_id FROM note_passages UNION ALL SELECT {COLUMNS}, first_id FROM title_passages"
    there = books.execute(STANDING).fetchall()
    assert sorted(there, key=repr) == sorted(books.execute(fresh).fetchall(), key=repr)
    books.execute("BEGIN")
    books.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, passage_words, instance)")
    indexed = books.execute("SELECT term, doc, col, offset FROM temp.terms").fetchall()
    books.execute("DROP TABLE temp.terms")
    books.execute("INSERT INTO passage_words (passage_words) VALUES ('rebuild')")
    books.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, passage_words, instance)")
    rebuilt = books.execute("SELECT term, doc, col, offset FROM temp.terms").fetchall()
    books.execute("ROLLBACK")
    assert indexed == rebuilt
    assert bool(indexed) == bool(there)


def make_what_waits(books: sqlite3.Connection, most: int = -1) -> None:
    for words in passages.CATCH_UP:
        books.execute(words, {"most": most})


def sought(books: sqlite3.Connection, words: str) -> list[str]:
    make_what_waits(books)
    rows = books.execute(
        "SELECT words FROM passages WHERE id IN (SELECT rowid FROM passage_words WHERE passage_words MATCH ?) "
        "ORDER BY id",
        (words,),
    )
    return [found for (found,) in rows]


@pytest.mark.parametrize("seed", range(4))
def test_passages_follow_any_row_of_edits_and_undoing_and_doing_it_again(
    store: Store, books: sqlite3.Connection, seed: int
) -> None:
    dice = random.Random(seed)
    store.write(meetings.add(harbour_meeting()))
    assert_right(books)
    changes = []
    for _ in range(40):
        changes.append(store.write(dice.choice(KINDS)(dice, loaded(store))))
        assert_right(books)
    for change in reversed(changes):
        store.redo(change.reversed)
        assert_right(books)
    for change in changes:
        store.redo(change)
    assert_right(books)


def test_a_meeting_that_is_removed_takes_its_passages_along_and_brings_them_back(
    store: Store, books: sqlite3.Connection
) -> None:
    store.write(meetings.add(harbour_meeting()))
    before = books.execute(f"SELECT {COLUMNS} FROM passages ORDER BY 1, 2").fetchall()
    change = store.write(meetings.remove(loaded(store).id))
    assert books.execute("SELECT count(*) FROM passages").fetchone() == (0,)
    assert_right(books)
    store.redo(change.reversed)
    assert books.execute(f"SELECT {COLUMNS} FROM passages ORDER BY 1, 2").fetchall() == before
    assert_right(books)


@pytest.mark.parametrize("seed", range(3))
def test_rows_may_be_written_in_any_order(store: Store, books: sqlite3.Connection, seed: int) -> None:
    """Foreign keys are looked at when a transaction ends, so an order that no edit takes today may come."""
    store.write(meetings.add(harbour_meeting()))
    rows = [
        (table, row._asdict())
        for table in Row.metadata.sorted_tables
        if not table.name.startswith("passages")
        for row in store.read(lambda session, table=table: session.execute(table.select()).all())  # type: ignore[misc]
    ]
    dice = random.Random(seed)

    def shuffled(session: object) -> None:
        dice.shuffle(rows)
        for table, row in rows:
            session.execute(table.delete().where(table.c.id == row["id"]))  # type: ignore[attr-defined]
        dice.shuffle(rows)
        for table, row in rows:
            session.execute(table.insert(), row)  # type: ignore[attr-defined]

    store.write(shuffled)
    assert_right(books)


@pytest.mark.parametrize("seed", range(5))
def test_meetings_that_are_brought_in_are_found(store: Store, books: sqlite3.Connection, seed: int) -> None:
    coming = [Invented(seed * 10 + n).meeting() for n in range(4)]
    store.write(intake.bring_in(coming, lambda _meeting: None))
    assert_right(books)
    store.write(intake.bring_in(coming[:2], lambda _meeting: None, replacing=True))
    assert_right(books)


def test_another_day_moves_the_passages_of_a_meeting(store: Store, books: sqlite3.Connection) -> None:
    store.write(meetings.add(harbour_meeting()))
    change = store.write(meetings.change(loaded(store).id, date=date(2019, 2, 28)))
    assert_right(books)
    span = passages.ids_between(date(2019, 2, 28), date(2019, 2, 28))
    assert books.execute("SELECT count(*) FROM passages WHERE id NOT BETWEEN ? AND ?", span).fetchone() == (0,)
    store.redo(change.reversed)
    assert_right(books)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1999, 12, 31), date(2000, 1, 1), date(2024, 2, 29)])
def test_the_ids_of_a_day_are_those_that_its_passages_have(store: Store, books: sqlite3.Connection, day: date) -> None:
    store.write(meetings.add(harbour_meeting(date=day)))
    low, high = passages.ids_between(day, day)
    ids = [id for (id,) in books.execute("SELECT id FROM passages ORDER BY id")]
    assert ids == list(range(low + 1, low + 1 + len(ids)))
    assert ids[-1] < high


def test_a_person_who_is_called_otherwise_is_found_by_the_new_name(store: Store, books: sqlite3.Connection) -> None:
    store.write(meetings.add(harbour_meeting()))
    lena = next(person for person in loaded(store).people if person.initials == "LF")
    store.write(people.change(lena.id, name="Lena Fjord", initials="LJ"))
    assert_right(books)
    assert sought(books, "owners: LF") == []
    assert [words[:10] for words in sought(books, "owners: (fjord AND lj)")] == ["LF to send"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("the har**bour** wall", "harbour"),
        ("the __har__bour wall", "harbour"),
        ("a *lean* year", "lean"),
        ("Café Żółć", "cafe zolc"),
        ("ŁÓDŹ Øresund", "lodz oresund"),
        ("dŵr Tŷ Hâf", "dwr ty haf"),
        ("Großer STRAẞE", "grosser"),
        ("Ægir œuvre Þór Đorđe", "aegir oeuvre thor dorde"),
    ],
)
def test_words_are_found_without_marks_and_accents(
    store: Store, books: sqlite3.Connection, written: str, words: str
) -> None:
    store.write(meetings.add(harbour_meeting()))
    store.write(notes.write(loaded(store).items[0].id, [Note(text=written)]))
    assert len(sought(books, words)) == 1


def test_what_a_note_is_besides_its_words_is_found(store: Store, books: sqlite3.Connection) -> None:
    owner = Owner(name="Partners")
    written = [
        Note(kind="action", text="a", action=Action(owners=(owner,), reference="AP34/17", table_text="anchor")),
        Note(kind="review", review=Review(text="price the buoys", closing="Discharged.", owners=(owner,))),
    ]
    store.write(meetings.add(harbour_meeting(items=(Item(title="Moorings", notes=tuple(written)),))))
    assert sought(books, 'reference: "ap34/17"') == sought(books, "words: anchor") == ["a anchor"]
    assert sought(books, "discharged buoys owners: partners") == ["price the buoys Discharged."]
    assert sought(books, "facets: ktitle moorings") == ["Moorings"]


def test_an_older_database_is_filled_when_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / FILE
    upgrade.migrate(path, "0002")
    with closing(sqlite3.connect(path)) as books, books:
        for table, row in {
            "committees": {"id": 1, "name": "Quay", "short_name": "", "style": "", "place": ""},
            "meetings": {
                "id": 2,
                "committee_id": 1,
                "uid": "u",
                "title": "Quay",
                "date": "2020-01-01",
                "kind": "minutes",
                "committee_short_name": "",
                "place": "",
                "style": "",
                "status": "draft",
            },
            "items": {
                "id": 3,
                "meeting_id": 2,
                "position": 0,
                "number": "",
                "title": "Mooring fees",
                "standing": 0,
                "confidential": 0,
                "priority": "",
            },
            "notes": {
                "id": 4,
                "item_id": 3,
                "position": 0,
                "kind": "text",
                "text": "A new mooring",
                "level": 0,
                "run_on": 0,
            },
        }.items():
            marks = ", ".join("?" * len(row))
            books.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    Store.open(tmp_path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as books:
        assert_right(books)
        assert sought(books, "mooring") == ["Mooring fees", "A new mooring"]


def test_views_and_triggers_that_were_made_otherwise_are_replaced_and_all_passages_made_anew(
    store: Store, books: sqlite3.Connection
) -> None:
    store.write(meetings.add(harbour_meeting()))
    make_what_waits(books)
    books.execute("DROP TRIGGER passages_after_update_of_notes")
    item = loaded(store).items[0]
    store.write(notes.write(item.id, [replace(item.notes[0], text="unseen")]))
    assert sought(books, "unseen") == []
    engine = open_engine(store.folder / FILE, sync_at_once=True)
    with engine.begin() as connection:
        put_up_again(connection)
    engine.dispose()
    assert sought(books, "unseen") == ["unseen"]
    assert_right(books)


def put_up_again(connection: Connection) -> None:
    triggers.put_up(connection, triggers.take_down(connection))


def test_what_stood_unchanged_is_not_made_anew(store: Store, books: sqlite3.Connection) -> None:
    store.write(meetings.add(harbour_meeting()))
    books.execute("UPDATE passages SET words = 'kept' WHERE id = (SELECT min(id) FROM passages)")
    engine = open_engine(store.folder / FILE, sync_at_once=True)
    with engine.begin() as connection:
        put_up_again(connection)
        held = connection.execute(text("SELECT words FROM passages ORDER BY id LIMIT 1")).scalar()
    engine.dispose()
    assert held == "kept"


def test_a_note_of_any_length_is_found_by_its_last_word(store: Store, books: sqlite3.Connection) -> None:
    meeting: Meeting = harbour_meeting()
    store.write(meetings.add(meeting))
    store.write(notes.write(loaded(store).items[0].id, [Note(text="word " * 50_000 + "lighthouse")]))
    assert len(sought(books, "lighthouse")) == 1
