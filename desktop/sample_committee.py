"""The committee of the sample meetings: its members, standing items and priorities, so that every screen shows some."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db import committees, members
from db.changes import Edit
from db.records import Member, StandingItem

FILE = Path(str(resources.files("resources"))) / "samples" / "committee.toml"


def furnished(committee_id: int) -> Edit:
    """Give a committee what the sample keeps of it; one that has members already stays as it is."""
    kept = tomllib.loads(FILE.read_text(encoding="utf-8"))
    seats, standing = kept.pop("members"), kept.pop("standing_items")

    def edit(session: Session) -> None:
        if committees.profile(committee_id)(session).members:
            return
        committees.change(committee_id, **_facts(kept))(session)
        committees.set_standing(committee_id, [StandingItem(**item) for item in standing])(session)
        known = {(one.name, one.organisation): one.known_as for one in members.known(session)}
        for seat in seats:
            person = known.get((seat["name"], seat.get("organisation", "")), 0)
            members.add(committee_id, Member(known_as=person, **seat))(session)
            session.flush()

    return edit


def _facts(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}
