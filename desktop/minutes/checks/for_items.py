"""People who are listed for items that the agenda does not have."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "for-items-unknown"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    printed = {_bare(number) for number in numbers.items.values()}
    for row in meeting.attendance:
        missing = [number for number in row.for_items or () if _bare(number) not in printed]
        person = meeting.person(row.person)
        if missing and person is not None:
            items = "item" if len(missing) == 1 else "items"
            words = f"{person.full} is listed for {items} {', '.join(missing)}, not on the agenda"
            yield Finding(code=CODE, item="", words=words, ref=Ref("person", person.id))


def _bare(number: str) -> str:
    return number.strip().rstrip(".").casefold()


CARD = Check(code=CODE, title="Listed for items that are not on the agenda", order=160, find=_find)
