"""Numbers that stand twice: of items, actions and decisions, and what another meeting of the year has given."""

from __future__ import annotations

from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers, of_year

CODE = "number-twice"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    yield from _items(meeting, numbers)
    yield from _references(meeting, numbers)


def _items(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    seen: set[str] = set()
    for item in meeting.every_item():
        number = facts.number_of(item, numbers)
        if number and number.casefold() in seen:
            title = f" (“{facts.excerpt(item.title)}”)" if item.title else ""
            words = f"Item number {number} is used twice{title}"
            yield Finding(code=CODE, item=number, words=words, ref=Ref("item", item.id))
        seen.add(number.casefold())


def _references(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    elsewhere = {
        used.reference.casefold(): used.given_on
        for used in meeting.surroundings.references
        if not used.provisional and len(used.reference) < 40 and of_year(used.reference)
    }
    seen: set[tuple[str, str]] = set()
    for item, note in meeting.every_note():
        reference = numbers.references.get(note.id, "")
        if not reference:
            continue
        kind = "Action" if note.kind == "action" else "Decision"
        if (kind, reference.casefold()) in seen:
            words = f"{kind} number {reference} is used twice"
            yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=facts.place(note))
        elif given_on := elsewhere.get(reference.casefold()):
            words = f"{reference} was already given on {given_on.day} {given_on:%B %Y}"
            yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=facts.place(note))
        seen.add((kind, reference.casefold()))


CARD = Check(code=CODE, title="Numbers used twice", order=80, find=_find)
