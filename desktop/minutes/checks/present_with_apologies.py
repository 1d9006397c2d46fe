"""Somebody who is both present and listed with apologies."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Attendance, Meeting
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.mentions import without_title
from desktop.minutes.numbering import Numbers

CODE = "present-and-apologies"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    there = {who for row in meeting.attendance if row.status == "present" for who in _identities(row, meeting)}
    for row in meeting.attendance:
        person = meeting.person(row.person)
        if row.status == "apologies" and person is not None and not there.isdisjoint(_identities(row, meeting)):
            words = f"{person.full} is listed both as present and with apologies"
            yield Finding(code=CODE, item="", words=words, ref=Ref("person", person.id))


def _identities(row: Attendance, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield what tells that two rows are one person: the row of the people, the person behind it, the name."""
    yield "row", str(row.person)
    person = meeting.person(row.person)
    if person is not None and person.known_as:
        yield "known as", str(person.known_as)
    if person is not None and person.name:
        yield "name", without_title(person.name).casefold()


CARD = Check(code=CODE, title="Both present and with apologies", order=130, find=_find)
