"""How much there is in a database, in numbers alone."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Row

COUNTED = ("committees", "members", "people", "meetings", "items", "notes", "actions")


def tally(session: Session) -> dict[str, int]:
    """Return how many rows each of the tables COUNTED has."""
    tables = Row.metadata.tables
    return {name: session.scalar(select(func.count()).select_from(tables[name])) or 0 for name in COUNTED}


def opened_with(session: Session) -> str:
    """Return the version of the SQLite that reads the database."""
    return str(session.connection().exec_driver_sql("SELECT sqlite_version()").scalar())


def made_with(session: Session) -> str:
    """Return the revision that the tables are of."""
    return str(session.connection().exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
