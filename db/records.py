"""What a meeting is, in frozen values: the only words that panes, composer, formats and database share."""

from __future__ import annotations

import secrets
import time as clock
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

MEETING_STATUSES = ("planned", "draft", "circulated", "agreed", "signed")
ATTENDANCE_STATUSES = ("present", "apologies", "absent", "not required")
CAPACITIES = ("member", "deputy", "adviser", "lay member", "in attendance", "observer")
ROLES = ("chair", "co-chair", "vice-chair", "minute-taker")
NOTE_KINDS = ("text", "heading", "bullet", "numbered", "lettered", "action", "decision", "review", "private", "forward")
LIST_KINDS = ("bullet", "numbered", "lettered")
ACTION_STATUSES = ("open", "done", "closed", "discharged", "superseded", "withdrawn")
OUTCOMES = ("done", "closed", "discharged", "carried forward", "superseded", "withdrawn", "none")
CLOSING_OUTCOMES = ("done", "closed", "discharged", "superseded", "withdrawn")
PURPOSES = ("decision", "discussion", "information")
FROZEN = ("agreed", "signed")
"""Statuses in which minutes are not to be changed."""

LETTERS_FOLDED = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
"""Letters that Unicode does not take apart into a plain one and an accent, and what they are sought as."""

Day = date
"""The type, where a field is called `date`."""

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
    carried_to: date | None = None
    """By when it is to be done now, where this meeting said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forward:
    """A line of the forward plan; its words are the text of its note. Without a day it is for the next meeting."""

    id: int = 0
    wanted_on: date | None = None
    wanted_phrase: str = ""


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
    forward: Forward | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
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
class Member:
    """A person's seat on a committee, from `joined` to `left` where these are known.

    `known_as` is the person behind it, `deputy` the person who sits for them, as `Person.known_as` counts.
    """

    id: int = 0
    known_as: int = 0
    name: str = ""
    initials: str = ""
    job_title: str = ""
    organisation: str = ""
    email: str = ""
    capacity: str = "member"
    role: str = ""
    representing: str = ""
    deputy: int | None = None
    joined: date | None = None
    left: date | None = None

    @property
    def agency(self) -> str:
        """Whom the person sits for."""
        return self.representing or self.organisation

    def sits(self, on: date) -> bool:
        """Tell whether the seat is held on a day."""
        return (self.joined is None or self.joined <= on) and (self.left is None or on <= self.left)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingItem:
    """An item that stands on every agenda of a committee."""

    id: int = 0
    title: str
    minutes: int | None = None
    purpose: str = ""
    lead: str = ""
    outcome_wanted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitteeProfile:
    """All that is kept of a committee beyond its meetings. `parent` is a committee's id.

    `reached` is the last reference that was given before this program ("AP33/17"), on the day `reached_on`.
    """

    id: int = 0
    name: str
    short_name: str = ""
    parent: int | None = None
    style: str = ""
    place: str = ""
    start: time | None = None
    end: time | None = None
    quorum: int | None = None
    key_agencies: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    reached: str = ""
    reached_on: date | None = None
    standing_items: tuple[StandingItem, ...] = ()
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sat:
    """How one person attended one meeting that was held; `known_as` and `deputy` as `Person.known_as` counts."""

    known_as: int
    name: str = ""
    initials: str = ""
    agency: str = ""
    status: str = "present"
    capacity: str = "member"
    role: str = ""
    deputy: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMeeting:
    """A meeting that was held, with who was there."""

    id: int
    uid: str
    date: date
    start: time | None = None
    title: str = ""
    sat: tuple[Sat, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForwardLine:
    """A line of the forward plan of a committee. `meeting` and `note` say where it was typed, 0 where by hand;
    `taken_by` is the item of a later meeting that takes it up, 0 while none does, `taken_in` that meeting and
    `taken_on` its day. One that was `dropped` is wanted no longer."""

    id: int
    text: str
    given_on: date | None = None
    meeting: int = 0
    note: int = 0
    wanted_on: date | None = None
    wanted_phrase: str = ""
    taken_by: int = 0
    taken_in: int = 0
    taken_on: date | None = None
    dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionCard:
    """A version of the minutes that was kept, as a list shows it.

    `status` is the one that the minutes reached with it, "" where it was kept by hand.
    """

    id: int
    meeting: int
    name: str
    status: str
    made_at: datetime
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAction:
    """An action that was open when a meeting began; owners in words.

    `due` is the day it was carried forward to where `carried`, else its own. `meeting` is 0 where the minutes that gave
    it are not here.
    """

    id: int
    meeting: int
    given_on: date
    reference: str = ""
    text: str = ""
    owners: str = ""
    due: date | None = None
    due_phrase: str = ""
    carried: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A moment in the life of an action: a meeting gave it or reviewed it, or its status was set by hand.

    `kind` is given, review or status. `words` are the action's own when it was given, the closing words of a review;
    `outcome` is a review's, or the status. `note` is where it stands in the minutes of the meeting, 0 where nowhere.
    """

    kind: str
    meeting: int = 0
    title: str = ""
    note: int = 0
    date: Day | None = None
    reference: str = ""
    words: str = ""
    outcome: str = ""
    carried_to: Day | None = None
    due: Day | None = None
    due_phrase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What one owner is to do: an open action, with the owner's name and address."""

    action: int
    owner: str
    email: str = ""
    given_on: date
    reference: str = ""
    text: str = ""
    due: date | None = None
    due_phrase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """An action as the register lists it, beyond its meeting: words as its table prints them, owners in words.

    What later meetings said counts: `closed_later` where one of them closed it, `carried` where `due` is the day that
    one carried it to. `priority` is its own, or (`of_item`) that of the item that it stands under. `meeting` and `note`
    are 0 for an action of a meeting that is not here; `meeting_status` says whether its minutes are FROZEN.
    """

    id: int
    committee: str
    given_on: date | None
    reference: str = ""
    text: str = ""
    owners: str = ""
    due: date | None = None
    due_phrase: str = ""
    status: str = "open"
    committee_id: int = 0
    meeting: int = 0
    note: int = 0
    meeting_status: str = ""
    priority: str = ""
    of_item: bool = False
    carried: bool = False
    closed_later: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorityFigures:
    """How much work a priority had in a time; "" is what carries none. `named`: it is one of the committee's list."""

    priority: str
    named: bool = False
    items: int = 0
    decisions: int = 0
    open: int = 0
    overdue: int = 0
    closed: int = 0

    @property
    def actions(self) -> int:
        """All actions, open and closed; the overdue ones are among the open."""
        return self.open + self.closed

    @property
    def work(self) -> int:
        """Everything counted."""
        return self.items + self.decisions + self.actions


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """An item or a decision with a priority: `kind` says which, `id` is the item or the note."""

    kind: str
    id: int
    committee: str
    meeting: int
    date: Day
    reference: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """An item of an agenda that was dealt with: how many notes were typed under it and in what stands in it (private
    ones do not count), how many of them are actions or decisions, and whether it was said that nothing is to be done.
    """

    item: int
    title: str
    standing: bool = False
    outcome_wanted: bool = False
    notes: int = 0
    outcomes: int = 0
    nil: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAgenda:
    """The agenda of a meeting that was held."""

    meeting: int
    date: Day
    title: str = ""
    lines: tuple[AgendaLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedReference:
    """A reference that another meeting of the same committee and calendar year has given."""

    reference: str
    given_on: date
    provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A review (its note) whose words are those of an action that another committee gave on that day."""

    note: int
    committee: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What lies around the open meeting in its committee."""

    open_actions: tuple[EarlierAction, ...] = ()
    strays: tuple[Stray, ...] = ()
    references: tuple[UsedReference, ...] = ()
    profile: CommitteeProfile | None = None
    held: tuple[HeldMeeting, ...] = ()
    """The committee's meetings before this one, the oldest first, at most the last twelve."""
    forward: tuple[ForwardLine, ...] = ()
    """The lines of the forward plan that no meeting has taken up."""
    before: MeetingCard | None = None
    """The meeting before this one."""


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
    circulated_on: Day | None = None
    agreed_on: Day | None = None
    signed_on: Day | None = None
    signed_by: str = ""
    people: tuple[Person, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    items: tuple[Item, ...] = ()
    next_meetings: tuple[NextMeeting, ...] = ()
    printed: bytes = b""
    """How frozen minutes printed when they were agreed or signed (`desktop.minutes.kept_document`); else empty."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What is sought in one place: words that follow each other. With `prefix` the last is the beginning of one."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where is searched: a committee's id (0: all), the years from and to, one of search's kinds, words of an owner."""

    committee: int = 0
    first_year: int = 0
    last_year: int = 0
    kind: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A note, or (`note` 0, `kind` "title") an item by its title, that holds what was sought; `words` with markup."""

    meeting: int
    uid: str
    date: date
    meeting_title: str
    committee: str
    item: int
    item_title: str
    note: int = 0
    kind: str = "title"
    reference: str = ""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a search found, best first. `hits` counts all there are; `many` says that there are more than that."""

    found: tuple[Found, ...] = ()
    hits: int = 0
    many: bool = False
    terms: tuple[Term, ...] = ()


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _walk(item.items)
