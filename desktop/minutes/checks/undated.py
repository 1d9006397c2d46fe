"""Actions that are still open and have no due date and no words for it."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.numbering import Numbers

CODE = "action-no-due"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    for item, note in facts.actions(meeting):
        if note.action and note.action.status == "open" and note.action.due is None and not note.action.due_phrase:
            words = f"{facts.action_called(note, numbers)} does not say by when"
            yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=facts.place(note))


CARD = Check(code=CODE, title="Actions without a due date", order=60, find=_find)
