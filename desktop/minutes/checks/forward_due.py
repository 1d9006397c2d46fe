"""Lines of the forward plan that are due at this meeting and that no item takes up."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import ForwardLine, Meeting
from desktop.minutes import facts, forward_words, in_short
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "forward-not-taken-up"
STILL_OPEN = ("planned", "draft")
"""Statuses in which something can still be put on the agenda."""


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    if meeting.status not in STILL_OPEN:
        return
    for line in meeting.surroundings.forward:
        if _earlier(line, meeting) and forward_words.is_due(line, meeting.date):
            called = facts.excerpt(forward_words.title(line.text, line.given_on or meeting.date))
            words = f"“{called}” is due by the forward plan{_since(line)}, and on no agenda"
            yield Finding(code=CODE, item="", words=words, ref=Ref("forward", line.id))


def _earlier(line: ForwardLine, meeting: Meeting) -> bool:
    return line.given_on is None or line.given_on < meeting.date


def _since(line: ForwardLine) -> str:
    return f" since {in_short.typed_day(line.given_on)}" if line.given_on else ""


CARD = Check(code=CODE, title="Lines of the forward plan that are due and on no agenda", order=160, find=_find)
