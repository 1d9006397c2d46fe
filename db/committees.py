"""Committees: the bodies that meet, what is kept of them, and what stands on each of their agendas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.changes import Edit
from db.models import ActionRow, CommitteeRow, ForwardRow, MeetingRow, StandingItemRow
from db.records import Committee, CommitteeProfile, Member, StandingItem, new_id
from db.store import StoreError
from db.tables import COMMITTEES, KNOWN, MEMBERS, STANDING


def every(session: Session) -> tuple[Committee, ...]:
    """Return all committees by name."""
    session.flush()
    rows = session.execute(select(COMMITTEES).order_by(func.lower(COMMITTEES.c.name)))
    return tuple(Committee(id=row.id, name=row.name, short_name=row.short_name, quorum=row.quorum) for row in rows)


def named(session: Session, committee: Committee) -> CommitteeRow:
    """Return the committee of this name, made where there is none; what was unknown of it is learned."""
    row = session.scalars(select(CommitteeRow).where(CommitteeRow.name == committee.name)).first()
    if row is None:
        row = CommitteeRow(id=new_id(), name=committee.name)
        session.add(row)
    row.short_name = row.short_name or committee.short_name
    row.quorum = committee.quorum if row.quorum is None else row.quorum
    session.flush()
    return row


def profile(committee_id: int) -> Callable[[Session], CommitteeProfile]:
    """Return the query for all that is kept of a committee. It raises LookupError where there is none."""

    def query(session: Session) -> CommitteeProfile:
        session.flush()
        row = session.execute(select(COMMITTEES).where(COMMITTEES.c.id == committee_id)).first()
        if row is None:
            raise LookupError(committee_id)
        return CommitteeProfile(
            id=row.id,
            name=row.name,
            short_name=row.short_name,
            parent=row.parent_id,
            style=row.style,
            place=row.place,
            start=row.start,
            end=row.end,
            quorum=row.quorum,
            key_agencies=_lines(row.key_agencies),
            priorities=_lines(row.priorities),
            reached=row.reached,
            reached_on=row.reached_on,
            template=row.template,
            standing_items=_standing_items(session, committee_id),
            members=_members(session, committee_id),
        )

    return query


def _lines(words: str) -> tuple[str, ...]:
    return tuple(words.split("\n")) if words else ()


def _standing_items(session: Session, committee_id: int) -> tuple[StandingItem, ...]:
    rows = session.execute(
        select(STANDING).where(STANDING.c.committee_id == committee_id).order_by(STANDING.c.position)
    )
    return tuple(
        StandingItem(
            id=row.id,
            title=row.title,
            minutes=row.minutes,
            purpose=row.purpose,
            lead=row.lead,
            outcome_wanted=row.outcome_wanted,
        )
        for row in rows
    )


def _members(session: Session, committee_id: int) -> tuple[Member, ...]:
    rows = session.execute(
        select(MEMBERS, KNOWN.c.name, KNOWN.c.initials, KNOWN.c.job_title, KNOWN.c.organisation, KNOWN.c.email)
        .join(KNOWN, MEMBERS.c.person_id == KNOWN.c.id)
        .where(MEMBERS.c.committee_id == committee_id)
        .order_by(MEMBERS.c.position)
    )
    return tuple(
        Member(
            id=row.id,
            known_as=row.person_id,
            name=row.name,
            initials=row.initials,
            job_title=row.job_title,
            organisation=row.organisation,
            email=row.email,
            capacity=row.capacity,
            role=row.role,
            representing=row.representing,
            deputy=row.deputy_id,
            joined=row.joined,
            left=row.left,
        )
        for row in rows
    )


class CommitteeError(StoreError):
    """What is asked of a committee or a member cannot be; the words say why and what to do."""


FIELDS = (
    *("name", "short_name", "parent", "style", "place", "start", "end", "quorum"),
    *("key_agencies", "priorities", "reached", "reached_on", "template"),
)
STANDING_FIELDS = ("title", "minutes", "purpose", "lead", "outcome_wanted")


def add(profile: CommitteeProfile) -> Edit:
    """Add a committee without its members; an id of 0 is given. Raises CommitteeError where its name is taken."""

    def edit(session: Session) -> None:
        row = CommitteeRow(id=profile.id or new_id(), name="")
        _fill(session, row, {name: getattr(profile, name) for name in FIELDS})
        session.add(row)
        _set_standing(row, profile.standing_items)

    return edit


def change(committee_id: int, **fields: Any) -> Edit:
    """Change what is kept of a committee, by the names of a CommitteeProfile's fields.

    Raises CommitteeError where the name is empty or taken, or the parent stands below the committee itself.
    """
    if unknown := fields.keys() - set(FIELDS):
        raise TypeError(f"a committee has no {', '.join(sorted(unknown))}")
    return lambda session: _fill(session, session.get_one(CommitteeRow, committee_id), fields)


def set_standing(committee_id: int, items: Iterable[StandingItem]) -> Edit:
    """Let these items, in this order, stand on every agenda; those with an id that is here stay the same rows."""
    wanted = tuple(items)
    return lambda session: _set_standing(session.get_one(CommitteeRow, committee_id), wanted)


def remove(committee_id: int) -> Edit:
    """Remove a committee with its seats, standing items and forward plan; those below it stand on their own then.

    Raises CommitteeError where it has met, or the register holds actions of it.
    """

    def edit(session: Session) -> None:
        row = session.get_one(CommitteeRow, committee_id)
        _need_no(session, MeetingRow.committee_id, row, "meetings", "Remove its meetings first (Start page, Delete).")
        _need_no(session, ActionRow.committee_id, row, "actions in the register", "They would be lost with it.")
        for below in session.scalars(select(CommitteeRow).where(CommitteeRow.parent_id == committee_id)):
            below.parent_id = None
        for line in session.scalars(select(ForwardRow).where(ForwardRow.committee_id == committee_id)):
            session.delete(line)
        session.delete(row)

    return edit


def _need_no(session: Session, column: Any, row: CommitteeRow, what: str, do: str) -> None:
    count = session.scalar(select(func.count()).where(column == row.id)) or 0
    if count:
        counted = f"one of its {what}" if count == 1 else f"{count} {what}"
        raise CommitteeError(f"{row.name} cannot be removed while {counted} is kept here. {do}")


def _fill(session: Session, row: CommitteeRow, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        if name == "name":
            row.name = _free_name(session, row.id, value)
        elif name == "parent":
            _need_no_circle(session, row, value)
            row.parent_id = value
        elif name in ("key_agencies", "priorities"):
            setattr(row, name, "\n".join(line for each in value if (line := " ".join(each.split()))))
        else:
            setattr(row, name, value)


def _free_name(session: Session, own: int, wanted: str) -> str:
    name = " ".join(wanted.split())
    if not name:
        raise CommitteeError("A committee needs a name. It keeps the one that it has.")
    others = session.scalars(select(CommitteeRow.name).where(CommitteeRow.id != own))
    taken = next((other for other in others if other.casefold() == name.casefold()), None)
    if taken is not None:
        raise CommitteeError(f"There is a committee called “{taken}” already. Give this one another name.")
    return name


def _need_no_circle(session: Session, row: CommitteeRow, parent: int | None) -> None:
    above, seen = parent, set[int]()
    while above is not None and above not in seen:
        if above == row.id:
            raise CommitteeError(f"{row.name} stands above that committee, so it cannot stand below it as well.")
        seen.add(above)
        above = session.scalars(select(CommitteeRow.parent_id).where(CommitteeRow.id == above)).first()


def _set_standing(row: CommitteeRow, items: tuple[StandingItem, ...]) -> None:
    here = {item.id: item for item in row.standing_items}
    rows = []
    for position, item in enumerate(items):
        kept = here.get(item.id) or StandingItemRow(id=item.id or new_id())
        kept.position = position
        for name in STANDING_FIELDS:
            setattr(kept, name, getattr(item, name))
        rows.append(kept)
    row.standing_items = rows
