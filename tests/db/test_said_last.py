from __future__ import annotations

import random
from contextlib import closing
from datetime import date, time
from pathlib import Path

import pytest
from sqlalchemy import select, true

from db import last_words, meetings, notes, snapshot, upgrade
from db.changes import Edit
from db.engine import open_engine
from db.models import ActionRow, Row
from db.records import OUTCOMES, Action, Item, Meeting, Note, Review
from db.store import FILE, Store
from db.tables import ACTIONS
from db.values import replace
from tests.samples import harbour_meeting


def assert_right(store: Store) -> None:
    """What is kept of every action is what is found out of the reviews."""
    found_out = last_words.outcome(lambda _meetings: true())
    rows = store.read(lambda session: session.execute(select(ACTIONS.c.said_last, found_out.label("now"))).all())
    assert [row.said_last for row in rows] == [row.now for row in rows]


def sitting(n: int, *written: Note) -> Meeting:
    return harbour_meeting(
        uid=f"{n:08x}-5b1e-4b44-9d0e-0a8f3f1f7c12",
        date=date(2026, n, 1),
        people=(),
        attendance=(),
        items=(Item(id=n, title="Actions", notes=written),),
    )


@pytest.fixture
def books(store: Store) -> Store:
    store.write(meetings.add(sitting(1, Note(kind="action", text="a", action=Action(id=101)))))
    store.write(meetings.add(sitting(2, Note(kind="action", text="b", action=Action(id=102)))))
    store.write(meetings.add(sitting(3)))
    store.write(meetings.add(sitting(4)))
    return store


def loaded(store: Store) -> list[Meeting]:
    return [store.read(snapshot.load(card.id)) for card in store.read(meetings.cards)]


def some_edit(dice: random.Random, held: list[Meeting]) -> Edit:
    meeting = dice.choice(held)
    (item,) = meeting.items
    written = list(item.notes)
    kind = dice.choice(("review", "review", "review", "outcome", "gone", "date", "start"))
    if kind == "date":
        return meetings.change(meeting.id, date=date(2026, dice.randint(1, 12), 1))
    if kind == "start":
        return meetings.change(meeting.id, start=dice.choice((None, time(9), time(14))))
    if kind == "review":
        said = Review(action=dice.choice((101, 102)), text="a", outcome=dice.choice(OUTCOMES))
        written.insert(dice.randint(0, len(written)), Note(kind="review", review=said))
    reviews = [note for note in written if note.review]
    if kind == "gone" and reviews:
        written.remove(dice.choice(reviews))
    if kind == "outcome" and reviews:
        note = dice.choice(reviews)
        assert note.review is not None
        changed = replace(
            note, review=replace(note.review, outcome=dice.choice(OUTCOMES), action=dice.choice((101, 102)))
        )
        written[written.index(note)] = changed
    return notes.write(item.id, written)


@pytest.mark.parametrize("seed", range(6))
def test_it_follows_any_row_of_edits_and_undoing_and_doing_it_again(books: Store, seed: int) -> None:
    dice = random.Random(seed)
    changes = []
    for _ in range(40):
        changes.append(books.write(some_edit(dice, loaded(books))))
        assert_right(books)
    for change in reversed(changes):
        books.redo(change.reversed)
        assert_right(books)
    for change in changes:
        books.redo(change)
    assert_right(books)
    assert books.read(lambda session: session.execute(select(ACTIONS.c.said_last).distinct()).all()) != [("",)]


@pytest.mark.parametrize("seed", range(3))
def test_rows_may_be_written_in_any_order(books: Store, seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(12):
        books.write(some_edit(dice, loaded(books)))
    rows = [
        (table, row._asdict())
        for table in Row.metadata.sorted_tables
        if not table.name.startswith("passages")
        for row in books.read(lambda session, table=table: session.execute(table.select()).all())  # type: ignore[misc]
    ]

    def shuffled(session: object) -> None:
        for n in (0, 1):
            dice.shuffle(rows)
            for table, row in rows:
                deed = table.insert().values(**row) if n else table.delete().where(table.c.id == row["id"])
                session.execute(deed)  # type: ignore[attr-defined]

    books.write(shuffled)
    assert_right(books)


def test_a_meeting_that_is_removed_has_said_nothing(books: Store) -> None:
    later = next(meeting for meeting in loaded(books) if meeting.date.month == 4)
    review = Note(kind="review", review=Review(action=101, text="a", outcome="done"))
    books.write(notes.write(later.items[0].id, [review]))
    assert_right(books)
    removed = books.write(meetings.remove(later.id))
    assert_right(books)
    books.redo(removed.reversed)
    assert_right(books)
    assert books.read(lambda session: session.get_one(ActionRow, 101).said_last) == "done"


def test_an_older_database_is_filled_when_it_is_brought_up_to_date(tmp_path: Path) -> None:
    books = Store.open(tmp_path)
    books.write(meetings.add(sitting(1, Note(kind="action", text="a", action=Action(id=101)))))
    review = Note(kind="review", review=Review(action=101, text="a", outcome="discharged"))
    books.write(meetings.add(sitting(2, review)))
    books.close()
    engine = open_engine(tmp_path / FILE, sync_at_once=True)
    with engine.begin() as connection:
        from db import triggers

        triggers.take_down(connection)
        connection.exec_driver_sql("DROP INDEX ix_actions_open")
        connection.exec_driver_sql("ALTER TABLE actions DROP COLUMN said_last")
        connection.exec_driver_sql("ALTER TABLE committees DROP COLUMN template")
        for later in ("templates", "sent_copies", "pins", "passages_waiting"):
            connection.exec_driver_sql(f"DROP TABLE {later}")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0004'")
    engine.dispose()
    assert upgrade.version_of(tmp_path / FILE) == "0004"
    with closing(Store.open(tmp_path)) as again:
        assert_right(again)
        assert again.read(lambda session: session.get_one(ActionRow, 101).said_last) == "discharged"
