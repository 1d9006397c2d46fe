"""Numbers that were left out: of items beside each other, and of actions and decisions, which run together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.records import Item, Meeting, Note
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.numbering import Numbers, of_item, of_meeting, of_year

CODE = "number-skipped"
FAR = 200
"""A number set by hand this far from the others is no part of their run ("20260312")."""

LONGEST = 40
"""Characters of a reference; what is longer holds no number that runs."""

_LAST_PART = re.compile(r"(?P<before>.*?)(?P<last>\d{1,9}|[a-z])", re.IGNORECASE | re.DOTALL)

Series = tuple[str, ...]


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    yield from _items(meeting.items, numbers)
    yield from _references(meeting, numbers)


def _items(items: tuple[Item, ...], numbers: Numbers) -> Iterator[Finding]:
    highest: dict[str, int] = {}
    for item in items:
        printed = facts.number_of(item, numbers)
        part = _LAST_PART.fullmatch(printed)
        if part is not None:
            before, last = part["before"], _value(part["last"])
            missing = range(highest.get(before, 0) + 1, last)
            if 0 < len(missing) < FAR:
                words = f"Item{_span(before, missing, part['last'].isalpha())} missing before {printed}"
                yield Finding(code=CODE, item=printed, words=words, ref=Ref("item", item.id))
            highest[before] = max(highest.get(before, 0), last)
        yield from _items(item.items, numbers)


def _references(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    """Point out each gap once, at the reference behind it; a year's numbers go on from its earlier meetings."""
    given: dict[Series, dict[int, tuple[str, Item, Note]]] = {}
    for item, note in meeting.every_note():
        reference = numbers.references.get(note.id, "")
        placed = _series(reference)
        if placed is not None:
            series, number = placed
            given.setdefault(series, {}).setdefault(number, (reference, item, note))
    for series, here in given.items():
        elsewhere = _elsewhere(meeting, series)
        before = max((number for number in elsewhere if number < min(here)), default=None)
        last = before if before is not None else min(here) - 1 if series[0] == "year" else 0
        for number in sorted(here):
            if number - last > FAR:
                continue
            missing = [each for each in range(last + 1, number) if each not in elsewhere]
            if missing:
                reference, item, note = here[number]
                kind = "Action" if note.kind == "action" else "Decision"
                words = f"{kind}{_listed(missing, number, reference)} missing before {reference}"
                yield Finding(code=CODE, item=facts.number_of(item, numbers), words=words, ref=facts.place(note))
            last = number


def _series(reference: str) -> tuple[Series, int] | None:
    """Return what a reference's number runs through, and the number, or None where none runs."""
    if len(reference) > LONGEST:
        return None
    if year := of_year(reference):
        return ("year", str(year[1])), year[0]
    if item := of_item(reference):
        return ("item", item[0]), item[1]
    number = of_meeting(reference)
    return None if number is None else (("meeting",), number)


def _elsewhere(meeting: Meeting, series: Series) -> set[int]:
    if series[0] != "year":
        return set()
    placed = (_series(used.reference) for used in meeting.surroundings.references if used.given_on <= meeting.date)
    return {found[1] for found in placed if found is not None and found[0] == series}


def _value(last: str) -> int:
    return int(last) if last.isdigit() else ord(last.lower()) - ord("a") + 1


def _span(before: str, missing: range, lettered: bool) -> str:
    first, last = (before + (chr(ord("a") + each - 1) if lettered else str(each)) for each in (missing[0], missing[-1]))
    return f" {first} is" if len(missing) == 1 else f"s {first} to {last} are"


def _listed(missing: list[int], number: int, reference: str) -> str:
    """Return the missing references in the form of the one behind them, leading noughts included."""
    places = list(re.finditer(rf"(?<!\d)0*{number}(?!\d)", reference))
    place = places[0 if of_year(reference) else -1]

    def named(each: int) -> str:
        return reference[: place.start()] + str(each).zfill(len(place[0])) + reference[place.end() :]

    first, last = named(missing[0]), named(missing[-1])
    return f" {first} is" if len(missing) == 1 else f"s {first} to {last} are"


CARD = Check(code=CODE, title="Numbers left out", order=90, find=_find)
