"""Decisions under items that were taken while not enough members were there."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Item, Meeting
from desktop.minutes import facts, in_short, quorum
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers

CODE = "decision-not-quorate"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    if quorum.needed(meeting) is None or not meeting.attendance:
        return
    for item in meeting.every_item():
        decisions = [note for note in item.notes if note.kind == "decision"]
        met = quorum.for_item(meeting, item, numbers.items) if decisions else None
        if met is not None and not met.met:
            words = _words(item, met, len(decisions))
            place = Ref("note", decisions[0].id)
            yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=place)


def _words(item: Item, met: quorum.Quorum, count: int) -> str:
    decisions = "A decision" if count == 1 else f"{count} decisions"
    began = f" when this item began at {in_short.clock(item.began)}" if item.began is not None else ""
    return f"{decisions} without a quorum: {met.there} of the {met.needed} members needed were there{began}"


CARD = Check(code=CODE, title="Decisions without a quorum", order=106, find=_find)
