"""Attendance over time in frozen values: a mark for each line and each meeting, and what follows from marks."""

from __future__ import annotations

from db.records import HeldMeeting
from db.values import Struct

PRESENT, DEPUTY, APOLOGIES, ABSENT = "present", "deputy", "apologies", "absent"
NOT_YET, NO_LONGER, NO_SEAT, NOT_REQUIRED = "not yet a member", "no longer a member", "no seat", "not required"

COUNTED = (PRESENT, DEPUTY, APOLOGIES, ABSENT)
"""Marks of meetings that count; the best for an agency first."""
AWAY = (APOLOGIES, ABSENT)
IN_A_ROW = 2
"""So many meetings of a key agency missed one after the other are pointed out."""


class Line(Struct, frozen=True, kw_only=True):
    """A member, an agency, or somebody without a seat, with a mark for each meeting. `key` is a key agency."""

    name: str
    agency: str = ""
    known_as: int = 0
    key: bool = False
    marks: tuple[str, ...]
    deputies: tuple[str, ...] = ()
    """Who sat in the member's place, meeting by meeting, "" where nobody did."""

    def count(self, *marks: str) -> int:
        """Return at how many meetings one of these marks was given."""
        return sum(mark in marks for mark in self.marks)

    @property
    def counted(self) -> int:
        """How many meetings count."""
        return self.count(*COUNTED)

    @property
    def in_person(self) -> int | None:
        """The share of the meetings that count at which the member was there, in percent; None where none counts."""
        return percent(self.count(PRESENT), self.counted)

    @property
    def represented(self) -> int | None:
        """The same with those at which a deputy was there."""
        return percent(self.count(PRESENT, DEPUTY), self.counted)

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """The places of meetings missed one after the other, two or more; those that do not count break no run."""
        found: list[tuple[int, ...]] = [()]
        for place, mark in enumerate(self.marks):
            if mark in AWAY:
                found[-1] = (*found[-1], place)
            elif mark in COUNTED:
                found.append(())
        return tuple(run for run in found if len(run) >= IN_A_ROW)


class AttendanceRecord(Struct, frozen=True, kw_only=True):
    """The meetings, the oldest first, and a line for each member, each agency and each who sat without a seat.

    `derived` says that no seats are kept, so that they were made out from who attended.
    """

    meetings: tuple[HeldMeeting, ...] = ()
    members: tuple[Line, ...] = ()
    agencies: tuple[Line, ...] = ()
    without_seat: tuple[Line, ...] = ()
    derived: bool = False

    @property
    def pointed_out(self) -> tuple[tuple[Line, tuple[HeldMeeting, ...]], ...]:
        """The key agencies that missed meetings one after the other, with those meetings."""
        return tuple(
            (line, tuple(self.meetings[place] for place in run))
            for line in self.agencies
            if line.key
            for run in line.runs
        )

    @property
    def still_away(self) -> tuple[tuple[Line, tuple[HeldMeeting, ...]], ...]:
        """Those of them that have not come since."""
        return tuple(
            (line, missed)
            for line, missed in self.pointed_out
            if not any(mark in COUNTED for mark in line.marks[self.meetings.index(missed[-1]) + 1 :])
        )


def percent(part: int, whole: int) -> int | None:
    """Return a share in whole percent, halves up; None of nothing. Only all is 100, only nothing is 0."""
    if not whole:
        return None
    rounded = (200 * part + whole) // (2 * whole)
    return min(max(rounded, part > 0), 100 if part == whole else 99)
