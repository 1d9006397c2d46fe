"""The action register: every action there is, whatever meeting gave it, with what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import actions, meetings, snapshot
from db.models import ActionRow, CommitteeRow, MeetingPersonRow, ReviewOwnerRow, ReviewRow
from db.records import Meeting, Owner, RegisterEntry


def entries(session: Session) -> tuple[RegisterEntry, ...]:
    """Return all actions, those of the oldest meeting first, in the order of its minutes.

    What a later meeting said of an action counts. Actions of meetings that are not here stand at their day.
    """
    closed = actions.outcomes(session)
    held = sorted(meetings.cards(session), key=lambda card: (card.date, card.start or time.min, card.id))
    found = [entry for card in held for entry in _of_meeting(snapshot.load(card.id)(session), closed)]
    found += _without_meeting(session, closed)
    return tuple(sorted(found, key=lambda entry: entry.given_on or date.min))


def _of_meeting(meeting: Meeting, closed: dict[int, str]) -> Iterator[RegisterEntry]:
    for _, note in meeting.every_note():
        if note.action is not None:
            action = note.action
            yield RegisterEntry(
                id=action.id,
                committee=meeting.committee.name,
                given_on=meeting.date,
                reference=action.reference,
                text=action.table_text or note.text,
                owners=action.owner_text or ", ".join(_called(meeting, owner) for owner in action.owners),
                due=action.due,
                due_phrase=action.due_phrase,
                status=_became(action.id, action.status, closed),
            )


def _called(meeting: Meeting, owner: Owner) -> str:
    person = meeting.person(owner.person)
    return person.called if person else owner.name


def _became(action: int, status: str, closed: dict[int, str]) -> str:
    return closed.get(action, status) if status == "open" else status


def _without_meeting(session: Session, closed: dict[int, str]) -> Iterator[RegisterEntry]:
    owners = _reviewed_owners(session)
    rows = session.execute(
        select(ActionRow, CommitteeRow.name)
        .join(CommitteeRow, ActionRow.committee_id == CommitteeRow.id)
        .where(ActionRow.note_id.is_(None))
        .order_by(ActionRow.id)
    )
    for row, committee in rows:
        yield RegisterEntry(
            id=row.id,
            committee=committee,
            given_on=row.given_on,
            reference=row.reference,
            text=row.text,
            owners=row.owner_text or ", ".join(owners[row.id]),
            due=row.due,
            due_phrase=row.due_phrase,
            status=_became(row.id, row.status, closed),
        )


def _reviewed_owners(session: Session) -> dict[int, list[str]]:
    """Return the owners that reviews name, by action, each once."""
    rows = session.execute(
        select(ReviewRow.action_id, ReviewOwnerRow.name, MeetingPersonRow.initials, MeetingPersonRow.name)
        .join(ReviewOwnerRow, ReviewOwnerRow.review_id == ReviewRow.id)
        .join(MeetingPersonRow, ReviewOwnerRow.person_id == MeetingPersonRow.id, isouter=True)
        .order_by(ReviewRow.id, ReviewOwnerRow.position)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for action, name, initials, full in rows:
        called = initials or full or name
        if action is not None and called not in found[action]:
            found[action].append(called)
    return found
