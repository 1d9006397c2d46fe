"""Brings a database file up to date before it is opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from db import driver, keys, new_file

NEWEST = "0008"
"""The newest migration; a test holds it against the folder."""

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerError(Exception):
    """A version made the file that is newer than this one."""


class ForeignError(Exception):
    """The file is of another kind or another program."""


class LockedFileError(Exception):
    """The file is locked, or what was put in its place is, and its key is not held."""


def to_newest(path: Path) -> None:
    """Make the tables, or migrate those of an older version, all or nothing; a file of this version is left alone.

    Raises NewerError, ForeignError, LockedFileError, and the driver's errors, as SQLAlchemy wraps them, where the file
    is damaged.
    """
    version = version_of(path)
    if version == NEWEST:
        return
    if version is None:
        new_file.make(path)
        return
    if version not in known_versions():
        raise NewerError(version)
    migrate(path)


def version_of(path: Path) -> str | None:
    """Return the migration that a file is at; None for a new or empty one. Raises ForeignError, LockedFileError."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    if keys.of(path.parent) is None and not driver.is_open(path):
        _check_plain(path)
    with driver.opened(path, mode="ro") as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if tables and "alembic_version" not in tables:
            raise ForeignError(path)
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if tables else None
    return str(row[0]) if row else None


def _check_plain(path: Path) -> None:
    if path.with_name(f"{path.name}{driver.JOURNAL}").exists():
        return  # A step was cut off, of the first start say: what lies in the file is to be taken back first.
    with path.open("rb") as file:
        plain = file.read(len(keys.MAGIC)) == keys.MAGIC
    if not plain:
        raise LockedFileError(path) if keys.salt_of(path) else ForeignError(path)


def is_older(path: Path) -> bool:
    """Tell whether a file is at a migration before the newest, so that opening it changes it. Raises ForeignError."""
    version = version_of(path)
    return version is not None and version != NEWEST and version in known_versions()


def known_versions() -> set[str]:
    """Return the names of all migrations in the folder."""
    return {path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")}


def migrate(path: Path, target: str = NEWEST) -> None:
    """Make the tables of a migration, or bring older ones to it, all or nothing."""
    from alembic import command
    from alembic.config import Config

    from db import triggers
    from db.engine import open_engine

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    engine = open_engine(path, sync_at_once=True)
    try:
        with engine.connect() as connection:
            # A rebuilt table drops its old self; with foreign keys on, that would delete its children unseen.
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.rollback()
            with connection.begin():
                config.attributes["connection"] = connection
                stood = triggers.take_down(connection)
                command.upgrade(config, target)
                triggers.put_up(connection, stood)
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
                if broken:
                    raise sqlite3.IntegrityError(f"{len(broken)} rows lost what they point to")
    finally:
        engine.dispose()
