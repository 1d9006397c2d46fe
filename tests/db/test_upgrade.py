from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from db import driver, new_file, overview, records, upgrade
from db.models import Row
from db.said_last import STILL_OPEN
from db.store import FILE, Store, StoreError
from installers import make_tables


def test_the_newest_migration_is_the_one_that_is_named() -> None:
    assert ScriptDirectory(str(upgrade.MIGRATIONS)).get_heads() == [upgrade.NEWEST]


def test_a_new_database_is_made_with_what_the_migrations_make(tmp_path: Path) -> None:
    assert make_tables.made() == new_file.WORDS.read_text(encoding="utf-8"), "python -m installers.make_tables"
    upgrade.migrate(tmp_path / "migrated.db")
    Store.open(tmp_path).close()
    assert _held(tmp_path / FILE) == _held(tmp_path / "migrated.db")


def _held(path: Path) -> dict[str, object]:
    """Return the tables of a database as they were made, and the rows of each."""
    with driver.opened(path) as connection:
        made = dict(connection.execute("SELECT name, sql FROM sqlite_master"))
        # What an index of no words keeps for itself may be written in two ways.
        tables = [name for _, name, *_ in connection.execute("PRAGMA main.table_list") if name != "passage_words_data"]
        rows = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables if name in made}
        settings = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("journal_mode", "page_size")]
    return {"made": made, "rows": rows, "settings": settings}


def test_migrations_and_models_give_the_same_tables(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path / FILE}")
    with engine.connect() as connection:
        # SQLite itself says which tables are a virtual one's and what that keeps behind it: no model can describe them.
        kinds = {name: kind for _, name, kind, *_ in connection.exec_driver_sql("PRAGMA main.table_list")}
        index = {name for name, kind in kinds.items() if kind in ("virtual", "shadow")}
        opts = {"include_name": lambda name, kind, _parents: kind != "table" or name not in index}
        assert compare_metadata(MigrationContext.configure(connection, opts=opts), Row.metadata) == []
    engine.dispose()
    assert {name for name in index if kinds[name] == "virtual"} == {"passage_words"}


def test_open_actions_are_counted_by_their_index(tmp_path: Path) -> None:
    upgrade.migrate(tmp_path / FILE)
    with driver.opened(tmp_path / FILE) as connection:
        made = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'ix_actions_open'").fetchone()[0]
        plan = connection.execute(f"EXPLAIN QUERY PLAN {overview.ACTIONS_COUNTED}", ("2031-05-14",)).fetchall()
    assert made.endswith(f" WHERE {STILL_OPEN}")
    assert any("ix_actions_open" in step for *_, step in plan)


@pytest.mark.parametrize(
    ("record", "table"),
    [
        (records.Person, "meeting_people"),
        (records.Attendance, "attendance"),
        (records.Item, "items"),
        (records.Note, "notes"),
        (records.Action, "actions"),
        (records.Decision, "decisions"),
        (records.Review, "reviews"),
        (records.Forward, "forward_lines"),
        (records.StandingItem, "standing_items"),
        (records.NextMeeting, "next_meetings"),
    ],
)
def test_every_field_of_a_record_has_its_column(record: type, table: str) -> None:
    elsewhere = {
        "known_as",
        "person",
        "deputy",
        "lead",
        "notes",
        "items",
        "action",
        "decision",
        "review",
        "owners",
        "forward",
    }
    columns = set(Row.metadata.tables[table].columns.keys())
    assert set(record.__struct_fields__) - elsewhere <= columns


def test_every_constraint_has_a_name() -> None:
    nameless = [c for table in Row.metadata.tables.values() for c in table.constraints if c.name is None]
    assert nameless == []


def test_a_database_of_a_newer_version_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreError, match="newer version"):
        Store.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"Dear all, the minutes are attached." * 200)
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreError, match="not a Minutebook database"):
        Store.open(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import command

    def half(config: object, _target: str) -> None:
        connection = config.attributes["connection"]  # type: ignore[attr-defined]
        connection.execute(text("CREATE TABLE more (id INTEGER)"))
        raise sqlite3.OperationalError("no more")

    upgrade.migrate(tmp_path / FILE, "0006")
    before = _held(tmp_path / FILE)
    monkeypatch.setattr(command, "upgrade", half)
    with pytest.raises(StoreError):
        Store.open(tmp_path)
    assert _held(tmp_path / FILE) == before


def test_a_new_database_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = tmp_path / "half.sql"
    half.write_text("CREATE TABLE meetings (id INTEGER);\nCREATE TABLE meetings (id INTEGER);\n", encoding="utf-8")
    monkeypatch.setattr(new_file, "WORDS", half)
    with pytest.raises(StoreError):
        Store.open(tmp_path / "books")
    with driver.opened(tmp_path / "books" / FILE) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_foreign_keys_are_looked_at_when_a_transaction_ends(store: Store) -> None:
    with pytest.raises(StoreError):
        store.write(lambda session: session.execute(text("INSERT INTO item_leads VALUES (1, 0, NULL, '', 1)")))
