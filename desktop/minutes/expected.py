"""Members of the committee who should be named in a meeting's attendance."""

from __future__ import annotations

from db.records import Meeting, Member


def on_no_list(meeting: Meeting) -> tuple[Member, ...]:
    """Return the members who sit on the day of the meeting and are in no list of its attendance, each once.

    Somebody named only as a deputy in a member's row is in no list of their own.
    """
    profile = meeting.surroundings.profile
    rows = {row.person for row in meeting.attendance}
    listed = {person.known_as for person in meeting.people if person.id in rows}
    sitting = {m.known_as: m for m in (profile.members if profile else ()) if m.sits(meeting.date)}
    return tuple(member for known_as, member in sitting.items() if known_as not in listed)
