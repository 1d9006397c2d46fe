"""What is kept of a committee beyond its meetings: members, standing items, who came, the forward plan."""

from __future__ import annotations

from datetime import date, time

from db.values import Struct


class Member(Struct, frozen=True, kw_only=True):
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


class StandingItem(Struct, frozen=True, kw_only=True):
    """An item that stands on every agenda of a committee."""

    id: int = 0
    title: str
    minutes: int | None = None
    purpose: str = ""
    lead: str = ""
    outcome_wanted: bool = False


class CommitteeProfile(Struct, frozen=True, kw_only=True):
    """All that is kept of a committee beyond its meetings. `parent` is a committee's id.

    `reached` is the last reference that was given before this program ("AP33/17"), on the day `reached_on`. `template`
    is the digest of its own Word template (`db.templates`), "" where the house style's serves.
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
    template: str = ""
    standing_items: tuple[StandingItem, ...] = ()
    members: tuple[Member, ...] = ()


class Sat(Struct, frozen=True, kw_only=True):
    """How one person attended one meeting that was held; `known_as` and `deputy` as `Person.known_as` counts."""

    known_as: int
    name: str = ""
    initials: str = ""
    agency: str = ""
    status: str = "present"
    capacity: str = "member"
    role: str = ""
    deputy: int | None = None


class HeldMeeting(Struct, frozen=True, kw_only=True):
    """A meeting that was held, with who was there."""

    id: int
    uid: str
    date: date
    start: time | None = None
    title: str = ""
    sat: tuple[Sat, ...] = ()


class ForwardLine(Struct, frozen=True, kw_only=True):
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
