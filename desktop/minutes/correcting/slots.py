"""Where a record's own words stand in what was printed, so that the house style's words around them come off again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from db.records import Action, Attendance, Item, Meeting, Note, Person, Review
from db.values import Struct, replace
from desktop.minutes import markup, reviewing
from desktop.minutes.compose import compose
from desktop.minutes.compose.heading import meeting_values
from desktop.minutes.compose.people import person_values
from desktop.minutes.compose.sitting import Sitting
from desktop.minutes.correcting.units import Sent, of_document
from desktop.minutes.correcting.words import Word, steps, words_of
from desktop.minutes.document import Heading, Paragraph, Ref, Runs, plain
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.numbering import number
from desktop.minutes.style_parts import ActionTable, PeopleGroup
from desktop.minutes.wording import Phrase

_FIELD = re.compile(r"\{(\w+)\}")
_LABEL = re.compile(r"[^{\[]*")
_OWN = ("name", "initials", "job_title", "organisation", "attending", "apologies", "representing", "called")
_OF_PERSON = {name: name for name in _OWN} | {"who": "called"}
_OF_MEETING = ("title", "date", "start", "end", "times", "place")


class Slot(Struct, frozen=True, kw_only=True):
    """A stretch of a cell's words that is a record's own: from, to (in what was printed), whose, and what of it.

    `own` are the words as the record has them now, in the markup of notes, and `stale` that they are others by now.
    """

    start: int
    end: int
    ref: Ref
    field: str
    own: str = ""
    stale: bool = False


Slots = tuple[tuple[Slot, ...], ...]
"""The slots of a unit, cell by cell."""


class Slotting:
    """Finds the slots of what was sent by how the meeting prints now."""

    def __init__(self, meeting: Meeting, style: HouseStyle) -> None:
        self._meeting, self._style = meeting, style
        self._sitting = Sitting(meeting, style, number(meeting, style))
        self._notes = {note.id: (item, note) for item, note in meeting.every_note()}

    @cached_property
    def _now(self) -> Mapping[str, Sent]:
        """What the meeting prints now, by its places."""
        live = replace(self._meeting, printed=b"")
        return {ref.name: unit for unit in of_document(compose(live, self._style)) for ref in unit.refs}

    def of(self, unit: Sent) -> Slots:
        """Return the slots of a unit, none in a cell that the program prints by itself."""
        if unit.row is not None:
            return tuple(tuple(slots) for slots in self._of_row(unit))
        return (tuple(self._of_paragraph(unit)),)

    def note(self, id: int) -> Note | None:
        """Return a note as it is now, None where it is gone."""
        return self._notes[id][1] if id in self._notes else None

    def notes_of(self, unit: Sent) -> tuple[Note, ...]:
        """Return the notes that a paragraph prints, as they are now: the one it was made from and what runs on."""
        ids = [ref.id for ref in unit.refs if ref.kind in ("note", "action", "decision", "review")]
        first = self._notes.get(ids[0]) if ids else None
        if first is None:
            return ()
        item, note = first
        alone = unit.block is not None and unit.block.ref is None
        return (note,) if alone or unit.row is not None else _paragraph_from(item, note)

    def _of_paragraph(self, unit: Sent) -> Iterator[Slot]:
        block, refs = unit.block, {ref.kind: ref for ref in unit.refs}
        if isinstance(block, Heading) and "item" in refs:
            item = self._meeting.item(refs["item"].id)
            yield self._whole(unit.runs, refs["item"], "title", item.title if item else "")
        elif "meeting" in refs:
            yield from _located(unit.runs, [("title", refs["meeting"], self._meeting.title)])
        elif "person" in refs:
            yield from self._of_person(unit.runs, refs["person"], self._lines(unit))
        elif refs.keys() & {"note", "action", "decision", "review"}:
            yield from self._of_notes(unit)
        elif isinstance(block, Paragraph) and block.role == "detail" and unit.item is None:
            yield from self._of_detail(unit.runs)

    def _whole(self, runs: Runs, ref: Ref, field: str, own: str) -> Slot:
        words = plain(runs)
        return Slot(start=0, end=len(words), ref=ref, field=field, own=own, stale=_source(runs) != markup.plain(own))

    def _of_detail(self, runs: Runs) -> Iterator[Slot]:
        """Yield what of a line of the heading block is the meeting's: the line of the phrase with the same label."""
        values, words, ref = meeting_values(self._sitting), plain(runs), Ref("meeting", self._meeting.id)
        for phrase in self._style.heading.details:
            printed = plain(phrase.line(values))
            label = markup.plain(_LABEL.match(phrase.source)[0]) if _LABEL.match(phrase.source) else ""  # type: ignore[index]
            fields = [name for name in _FIELD.findall(phrase.source) if name in _OF_MEETING]
            if not fields or not (words == printed or (label.strip() and words.startswith(label))):
                continue
            if words == printed:
                yield from _located(runs, [(name, ref, values[name]) for name in fields])
            elif len(_FIELD.findall(phrase.source)) == 1:
                own = values[fields[0]]
                yield Slot(start=len(label), end=len(words), ref=ref, field=fields[0], own=own, stale=True)
            return

    def _lines(self, unit: Sent) -> tuple[Phrase, ...]:
        return tuple(group.line for group in self._style.people if group.heading == unit.section and group.line)

    def _of_person(self, runs: Runs, ref: Ref, phrases: Sequence[Phrase]) -> Iterator[Slot]:
        """Yield what of a line or a cell is somebody's own, by the phrase that says most of it."""
        row, person = self._attending(ref.id)
        if row is None or person is None:
            return
        values = person_values(self._sitting, row, person)
        found: list[Slot] = []
        for phrase in phrases:
            wanted = [
                (field, ref, values[name])
                for name in _FIELD.findall(phrase.source)
                if (field := _field_of_person(name, row, person))
            ]
            single = len(wanted) == 1 == len(_FIELD.findall(phrase.source)) and phrase.source.startswith("{")
            slots = [self._cell(runs, ref, *wanted[0][::2])] if single else list(_located(runs, wanted))
            found = max(found, slots, key=len)
        yield from found

    def _cell(self, runs: Runs, ref: Ref, field: str, own: str) -> Slot:
        """Return a cell that says one thing, and that there is nothing where it is empty."""
        words, typed = plain(runs), _source(runs)
        nothing = not own and words == self._style.nothing
        stale = typed != markup.plain(own) and not nothing
        return Slot(start=0, end=len(words), ref=ref, field=field, own=own, stale=stale)

    def _attending(self, id: int) -> tuple[Attendance | None, Person | None]:
        row = next((row for row in self._meeting.attendance if row.person == id), None)
        return row, self._meeting.person(id)

    def _of_row(self, unit: Sent) -> Iterator[Iterator[Slot] | tuple[Slot, ...]]:
        """Yield the slots of each cell."""
        kinds = {ref.kind: ref for ref in unit.refs}
        headings = tuple(column.heading for column in unit.table.columns) if unit.table else ()
        if "person" in kinds:
            group = next(iter(_groups(self._style, headings, unit.section)), None)
            phrases = [column.text for column in group.columns] if group else []
            for at, runs in enumerate(unit.cells):
                yield self._of_person(runs, kinds["person"], phrases[at : at + 1])
            return
        note = self._notes.get(self.action_of(unit), (None, None))[1]
        table = next((table for table in _tables(self._style) if _headed(table) == headings), None)
        for at, runs in enumerate(unit.cells):
            yield self._of_action(runs, note, table.columns[at].text) if note and table else ()

    def action_of(self, unit: Sent) -> int:
        """Return the note whose row in a table this is, 0 where it is none: by its place, else by its reference."""
        return next((ref.id for ref in unit.refs if ref.kind in ("row", "action", "decision")), 0) or self._by_link(
            unit
        )

    def _by_link(self, unit: Sent) -> int:
        links = (run.link for runs in unit.cells for run in runs if run.link is not None)
        return next((link.id for link in links if link.kind == "action"), 0)

    def _of_action(self, runs: Runs, note: Note, phrase: Phrase) -> Iterator[Slot]:
        action, ref = note.action or Action(), Ref("note", note.id)
        due = self._sitting.date(action.due, self._style.dates.due) if action.due else action.due_phrase
        owners = action.owner_text or self._sitting.owners(action.owners)
        text = ("table", action.table_text) if action.table_text else ("text", note.text)
        values = {"text": text}
        if note.kind == "action":
            values |= {"owners": ("owners", owners), "due": ("due", due)}
        fields = _FIELD.findall(phrase.source)
        wanted = [values[name] for name in fields if name in values]
        if len(wanted) == 1 == len(fields) and markup.plain(phrase.source) == f"{{{fields[0]}}}":
            field, own = wanted[0]
            withdrawn = f"{markup.plain(own)} {self._style.actions.withdrawn}"
            if action.status == "withdrawn" and _source(runs) == withdrawn:
                yield from _located(runs, [(field, ref, own)])
            else:
                yield self._cell(runs, ref, field, own)
        else:
            yield from _located(runs, [(field, ref, own) for field, own in wanted])

    def _of_notes(self, unit: Sent) -> Iterator[Slot]:
        """Yield where the words of the notes of a paragraph stand; by how it prints now where they are others."""
        wanted = [each for note in self.notes_of(unit) for each in self._wanted(note)]
        now = next((self._now[ref.name] for ref in unit.refs if ref.name in self._now), None)
        if now is None or _source(now.runs) == _source(unit.runs):
            yield from _located(unit.runs, wanted)
        else:
            yield from _carried(unit.runs, now.runs, list(_located(now.runs, wanted)))

    def _wanted(self, note: Note) -> Iterator[tuple[str, Ref, str]]:
        ref = Ref("note", note.id)
        if note.review is None:
            yield "text", ref, note.text
            return
        yield "reviewed", ref, note.review.text
        yield "closing", ref, self._closing(note.review)

    def _closing(self, review: Review) -> str:
        """Return the closing words that print of a review: its own, else the house style's."""
        return review.closing or reviewing.printed_instead(self._style, review)


def _paragraph_from(item: Item, first: Note) -> tuple[Note, ...]:
    """Return a note and those that run on in its paragraph; private ones are in no print."""
    out: list[Note] = []
    for note in item.notes:
        if out and not note.run_on:
            break
        if (note.id == first.id or out) and note.kind != "private":
            out.append(note)
    return tuple(out)


def _located(runs: Runs, wanted: Sequence[tuple[str, Ref, str]]) -> Iterator[Slot]:
    """Yield where these words stand in what was printed, one behind the other; what does not is left out."""
    source, places = _source(runs), _places(runs)
    at = 0
    for field, ref, own in wanted:
        words = markup.plain(own).strip()
        start, stop = _found(source, words, at) if words else (-1, -1)
        if start < 0:
            continue
        at = stop
        yield Slot(start=places[start], end=places[at], ref=ref, field=field, own=own)


def _found(source: str, words: str, start: int) -> tuple[int, int]:
    """Return where words stand, -1 where they do not; in a phrase they may have lost their capital or full stop."""
    for wanted in dict.fromkeys((words, words[:1].lower() + words[1:], words.removesuffix("."))):
        at = source.find(wanted, start) if wanted else -1
        if at >= 0:
            return at, at + len(wanted)
    return -1, -1


def _carried(sent: Runs, now: Runs, slots: Sequence[Slot]) -> Iterator[Slot]:
    """Yield the slots of what prints now as they stood in what was sent."""
    old, new = words_of(sent), words_of(now)
    ours, theirs = len(plain(sent)), len(plain(now))
    spans = [
        (stayed, *_span(old, i1, i2, ours), *_span(new, j1, j2, theirs)) for stayed, i1, i2, j1, j2 in steps(old, new)
    ]

    def place(at: int, *, end: bool) -> int:
        """Return where a place was: the nearest to the head of all that fit, for an end the farthest."""
        held = [(i1 + at - j1 if stayed else i2 if end else i1) for stayed, i1, i2, j1, j2 in spans if j1 <= at <= j2]
        return (max(held) if end else min(held)) if held else ours

    for slot in slots:
        start, stop = place(slot.start, end=False), place(slot.end, end=True)
        if start <= stop:
            stale = plain(sent)[start:stop] != plain(now)[slot.start : slot.end]
            yield replace(slot, start=start, end=stop, stale=stale)


def _span(words: Sequence[Word], first: int, last: int, length: int) -> tuple[int, int]:
    """Return from which letter to which some words go."""
    start = words[first].start if first < len(words) else length
    return start, words[last - 1].end if last > first else start


def _source(runs: Runs) -> str:
    """Return words as they were typed, whatever the house style made of names."""
    return "".join(run.typed or run.text for run in runs)


def _places(runs: Runs) -> list[int]:
    """Return for each place in the words as typed where it is in the words as printed."""
    out: list[int] = []
    at = 0
    for run in runs:
        typed = run.typed or run.text
        out += [at + (offset if not run.typed else 0) for offset in range(len(typed))]
        at += len(run.text)
    return [*out, at]


def _field_of_person(name: str, row: Attendance, person: Person) -> str:
    """Return which of somebody's fields prints for one of a phrase, "" where it cannot be corrected by its words."""
    field = _OF_PERSON.get(name, "")
    if field == "called":
        return "initials" if person.initials else "name"
    if field == "representing":
        return "" if row.representing else "organisation"
    if field == "name" and not person.name:
        return ""
    return field


def _groups(style: HouseStyle, headings: tuple[str, ...], section: str) -> Iterator[PeopleGroup]:
    """Yield the lists of people with these columns, that under this heading first."""
    alike = [group for group in style.people if tuple(column.heading for column in group.columns) == headings]
    yield from (group for group in alike if group.heading == section)
    yield from (group for group in alike if group.heading != section)


def _tables(style: HouseStyle) -> tuple[ActionTable, ...]:
    return (style.item_table, *style.tables, style.action_table)


def _headed(table: ActionTable) -> tuple[str, ...]:
    return tuple(column.heading for column in table.columns)
