"""Who is to do what: the open actions of a committee, one for each of their owners, with the owner's address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.records import Duty
from db.surroundings import open_actions
from db.tables import KNOWN, OWNERS, PEOPLE

Owner = tuple[str, str]


def open_duties(committee_id: int, day: date) -> Callable[[Session], tuple[Duty, ...]]:
    """Return the query for what is open on a day, the oldest first; an action of two owners is a duty of each."""

    def query(session: Session) -> tuple[Duty, ...]:
        actions = open_actions(session, committee_id, before=day)
        owners = _owners(session, [action.id for action in actions])
        return tuple(
            Duty(
                action=action.id,
                owner=name,
                email=email,
                given_on=action.given_on,
                reference=action.reference,
                text=action.text,
                due=action.due,
                due_phrase=action.due_phrase,
            )
            for action in actions
            for name, email in owners.get(action.id) or ([(action.owners, "")] if action.owners else [])
        )

    return query


def _owners(session: Session, actions: list[int]) -> dict[int, list[Owner]]:
    rows = session.execute(
        select(OWNERS.c.action_id, OWNERS.c.name, PEOPLE.c.name, PEOPLE.c.initials, KNOWN.c.email)
        .join(PEOPLE, OWNERS.c.person_id == PEOPLE.c.id, isouter=True)
        .join(KNOWN, PEOPLE.c.person_id == KNOWN.c.id, isouter=True)
        .where(OWNERS.c.action_id.in_(actions))
        .order_by(OWNERS.c.action_id, OWNERS.c.position)
    )
    found: dict[int, list[Owner]] = defaultdict(list)
    for action, only_name, name, initials, email in rows:
        found[action].append((name or initials or only_name, email or ""))
    return found


def addresses(known: list[int]) -> Callable[[Session], dict[int, str]]:
    """Return the query for the e-mail addresses of people, by who they are (`Person.known_as`)."""
    return lambda session: {
        id: email
        for id, email in session.execute(select(KNOWN.c.id, KNOWN.c.email).where(KNOWN.c.id.in_(known)))
        if email
    }
