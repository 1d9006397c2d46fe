"""A meeting in which words were typed and which still counts as planned, so that no later meeting counts it as held."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "still-planned"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    if meeting.status == "planned" and facts.begun(meeting):
        words = "Words were typed, but the meeting counts as planned: Meeting > Begin now, or Status > Draft"
        yield Finding(code=CODE, item="", words=words, ref=Ref("meeting", meeting.id))


CARD = Check(code=CODE, title="Minutes of a meeting that counts as planned", order=115, find=_find)
