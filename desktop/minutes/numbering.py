"""Item, action and decision numbers by the scheme of the house style."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping

from db.records import FROZEN, Item, Meeting, Note
from db.values import Struct
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.wording import letters

_DIGITS = re.compile(r"\d+")
_LONE_NUMBER = re.compile(r"\D*(\d+)\D*")
_OF_A_YEAR = re.compile(r"\D*(\d+)/(\d{4}|\d\d)")
_OF_AN_ITEM = re.compile(r"(.+)\.(\d+)")


class Numbers(Struct, frozen=True, kw_only=True):
    """The printed numbers of a meeting.

    `items` by item id (bare: "6b", "1.1", without the style's punctuation), `references` by note id for actions and
    decisions ("1", "3.1", "AP34/17"). A record that prints no number is left out.
    """

    items: Mapping[int, str]
    references: Mapping[int, str]


def number(meeting: Meeting, style: HouseStyle) -> Numbers:
    """Return the printed numbers: those set by hand as they are, the others by the style's scheme, none twice."""
    items = _item_numbers(meeting, style)
    return Numbers(items=items, references=_references(meeting, style, items))


def remembering() -> Callable[[Meeting, HouseStyle], Numbers]:
    """Return `number` that counts anew only where something that bears on numbers has changed; typing does not."""
    last: list[tuple[object, Numbers]] = []

    def numbered(meeting: Meeting, style: HouseStyle) -> Numbers:
        frozen = meeting.status in FROZEN
        bearing = (style, frozen, meeting.date.year, meeting.surroundings.references, *map(_bearing, meeting.items))
        if not last or last[0][0] != bearing:
            last[:] = [(bearing, number(meeting, style))]
        return last[0][1]

    return numbered


def _bearing(item: Item) -> tuple[object, ...]:
    """Return what bears on numbers in an item: what is numbered, and what is set by hand."""
    counted = (note for note in item.notes if note.action is not None or note.decision is not None)
    notes = tuple((note.id, note.kind, hand_set(note)) for note in counted)
    return (item.id, item.number, notes, *map(_bearing, item.items))


def following(meeting: Meeting, numbers: Numbers) -> str:
    """Return the number of one more item behind the last."""
    top, count = _Level(lettered=False), 0
    for item in meeting.items:
        count = max(count, top.count(numbers.items[item.id], count))
    return top.printed(top.next(count, frozenset(numbers.items.values())))


def of_year(reference: str) -> tuple[int, int] | None:
    """Return number and year (two digits) of a reference like "AP34/17", or None where it has no year."""
    found = _OF_A_YEAR.fullmatch(reference.strip())
    return (int(found[1]), int(found[2]) % 100) if found else None


def of_meeting(reference: str) -> int | None:
    """Return the number of a reference that runs through a meeting ("8", "Action 8", "AP33/17"), or None."""
    found = _OF_A_YEAR.fullmatch(reference.strip()) or _LONE_NUMBER.fullmatch(reference.strip())
    return int(found[1]) if found else None


def of_item(reference: str) -> tuple[str, int] | None:
    """Return item and number of a reference like "3.1", or None where it has no item."""
    found = _OF_AN_ITEM.fullmatch(reference.strip())
    return (found[1], int(found[2])) if found else None


def hand_set(note: Note) -> str:
    """Return the reference that is fixed on an action or a decision, or "" where the style gives it."""
    record = note.action if note.kind == "action" else note.decision if note.kind == "decision" else None
    return record.reference if record and not record.provisional else ""


def settled(meeting: Meeting) -> bool:
    """Tell whether minutes are frozen and their references given, so that no house style changes them any more."""
    if meeting.status not in FROZEN:
        return False
    actions = [note.action for _, note in meeting.every_note() if note.kind == "action"]
    decisions = [note.decision for _, note in meeting.every_note() if note.kind == "decision"]
    if actions:
        return all(action is not None and action.reference for action in actions)
    return any(decision is not None and decision.reference for decision in decisions)


def _given(meeting: Meeting) -> dict[int, str]:
    """Return the references as they were given."""
    given = ((note.id, note.action or note.decision) for _, note in meeting.every_note())
    return {id: record.reference for id, record in given if record is not None and record.reference}


def _item_numbers(meeting: Meeting, style: HouseStyle) -> dict[int, str]:
    out: dict[int, str] = {}
    taken = {item.number for item in meeting.every_item() if item.number}
    _number_items(meeting.items, _Level(style.items.sub_items == "letters"), taken, out)
    return out


class _Level(Struct, frozen=True):
    """How items are numbered that stand directly inside the item numbered `above` ("": the top)."""

    lettered: bool
    above: str = ""
    depth: int = 0

    def printed(self, count: int) -> str:
        if not self.depth:
            return str(count)
        return self.above + letters(count) if self.depth == 1 and self.lettered else f"{self.above}.{count}"

    def count(self, number: str, before: int) -> int:
        """Return how far a number set by hand has counted; `before` where it cannot be read."""
        last = re.search(r"([a-z])\1*$", number)
        if self.depth == 1 and self.lettered and last:
            return ord(last[1]) - ord("a") + 1 + 26 * (len(last[0]) - 1)
        counted = _DIGITS.findall(number)
        return int(counted[-1 if self.depth else 0]) if counted else before

    def next(self, count: int, taken: Collection[str]) -> int:
        """Return the next count whose number is not taken."""
        count += 1
        while self.printed(count) in taken:
            count += 1
        return count


def _number_items(items: tuple[Item, ...], level: _Level, taken: set[str], out: dict[int, str]) -> None:
    count = 0
    for item in items:
        count = level.count(item.number, count) if item.number else level.next(count, taken)
        out[item.id] = item.number or level.printed(count)
        taken.add(out[item.id])
        _number_items(item.items, _Level(level.lettered, out[item.id], level.depth + 1), taken, out)


class _Count(Struct, frozen=True):
    """A reference read: its number, and the item it runs in ("" where it runs through the meeting or the year)."""

    run: str
    number: int


def _references(meeting: Meeting, style: HouseStyle, items: Mapping[int, str]) -> dict[int, str]:
    scheme = _Scheme(meeting, style)
    if settled(meeting):
        return _given(meeting)
    fixed = {hand_set(note) for _, note in meeting.every_note()} - {""}
    taken = {scheme.read(reference) for reference in fixed}
    reached = defaultdict(int, {"": scheme.highest_before()})
    out: dict[int, str] = {}
    for item, note in meeting.every_note():
        if reference := hand_set(note):
            out[note.id] = reference
            count = scheme.read(reference)
            if count:
                reached[count.run] = max(reached[count.run], count.number)
        elif note.kind == "action" or (note.kind == "decision" and style.decisions.numbers == "with the actions"):
            run = items[item.id] if scheme.by_item else ""
            number = reached[run] + 1
            while _Count(run, number) in taken or scheme.printed(run, number) in fixed:
                number += 1
            reached[run] = number
            out[note.id] = scheme.printed(run, number)
    return out


class _Scheme(Struct, frozen=True):
    """How references are written and read in this meeting and style."""

    meeting: Meeting
    style: HouseStyle

    @property
    def by_item(self) -> bool:
        return self.style.actions.numbers == "by item"

    @property
    def by_year(self) -> bool:
        return self.style.actions.numbers == "through the year"

    def printed(self, run: str, number: int) -> str:
        year, actions = self.meeting.date.year, self.style.actions
        written = f"{number:0{actions.digits}}"
        return actions.reference.words({"number": written, "item": run, "year": str(year), "yy": f"{year % 100:02}"})

    def read(self, reference: str, year: int | None = None) -> _Count | None:
        """Return what a reference counts in this scheme, or None where it counts nothing here.

        `year` is the year it was given in, where the reference itself says none (this meeting's if left out).
        """
        if self.by_item:
            of_an_item = of_item(reference)
            return _Count(*of_an_item) if of_an_item else None
        if not self.by_year:
            number = of_meeting(reference)
            return None if number is None else _Count("", number)
        number, said = self._of_year(reference)
        given = said if said is not None else (year or self.meeting.date.year) % 100
        return _Count("", number) if number is not None and given == self.meeting.date.year % 100 else None

    def highest_before(self) -> int:
        """Return the highest number that other meetings of the year have given: fixed, or given no later than this."""
        if not self.by_year:
            return 0
        counts = (
            self.read(used.reference, used.given_on.year)
            for used in self.meeting.surroundings.references
            if not used.provisional or used.given_on <= self.meeting.date
        )
        return max((count.number for count in counts if count), default=0)

    def _of_year(self, reference: str) -> tuple[int | None, int | None]:
        fields = {"number": r"(?P<number>\d+)", "item": ".+", "year": r"\d\d(?P<year>\d\d)", "yy": r"(?P<yy>\d\d)"}
        own = self.style.actions.reference.pattern(fields).fullmatch(reference)
        if own:
            said = own.groupdict()
            year = said.get("yy") or said.get("year")
            return int(said["number"]), int(year) if year else None
        return of_year(reference) or (of_meeting(reference), None)
