"""Members of the committee who should be on the list of a meeting and are on none."""

from __future__ import annotations

from db.records import Meeting, Member

EXPECTED = ("member", "lay member", "adviser")
"""Capacities in which somebody comes to every meeting."""
OPEN = ("planned", "draft")
"""Statuses in which the list of attendance is still being made."""


def on_no_list(meeting: Meeting) -> tuple[Member, ...]:
    """Return the members who have a seat on the day of the meeting, but no row in its attendance, each once.

    A person is known by who stands behind them, or by the same name. Once the minutes went out nobody is missed.
    """
    profile = meeting.surroundings.profile
    if profile is None or meeting.status not in OPEN:
        return ()
    listed = {row.person for row in meeting.attendance}
    people = [person for person in meeting.people if person.id in listed]
    known = {person.known_as for person in people}
    names = {_plain(person.name) for person in people if person.name}
    found: dict[int, Member] = {}
    for member in profile.members:
        here = member.known_as in known or _plain(member.name) in names
        if member.capacity in EXPECTED and member.sits(meeting.date) and not here:
            found.setdefault(member.known_as, member)
    return tuple(found.values())


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
