"""Actions beyond their meeting: what became of them from meeting to meeting, and in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import last_words
from db.records import CLOSING_OUTCOMES, Occasion
from db.tables import ACTIONS, ITEMS, MEETINGS, NOTES, REVIEWS

REMEMBERED = 12
"""How many of a committee's meetings back its closing words are looked for."""


def history(action_id: int) -> Callable[[Session], tuple[Occasion, ...]]:
    """Return the query for the life of an action: given, each review, last its status where that was set by hand."""
    return lambda session: histories((action_id,))(session)[action_id]


def histories(action_ids: Iterable[int]) -> Callable[[Session], dict[int, tuple[Occasion, ...]]]:
    """Return the query for the life of several actions, by action; one that does not exist has none."""
    ids = tuple(action_ids)

    def query(session: Session) -> dict[int, tuple[Occasion, ...]]:
        session.flush()
        found: dict[int, list[Occasion]] = {id: [] for id in ids}
        set_by_hand: dict[int, Occasion] = {}
        for action, status, given in _given_occasions(session, ids):
            found[action].append(given)
            if status != "open":
                set_by_hand[action] = Occasion(kind="status", reference=given.reference, outcome=status)
        for action, review in _review_occasions(session, ids):
            found[action].append(review)
        for action, by_hand in set_by_hand.items():
            found[action].append(by_hand)
        return {id: tuple(occasions) for id, occasions in found.items()}

    return query


def closing_words(committee_id: int) -> Callable[[Session], dict[str, tuple[str, ...]]]:
    """Return the query for the words with which a committee's last meetings closed actions: by outcome, newest first.

    "" stands among them where a meeting left the words to its house style.
    """
    newest = (
        select(MEETINGS.c.id)
        .where(MEETINGS.c.committee_id == committee_id, MEETINGS.c.status != "planned")
        .order_by(MEETINGS.c.date.desc(), MEETINGS.c.start.desc(), MEETINGS.c.id.desc())
        .limit(REMEMBERED)
    )

    def query(session: Session) -> dict[str, tuple[str, ...]]:
        session.flush()
        rows = session.execute(
            select(REVIEWS.c.outcome, REVIEWS.c.closing)
            .join(NOTES, REVIEWS.c.note_id == NOTES.c.id)
            .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
            .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id)
            .where(ITEMS.c.meeting_id.in_(newest))
            .order_by(MEETINGS.c.date.desc(), MEETINGS.c.start.desc(), REVIEWS.c.id.desc())
        )
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for outcome, closing in rows:
            found[outcome].setdefault(closing)
        return {outcome: tuple(words) for outcome, words in found.items()}

    return query


def outcomes(session: Session) -> dict[int, str]:
    """Return how later meetings closed actions, by action; what was said last counts."""
    session.flush()
    said = last_words.outcome()
    rows = session.execute(select(ACTIONS.c.id, said.label("outcome")).where(said.in_(CLOSING_OUTCOMES)))
    return {row.id: row.outcome for row in rows}


def _given_occasions(session: Session, ids: tuple[int, ...]) -> Iterator[tuple[int, str, Occasion]]:
    """Yield each action with its status and how it was given."""
    rows = session.execute(
        select(
            *(ACTIONS.c.id, ACTIONS.c.status, ACTIONS.c.reference, ACTIONS.c.text, ACTIONS.c.given_on),
            *(ACTIONS.c.due, ACTIONS.c.due_phrase, NOTES.c.id.label("note"), NOTES.c.text.label("words")),
            *(MEETINGS.c.id.label("meeting"), MEETINGS.c.title, MEETINGS.c.date),
        )
        .join(NOTES, ACTIONS.c.note_id == NOTES.c.id, isouter=True)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id, isouter=True)
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id, isouter=True)
        .where(ACTIONS.c.id.in_(ids))
    )
    for row in rows:
        yield (
            row.id,
            row.status,
            Occasion(
                kind="given",
                meeting=row.meeting or 0,
                title=row.title or "",
                note=row.note or 0,
                date=row.date or row.given_on,
                reference=row.reference,
                words=row.text if row.words is None else row.words,
                due=row.due,
                due_phrase=row.due_phrase,
            ),
        )


def _review_occasions(session: Session, ids: tuple[int, ...]) -> Iterator[tuple[int, Occasion]]:
    """Yield each review of these actions with its action, the oldest first."""
    rows = session.execute(
        select(
            *(REVIEWS.c.action_id, REVIEWS.c.note_id, REVIEWS.c.reference, REVIEWS.c.closing, REVIEWS.c.outcome),
            *(REVIEWS.c.carried_to, MEETINGS.c.id, MEETINGS.c.title, MEETINGS.c.date),
        )
        .join(NOTES, REVIEWS.c.note_id == NOTES.c.id)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id)
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id)
        .where(REVIEWS.c.action_id.in_(ids))
        .order_by(MEETINGS.c.date, MEETINGS.c.start, MEETINGS.c.id, REVIEWS.c.id)
    )
    for action, note, reference, closing, outcome, carried_to, meeting, title, day in rows:
        yield (
            action,
            Occasion(
                kind="review",
                meeting=meeting,
                title=title,
                note=note,
                date=day,
                reference=reference,
                words=closing,
                outcome=outcome,
                carried_to=carried_to,
            ),
        )
