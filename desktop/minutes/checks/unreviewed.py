"""Actions that were open when the meeting began and of which it said nothing."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts, reviewing
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.markup import plain
from desktop.minutes.numbering import Numbers

CODE = "action-unreviewed"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    if meeting.status == "planned" or not any(facts.has_words(note) for _, note in meeting.every_note()):
        return
    item = reviewing.place(meeting)
    ref = Ref("item", item.id) if item else Ref("meeting", meeting.id)
    for entry in reviewing.waiting(meeting):
        called = f"Action {entry.reference}" if entry.reference else f"“{facts.excerpt(plain(entry.text))}”"
        given = f", given on {entry.given_on.day} {entry.given_on:%B %Y}," if entry.given_on else ""
        words = f"{called} ({entry.owners or 'no owner'}){given} is still open and was not reviewed"
        yield Finding(code=CODE, item=facts.number_of(item, numbers) if item else "", words=words, ref=ref)


CARD = Check(code=CODE, title="Open actions that the meeting did not review", order=64, find=_find)
