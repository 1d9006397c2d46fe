"""One copy that came back, beside what was sent and what the meeting is now; what all who look at it ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from db.records import Meeting, new_id
from db.values import Struct, field, replace
from desktop.minutes.correcting import wheres
from desktop.minutes.correcting.correction import Correction, Kind
from desktop.minutes.correcting.pairing import Pairs, paired
from desktop.minutes.correcting.rewording import shown
from desktop.minutes.correcting.slots import Slot, Slotting
from desktop.minutes.correcting.units import Back, Sent, of_document, of_file, own_lines
from desktop.minutes.document import Document, Heading, Ref, Run, Runs, plain
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.word_reading.word_text import WordText, every_line

_NUMBER = re.compile(r"\s*[(\[]?[\w.]{1,8}[)\].:]?\t")
_ORDER = tuple[int, int, int]


class _Found(Struct):
    """The corrections so far, each with where it stands in reading order."""

    all: list[tuple[_ORDER, Correction]] = field(default_factory=list)
    said: set[object] = field(default_factory=set)

    def add(self, order: _ORDER, correction: Correction) -> None:
        """Take in a correction; what is corrected in several places in the same way is one."""
        if correction.deed is not None and correction.deed in self.said:
            return
        self.said.add(correction.deed)
        self.all.append((order, correction))


class Beside:
    """One copy that came back, beside what was sent and what the meeting is now."""

    def __init__(self, sent: Document, back: WordText, meeting: Meeting, style: HouseStyle) -> None:
        self.document, self.file, self.meeting, self.style = sent, back, meeting, style
        self.sent, self.back = of_document(sent), of_file(back, sent)
        self.of_template = own_lines(sent)
        self.behind_gone = set(_behind_gone(back))
        self.pairs: Pairs = paired(self.sent, self.back)
        self.slotting = Slotting(meeting, style)
        self.found = _Found()
        self._numbers: dict[Ref | None, list[str]] = {}
        for each in self.sent:
            if each.number:
                self._numbers.setdefault(each.item, []).append(each.number.strip())
        self.new: dict[int, int] = {}
        """The notes that paragraphs which were added would become, by the place of the paragraph."""
        self.moved_items = {
            self.sent[self.pairs.sent_of[place]].item for place in self.pairs.moved if self.is_title(place)
        }

    def sent_at(self, place: int) -> Sent | None:
        """Return what was sent of a unit that came back, of a part the whole; None of what was added."""
        at = self.pairs.sent_of.get(place)
        if at is None:
            at = next((sent for sent, parts in self.pairs.parts.items() if place in parts), None)
        return self.sent[at] if at is not None else None

    def is_title(self, place: int) -> bool:
        """Tell whether a unit that came back is the heading of an item that was sent."""
        sent = self.sent_at(place) if place in self.pairs.sent_of else None
        return sent is not None and isinstance(sent.block, Heading) and any(ref.kind == "item" for ref in sent.refs)

    def is_new_item(self, unit: Back) -> bool:
        """Tell whether something that was added is a heading of an item."""
        line = unit.kind
        return line is not None and line.heading in (1, 2) and unit.place not in self.pairs.sent_of

    def note_for(self, place: int) -> int:
        """Return the id of the note that a new paragraph would become."""
        if place not in self.new:
            self.new[place] = new_id()
        return self.new[place]

    def add(self, place: int, correction: Correction, *order: int) -> None:
        """Take in a correction at a unit that came back, behind others there by `order`."""
        first, second = (*order, 0, 0)[:2]
        self.found.add((place, first, second), correction)

    def cannot(self, sent: Sent, unit: Back, why: str, *, words: Runs = (), kind: Kind = "changed") -> None:
        """Take in a correction that is not taken over, and why."""
        self.add(
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

    def without_number(self, sent: Sent, unit: Back, came: Runs) -> Runs:
        """Return what came back without the number before it; tell where that is another."""
        number = self.number_before(sent.item, came)
        if number and (number == sent.number.strip() or not sent.number):
            return bare(came, len(number))
        if sent.number and not self.number_elsewhere(sent, unit):
            self.cannot(sent, unit, wheres.NUMBER)
            other = _NUMBER.match(plain(came))
            return _behind(came, other.end()) if other else came
        return came

    def number_before(self, item: Ref | None, came: Runs) -> str:
        """Return the number before a paragraph that the house style printed under this item, "" where there is none."""
        words = plain(came)
        numbers = self._numbers.get(item, ())
        return next((number for number in numbers if re.match(rf"{re.escape(number)}(?:\s|$)", words.lstrip())), "")

    def number_elsewhere(self, sent: Sent, unit: Back) -> bool:
        """Tell whether a number stands before another paragraph now, as where one was put before the first."""
        begins = f"{sent.number.strip()}\t"
        return any(each.text.startswith(begins) for each in self.back if each.place != unit.place)

    def joined_into(self, place: int) -> bool:
        """Tell whether something that was sent went into another paragraph."""
        return any(place in joined for joined in self.pairs.joined.values())


def bare(runs: Runs, number: int) -> Runs:
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


def _behind_gone(file: WordText) -> Iterator[str]:
    """Yield what stands behind a paragraph that is marked as deleted, in its style: LibreOffice (7.4) gives it that
    when it saves the file, and nobody meant it.
    """
    for before, line in pairwise(every_line(file.blocks)):
        if before.change == "deleted" and not before.text.strip() and before.style == line.style:
            yield line.text.strip()


def ref_of(sent: Sent, slot: Slot) -> Ref:
    """Return the place of a note in the document: that of its action, its decision, its review, else its own."""
    return next((ref for ref in sent.refs if ref.id == slot.ref.id and ref.kind not in ("note", "row")), slot.ref)
