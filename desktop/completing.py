"""Keeps what follows from the rest of a meeting as it should be: references by the house style, owners by the lists,
the numbers with which the text speaks of items, and of frozen minutes how they print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from db import attendance, notes, pins, versions
from db.changes import Edit
from db.records import FROZEN, Action, Meeting, Owner
from db.values import replace
from desktop.minutes.approval import version_name
from desktop.minutes.house_style import HouseStyle, resolve
from desktop.minutes.mentions import Known
from desktop.minutes.numbering import number as number_all
from desktop.minutes.numbering import remembering, settled
from desktop.minutes.renumbering import answered, numbered, numbered_alike, renumbered

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Completing(Protocol):
    """Gives the edit that brings a meeting up to date, None where it is; `before` is how it was before the last one."""

    def __call__(self, meeting: Meeting, before: Meeting | None = None, /) -> Edit | None: ...


def kept_up(styles: Mapping[str, HouseStyle]) -> Completing:
    """Return what gives the edit that brings a meeting's references and owners up to date, None where they are.

    Where items have other numbers than before, notes that speak of them ("item 4") and attendances for them follow.
    References and owners set by hand are left alone, and frozen minutes altogether, once their references are given; of
    those that came in frozen, or were so before versions were kept, a version is kept as they print now.
    """
    number = remembering()

    def complete(meeting: Meeting, before: Meeting | None = None, /) -> Edit | None:
        style = resolve(meeting.style, styles)
        if settled(meeting):
            return _kept(meeting, style)
        following = _following(before, meeting, styles)
        stale = dict(_stale_references(meeting, number(meeting, style).references))
        found = dict(_owners_found(meeting))
        return _all(stale, found, following) if stale or found or following else _kept(meeting, style)

    return complete


def _following(before: Meeting | None, meeting: Meeting, styles: Mapping[str, HouseStyle]) -> list[Edit]:
    """Return what follows where items have got other numbers, or notes that spoke of one that is gone other words.

    Asked at every key that is typed: what did not change is seen at once.
    """
    style = resolve(meeting.style, styles)
    edits = [pins.remove(pin) for pin in answered(meeting, style)] if meeting.pins else []
    if before is None or numbered_alike(before, meeting):
        return edits
    earlier = resolve(before.style, styles)
    was = numbered(before, number_all(before, earlier), earlier)
    made = renumbered(before, meeting, was, numbered(meeting, number_all(meeting, style), style), style)
    return [
        *edits,
        *(notes.reword(note, **words) for note, words in made.words.items()),
        *(attendance.change(row, for_items=numbers) for row, numbers in made.for_items.items()),
        *(pins.add(meeting.id, words, note) for note, words in made.lost),
    ]


def _kept(meeting: Meeting, style: HouseStyle) -> Edit | None:
    """Return the edit that keeps frozen minutes as they print, None where they are not frozen or kept already."""
    if meeting.status not in FROZEN or meeting.printed:
        return None
    from desktop.minutes.approval_steps import as_file, as_printed

    day = (meeting.signed_on if meeting.status == "signed" else meeting.agreed_on) or meeting.date
    file, printed = as_file(meeting, style), as_printed(meeting, style)
    name = version_name(meeting.status, day)
    return versions.keep(meeting.id, name, meeting.status, file, at=datetime.now(), comment=AS_FOUND, printed=printed)


AS_FOUND = "as they stood when they came here"


def _all(stale: dict[int, str], found: dict[int, Action], following: list[Edit]) -> Edit:
    def edit(session: Session) -> None:
        for note_id, action in found.items():
            notes.set_action(note_id, action)(session)
        notes.set_references(stale)(session)
        for follow in following:
            follow(session)

    return edit


def _stale_references(meeting: Meeting, given: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Yield by note id the references that the style gives otherwise than they are stored."""
    for _, note in meeting.every_note():
        holder = note.action if note.kind == "action" else note.decision if note.kind == "decision" else None
        if holder is not None and holder.provisional and holder.reference != given.get(note.id, ""):
            yield note.id, given.get(note.id, "")


def _owners_found(meeting: Meeting) -> Iterator[tuple[int, Action]]:
    """Yield by note id the actions whose owners were typed before they were put on a list, with them as persons."""
    named = [(note.id, note.action) for _, note in meeting.every_note() if note.action and _only_named(note.action)]
    known = Known(meeting.people) if named else None
    for note_id, action in named:
        owners = tuple(_person_for(owner, known) for owner in action.owners)
        if owners != action.owners:
            yield note_id, replace(action, owners=owners)


def _only_named(action: Action) -> bool:
    return not action.owners_set and any(owner.person is None for owner in action.owners)


def _person_for(owner: Owner, known: Known | None) -> Owner:
    who = known.person(owner.name) if known and owner.person is None else None
    return Owner(person=who.id) if who else owner
