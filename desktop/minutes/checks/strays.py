"""Reviews of what is an action of another committee."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.markup import plain
from desktop.minutes.numbering import Numbers

CODE = "review-elsewhere"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    owners = {stray.note: stray.committee for stray in meeting.surroundings.strays}
    for item, note in meeting.every_note():
        if note.review is None or note.id not in owners:
            continue
        reference = note.review.reference
        called = f"Action {reference}" if reference else f"“{facts.excerpt(plain(note.review.text))}”"
        words = f"{called} is an action of {owners[note.id]}: what is said of it here leaves it open there"
        yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=facts.place(note))


CARD = Check(code=CODE, title="Reviews of an action of another committee", order=68, find=_find)
