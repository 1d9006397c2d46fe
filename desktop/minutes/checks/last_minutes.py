"""An item for the minutes of the last meeting, which were not agreed under it."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import FROZEN, Meeting
from desktop.minutes import facts, in_short
from desktop.minutes.agreeing import is_about_minutes
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "minutes-not-agreed"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    last = meeting.surroundings.before
    if last is None or last.status in FROZEN or meeting.status in FROZEN or not facts.begun(meeting):
        return
    for item in meeting.every_item():
        if is_about_minutes(item.title):
            day = in_short.typed_day(last.date)
            words = f"The minutes of {day} are not agreed yet (Ctrl+Shift+M agrees them here)"
            yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=Ref("item", item.id))
            return


CARD = Check(code=CODE, title="Minutes of the last meeting not agreed", order=165, find=_find)
