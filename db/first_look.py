"""What the start page shows, read before SQLAlchemy and the tables are there: a look by SQLite alone."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path
from sqlite3 import Connection

from db import driver, overview, upgrade
from db.overview import CommitteeCard


def cards(database: Path, today: date) -> tuple[CommitteeCard, ...]:
    """Return the committees with their newest meetings as `overview.cards` does, nothing where the first look is not to
    be trusted: the database is new, older, locked away, damaged, in use, or empty. Nothing is changed in it."""
    if not database.exists():
        return ()
    try:
        with closing(driver.connect(database, mode="ro")) as connection:
            connection.execute("PRAGMA busy_timeout = 100")
            if connection.execute("SELECT version_num FROM alembic_version").fetchone() != (upgrade.NEWEST,):
                return ()
            return overview.cards_in(connection.execute, today)
    except driver.errors():
        return ()


def called(connection: Connection, words: str) -> tuple[int, ...]:
    """Return the ids of the meetings that are meant by words, as `meetings.called` understands them."""
    wanted = words.strip().lower()
    if wanted == "latest":
        found = connection.execute("SELECT id FROM meetings ORDER BY date DESC, start DESC, id DESC LIMIT 1")
    else:
        found = connection.execute(
            "SELECT id FROM meetings WHERE :words <> '' AND (date = :words OR substr(uid, 1, length(:words)) = :words)",
            {"words": wanted},
        )
    return tuple(id for (id,) in found)
