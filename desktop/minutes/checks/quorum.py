"""A meeting, or a part of it, at which not enough members were there."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts, in_short, quorum
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "not-quorate"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    if not facts.begun(meeting):
        return
    turns = quorum.turns(quorum.stretches(meeting, numbers.items))
    for place, turn in enumerate(turns):
        if not turn.quorum.met:
            until = in_short.clock(turns[place + 1].since) if turns[place + 1 :] else ""
            yield Finding(code=CODE, item="", words=_words(turn, until), ref=Ref("person", 0))


def _words(turn: quorum.Stretch, until: str) -> str:
    here = f"{turn.quorum.there} of the {turn.quorum.needed} members needed"
    if turn.since is None:
        return f"The quorum was not met until {until}: {here}" if until else f"The quorum was not met: {here}"
    return f"Quorum lost at {in_short.clock(turn.since)}{f', regained at {until}' if until else ''}: {here}"


CARD = Check(code=CODE, title="Meetings without a quorum", order=104, find=_find)
