"""A meeting that nobody is marked as chairing."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "no-chair"
ROLES = ("chair", "co-chair", "vice-chair")


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    chairs = [row for row in meeting.attendance if row.role in ROLES]
    if not facts.begun(meeting) or any(row.status == "present" for row in chairs):
        return
    if chairs:
        person = meeting.person(chairs[0].person)
        words = f"The chair ({person.called if person else ''}) was not there and nobody else is marked as chairing"
        yield Finding(code=CODE, item="", words=words, ref=Ref("person", chairs[0].person))
    else:
        yield Finding(code=CODE, item="", words="Nobody is marked as chair", ref=Ref("meeting", meeting.id))


CARD = Check(code=CODE, title="No chair", order=100, find=_find)
