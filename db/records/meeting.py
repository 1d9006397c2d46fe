"""A meeting, whole, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from db.records.ids import new_id
from db.records.surroundings import Surroundings
from db.values import Struct, field, replace

Day = date
"""The type, where a field is called `date`."""


class Committee(Struct, frozen=True, kw_only=True):
    """The body that meets, as the open meeting prints it."""

    id: int = 0
    name: str
    short_name: str = ""
    quorum: int | None = None


class Person(Struct, frozen=True, kw_only=True):
    """Somebody named in a meeting, as printed in this meeting.

    `id` is the row of this meeting; `known_as` the person behind it, the same in every meeting; `label`
    the name in the meeting file.
    """

    id: int = 0
    known_as: int = 0
    label: str = ""
    name: str = ""
    initials: str = ""
    job_title: str = ""
    organisation: str = ""

    @property
    def called(self) -> str:
        """The shortest words that say who this is: initials, else name, else office."""
        return self.initials or self.name or self.job_title

    @property
    def full(self) -> str:
        """The name, else the initials, else the office."""
        return self.name or self.initials or self.job_title


class Attendance(Struct, frozen=True, kw_only=True):
    """One person at this meeting. `deputy` sits for them where it is set (a Person's id)."""

    id: int = 0
    person: int
    status: str = "present"
    capacity: str = "member"
    role: str = ""
    representing: str = ""
    deputy: int | None = None
    for_items: tuple[str, ...] | None = None
    arrived: time | None = None
    left: time | None = None


class Owner(Struct, frozen=True, kw_only=True):
    """Who is to do an action or leads an item: a person of this meeting, or only a name."""

    person: int | None = None
    name: str = ""


class Action(Struct, frozen=True, kw_only=True):
    """Something somebody is to do; its words are the text of its note.

    `reference` is what is printed; `provisional` that the style gave it and may change it.
    `owners_set` and `due_set` say that they were set by hand and typing on leaves them alone.
    """

    id: int = 0
    owners: tuple[Owner, ...] = ()
    owner_text: str = ""
    due: date | None = None
    due_phrase: str = ""
    status: str = "open"
    reference: str = ""
    provisional: bool = True
    table_text: str = ""
    priority: str = ""
    owners_set: bool = False
    due_set: bool = False


class Decision(Struct, frozen=True, kw_only=True):
    """What the committee resolved; its words are the text of its note."""

    id: int = 0
    reference: str = ""
    provisional: bool = True
    priority: str = ""


class Review(Struct, frozen=True, kw_only=True):
    """What this meeting said about an earlier action, with the action as printed here.

    `action` is the row of the earlier action where the database holds it.
    """

    id: int = 0
    action: int | None = None
    reference: str = ""
    text: str = ""
    owners: tuple[Owner, ...] = ()
    due: date | None = None
    due_phrase: str = ""
    given_on: date | None = None
    outcome: str = "none"
    closing: str = ""
    carried_to: date | None = None
    """By when it is to be done now, where this meeting said so."""


class Forward(Struct, frozen=True, kw_only=True):
    """A line of the forward plan; its words are the text of its note. Without a day it is for the next meeting."""

    id: int = 0
    wanted_on: date | None = None
    wanted_phrase: str = ""


class Note(Struct, frozen=True, kw_only=True):
    """One paragraph typed under an item. `text` carries the markup of `desktop.minutes.markup`."""

    id: int = field(default_factory=new_id)
    kind: str = "text"
    text: str = ""
    level: int = 0
    start: int | None = None
    run_on: bool = False
    action: Action | None = None
    decision: Decision | None = None
    review: Review | None = None
    forward: Forward | None = None


class Item(Struct, frozen=True, kw_only=True):
    """A numbered item of the agenda; items stand inside items.

    `number` is the one set by hand ("" where the house style gives it). `purpose` is one of PURPOSES or "". Where
    `outcome_wanted`, it is to end in an action or a decision, or `nil` says outright that there was none. `forward_id`
    is the line of the forward plan that it takes up.
    """

    id: int = 0
    number: str = ""
    title: str = ""
    standing: bool = False
    lead: tuple[Owner, ...] = ()
    minutes: int | None = None
    began: time | None = None
    confidential: bool = False
    priority: str = ""
    purpose: str = ""
    papers: tuple[str, ...] = ()
    outcome_wanted: bool = False
    nil: bool = False
    forward_id: int | None = None
    notes: tuple[Note, ...] = ()
    items: tuple[Item, ...] = ()


class NextMeeting(Struct, frozen=True, kw_only=True):
    """A date announced for a later meeting."""

    id: int = 0
    date: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    title: str = ""


class Pin(Struct, frozen=True, kw_only=True):
    """Words that print as they were typed, whatever a house style makes of names: in one note, or (`note` 0) in all."""

    id: int = 0
    note: int = 0
    words: str


class Meeting(Struct, frozen=True, kw_only=True):
    """One sitting of a committee, whole."""

    id: int = 0
    uid: str = ""
    committee: Committee
    title: str
    kind: str = "minutes"
    date: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    style: str = ""
    status: str = "draft"
    circulated_on: Day | None = None
    agreed_on: Day | None = None
    signed_on: Day | None = None
    signed_by: str = ""
    people: tuple[Person, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    next_meetings: tuple[NextMeeting, ...] = ()
    pins: tuple[Pin, ...] = ()
    printed: bytes = b""
    """How frozen minutes printed when they were agreed or signed (`desktop.minutes.kept_document`); else empty."""
    surroundings: Surroundings = field(default_factory=Surroundings)

    def person(self, id: int | None) -> Person | None:
        """Return the person with this id in this meeting, or None."""
        return next((person for person in self.people if person.id == id), None)

    def every_item(self) -> Iterator[Item]:
        """Yield the items in reading order, each before its sub-items."""
        return _walk(self.items)

    def item(self, id: int | None) -> Item | None:
        """Return the item with this id, or None."""
        return next((item for item in self.every_item() if item.id == id), None)

    def every_note(self) -> Iterator[tuple[Item, Note]]:
        """Yield each note with its item, in reading order."""
        return ((item, note) for item in self.every_item() for note in item.notes)

    def with_notes(self, item: int, notes: tuple[Note, ...]) -> Meeting:
        """Return the meeting with these notes under an item; what is not above it stays the same object."""
        return replace(self, items=_with_notes(self.items, item, notes))


class MeetingCard(Struct, frozen=True, kw_only=True):
    """A meeting as a list shows it."""

    id: int
    uid: str
    committee: int
    committee_name: str
    title: str
    date: date
    start: time | None
    status: str


class SentCopy(Struct, frozen=True, kw_only=True):
    """A Word file of the minutes that was written: the name that stands in it, and the document that it held.

    `printed` is what `desktop.minutes.kept_document` writes.
    """

    uid: str
    meeting: int
    made_at: datetime
    printed: bytes


class VersionCard(Struct, frozen=True, kw_only=True):
    """A version of the minutes that was kept, as a list shows it.

    `status` is the one that the minutes reached with it, "" where it was kept by hand.
    """

    id: int
    meeting: int
    name: str
    status: str
    made_at: datetime
    comment: str = ""


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.items)


def _with_notes(items: tuple[Item, ...], id: int, notes: tuple[Note, ...]) -> tuple[Item, ...]:
    for at, item in enumerate(items):
        made = item
        if item.id == id:
            made = replace(item, notes=notes)
        elif item.items and (below := _with_notes(item.items, id, notes)) is not item.items:
            made = replace(item, items=below)
        if made is not item:
            return (*items[:at], made, *items[at + 1 :])
    return items
