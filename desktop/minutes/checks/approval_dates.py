"""Minutes that are circulated, agreed or signed without a day, or on days that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import MEETING_STATUSES, Meeting
from desktop.minutes import in_short
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "approval-date"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    for words in (*_missing(meeting), *_impossible(meeting)):
        yield Finding(code=CODE, item="", words=words, ref=Ref("meeting", meeting.id))


def _missing(meeting: Meeting) -> Iterator[str]:
    """Yield what a status lacks; that minutes were agreed without having been circulated is possible."""
    if meeting.status == "circulated" and meeting.circulated_on is None:
        yield "The minutes are circulated, but it is not said when"
    if meeting.status in ("agreed", "signed") and meeting.agreed_on is None:
        yield "The minutes are agreed, but it is not said by which meeting"
    if meeting.status == "signed" and meeting.signed_on is None:
        yield "The minutes are signed, but it is not said when"
    if meeting.status == "signed" and not meeting.signed_by:
        yield "The minutes are signed, but it is not said by whom"


def _impossible(meeting: Meeting) -> Iterator[str]:
    days = (meeting.date, meeting.circulated_on, meeting.agreed_on, meeting.signed_on)
    before, was = meeting.date, "held"
    for status, day in zip(MEETING_STATUSES[2:], days[1:], strict=True):
        if day is None:
            continue
        if day < before:
            yield f"The minutes are {status} on {in_short.typed_day(day)}, before they were {was}"
        if status == "agreed" and day == meeting.date:
            yield "The minutes are agreed by no later meeting: the day is that of the meeting itself"
        before, was = max(day, before), status


CARD = Check(code=CODE, title="Days of circulating, agreeing and signing", order=175, find=_find)
