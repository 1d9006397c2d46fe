"""Which actions are wanted of the register, as conditions of a select: open, late, whose, for what priority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, case, func, or_, select, true

from db import last_words
from db.driver import folded
from db.records import CLOSING_OUTCOMES
from db.tables import ACTIONS, ATTENDANCE, ITEMS, MEETINGS, NOTES, OWNERS, PEOPLE, REVIEW_OWNERS, REVIEWS
from db.values import Struct

Condition = ColumnElement[bool]


class Wanted(Struct, frozen=True, kw_only=True):
    """Which actions are wanted. `committees` empty are all; `status` is "" for all, else one of ACTION_STATUSES.

    `owner` is words that begin initials, names or agencies of the owners, `agency` whom one of them sits for, `words`
    what begins words of the action or its reference. `priority` None is any, "" is none. Overdue is what is open with
    a due day before today.
    """

    committees: tuple[int, ...] = ()
    status: str = "open"
    owner: str = ""
    agency: str = ""
    due_from: date | None = None
    due_to: date | None = None
    overdue: bool = False
    undated: bool = False
    priority: str | None = None
    given_from: date | None = None
    given_to: date | None = None
    words: str = ""


SAID_LAST = last_words.outcome()
IS_OPEN: Condition = last_words.still_open()
STATUS = case(
    (ACTIONS.c.status != "open", ACTIONS.c.status),
    (SAID_LAST.in_(CLOSING_OUTCOMES), SAID_LAST),
    else_="open",
)
EVER_CARRIED = select(REVIEWS.c.action_id).where(REVIEWS.c.carried_to.is_not(None), REVIEWS.c.action_id.is_not(None))
CARRIED_TO = case((ACTIONS.c.id.in_(EVER_CARRIED), last_words.carried_to()))
DUE = func.coalesce(CARRIED_TO, ACTIONS.c.due)
GIVEN_ON = func.coalesce(MEETINGS.c.date, ACTIONS.c.given_on)
WORDS = func.coalesce(func.nullif(ACTIONS.c.table_text, ""), NOTES.c.text, ACTIONS.c.text)


def late(today: date) -> Condition:
    """Return whether an action is open and was due before a day."""
    return and_(IS_OPEN, today > DUE)


def tagged_items(here: Condition | None = None) -> CTE:
    """Return the items with a priority as a table of id and priority: their own, else that of what they stand in.

    `here` is a condition on meetings.
    """
    own = select(ITEMS.c.id, ITEMS.c.priority).where(ITEMS.c.priority != "")
    if here is not None:
        own = own.where(ITEMS.c.meeting_id.in_(select(MEETINGS.c.id).where(here)))
    found = own.cte("tagged", recursive=True)
    inside = ITEMS.alias("inside")
    return found.union_all(
        select(inside.c.id, found.c.priority)
        .join(found, inside.c.parent_id == found.c.id)
        .where(inside.c.priority == "")
    )


def priority_of(tagged: CTE) -> Any:
    """Return the priority that an action counts for, given the items with one, joined; "" for none."""
    return func.coalesce(func.nullif(ACTIONS.c.priority, ""), tagged.c.priority, "")


def conditions(wanted: Wanted, tagged: CTE | None, today: date) -> Iterator[Condition]:
    """Yield the conditions that pick the actions wanted; `tagged` is joined where a priority is asked for."""
    yield of_committees(ACTIONS.c.committee_id, wanted.committees)
    if wanted.status:
        yield IS_OPEN if wanted.status == "open" else STATUS.in_((wanted.status,))
    if wanted.overdue:
        yield late(today)
    if wanted.undated:
        yield DUE.is_(None)
    for day, column, least in (
        (wanted.due_from, DUE, True),
        (wanted.due_to, DUE, False),
        (wanted.given_from, GIVEN_ON, True),
        (wanted.given_to, GIVEN_ON, False),
    ):
        if day is not None:
            yield column >= day if least else column <= day
    if wanted.priority is not None and tagged is not None:
        yield priority_of(tagged) == wanted.priority
    for word in folded(wanted.words).split():
        yield _begins(word, WORDS, ACTIONS.c.reference)
    yield from (_is_owner(word) for word in folded(wanted.owner).split())
    if wanted.agency:
        yield _sits_for(wanted.agency)


def of_committees(column: Any, committees: Sequence[int]) -> Condition:
    """Return whether a column names one of these committees; any where there are none."""
    found: Condition = column.in_(committees) if committees else true()
    return found


def _begins(word: str, *columns: Any) -> Condition:
    """Return the condition that a word of one of the columns begins so."""
    return or_(*(func.instr(func.folded(column), f" {word}") > 0 for column in columns))


def _is_owner(word: str) -> Condition:
    named: list[Any] = [PEOPLE.c.initials, PEOPLE.c.name, PEOPLE.c.organisation]
    named += [case((func.coalesce(PEOPLE.c.name, "") == "", PEOPLE.c.job_title), else_="")]
    return or_(
        _begins(word, ACTIONS.c.owner_text),
        _owned(_begins(word, OWNERS.c.name, *named)),
        and_(ACTIONS.c.note_id.is_(None), _named_in_review(_begins(word, REVIEW_OWNERS.c.name, *named))),
    )


def _sits_for(agency: str) -> Condition:
    seat = func.nullif(ATTENDANCE.c.representing, "")
    for_whom = (
        select(ATTENDANCE.c.id)
        .where(
            ATTENDANCE.c.meeting_id == PEOPLE.c.meeting_id,
            ATTENDANCE.c.person_id == PEOPLE.c.id,
            seat.is_not(None),
            seat != agency,
        )
        .correlate(PEOPLE)
    )
    represents = (
        select(ATTENDANCE.c.id)
        .where(
            ATTENDANCE.c.meeting_id == PEOPLE.c.meeting_id,
            ATTENDANCE.c.person_id == PEOPLE.c.id,
            seat == agency,
        )
        .correlate(PEOPLE)
    )
    person = or_(represents.exists(), and_(PEOPLE.c.organisation == agency, ~for_whom.exists()))
    return or_(
        _owned(or_(OWNERS.c.name == agency, person)),
        and_(ACTIONS.c.note_id.is_(None), _named_in_review(or_(REVIEW_OWNERS.c.name == agency, person))),
    )


def _owned(condition: Condition) -> Condition:
    return (
        select(OWNERS.c.id)
        .join(PEOPLE, OWNERS.c.person_id == PEOPLE.c.id, isouter=True)
        .where(OWNERS.c.action_id == ACTIONS.c.id, condition)
        .correlate(ACTIONS)
        .exists()
    )


def _named_in_review(condition: Condition) -> Condition:
    return (
        select(REVIEW_OWNERS.c.id)
        .join(REVIEWS, REVIEW_OWNERS.c.review_id == REVIEWS.c.id)
        .join(PEOPLE, REVIEW_OWNERS.c.person_id == PEOPLE.c.id, isouter=True)
        .where(REVIEWS.c.action_id == ACTIONS.c.id, condition)
        .correlate(ACTIONS)
        .exists()
    )
