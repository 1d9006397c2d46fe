"""Actions without an owner."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.numbering import Numbers

CODE = "action-no-owner"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    for item, note in facts.actions(meeting):
        if note.action and not note.action.owners and not note.action.owner_text:
            words = f"{facts.action_called(note, numbers)} has no owner"
            yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=facts.place(note))


CARD = Check(code=CODE, title="Actions without an owner", order=50, find=_find)
