"""How minutes become the agreed record: planned, draft, circulated, agreed, signed."""

from __future__ import annotations

from db.records import FROZEN, Meeting


def why_closed(meeting: Meeting) -> str:
    """Return why the minutes of a meeting are not to be changed any more, "" where they may be."""
    if meeting.status not in FROZEN:
        return ""
    return (
        f"These minutes are {meeting.status}, so their text stays as it is. A correction belongs into the minutes of "
        "the next meeting; to change them all the same, set their status back in the Meeting menu."
    )
