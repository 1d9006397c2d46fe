"""Meetings of one invented committee that give and review actions, for tests of what becomes of them."""

from __future__ import annotations

from datetime import date, time

from db import intake, meetings, snapshot
from db.records import Action, Committee, Item, Meeting, Note, Review, new_id
from db.store import Store
from desktop.completing import kept_up
from desktop.minutes.house_style import built_in

JANUARY, MARCH, MAY, JULY = (date(2026, month, 12) for month in (1, 3, 5, 7))


def given(words: str, reference: str = "", **fields: object) -> Note:
    action = Action(id=new_id(), reference=reference, provisional=not reference, **fields)  # type: ignore[arg-type]
    return Note(kind="action", text=words, action=action)


def said(words: str, outcome: str, given_on: date | None = JANUARY, **fields: object) -> Note:
    review = Review(text=words, outcome=outcome, given_on=given_on, **fields)  # type: ignore[arg-type]
    return Note(kind="review", review=review)


def held(store: Store, day: date, *notes: Note, board: str = "Harbour Trust Board", start: time | None = None) -> int:
    """Bring a meeting in and return its id."""
    meeting = Meeting(
        id=new_id(),
        uid=f"00000000-0000-4000-8000-{new_id() % 10**12:012d}",
        committee=Committee(name=board),
        title=f"{board} meeting",
        style="strategic-board",
        date=day,
        start=start,
        items=(Item(id=new_id(), title="Matters arising", notes=notes),),
    )
    store.write(intake.bring_in([meeting], kept_up(built_in())))
    return meeting.id


def load(store: Store, meeting: int) -> Meeting:
    return store.read(snapshot.load(meeting))


def remove(store: Store, meeting: int) -> None:
    store.write(meetings.remove(meeting))


def still_open(store: Store, meeting: int) -> list[str]:
    """The words of the actions that were open when a meeting began."""
    return [action.text for action in load(store, meeting).surroundings.open_actions]
