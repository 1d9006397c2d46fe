"""A meeting that does not say when it ended."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "no-end-time"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    if facts.begun(meeting) and meeting.end is None:
        words = "The time at which the meeting ended is not set"
        yield Finding(code=CODE, item="", words=words, ref=Ref("meeting", meeting.id))


CARD = Check(code=CODE, title="No end time", order=120, find=_find)
