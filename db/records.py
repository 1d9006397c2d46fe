"""What a meeting is, in frozen values: the only words that panes, composer, formats and database share."""

from __future__ import annotations

import secrets
import time as clock
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time

MEETING_STATUSES = ("planned", "draft", "circulated", "agreed", "signed")
ATTENDANCE_STATUSES = ("present", "apologies", "absent", "not required")
CAPACITIES = ("member", "deputy", "adviser", "lay member", "in attendance", "observer")
ROLES = ("chair", "co-chair", "vice-chair", "minute-taker")
NOTE_KINDS = ("text", "heading", "bullet", "numbered", "lettered", "action", "decision", "review", "private")
LIST_KINDS = ("bullet", "numbered", "lettered")
ACTION_STATUSES = ("open", "done", "closed", "discharged", "superseded", "withdrawn")
OUTCOMES = ("done", "closed", "discharged", "carried forward", "superseded", "none")
CLOSING_OUTCOMES = ("done", "closed", "discharged", "superseded")

_last_id = 0


def new_id() -> int:
    """Return an identity that no other row has, here or in another process.

    61 bits: milliseconds since 1970 and 20 random bits, always rising within a process, so that
    a pane can name a paragraph before the database has seen it and rows stay in order of making.
    """
    global _last_id
    fresh = (clock.time_ns() // 1_000_000 << 20) | secrets.randbits(20)
    _last_id = max(_last_id + 1, fresh)
    return _last_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Committee:
    """The body that meets, as the open meeting prints it."""

    id: int = 0
    name: str
    short_name: str = ""
    quorum: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who is to do an action or leads an item: a person of this meeting, or only a name."""

    person: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the committee resolved; its words are the text of its note."""

    id: int = 0
    reference: str = ""
    provisional: bool = True
    priority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A numbered item of the agenda; items stand inside items.

    `number` is the one set by hand ("" where the house style gives it).
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
    notes: tuple[Note, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """A date announced for a later meeting."""

    id: int = 0
    date: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAction:
    """An action of another meeting of the committee that is still open; owners in words."""

    id: int
    meeting: int
    given_on: date
    reference: str = ""
    text: str = ""
    owners: str = ""
    due: date | None = None
    due_phrase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """An action as the register lists it, beyond its meeting: words as its table prints them, owners in words."""

    id: int
    committee: str
    given_on: date | None
    reference: str = ""
    text: str = ""
    owners: str = ""
    due: date | None = None
    due_phrase: str = ""
    status: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedReference:
    """A reference that another meeting of the same committee and calendar year has given."""

    reference: str
    given_on: date
    provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies around the open meeting in its committee."""

    open_actions: tuple[EarlierAction, ...] = ()
    references: tuple[UsedReference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
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
    people: tuple[Person, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    next_meetings: tuple[NextMeeting, ...] = ()
    surroundings: Surroundings = Surroundings()

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


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCard:
    """A meeting as a list shows it."""

    id: int
    uid: str
    committee: int
    committee_name: str
    title: str
    date: date
    start: time | None
    status: str


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.items)
