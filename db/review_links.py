"""Which reviews speak of which action, whatever meetings come, go and change.

An action that a meeting gave, or told of, and that none closed never falls off the log: where its own minutes are not
here, or no longer, what other meetings tell of it keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.models import ActionRow, ItemRow, MeetingPersonRow, MeetingRow, NoteRow, ReviewRow
from db.records import CLOSING_OUTCOMES, new_id
from db.tables import ACTIONS, ITEMS, MEETINGS, NOTES, REVIEWS


def link_reviews(session: Session, meeting: MeetingRow) -> None:
    """Tie the reviews of a meeting to the actions they speak of, and other meetings' reviews to its own actions.

    An action is found by the day of its meeting with its words, or its reference, and never in another committee. One
    that no meeting here holds is kept by itself for as long as it is open, so that it is not lost.
    """
    session.flush()
    tie(session, meeting.committee_id, ItemRow.meeting_id == meeting.id)
    take_over(session, meeting)


def link(meeting_id: int) -> Edit:
    """Tie reviews and actions of a meeting once more, after its references were given."""
    return lambda session: link_reviews(session, session.get_one(MeetingRow, meeting_id))


def tie(session: Session, committee_id: int, within: Any = None) -> None:
    """Tie those reviews of a committee that speak of no action here to theirs.

    `within` is a condition on items or reviews.
    """
    session.flush()
    loose = ReviewRow.action_id.is_(None)
    reviews = _reviews(session, committee_id, loose if within is None else loose & within)
    for review in sorted(reviews, key=lambda review: review.outcome in CLOSING_OUTCOMES):
        review.action_id = _action_for(session, committee_id, review)
    session.flush()


def take_over(session: Session, meeting: MeetingRow) -> None:
    """Tie what was told of a meeting's actions while they were not here to these actions themselves."""
    session.flush()
    for review in _reviews(session, meeting.committee_id, ReviewRow.given_on == meeting.date):
        kept = session.get(ActionRow, review.action_id) if review.action_id else None
        found = _given(session, meeting.committee_id, review)
        if found is not None and (kept is None or kept.note_id is None) and found is not kept:
            review.action_id = found.id
            session.flush()
            if kept is not None:
                _drop_untold(session, {kept.id})
    session.flush()


def has_others(session: Session, meeting: MeetingRow) -> bool:
    """Tell whether other meetings of the committee, on its day or later, may have spoken of a meeting's actions."""
    others = select(MEETINGS.c.id).where(
        MEETINGS.c.committee_id == meeting.committee_id, MEETINGS.c.date >= meeting.date, MEETINGS.c.id != meeting.id
    )
    return session.execute(others.limit(1)).first() is not None


def spoken_of(session: Session, within: Any) -> bool:
    """Tell whether any review speaks of the actions of these notes; `within` is a condition on notes or items."""
    rows = (
        select(REVIEWS.c.id)
        .join(ACTIONS, REVIEWS.c.action_id == ACTIONS.c.id)
        .join(NOTES, ACTIONS.c.note_id == NOTES.c.id)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .where(within)
    )
    return session.execute(rows.limit(1)).first() is not None


def only_told_by(session: Session, meeting_id: int) -> set[int]:
    """Return the actions without minutes here of which this meeting told."""
    rows = session.execute(
        select(ACTIONS.c.id)
        .join(REVIEWS, REVIEWS.c.action_id == ACTIONS.c.id)
        .join(NOTES, REVIEWS.c.note_id == NOTES.c.id)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .where(ITEMS.c.meeting_id == meeting_id, ACTIONS.c.note_id.is_(None))
    )
    return set(rows.scalars())


def let_go(session: Session, committee_id: int, told: Iterable[int]) -> None:
    """After a meeting is gone: keep its actions of which others still tell, and drop those of which only it told."""
    session.flush()
    _drop_untold(session, set(told))
    tie(session, committee_id)


def is_of(session: Session, action_id: int, committee_id: int) -> bool:
    """Tell whether an action is there and is one of this committee."""
    row = session.get(ActionRow, action_id)
    return row is not None and row.committee_id == committee_id


def _drop_untold(session: Session, actions: set[int]) -> None:
    told = select(ReviewRow.action_id).where(ReviewRow.action_id.in_(actions))
    for row in session.scalars(select(ActionRow).where(ActionRow.id.in_(actions), ActionRow.id.not_in(told))).all():
        if row.note_id is None:
            session.delete(row)
    session.flush()


def _reviews(session: Session, committee_id: int, where: Any) -> list[ReviewRow]:
    return list(
        session.scalars(
            select(ReviewRow)
            .join(NoteRow, ReviewRow.note_id == NoteRow.id)
            .join(ItemRow, NoteRow.item_id == ItemRow.id)
            .join(MeetingRow, ItemRow.meeting_id == MeetingRow.id)
            .where(MeetingRow.committee_id == committee_id, where)
            .order_by(MeetingRow.date, MeetingRow.id, ReviewRow.id)
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
        owner_text=", ".join(_owners(session, review)),
        due=review.due,
        due_phrase=review.due_phrase,
        reference=review.reference,
        provisional=False,
    )
    session.add(row)
    session.flush()
    return row.id


def _owners(session: Session, review: ReviewRow) -> Iterable[str]:
    for owner in review.owners:
        person = session.get(MeetingPersonRow, owner.person_id) if owner.person_id else None
        yield person.initials or person.name or person.job_title if person else owner.name


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
        .order_by(ActionRow.id)
    ).all()
    return _best([(row, words) for row, words in rows], review)


def _kept(session: Session, committee_id: int, review: ReviewRow) -> ActionRow | None:
    """Find an action without minutes here of the same day with the same words or reference.

    Where one of them has no day, both words and reference have to be the same.
    """
    rows = session.scalars(
        select(ActionRow)
        .where(ActionRow.committee_id == committee_id, ActionRow.note_id.is_(None))
        .order_by(ActionRow.id)
    ).all()
    same_day = [(row, row.text) for row in rows if row.given_on == review.given_on]
    return _best(same_day, review) or next((row for row in rows if _may_be(row, review)), None)


def _may_be(row: ActionRow, review: ReviewRow) -> bool:
    undated = row.given_on is None or review.given_on is None
    return undated and (row.text, row.reference) == (review.text, review.reference)


def _best(rows: list[tuple[ActionRow, str]], review: ReviewRow) -> ActionRow | None:
    """Return the action with the words and the reference of a review, else with one of them."""
    same_words = [row for row, words in rows if words == review.text]
    same_reference = [row for row, _ in rows if review.reference and row.reference == review.reference]
    both = [row for row in same_words if row in same_reference]
    return next(iter([*both, *same_words, *same_reference]), None)
