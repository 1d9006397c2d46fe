"""Actions beyond their meeting: which reviews speak of which action."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.models import ActionRow, ItemRow, MeetingRow, NoteRow, ReviewRow
from db.records import CLOSING_OUTCOMES, new_id


def link_reviews(session: Session, meeting: MeetingRow) -> None:
    """Tie the reviews of a meeting to the actions they speak of, and other meetings' reviews to its own actions.

    An action is found by the day of its meeting with its reference, or its words. One that no meeting here holds is
    kept by itself for as long as it is open, so that it is not lost.
    """
    session.flush()
    for review in _reviews(session, ItemRow.meeting_id == meeting.id):
        if review.action_id is None:
            review.action_id = _action_for(session, meeting.committee_id, review)
    same_committee = select(MeetingRow.id).where(MeetingRow.committee_id == meeting.committee_id)
    for review in _reviews(session, (ReviewRow.given_on == meeting.date) & ItemRow.meeting_id.in_(same_committee)):
        kept = session.get(ActionRow, review.action_id) if review.action_id else None
        found = _given(session, meeting.committee_id, review)
        if found is not None and (kept is None or kept.note_id is None) and found is not kept:
            review.action_id = found.id
            if kept is not None:
                session.delete(kept)
    session.flush()


def link(meeting_id: int) -> Edit:
    """Tie reviews and actions of a meeting once more, after its references were given."""
    return lambda session: link_reviews(session, session.get_one(MeetingRow, meeting_id))


def outcomes(session: Session) -> dict[int, str]:
    """Return how later meetings closed actions, by action."""
    rows = session.execute(
        select(ReviewRow.action_id, ReviewRow.outcome).where(
            ReviewRow.action_id.is_not(None), ReviewRow.outcome.in_(CLOSING_OUTCOMES)
        )
    )
    return {action: outcome for action, outcome in rows if action is not None}


def _reviews(session: Session, where: object) -> list[ReviewRow]:
    return list(
        session.scalars(
            select(ReviewRow)
            .join(NoteRow, ReviewRow.note_id == NoteRow.id)
            .join(ItemRow, NoteRow.item_id == ItemRow.id)
            .where(where)  # type: ignore[arg-type]
        )
    )


def _action_for(session: Session, committee_id: int, review: ReviewRow) -> int | None:
    found = _given(session, committee_id, review) or _kept(session, committee_id, review)
    if found is not None:
        return found.id
    if review.outcome in CLOSING_OUTCOMES or not review.text:
        return None
    row = ActionRow(
        id=new_id(),
        committee_id=committee_id,
        given_on=review.given_on,
        text=review.text,
        due=review.due,
        due_phrase=review.due_phrase,
        reference=review.reference,
        provisional=False,
    )
    session.add(row)
    session.flush()
    return row.id


def _given(session: Session, committee_id: int, review: ReviewRow) -> ActionRow | None:
    """Find the action in the minutes of the meeting that gave it."""
    if review.given_on is None:
        return None
    rows = session.execute(
        select(ActionRow, NoteRow.text)
        .join(NoteRow, ActionRow.note_id == NoteRow.id)
        .join(ItemRow, NoteRow.item_id == ItemRow.id)
        .join(MeetingRow, ItemRow.meeting_id == MeetingRow.id)
        .where(MeetingRow.committee_id == committee_id, MeetingRow.date == review.given_on)
    ).all()
    same_words = [action for action, words in rows if words == review.text]
    same_reference = [action for action, _ in rows if review.reference and action.reference == review.reference]
    return next(iter([*same_words, *same_reference]), None)


def _kept(session: Session, committee_id: int, review: ReviewRow) -> ActionRow | None:
    """Find an action without a meeting here that has the same words or day and reference."""
    rows = session.scalars(
        select(ActionRow).where(ActionRow.committee_id == committee_id, ActionRow.note_id.is_(None))
    ).all()
    same = [row for row in rows if row.text == review.text]
    key = (review.given_on, review.reference)
    same += [row for row in rows if review.reference and (row.given_on, row.reference) == key]
    return next(iter(same), None)
