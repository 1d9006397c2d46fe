"""The action register: actions of all meetings by owner, agency, day, priority and words, and their edits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import CTE, Select, String, func, select, type_coerce
from sqlalchemy import Row as Selected
from sqlalchemy.orm import Session

from db import last_words
from db.changes import Edit
from db.items_above import AT_ONCE, inherited_priorities, paths
from db.models import ActionRow
from db.records import RegisterEntry
from db.tables import (
    ACTIONS,
    ATTENDANCE,
    COMMITTEES,
    ITEMS,
    KNOWN,
    MEETINGS,
    MEMBERS,
    NOTES,
    OWNERS,
    PEOPLE,
    REVIEW_OWNERS,
    REVIEWS,
)
from db.values import Struct
from db.wanted_actions import (
    DUE,
    GIVEN_ON,
    IS_OPEN,
    STATUS,
    WORDS,
    conditions,
    late,
    of_committees,
    priority_of,
    tagged_items,
)
from db.wanted_actions import Wanted as Wanted

SORTS = ("meeting", "committee", "reference", "text", "owners", "due", "status", "priority")
EDITABLE = ("status", "priority", "due", "due_phrase", "due_set", "owner_text")


class Found(Struct, frozen=True, kw_only=True):
    """The actions found, in their order, and how many of them are open and overdue."""

    ids: tuple[int, ...]
    open: int = 0
    overdue: int = 0


def find(wanted: Wanted, today: date, sort: str = "meeting", *, falling: bool = False) -> Callable[[Session], Found]:
    """Return the query for the actions wanted, sorted by one of SORTS, then as their minutes stand, the oldest first.

    What later meetings said of an action counts. Actions without what is sorted by come last, either way.
    """

    def query(session: Session) -> Found:
        session.flush()
        tagged = tagged_items() if sort == "priority" or wanted.priority is not None else None
        select_rows = _finding(sort, tagged, today).where(*conditions(wanted, tagged, today))
        rows = _in_reading_order(session, list(session.execute(select_rows).all()))
        return Found(
            ids=tuple(row.id for row in _sorted(rows, sort, falling)),
            open=sum(row.is_open for row in rows),
            overdue=sum(row.is_late for row in rows),
        )

    return query


def entries_of(ids: Sequence[int]) -> Callable[[Session], tuple[RegisterEntry, ...]]:
    """Return the query for these actions in this order; those that are not there any more are left out."""

    def query(session: Session) -> tuple[RegisterEntry, ...]:
        session.flush()
        found: dict[int, RegisterEntry] = {}
        for start in range(0, len(ids), AT_ONCE):
            found.update((entry.id, entry) for entry in _entries(session, ids[start : start + AT_ONCE]))
        return tuple(found[id] for id in ids if id in found)

    return query


def entries(wanted: Wanted) -> Callable[[Session], tuple[RegisterEntry, ...]]:
    """Return the query for the actions wanted, those of the oldest meeting first, in the order of its minutes.

    Actions of meetings that are not here stand at their day.
    """
    return lambda session: entries_of(find(wanted, date.today())(session).ids)(session)


def agencies(committees: Sequence[int] = ()) -> Callable[[Session], tuple[str, ...]]:
    """Return the query for the agencies that people of these committees (or of all) sit for, by name."""

    def query(session: Session) -> tuple[str, ...]:
        seats = select(MEMBERS.c.representing).where(of_committees(MEMBERS.c.committee_id, committees)).distinct()
        there = (
            select(ATTENDANCE.c.representing)
            .join(MEETINGS, ATTENDANCE.c.meeting_id == MEETINGS.c.id)
            .where(of_committees(MEETINGS.c.committee_id, committees))
            .distinct()
        )
        names = {*session.scalars(_organisations(committees)), *session.scalars(seats), *session.scalars(there)}
        return tuple(sorted(names - {""}, key=str.casefold))

    return query


def priorities(committees: Sequence[int] = ()) -> Callable[[Session], tuple[str, ...]]:
    """Return the query for the priorities of these committees (or of all), then others that were given, by name."""

    def query(session: Session) -> tuple[str, ...]:
        kept = session.scalars(select(COMMITTEES.c.priorities).where(of_committees(COMMITTEES.c.id, committees)))
        own = [name for lines in kept for name in lines.split("\n") if name]
        given = {
            *session.scalars(
                select(ACTIONS.c.priority).where(of_committees(ACTIONS.c.committee_id, committees)).distinct()
            ),
            *session.scalars(_of_items(committees)),
        }
        return tuple(dict.fromkeys([*own, *sorted(given - {""}, key=str.casefold)]))

    return query


def change(action_id: int, **fields: Any) -> Edit:
    """Change what stands of an action beyond its words, the fields of EDITABLE; raises TypeError for any other."""
    unknown = fields.keys() - set(EDITABLE)
    if unknown:
        raise TypeError(f"an action has no {', '.join(sorted(unknown))} to be changed here")

    def edit(session: Session) -> None:
        row = session.get_one(ActionRow, action_id)
        for name, value in fields.items():
            if getattr(row, name) != value:
                setattr(row, name, value)

    return edit


# ---- finding


def _finding(sort: str, tagged: CTE | None, today: date) -> Select[Any]:
    start = func.coalesce(type_coerce(MEETINGS.c.start, String), "00:00:00.000000")
    made = (
        select(
            *(ACTIONS.c.id, type_coerce(GIVEN_ON, String).label("given"), MEETINGS.c.id.label("meeting")),
            *(start.label("start"), ITEMS.c.id.label("item"), ITEMS.c.parent_id.label("parent")),
            *(ITEMS.c.position.label("place"), NOTES.c.position.label("line")),
            IS_OPEN.label("is_open"),
            func.coalesce(late(today), 0).label("is_late"),
            _sort_key(sort, tagged).label("key"),
        )
        .join(NOTES, ACTIONS.c.note_id == NOTES.c.id, isouter=True)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id, isouter=True)
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id, isouter=True)
        .join(COMMITTEES, ACTIONS.c.committee_id == COMMITTEES.c.id)
        .order_by("given", MEETINGS.c.id.is_(None), "start", "meeting", "place", "line", ACTIONS.c.id)
    )
    return made if tagged is None else made.join(tagged, tagged.c.id == ITEMS.c.id, isouter=True)


def _sort_key(sort: str, tagged: CTE | None) -> Any:
    keys = {
        "meeting": type_coerce(GIVEN_ON, String),
        "committee": COMMITTEES.c.name,
        "reference": ACTIONS.c.reference,
        "text": WORDS,
        "owners": func.coalesce(func.nullif(ACTIONS.c.owner_text, ""), _first_owner(), ""),
        "due": type_coerce(DUE, String),
        "status": STATUS,
    }
    return priority_of(tagged) if sort == "priority" and tagged is not None else keys[sort]


def _first_owner() -> Any:
    return (
        select(func.coalesce(*(func.nullif(each, "") for each in (PEOPLE.c.initials, PEOPLE.c.name)), OWNERS.c.name))
        .select_from(OWNERS)
        .join(PEOPLE, OWNERS.c.person_id == PEOPLE.c.id, isouter=True)
        .where(OWNERS.c.action_id == ACTIONS.c.id)
        .order_by(OWNERS.c.position)
        .limit(1)
        .correlate(ACTIONS)
        .scalar_subquery()
    )


def _in_reading_order(session: Session, rows: list[Selected[Any]]) -> list[Selected[Any]]:
    """Return rows with those of items within items in their place; SQL knows only where an item stands in its own."""
    if not any(row.parent for row in rows):
        return rows
    places = paths(session, {row.item for row in rows if row.parent})
    return sorted(
        rows,
        key=lambda row: (
            *(row.given or "", row.meeting is None, row.start, row.meeting or 0),
            *(places.get(row.item, (row.place or 0,)), row.line or 0, row.id),
        ),
    )


def _sorted(rows: list[Selected[Any]], sort: str, falling: bool) -> list[Selected[Any]]:
    if sort == "meeting" and not falling:
        return rows
    key: Callable[[str], Any] = str if sort in ("due", "meeting") else _natural
    named = sorted((row for row in rows if row.key), key=lambda row: key(row.key), reverse=falling)
    return [*named, *(row for row in rows if not row.key)]


def _natural(words: str) -> list[tuple[int, int | str]]:
    """Return what sorts "AP9/17" before "AP10/17", whatever the capitals."""
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"(\d+)", words.casefold())]


def _of_items(committees: Sequence[int]) -> Select[Any]:
    given = select(ITEMS.c.priority).where(ITEMS.c.priority != "").distinct()
    if not committees:
        return given
    return given.join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id).where(MEETINGS.c.committee_id.in_(committees))


def _organisations(committees: Sequence[int]) -> Select[Any]:
    if not committees:
        return select(KNOWN.c.organisation).distinct()
    return (
        select(PEOPLE.c.organisation)
        .join(MEETINGS, PEOPLE.c.meeting_id == MEETINGS.c.id)
        .where(MEETINGS.c.committee_id.in_(committees))
        .distinct()
    )


# ---- telling


def _entries(session: Session, ids: Sequence[int]) -> Iterator[RegisterEntry]:
    rows = session.execute(
        select(
            *(ACTIONS.c.id, ACTIONS.c.committee_id, COMMITTEES.c.name.label("committee"), ACTIONS.c.note_id),
            *(ACTIONS.c.given_on, MEETINGS.c.date, MEETINGS.c.id.label("meeting"), MEETINGS.c.status.label("stage")),
            *(ACTIONS.c.reference, WORDS.label("words"), ACTIONS.c.owner_text, ACTIONS.c.due, ACTIONS.c.due_phrase),
            *(ACTIONS.c.status, ACTIONS.c.priority, NOTES.c.item_id.label("item")),
            *(STATUS.label("became"), last_words.carried_to().label("carried_to")),
        )
        .join(COMMITTEES, ACTIONS.c.committee_id == COMMITTEES.c.id)
        .join(NOTES, ACTIONS.c.note_id == NOTES.c.id, isouter=True)
        .join(ITEMS, NOTES.c.item_id == ITEMS.c.id, isouter=True)
        .join(MEETINGS, ITEMS.c.meeting_id == MEETINGS.c.id, isouter=True)
        .where(ACTIONS.c.id.in_(ids))
    ).all()
    owners = _owners(session, [row.id for row in rows if not row.owner_text])
    of_items = inherited_priorities(session, {row.item for row in rows if row.item and not row.priority})
    for row in rows:
        yield RegisterEntry(
            id=row.id,
            committee=row.committee,
            given_on=row.date or row.given_on,
            reference=row.reference,
            text=row.words,
            owners=row.owner_text or ", ".join(owners.get(row.id, ())),
            due=row.carried_to or row.due,
            due_phrase=row.due_phrase,
            status=row.became,
            committee_id=row.committee_id,
            meeting=row.meeting or 0,
            note=row.note_id or 0,
            meeting_status=row.stage or "",
            priority=row.priority or of_items.get(row.item, ""),
            of_item=not row.priority and bool(of_items.get(row.item)),
            carried=row.carried_to is not None,
            closed_later=row.status == "open" and row.became != "open",
        )


def _owners(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return what owners are called, by action: its own, or (of a meeting that is not here) those of its reviews."""
    found: dict[int, list[str]] = defaultdict(list)
    called = (PEOPLE.c.initials, PEOPLE.c.name, PEOPLE.c.job_title)
    own = session.execute(
        select(OWNERS.c.action_id, *called, OWNERS.c.name)
        .join(PEOPLE, OWNERS.c.person_id == PEOPLE.c.id, isouter=True)
        .where(OWNERS.c.action_id.in_(ids))
        .order_by(OWNERS.c.action_id, OWNERS.c.position)
    )
    for action, *names in own:
        found[action].append(next(filter(None, names), ""))
    reviewed = session.execute(
        select(REVIEWS.c.action_id, *called, REVIEW_OWNERS.c.name)
        .join(REVIEW_OWNERS, REVIEW_OWNERS.c.review_id == REVIEWS.c.id)
        .join(ACTIONS, REVIEWS.c.action_id == ACTIONS.c.id)
        .join(PEOPLE, REVIEW_OWNERS.c.person_id == PEOPLE.c.id, isouter=True)
        .where(ACTIONS.c.id.in_(ids), ACTIONS.c.note_id.is_(None))
        .order_by(REVIEWS.c.id, REVIEW_OWNERS.c.position)
    )
    for action, *names in reviewed:
        name = next(filter(None, names), "")
        if name not in found[action]:
            found[action].append(name)
    return found
