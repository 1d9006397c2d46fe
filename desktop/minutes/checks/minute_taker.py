"""A meeting whose minute-taker is not named."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "no-minute-taker"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    taken = any(row.role == "minute-taker" and row.status == "present" for row in meeting.attendance)
    if facts.begun(meeting) and not taken:
        words = "Nobody who was there is marked as minute-taker"
        yield Finding(code=CODE, item="", words=words, ref=Ref("meeting", meeting.id))


CARD = Check(code=CODE, title="No minute-taker", order=110, find=_find)
