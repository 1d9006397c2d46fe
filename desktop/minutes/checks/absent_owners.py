"""Owners of actions who were not there to take them on."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.numbering import Numbers

CODE = "owner-absent"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    there = facts.present(meeting)
    rows = {row.person: row for row in meeting.attendance if row.person not in there}
    for item, note in facts.actions(meeting):
        for owner in note.action.owners if note.action else ():
            row = rows.get(owner.person or 0)
            person = meeting.person(owner.person)
            if row is None or person is None:
                continue
            why = "sent apologies" if row.status == "apologies" else "was not there"
            words = f"{person.called} {why} but owns {facts.action_called(note, numbers)}: tell them"
            yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=facts.place(note))


CARD = Check(code=CODE, title="Owners who were not there", order=30, find=_find)
