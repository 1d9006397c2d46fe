"""Goes through a copy that came back, unit by unit, and says what was corrected and what a yes would do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from db.records import Meeting, new_id
from desktop.minutes import markup
from desktop.minutes.correcting import deeds, wheres
from desktop.minutes.correcting.correction import Correction, Kind
from desktop.minutes.correcting.pairing import Pairs, paired
from desktop.minutes.correcting.rewording import PARTED, Reworded, new_text, shown, told
from desktop.minutes.correcting.slots import Slot, Slots, Slotting
from desktop.minutes.correcting.units import Back, Sent, of_document, of_file, own_lines
from desktop.minutes.correcting.words import same
from desktop.minutes.document import Document, Heading, ListItem, Paragraph, Ref, Run, Runs, plain
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.old_minutes.day_words import read_when
from desktop.minutes.word_reading.standing import changers, gone
from desktop.minutes.word_reading.word_text import Line, WordText, every_line

_LIST_KINDS = ("bullet", "numbered", "lettered")
_PLAIN_KINDS = ("text", "heading", *_LIST_KINDS)
_NUMBER = re.compile(r"\s*[(\[]?[\w.]{1,8}[)\].:]?\t")
_ATTENDING = ("attending", "apologies")
_ORDER = tuple[int, int, int]


@dataclass(slots=True)
class _Found:
    """The corrections so far, each with where it stands in reading order."""

    all: list[tuple[_ORDER, Correction]] = field(default_factory=list)
    said: set[object] = field(default_factory=set)

    def add(self, order: _ORDER, correction: Correction) -> None:
        """Take in a correction; what is corrected in several places in the same way is one."""
        if correction.deed is not None and correction.deed in self.said:
            return
        self.said.add(correction.deed)
        self.all.append((order, correction))


class Telling:
    """One copy that came back, beside what was sent and what the meeting is now."""

    def __init__(self, sent: Document, back: WordText, meeting: Meeting, style: HouseStyle) -> None:
        self._document, self._file, self._meeting, self._style = sent, back, meeting, style
        self._sent, self._back = of_document(sent), of_file(back, sent)
        self._of_template = own_lines(sent)
        self._behind_gone = set(_behind_gone(back))
        self._pairs: Pairs = paired(self._sent, self._back)
        self._slotting = Slotting(meeting, style)
        self._found = _Found()
        self._new: dict[int, int] = {}
        """The notes that paragraphs which were added would become, by the place of the paragraph."""
        self._moved_items = {
            self._sent[self._pairs.sent_of[place]].item for place in self._pairs.moved if self._is_title(place)
        }

    def corrections(self) -> tuple[Correction, ...]:
        """Return all corrections in reading order."""
        for unit in self._back:
            self._came(unit)
        for sent in self._sent:
            if sent.text.strip() and sent.place not in self._pairs.back_of and not self._joined_into(sent.place):
                self._went(sent)
        self._comments()
        self._heads()
        told_ = sorted(self._found.all, key=lambda each: each[0])
        kept = [correction for _, correction in told_ if not self._follows(correction)]
        return tuple(replace(correction, key=key) for key, correction in enumerate(kept, 1))

    # What came back

    def _came(self, unit: Back) -> None:
        place = self._pairs.sent_of.get(unit.place)
        if place is None:
            if not any(unit.place in parts for parts in self._pairs.parts.values()):
                self._added(unit)
            return
        sent = self._sent[place]
        if unit.place in self._pairs.moved:
            self._moved(sent, unit)
        if unit.place in self._pairs.joined:
            self._joined(sent, unit)
        elif place in self._pairs.parts:
            self._split(sent, unit)
        else:
            self._changed(sent, unit)

    def _changed(self, sent: Sent, unit: Back) -> None:
        """Tell what changed in a paragraph or a row: the words of each record, and the program's own."""
        if len(sent.cells) != len(unit.cells):
            self._cannot(sent, unit, wheres.COLUMNS)
            return
        slots = self._slotting.of(sent)
        attending = self._came_otherwise(sent, unit, slots)
        for at, (was, came) in enumerate(zip(sent.cells, unit.cells, strict=True)):
            bare = self._without_number(sent, unit, came)
            if isinstance(sent.block, Heading):
                was, bare = _not_bold(was), _not_bold(bare)
            if at not in attending and not same(was, bare):
                self._reworded(sent, unit, was, bare, slots[at])
        if sent.row is None and unit.kind is not None:
            self._became(sent, unit, unit.kind)

    def _came_otherwise(self, sent: Sent, unit: Back, slots: Slots) -> set[int]:
        """Tell whether somebody attended otherwise, where columns say so; return the cells that do."""
        fields = {at: slot.field for at, own in enumerate(slots) for slot in own if slot.field in _ATTENDING}
        changed = {at for at in fields if not same(sent.cells[at], unit.cells[at])}
        said = {fields[at]: plain(unit.cells[at]).strip().casefold() for at in fields}
        words = self._style.attendance
        nothing = ("", self._style.nothing)
        statuses = {words.present.casefold(): "present", words.absent.casefold(): "absent"}
        status = statuses.get(said.get("attending", ""), "")
        if said.get("apologies", "") not in nothing:
            apologies = said["apologies"] == words.apologies.casefold()
            status = "apologies" if apologies and status != "present" else ""
        person = next((ref for ref in sent.refs if ref.kind == "person"), None)
        if changed and status and person is not None:
            self._attended(unit, sent, person, status)
            return changed
        return set()

    def _without_number(self, sent: Sent, unit: Back, came: Runs) -> Runs:
        """Return what came back without the number before it; tell where that is another."""
        number = self._number_before(sent.item, came)
        if number and (number == sent.number.strip() or not sent.number):
            return _bare(came, len(number))
        if sent.number and not self._number_elsewhere(sent, unit):
            self._cannot(sent, unit, wheres.NUMBER)
            other = _NUMBER.match(plain(came))
            return _behind(came, other.end()) if other else came
        return came

    def _number_before(self, item: Ref | None, came: Runs) -> str:
        """Return the number before a paragraph that the house style printed under this item, "" where there is none."""
        words = plain(came)
        numbers = (each.number.strip() for each in self._sent if each.number and each.item == item)
        return next((number for number in numbers if re.match(rf"{re.escape(number)}(?:\s|$)", words.lstrip())), "")

    def _number_elsewhere(self, sent: Sent, unit: Back) -> bool:
        """Tell whether a number stands before another paragraph now, as where one was put before the first."""
        begins = f"{sent.number.strip()}\t"
        return any(each.text.startswith(begins) for each in self._back if each.place != unit.place)

    def _reworded(self, sent: Sent, unit: Back, was: Runs, came: Runs, slots: Sequence[Slot]) -> None:
        change = told(was, came, slots)
        for each in change.slots:
            self._one(sent, unit, each)
        if change.others or not (change.slots or slots):
            self._cannot(sent, unit, self._why_not(sent, was, came), words=shown(was, came))

    def _one(self, sent: Sent, unit: Back, change: Reworded) -> None:
        """Tell what changed in the words of one record."""
        slot = change.slot
        after = "" if change.after == self._style.nothing else change.after
        before = "" if change.before == self._style.nothing else change.before
        deed, why = self._deed(slot, after)
        if after == markup.canonical(slot.own).strip() and slot.stale:
            return
        self._add(
            unit.place,
            Correction(
                key=0,
                kind="changed",
                ref=slot.ref if slot.ref.kind != "note" else _ref_of(sent, slot),
                where=wheres.where(sent),
                words=change.words,
                before=before,
                after=after,
                authors=unit.authors,
                cannot=why,
                overtaken=markup.plain(slot.own) if slot.stale and slot.own else "",
                deed=deed,
            ),
        )

    def _deed(self, slot: Slot, after: str) -> tuple[deeds.Deed | None, str]:
        """Return what a yes does to one record's words, or why it does nothing."""
        id, words = slot.ref.id, markup.plain(after)
        of_note: dict[str, deeds.WordsOf] = {
            "text": "text",
            "closing": "closing",
            "reviewed": "reviewed",
            "table": "table",
        }
        if slot.field in of_note:
            return deeds.Reworded(note=id, text=after, of=of_note[slot.field]), ""
        if slot.ref.kind == "person":
            return self._deed_of_person(slot, words)
        made: dict[str, Callable[[], deeds.Deed]] = {
            "owners": lambda: deeds.Owned(note=id, owners=words),
            "due": lambda: deeds.Dated(note=id, due=words),
        }
        if slot.field in made:
            return made[slot.field](), ""
        if slot.ref.kind == "item":
            return deeds.Titled(item=id, title=words), ""
        return self._deed_of_heading(slot.field, words)

    def _deed_of_heading(self, field: str, words: str) -> tuple[deeds.Deed | None, str]:
        if field == "title":
            return deeds.Headed(title=words), ""
        if field == "place":
            return deeds.Headed(place=words), ""
        read = read_when(words, self._meeting.date, bare_hours=True)
        if field == "date":
            day = read_when(words, self._meeting.date).day
            return (deeds.Headed(date=day), "") if day else (None, wheres.NO_DAY)
        if read.start is None or (field == "times" and read.end is None and self._meeting.end is not None):
            return None, wheres.NO_TIMES
        if field == "end":
            return deeds.Headed(end=read.start), ""
        return deeds.Headed(start=read.start, end=read.end if field == "times" else None), ""

    def _deed_of_person(self, slot: Slot, words: str) -> tuple[deeds.Deed | None, str]:
        if slot.field in _ATTENDING:
            return None, wheres.NOT_OWN
        return deeds.Named(person=slot.ref.id, field=slot.field, words=words), ""

    def _why_not(self, sent: Sent, was: Runs, came: Runs) -> str:
        """Return why words are not taken over that are no record's own."""
        kinds = {ref.kind for ref in sent.refs}
        if plain(was).strip() == plain(came).strip():
            return wheres.LOOKS
        if "person" in kinds:
            return wheres.NOT_OWN
        if sent.row is not None:
            return wheres.REFERENCE if self._slotting.action_of(sent) else wheres.FIXED
        if isinstance(sent.block, Paragraph) and sent.block.role == "detail" and sent.item is None:
            return wheres.DETAIL
        if isinstance(sent.block, Paragraph) and sent.block.role == "lead":
            return wheres.LEAD
        if kinds & {"note", "action", "decision", "review"}:
            return wheres.LABELLED if self._slotting.notes_of(sent) else wheres.GONE
        return wheres.NEXT if self._of_next_meetings(sent) else wheres.FIXED

    def _of_next_meetings(self, sent: Sent) -> bool:
        title = self._style.next_meetings.title
        return bool(title) and title in (sent.section, sent.title)

    # Kinds, parts, places

    def _became(self, sent: Sent, unit: Back, line: Line) -> None:
        """Tell where a paragraph became a point of a list, a heading, or plain text."""
        notes = self._slotting.notes_of(sent)
        was = _kind_of_block(sent)
        if len(notes) != 1 or was is None or notes[0].kind not in _PLAIN_KINDS:
            return
        kind, level = _kind_of_line(line)
        if (kind, level) == was or notes[0].run_on or unit.text.strip() in self._behind_gone:
            return
        self._add(
            unit.place,
            Correction(
                key=0,
                kind="changed",
                ref=Ref("note", notes[0].id),
                where=wheres.where(sent),
                words=(Run(text=unit.text.strip()),),
                before=_called(*was),
                after=_called(kind, level),
                authors=unit.authors,
                overtaken=_called(notes[0].kind, notes[0].level) if (notes[0].kind, notes[0].level) != was else "",
                deed=deeds.Became(note=notes[0].id, kind=kind, level=level),
            ),
        )

    def _split(self, sent: Sent, unit: Back) -> None:
        """Tell where one paragraph became several."""
        places = sorted((unit.place, *self._pairs.parts[sent.place]))
        pieces = [self._back[place] for place in places]
        first = self._without_number(sent, pieces[0], pieces[0].runs)
        came = _parted([first, *(piece.runs for piece in pieces[1:])])
        slots = self._slotting.of(sent)[0]
        change = told(sent.runs, came, slots)
        parted = next((each for each in change.slots if PARTED in each.after), None)
        if len(slots) != 1 or parted is None or parted.slot.ref.kind != "note" or parted.slot.field != "text":
            why = wheres.MIXED if self._slotting.notes_of(sent) else self._why_not(sent, sent.runs, came)
            self._cannot(sent, unit, why, words=_visible(shown(sent.runs, came)))
            return
        texts = tuple(text.strip() for text in parted.after.split(PARTED))
        new = tuple(self._note_for(place) for place in places[1:])
        authors = tuple(dict.fromkeys(author for piece in pieces for author in piece.authors))
        self._add(
            unit.place,
            Correction(
                key=0,
                kind="changed",
                ref=_ref_of(sent, parted.slot),
                where=wheres.where(sent),
                words=_visible(parted.words),
                before=parted.before,
                after="\n\n".join(texts),
                authors=authors,
                overtaken=markup.plain(parted.slot.own) if parted.slot.stale else "",
                deed=deeds.Split(note=parted.slot.ref.id, texts=texts, new=new),
            ),
        )

    def _joined(self, sent: Sent, unit: Back) -> None:
        """Tell where several paragraphs became one."""
        units = [self._sent[place] for place in sorted((sent.place, *self._pairs.joined[unit.place]))]
        was, slots = _together(units, [self._slotting.of(each) for each in units])
        came = self._without_number(units[0], unit, unit.runs)
        change = told(was, came, slots)
        whole = {slot.ref.id: slot.own for slot in slots}
        whole |= {each.slot.ref.id: each.after for each in change.slots}
        if len(slots) != len(units) or any(slot.ref.kind != "note" or slot.field != "text" for slot in slots):
            self._cannot(sent, unit, wheres.MIXED, words=shown(was, came))
            return
        self._add(
            unit.place,
            Correction(
                key=0,
                kind="changed",
                ref=_ref_of(units[0], slots[0]),
                where=wheres.where(units[0]),
                words=_visible(shown(_parted([each.runs for each in units]), came)),
                before="\n\n".join(slot.own for slot in slots),
                after=" ".join(text.strip() for text in whole.values()),
                authors=unit.authors,
                deed=deeds.Joined(
                    notes=tuple(slot.ref.id for slot in slots), text=" ".join(text.strip() for text in whole.values())
                ),
            ),
        )

    def _moved(self, sent: Sent, unit: Back) -> None:
        """Tell where a paragraph stands elsewhere; the notes of an item that moved go with it."""
        notes = self._slotting.notes_of(sent)
        if isinstance(sent.block, Heading) and not notes:
            self._cannot(sent, unit, wheres.ITEM_MOVED if sent.item else wheres.FIXED, kind="moved")
        elif any(ref.kind == "person" for ref in sent.refs):
            self._in_another_list(sent, unit)
        elif sent.row is not None:
            self._cannot(sent, unit, wheres.ROW_MOVED, kind="moved")
        elif sent.item not in self._moved_items:
            item, after = self._place_of(unit)
            ids = tuple(note.id for note in notes)
            can = item is not None and bool(ids)
            why = "" if can else wheres.NOWHERE if ids else wheres.FIXED
            self._add(
                unit.place,
                Correction(
                    key=0,
                    kind="moved",
                    ref=sent.refs[0] if sent.refs else None,
                    where=wheres.where(sent),
                    words=(Run(text=sent.text.strip()),),
                    before=wheres.item_called(sent),
                    after=self._said_place(unit),
                    authors=unit.authors,
                    cannot=why,
                    deed=deeds.Moved(notes=ids, item=item.id, after=after) if item is not None and can else None,
                ),
            )

    def _in_another_list(self, sent: Sent, unit: Back) -> None:
        """Tell of somebody who stands in another list of people, and so attended otherwise, or in another order."""
        person = next(ref for ref in sent.refs if ref.kind == "person")
        before = next((each for at in range(unit.place - 1, -1, -1) if (each := self._sent_at(at))), None)
        heading = before.section if before is not None else ""
        if heading == sent.section:
            self._cannot(sent, unit, wheres.ROW_MOVED, kind="moved")
        elif status := self._status_of(heading):
            self._attended(unit, sent, person, status)
        else:
            self._cannot(sent, unit, wheres.PERSON_GONE, kind="moved")

    def _status_of(self, heading: str) -> str:
        """Return how everybody attended who stands in the list of this heading, "" where that is not one way."""
        group = next((group for group in self._style.people if group.heading == heading), None)
        return group.who[0] if group is not None and len(group.who) == 1 else ""

    def _is_title(self, place: int) -> bool:
        sent = self._sent_at(place) if place in self._pairs.sent_of else None
        return sent is not None and isinstance(sent.block, Heading) and any(ref.kind == "item" for ref in sent.refs)

    def _place_of(self, unit: Back) -> tuple[Ref | None, deeds.After]:
        """Return the item under which something came, and the notes behind which it stands, the nearest first."""
        after: list[int] = []
        item: Ref | None = None
        for place in range(unit.place - 1, -1, -1):
            sent = self._sent_at(place)
            if sent is None:
                if self._is_new_item(self._back[place]):
                    return None, ()
                after += [self._new[place]] if place in self._new else []
                continue
            if place not in self._pairs.sent_of:
                after.append(self._note_for(place))
            if place in self._pairs.moved and sent.item is not None and not self._is_title(place):
                after += [note.id for note in reversed(self._slotting.notes_of(sent))]
                continue
            if item is not None and sent.item != item:
                break
            item = sent.item
            if item is None:
                return None, ()
            after += [note.id for note in reversed(self._slotting.notes_of(sent))] if sent.row is None else []
            if self._is_title(place):
                break
        return item, tuple(after)

    def _sent_at(self, place: int) -> Sent | None:
        at = self._pairs.sent_of.get(place)
        if at is None:
            at = next((sent for sent, parts in self._pairs.parts.items() if place in parts), None)
        return self._sent[at] if at is not None else None

    def _said_place(self, unit: Back) -> str:
        """Return behind what something came to stand, in plain words."""
        before = next((sent for at in range(unit.place - 1, -1, -1) if (sent := self._sent_at(at))), None)
        return f"behind {wheres.where(before)}" if before else "at the beginning"

    # What was added and what went

    def _is_of_template(self, unit: Back) -> bool:
        """Tell whether something stands in the committee's own template: by its words, else around the minutes."""
        if self._of_template is not None:
            return unit.text.strip() in self._of_template
        paired_ = self._pairs.sent_of
        around = not min(paired_, default=0) <= unit.place <= max(paired_, default=0)
        return bool(self._document.letterhead) and around and not unit.authors

    def _added(self, unit: Back) -> None:
        if self._is_of_template(unit):
            return
        if unit.strange:
            self._came_new(unit, wheres.TABLE_ADDED)
        elif unit.table >= 0:
            self._row_added(unit)
        elif self._is_new_item(unit):
            self._came_new(unit, wheres.ITEM_ADDED)
        else:
            item, after = self._place_of(unit)
            if item is None:
                self._came_new(unit, wheres.UNDER_NEW_ITEM if self._under_new_item(unit) else wheres.NOWHERE)
                return
            kind, level = _kind_of_new(unit)
            number = self._number_before(item, unit.runs)
            text = new_text(_bare(unit.runs, len(number)) if number else unit.runs)
            if not text:
                return
            deed = deeds.Added(
                note=self._note_for(unit.place), item=item.id, after=after, text=text, kind=kind, level=level
            )
            self._came_new(unit, "", deed, text)

    def _row_added(self, unit: Back) -> None:
        """Tell of a row that was added: of the table of an item's actions it is one more."""
        beside = next((sent for sent in self._sent if sent.table_place == unit.table), None)
        kinds = {ref.kind for ref in beside.refs} if beside else set()
        if "person" in kinds:
            if not self._attends_otherwise(unit):
                self._came_new(unit, wheres.PERSON_ADDED)
            return
        if (
            beside is None
            or beside.item is None
            or not kinds & {"action", "decision"}
            or len(unit.cells) != len(beside.cells)
        ):
            self._came_new(unit, wheres.ROW_ADDED)
            return
        said = self._columns(unit)
        text = new_text(said.get("text", ()))
        owners, due = (plain(said.get(name, ())).strip() for name in ("owners", "due"))
        kind = "decision" if owners == self._style.decisions.owner else "action"
        last = self._last_note(beside.item.id)
        deed = deeds.Added(
            note=self._note_for(unit.place),
            item=beside.item.id,
            after=last,
            text=text,
            kind=kind,
            owners=owners if kind == "action" and owners != self._style.nothing else None,
            due=due if due != self._style.nothing else None,
        )
        self._came_new(unit, "" if text else wheres.ROW_ADDED, deed if text else None, text)

    def _columns(self, unit: Back) -> dict[str, Runs]:
        """Return the cells of a row in the table of an item by what they say."""
        columns = self._style.item_table.columns
        found: dict[str, Runs] = {}
        for column, cell in zip(columns, unit.cells, strict=False):
            fields = re.findall(r"\{(\w+)\}", column.text.source)
            found.update(dict.fromkeys(fields[:1], cell))
        return found

    def _last_note(self, item: int) -> deeds.After:
        found = self._meeting.item(item)
        return tuple(note.id for note in reversed(found.notes)) if found else ()

    def _attends_otherwise(self, unit: Back) -> bool:
        """Tell of somebody whose row went from one list of people to another: they attended otherwise."""
        names = {cell for cells in unit.cells if (cell := plain(cells).strip())}
        for sent in self._sent:
            person = next((ref for ref in sent.refs if ref.kind == "person"), None)
            if person is None or sent.place in self._pairs.back_of or not sent.row:
                continue
            if plain(sent.cells[0]).strip() in names:
                heading = next((each.section for each in self._sent if each.table_place == unit.table), "")
                status = self._status_of(heading)
                if status:
                    self._attended(unit, sent, person, status)
                return bool(status)
        return False

    def _attended(self, unit: Back, sent: Sent, person: Ref, status: str) -> None:
        self._found.said.add(person)
        self._add(
            unit.place,
            Correction(
                key=0,
                kind="changed",
                ref=person,
                where=wheres.where(sent),
                words=shown(sent.runs, unit.runs),
                before=sent.section,
                after=status,
                authors=unit.authors,
                deed=deeds.Attended(person=person.id, status=status),
            ),
        )

    def _is_new_item(self, unit: Back) -> bool:
        """Tell whether something that was added is a heading of an item."""
        line = unit.kind
        return line is not None and line.heading in (1, 2) and unit.place not in self._pairs.sent_of

    def _under_new_item(self, unit: Back) -> bool:
        """Tell whether the last heading before something is one that was added."""
        for place in range(unit.place - 1, -1, -1):
            if self._is_new_item(self._back[place]):
                return True
            if self._sent_at(place) is not None:
                return False
        return False

    def _note_for(self, place: int) -> int:
        """Return the id of the note that a new paragraph would become."""
        if place not in self._new:
            self._new[place] = new_id()
        return self._new[place]

    def _came_new(self, unit: Back, why: str, deed: deeds.Deed | None = None, text: str = "") -> None:
        before = next((sent for at in range(unit.place - 1, -1, -1) if (sent := self._sent_at(at))), None)
        self._add(
            unit.place,
            Correction(
                key=0,
                kind="added",
                ref=before.refs[0] if before and before.refs else None,
                where=f"Behind {_small(wheres.where(before))}" if before else "At the beginning",
                words=shown((), unit.runs),
                after=text or new_text(unit.runs),
                authors=unit.authors,
                cannot=why,
                deed=deed,
            ),
        )

    def _went(self, sent: Sent) -> None:
        kinds = {ref.kind: ref for ref in sent.refs}
        notes = self._slotting.notes_of(sent)
        deed: deeds.Deed | None = None
        why = ""
        if "person" in kinds:
            if kinds["person"] in self._found.said:
                return
            why = wheres.PERSON_GONE
        elif isinstance(sent.block, Heading) and "item" in kinds:
            why = wheres.HEADING_GONE
        elif sent.row is not None and not kinds.keys() & {"action", "decision"}:
            why = wheres.ROW_GONE if self._slotting.action_of(sent) else wheres.FIXED
        elif notes:
            deed = deeds.Removed(notes=tuple(note.id for note in notes))
        else:
            why = wheres.GONE if "note" in kinds else wheres.NEXT if self._of_next_meetings(sent) else wheres.FIXED
        if why == wheres.GONE:
            return
        said = [slot for slots in self._slotting.of(sent) for slot in slots]
        stale = next((slot for slot in said if slot.stale), None)
        self._add(
            self._place_of_gone(sent.place),
            Correction(
                key=0,
                kind="removed",
                ref=sent.refs[0] if sent.refs else None,
                where=wheres.where(sent),
                words=shown(sent.runs, ()),
                before=" ".join(note.text for note in notes) if deed and not stale else new_text(sent.runs),
                authors=self._who_removed(sent),
                cannot=why,
                overtaken=markup.plain(stale.own) if stale else "",
                deed=deed,
            ),
            1,
            sent.place,
        )

    def _who_removed(self, sent: Sent) -> tuple[str, ...]:
        words = sent.text.strip()
        lines = [
            line for line in gone(self._file.blocks) if line.text_before.strip() and line.text_before.strip() in words
        ]
        return changers(lines)

    def _place_of_gone(self, place: int) -> int:
        """Return what came back last before something that went."""
        for before in range(place - 1, -1, -1):
            back = self._pairs.back_of.get(before)
            if back is not None and back not in self._pairs.moved:
                return back
        return -1

    def _joined_into(self, place: int) -> bool:
        return any(place in joined for joined in self._pairs.joined.values())

    # Comments, and what stands on every page

    def _comments(self) -> None:
        comments = {comment.id: comment for comment in self._file.comments}
        for unit in self._back:
            for id in unit.comments:
                if id not in comments:
                    continue
                comment, sent = comments.pop(id), self._sent_at(unit.place)
                words = "".join(_commented(line, id) for line in unit.lines).strip()
                self._add(
                    unit.place,
                    Correction(
                        key=0,
                        kind="comment",
                        ref=sent.refs[0] if sent and sent.refs else None,
                        where=wheres.where(sent) if sent else "In what was added",
                        words=(Run(text=words or unit.text.strip()),),
                        before=words,
                        after=comment.text,
                        authors=(comment.author,) if comment.author else (),
                        cannot=wheres.COMMENT,
                    ),
                    2,
                )

    def _heads(self) -> None:
        """Tell where the head of every page says something else."""
        heads = [line for line in self._file.head_and_foot if line.page_part == "header"]
        for number, wanted in enumerate(self._document.running_head):
            if not wanted.strip() or any(wanted.strip() in line.text for line in heads):
                continue
            like = next((line for line in heads if _alike(wanted, line.text)), None)
            if like is not None:
                words = shown((Run(text=wanted),), (Run(text=like.text.split("\t")[0]),))
                told_ = Correction(
                    key=0,
                    kind="changed",
                    ref=None,
                    where="The head of every page",
                    words=words,
                    before=wanted,
                    after=like.text.split("\t")[0],
                    authors=changers((like,)),
                    cannot=wheres.RUNNING,
                )
                self._add(len(self._back), told_, 3, number)

    # Taking in

    def _cannot(self, sent: Sent, unit: Back, why: str, *, words: Runs = (), kind: Kind = "changed") -> None:
        self._add(
            unit.place,
            Correction(
                key=0,
                kind=kind,
                ref=sent.refs[0] if sent.refs else None,
                where=wheres.where(sent),
                words=words or shown(sent.runs, unit.runs),
                before=sent.text.strip(),
                after=unit.text.strip(),
                authors=unit.authors,
                cannot=why,
            ),
        )

    def _add(self, place: int, correction: Correction, *order: int) -> None:
        first, second = (*order, 0, 0)[:2]
        self._found.add((place, first, second), correction)

    def _follows(self, correction: Correction) -> bool:
        """Tell whether a correction of a table follows from another: of the action that the row is made from."""
        if correction.deed is not None or correction.cannot != wheres.ROW_GONE or correction.ref is None:
            return False
        gone_ = [each.deed.notes for _, each in self._found.all if isinstance(each.deed, deeds.Removed)]
        return any(correction.ref.id in notes for notes in gone_)


def _behind_gone(file: WordText) -> Iterator[str]:
    """Yield what stands behind a paragraph that is marked as deleted, in its style: LibreOffice (7.4) gives it that
    when it saves the file, and nobody meant it.
    """
    for before, line in pairwise(every_line(file.blocks)):
        if before.change == "deleted" and not before.text.strip() and before.style == line.style:
            yield line.text.strip()


def _ref_of(sent: Sent, slot: Slot) -> Ref:
    """Return the place of a note in the document: that of its action, its decision, its review, else its own."""
    return next((ref for ref in sent.refs if ref.id == slot.ref.id and ref.kind not in ("note", "row")), slot.ref)


def _kind_of_block(sent: Sent) -> tuple[str, int] | None:
    block = sent.block
    if isinstance(block, ListItem):
        return block.kind, block.level
    if isinstance(block, Heading):
        return ("heading", 0) if any(ref.kind == "note" for ref in sent.refs) else None
    return ("text", 0)


def _kind_of_line(line: Line) -> tuple[str, int]:
    """Return what a paragraph is by how it looks in the file."""
    if line.level >= 0 and line.number:
        sign = next((sign for sign in line.number if sign.isalnum()), "")
        return "numbered" if sign.isdigit() else "lettered" if sign else "bullet", line.level
    return ("heading" if line.heading or line.style.casefold().startswith("heading") else "text"), 0


def _kind_of_new(unit: Back) -> tuple[str, int]:
    line = unit.kind or Line()
    style = line.style.casefold()
    named = next((kind for kind in ("action", "decision") if style.startswith(kind)), "")
    return (named, 0) if named else _kind_of_line(line)


def _called(kind: str, level: int) -> str:
    """Return what a kind of paragraph is called."""
    names = {"text": "a paragraph", "heading": "a sub-heading", "bullet": "a bullet"}
    name = names.get(kind, f"a {kind} point")
    return f"{name}, level {level + 1}" if level else name


def _not_bold(runs: Runs) -> Runs:
    """Return the words of a heading, which is bold by its style; LibreOffice says so once more in some places."""
    return tuple(replace(run, bold=False) for run in runs)


def _bare(runs: Runs, number: int) -> Runs:
    """Return the words of a paragraph behind a number of so many letters."""
    words = plain(runs)
    start = len(words) - len(words.lstrip()) + number
    return _behind(runs, start + len(words[start:]) - len(words[start:].lstrip()))


def _behind(runs: Runs, length: int) -> Runs:
    """Return runs without their first letters."""
    out: list[Run] = []
    for run in runs:
        out += [replace(run, text=run.text[length:])] if len(run.text) > length else []
        length = max(length - len(run.text), 0)
    return tuple(out)


def _parted(pieces: Sequence[Runs]) -> Runs:
    """Return paragraphs as one text in which signs part them."""
    out: list[Run] = []
    for at, runs in enumerate(pieces):
        out += [Run(text=PARTED)] if at else []
        out += runs
    return tuple(out)


def _visible(runs: Runs) -> Runs:
    return tuple(replace(run, text=run.text.replace(PARTED, " ¶ ")) for run in runs)


def _together(units: Sequence[Sent], slots: Sequence[Slots]) -> tuple[Runs, list[Slot]]:
    """Return paragraphs as one text with spaces between them, and their slots in it."""
    out: list[Run] = []
    held: list[Slot] = []
    at = 0
    for unit, own in zip(units, slots, strict=True):
        if out:
            out.append(Run(text=" "))
            at += 1
        held += [replace(slot, start=slot.start + at, end=slot.end + at) for slot in own[0]]
        out += unit.runs
        at += len(unit.text)
    return tuple(out), held


def _commented(line: Line, id: str) -> str:
    return "".join(stretch.text for stretch in line.stretches if id in stretch.comments and stretch.change != "deleted")


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _alike(one: str, other: str) -> bool:
    ours, theirs = set(one.casefold().split()), set(other.casefold().split())
    return len(ours & theirs) * 2 >= max(len(ours), 1)
