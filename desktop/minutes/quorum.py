"""The quorum: how many seats were taken at each moment, from who came and went and who was there for which items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime, time

from db.records import FROZEN, Attendance, Item, Meeting
from db.values import Struct
from desktop.minutes.people import there_for

SEATED = ("member", "lay member")
"""Capacities that hold a seat; advisers, observers and those in attendance do not count."""

_NIGHT = 6 * 60
"""Minutes: a time so long before the start is of the day after."""

Numbers = Mapping[int, str]


class Quorum(Struct, frozen=True):
    """How many members must be there and how many seats were taken, by a member or a deputy."""

    needed: int
    there: int

    @property
    def met(self) -> bool:
        """Whether enough seats were taken."""
        return self.there >= self.needed


class Stretch(Struct, frozen=True):
    """A part of the meeting through which the same number of seats was taken. `since` is None where it begins it."""

    since: time | None
    quorum: Quorum


def needed(meeting: Meeting) -> int | None:
    """Return how many members must be there, or None where nobody said.

    What the committee says of itself counts where the meeting says nothing, until its minutes are frozen.
    """
    profile = meeting.surroundings.profile
    if meeting.committee.quorum is not None or profile is None or meeting.status in FROZEN:
        return meeting.committee.quorum or None
    return profile.quorum or None


def quorum(meeting: Meeting, at: time | None = None, number: str = "") -> Quorum | None:
    """Return the quorum and how it was met, or None where the committee has none.

    `at` counts who was there at that time, None whoever came. `number` counts those who came for that item only, too;
    without it they are left out. A deputy counts where the member is away; a person counts once, also where they sit
    for two.
    """
    wanted = needed(meeting)
    if wanted is None:
        return None
    counting = _Counting(meeting)
    return Quorum(wanted, counting.taken(counting.minute(at), number))


def for_item(meeting: Meeting, item: Item, numbers: Numbers) -> Quorum | None:
    """Return the quorum at the time when an item began, or, where that is not known, by who came for it."""
    return quorum(meeting, _began(meeting, item), numbers.get(item.id, ""))


def stretches(meeting: Meeting, numbers: Numbers) -> tuple[Stretch, ...]:
    """Return how many seats were taken from the beginning to the end; nothing where there is no quorum or no list.

    Who leaves when the meeting ends has not left early.
    """
    wanted = needed(meeting)
    if wanted is None or not meeting.attendance:
        return ()
    counting = _Counting(meeting)
    found: list[Stretch] = []
    for at in (None, *counting.turns()):
        minute = counting.begin if at is None else counting.minute(at)
        now = Quorum(wanted, counting.taken(minute, _in_hand(counting, minute, numbers)))
        if not found or found[-1].quorum != now:
            found.append(Stretch(at, now))
    return tuple(found)


def turns(found: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return the stretches with which the quorum was lost or reached, after the one that the meeting began with."""
    return tuple(
        one
        for before, one in zip((None, *found), found, strict=False)
        if before is None or before.quorum.met != one.quorum.met
    )


def standing(meeting: Meeting, numbers: Numbers, now: datetime) -> Stretch | None:
    """Return how the quorum stands now, since when it has been met or not met; None where there is none to watch.

    On the day of a meeting that has not ended it goes by the clock; else it is how the meeting ended.
    """
    found = stretches(meeting, numbers)
    if meeting.date == now.date() and meeting.end is None:
        counting = _Counting(meeting)
        here = counting.minute(now.time())
        found = tuple(one for one in found if one.since is None or _reached(counting.minute(one.since), here))
    if not found:
        return None
    return Stretch(turns(found)[-1].since, found[-1].quorum)


def _reached(minute: float | None, now: float | None) -> bool:
    return minute is not None and now is not None and minute <= now


def _in_hand(counting: _Counting, minute: float | None, numbers: Numbers) -> str:
    """Return the number of the item that was in hand at a minute, "" where that is not known."""
    number = ""
    for item in counting.meeting.every_item():
        if item.began is not None and _reached(counting.minute(item.began), minute):
            number = numbers.get(item.id, "")
    return number


def _began(meeting: Meeting, item: Item) -> time | None:
    """Return when an item began, by itself or with the item that it stands in."""
    if item.began is not None:
        return item.began
    above = next((each for each in meeting.every_item() if item in each.items), None)
    return _began(meeting, above) if above is not None else None


class _Counting:
    """A meeting laid out for counting: the rows of each person, and the seats with who may sit in them."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self._start = _minutes(meeting.start) if meeting.start else None
        self.begin = -1.0 if self._start is None else float(self._start)
        self._rows: dict[int, list[Attendance]] = defaultdict(list)
        self._seats: dict[int, list[int]] = {}
        for row in meeting.attendance:
            self._rows[row.person].append(row)
            if row.capacity in SEATED:
                self._seats.setdefault(row.person, []).extend([row.deputy] if row.deputy is not None else [])

    def minute(self, at: time | None) -> float | None:
        """Return a time in minutes of the day that the meeting began on."""
        if at is None:
            return None
        minutes = _minutes(at)
        night = self._start is not None and minutes < self._start - _NIGHT
        return float(minutes + 24 * 60 * night)

    def turns(self) -> Iterator[time]:
        """Yield the times within the meeting at which somebody came or went or an item began, in order."""
        times = {at for rows in self._rows.values() for row in rows for at in (row.arrived, row.left) if at is not None}
        times |= {item.began for item in self.meeting.every_item() if item.began is not None}
        end = self.minute(self.meeting.end)
        for minute, at in sorted((self.minute(at) or 0.0, at) for at in times):
            if minute > self.begin and (end is None or minute < end):
                yield at

    def taken(self, minute: float | None, number: str) -> int:
        """Return how many people sat in seats of members."""
        sitting = set()
        for member, deputies in self._seats.items():
            there = [one for one in (member, *deputies) if self._there(one, member, minute, number)]
            sitting.update(there[:1])
        return len(sitting)

    def _there(self, person: int, member: int, minute: float | None, number: str) -> bool:
        rows = self._rows.get(person)
        if rows is None:
            return all(row.status != "present" for row in self._rows[member])
        return any(
            row.status == "present"
            and (row.for_items is None or (bool(number) and there_for(row, number)))
            and (minute is None or self._within(row, minute))
            for row in rows
        )

    def _within(self, row: Attendance, minute: float) -> bool:
        came, went = self.minute(row.arrived), self.minute(row.left)
        return (came is None or came <= minute) and (went is None or minute < went)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
