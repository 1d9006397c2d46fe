"""Reviews that leave open what came of an action: without an outcome, or carried forward without date and reason."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting, Review
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.markup import plain
from desktop.minutes.numbering import Numbers

CODE = "review-open-ended"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    for item, note in meeting.every_note():
        words = _words(note.review, meeting) if note.review is not None else ""
        if words:
            yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=facts.place(note))


def _words(review: Review, meeting: Meeting) -> str:
    called = f"action {review.reference}" if review.reference else f"“{facts.excerpt(plain(review.text))}”"
    reason = bool(review.closing.strip())
    if review.outcome == "none":
        return f"The review of {called} gives no outcome: it stays open"
    if review.outcome != "carried forward" or reason:
        return ""
    if review.carried_to is None:
        return f"{called[0].upper()}{called[1:]} is carried forward without a new date or a reason"
    late = review.due is not None and review.due < meeting.date
    return f"{called[0].upper()}{called[1:]} is late and carried forward without a reason" if late else ""


CARD = Check(code=CODE, title="Reviews that leave open what came of an action", order=66, find=_find)
