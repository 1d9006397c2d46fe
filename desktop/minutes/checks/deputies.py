"""Deputies and the members they sit for who do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Attendance, Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "deputy-unclear"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    named = {row.deputy for row in meeting.attendance if row.deputy is not None}
    for row in meeting.attendance:
        words = _member(row, meeting) if row.deputy is not None else _deputy(row, meeting, named)
        if words:
            yield Finding(code=CODE, item="", words=words, ref=Ref("person", row.person))


def _member(row: Attendance, meeting: Meeting) -> str:
    member, deputy, there = meeting.person(row.person), meeting.person(row.deputy), facts.present(meeting)
    if member is None or deputy is None:
        return ""
    if deputy.id not in there and row.status == "present":
        return ""
    if deputy.id not in there:
        return f"{deputy.full} sits for {member.full} but is not listed as present"
    if row.status == "present" and row.for_items is None and row.arrived is None and row.left is None:
        return f"{member.full} is present, and so is {deputy.full}, who sits for them"
    return ""


def _deputy(row: Attendance, meeting: Meeting, named: set[int]) -> str:
    person = meeting.person(row.person)
    if person is None or row.capacity != "deputy" or row.status != "present" or row.person in named:
        return ""
    return f"{person.full} is there as a deputy, but no member is marked as the one they sit for"


CARD = Check(code=CODE, title="Deputies without their member, members beside their deputy", order=140, find=_find)
