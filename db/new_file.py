"""A new database, made at once as the migrations would make it, without Alembic: what that takes to load is a third of
a second and 20 MB that no start but a migrating one has to spend.

The words are written by `python -m installers.make_tables`; a test holds them against the migrations.
"""

from __future__ import annotations

from pathlib import Path
from sqlite3 import Connection

from db import driver
from db.preparing import prepare

WORDS = Path(__file__).parent / "migrations" / "newest.sql"


def make(path: Path) -> None:
    """Make the tables in an empty database, or in none, all or nothing. Raises OSError, the driver's errors."""
    with driver.opened(path) as connection:
        prepare(connection, sync_at_once=True)
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{WORDS.read_text(encoding='utf-8')}COMMIT;\n")
        except BaseException:
            if connection.in_transaction:
                connection.rollback()
            raise


def words_of(connection: Connection) -> str:
    """Return what makes the tables of a database as it stands, and the name of its migration."""
    hidden = {name for _, name, kind, *_ in connection.execute("PRAGMA main.table_list") if kind == "shadow"}
    made = connection.execute("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
    (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    lines = [words for table, words in made if table not in hidden]
    return "".join(f"{words};\n" for words in (*lines, f"INSERT INTO alembic_version VALUES ('{version}')"))
