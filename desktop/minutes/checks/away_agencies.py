"""Key agencies that have stayed away, with no deputy, from two or more meetings in a row."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts, in_short
from desktop.minutes.attendance_record import record_of
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers
from desktop.minutes.wording import join

CODE = "agency-away"
NAMED = 4
"""So many of the meetings are named, the newest."""


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    profile = meeting.surroundings.profile
    if profile is None or not profile.key_agencies or not facts.begun(meeting):
        return
    for line, missed in record_of(meeting).still_away:
        days = [in_short.day(each.date, meeting.date) for each in missed[-NAMED:]]
        before = "…, " if len(missed) > NAMED else ""
        words = f"{line.name} was not there and sent no deputy at {len(missed)} meetings in a row: {before}{join(days)}"
        yield Finding(code=CODE, item="", words=words, ref=Ref("person", 0))


CARD = Check(code=CODE, title="Key agencies that stayed away twice in a row", order=135, find=_find)
