"""The meeting that the lines of hand-typed minutes make, as they stand after the clerk's corrections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import uuid4

from db.records import Attendance, Item, Meeting, NextMeeting, Note, Owner, Person, new_id
from db.values import Struct, field, replace
from desktop.minutes import markup, numbering
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.old_minutes import head_made, label_words, work_lines
from desktop.minutes.old_minutes.day_words import days_in, read_time
from desktop.minutes.old_minutes.facts_of import day_of
from desktop.minutes.old_minutes.head_made import NO_TITLE, words_of
from desktop.minutes.old_minutes.likeness import likely_style as likely_style
from desktop.minutes.old_minutes.notes_made import NotesMade
from desktop.minutes.old_minutes.taken_lines import TakenLine
from desktop.minutes.old_minutes.who_came import Company
from desktop.minutes.owners import read_owners

_UNTITLED = "Minutes"
"""The title of the one item of minutes in which no item was found."""


class _Item(Struct):
    """An item while its notes are gathered."""

    line: TakenLine | None
    number: str = ""
    title: str = ""
    lead: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    meetings_only: bool = False


def meeting_of(lines: Sequence[TakenLine], *, style: HouseStyle, today: date) -> Meeting:
    """Return the meeting that lines make, every id new; where no line says its day, it is `today`.

    Every line but those that are left out and the minute-taker's is found again in it. Text before the first item
    becomes the first item's. A row of a table that tells an action again gives it what it says besides.
    """
    company = Company(lines)
    day = day_of(lines) or today
    making = _Making(company.people, day)
    making.read(lines)
    head = head_made.head(lines)
    committee = head_made.committee(lines, head)
    made = Meeting(
        id=new_id(),
        uid=str(uuid4()),
        committee=committee,
        title=head.get("title") or (committee.name if committee.name != NO_TITLE else NO_TITLE),
        kind=head_made.kind(head.get("kind", ""), style),
        date=day,
        start=read_time(head.get("start", "")),
        end=read_time(head.get("end", "")),
        place=head.get("place", ""),
        style=style.name,
        people=company.people,
        attendance=_known_chair(company.attendance),
        items=making.items(style),
        next_meetings=tuple(making.meetings),
    )
    return _without_needless_numbers(made, style)


class _Making(NotesMade):
    """Gathers items and notes line by line."""

    def __init__(self, people: tuple[Person, ...], day: date) -> None:
        super().__init__(people, day)
        self._top: list[_Item] = []
        self._before = _Item(None)
        self._at = self._before
        self._actions: dict[int, tuple[_Item, int]] = {}
        self._closed = False
        self.meetings: list[NextMeeting] = []

    def read(self, lines: Iterable[TakenLine]) -> None:
        for line in lines:
            if line.taken in ("item", "sub-item"):
                self._begin(line)
            elif line.taken == "action":
                self._act(line)
            elif line.taken == "next meeting":
                self._meet(line)
            elif line.taken == "lead":
                self._lead(line.field("lead") or markup.plain(line.words))
            elif (note := self.note(line, self._at.notes)) is not None:
                self._at.notes.append(note)

    def _lead(self, words: str) -> None:
        """Say who leads the item in hand; before the first item nobody leads anything."""
        if self._at is self._before:
            self._at.notes.append(Note(text=markup.literal(words)))
        else:
            self._at.lead.append(words)

    def items(self, style: HouseStyle) -> tuple[Item, ...]:
        """Return the items; those that only announce later meetings are printed by the house style."""
        top = [one for one in self._top if not _announces_only(one)] if self.meetings else list(self._top)
        if not top and (self._before.notes or self._top):
            top = [_Item(None, title=_UNTITLED)]
        if top and self._before.notes:
            top[0].notes[:0] = self._before.notes
        folding = style.items.notes == "one numbered minute"
        return tuple(self._made(_folded(one) if folding else one) for one in top)

    def _begin(self, line: TakenLine) -> None:
        number = line.field("number")
        made = _Item(line, number, line.field("title"), meetings_only=line.part == label_words.MEETINGS)
        if words := line.field("lead"):
            made.lead.append(words)
        if line.taken == "sub-item":
            self._above(number, line.level).items.append(made)
        else:
            self._top.append(made)
        self._at = made
        if words := line.field("text"):
            made.notes.append(Note(text=markup.canonical(words)))

    def _above(self, number: str, level: int) -> _Item:
        """Return the item in which a sub-item stands; one that nobody typed (6 of 6a) is made."""
        head = re.match(r"\d+", number)
        if not self._top or (
            head and self._top[-1].number.strip(".") not in ("", head[0]) and number.rstrip(".")[-1:].isalpha()
        ):
            self._top.append(_Item(None, head[0] if head else ""))
        above = self._top[-1]
        for _ in range(level - 1):
            if not above.items:
                break
            above = above.items[-1]
        return above

    def _act(self, line: TakenLine) -> None:
        told = self._actions.get(line.same_as)
        if told is not None:
            item, place = told
            item.notes[place] = self.again(item.notes[place], line)
            return
        item = self._named(line) or self._at
        if item.meetings_only and line.headings and len(self._top) > 1:
            item = next((one for one in reversed(self._top) if not one.meetings_only), item)
        item.notes.append(self.action(line))
        self._actions[line.key] = (item, len(item.notes) - 1)

    def _named(self, line: TakenLine) -> _Item | None:
        """Return the item to which a row at the end says that it belongs: by its own column, or by its reference."""
        if not line.headings or self._at is not (self._top[-1] if self._top else None):
            return None
        wanted = (line.field("item") or "").strip().rstrip(".")
        reference = numbering.of_item(line.field("reference")) if line.field("reference") else None
        numbers = [wanted, reference[0] if reference else ""]
        every = [*self._top, *(inner for one in self._top for inner in one.items)]
        return next((one for one in every if one.number and one.number.rstrip(".") in numbers), None) or next(
            (one for one in every if wanted and one.title.casefold() == wanted.casefold()), None
        )

    def _meet(self, line: TakenLine) -> None:
        day = next((day for day, _ in days_in(line.field("date"), self._day)), None)
        if day is None:
            self._at.notes.append(Note(text=markup.canonical(line.words)))
            return
        self.meetings.append(
            NextMeeting(
                id=new_id(),
                date=day,
                start=read_time(line.field("start")),
                end=read_time(line.field("end")),
                place=line.field("place"),
                title=line.field("title"),
            )
        )

    def _leads(self, words: str) -> tuple[Owner, ...]:
        """Return who leads an item; words that say more than that stay together."""
        bare = _bare_lead(words)
        read = read_owners(bare, self._people)
        names = " ".join(owner.name for owner in read)
        whole = work_lines.are_owners(bare, self._known) or words_of(bare) <= words_of(names)
        return read if whole else (Owner(name=" ".join(bare.split())),)

    def _made(self, one: _Item) -> Item:
        lead = tuple(dict.fromkeys(owner for words in one.lead for owner in self._leads(words)))
        notes = tuple(replace(note, run_on=note.run_on and place > 0) for place, note in enumerate(one.notes))
        return Item(
            id=new_id(),
            number=one.number,
            title=one.title,
            lead=lead,
            notes=notes,
            items=tuple(self._made(inner) for inner in one.items),
        )


def _bare_lead(words: str) -> str:
    return re.sub(r"^(?:lead|presented by|led by)\s*:\s*", "", markup.plain(words), flags=re.IGNORECASE)


def _announces_only(item: _Item) -> bool:
    """Tell whether an item holds nothing but the dates of later meetings, which the house style prints by itself."""
    titled = item.meetings_only or label_words.next_meetings(item.title)
    return (
        titled
        and not item.notes
        and not item.lead
        and all(_announces_only(replace(inner, meetings_only=True)) and not inner.title for inner in item.items)
    )


def _folded(item: _Item) -> _Item:
    """Return an item whose one minute (3.1) a house style prints by itself, with the notes of that minute its own."""
    alone = item.items[0] if len(item.items) == 1 else None
    if alone is None or alone.title or alone.items or alone.number.rstrip(".") != f"{item.number.rstrip('.')}.1":
        return item
    return replace(item, notes=[*item.notes, *alone.notes], lead=[*item.lead, *alone.lead], items=[])


def _known_chair(rows: Sequence[Attendance]) -> tuple[Attendance, ...]:
    """Return attendance in which nobody who did not come has taken the minutes."""
    return tuple(
        replace(row, role="") if row.role == "minute-taker" and row.status != "present" else row for row in rows
    )


def _without_needless_numbers(meeting: Meeting, style: HouseStyle) -> Meeting:
    """Return a meeting that keeps only those numbers of items which the house style would not give by itself."""
    bare = replace(meeting, items=tuple(_unnumbered(item) for item in meeting.items))
    given = numbering.number(bare, style).items
    if all(given[item.id] == item.number.rstrip(".") for item in meeting.every_item() if item.number):
        return bare
    return meeting


def _unnumbered(item: Item) -> Item:
    return replace(item, number="", items=tuple(_unnumbered(inner) for inner in item.items))
