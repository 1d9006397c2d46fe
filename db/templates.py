"""Committees' own Word templates: kept whole, known by the SHA-256 of their bytes, and never removed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.models import TemplateRow
from db.records import new_id
from db.tables import TEMPLATES


def digest(content: bytes) -> str:
    """Return the name by which a template is known."""
    return hashlib.sha256(content).hexdigest()


def name(known_as: str) -> Callable[[Session], str]:
    """Return the query for the file name that a template came with. It raises LookupError where there is none."""
    return lambda session: str(_asked(session, "name", known_as))


def content(known_as: str) -> Callable[[Session], bytes]:
    """Return the query for the bytes of a template. It raises LookupError where there is none."""
    return lambda session: bytes(_asked(session, "content", known_as))  # type: ignore[call-overload]


def keep(file_name: str, file: bytes, *, at: datetime) -> Edit:
    """Keep a template; the same bytes twice are one, under the newer name."""

    def edit(session: Session) -> None:
        known_as = digest(file)
        row = session.scalars(select(TemplateRow).where(TemplateRow.digest == known_as)).first()
        if row is None:
            row = TemplateRow(id=new_id(), digest=known_as, content=file, kept_at=at)
            session.add(row)
        row.name = file_name

    return edit


def _asked(session: Session, column: str, known_as: str) -> object:
    found = session.execute(select(TEMPLATES.c[column]).where(TEMPLATES.c.digest == known_as)).first()
    if found is None:
        raise LookupError(known_as)
    return found[0]
