"""The agenda items and the notes under them, under headings or in one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from db.records import LIST_KINDS, Forward, Item, Note
from db.values import Struct, field, replace
from desktop.minutes import forward_words
from desktop.minutes.compose import actions
from desktop.minutes.compose.lists import Lists
from desktop.minutes.compose.sitting import Inner, Sitting
from desktop.minutes.document import Block, Cell, Column, Heading, Paragraph, Ref, Row, Run, Runs, Table, plain
from desktop.minutes.wording import joined_runs

_DEEPEST_HEADING = 4
_ROLES = {"action": "action", "decision": "decision", "review": "review"}


class Section(Struct):
    """One item as it is printed: its number and title, what stands under it, and what follows it at its end."""

    number: str
    heading: Heading | None
    blocks: list[Inner] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    item: Item | None = None


def sections(sitting: Sitting) -> list[Section]:
    """Return the items in reading order, sub-items after the item they stand in; what prints nothing is left out."""
    return [
        section
        for item in sitting.meeting.items
        for section in _of_item(sitting, item, 0)
        if section.heading or section.blocks or section.after
    ]


def laid_out(sitting: Sitting, parts: Sequence[Section]) -> list[Block]:
    """Return sections as the style lays them out: under headings with hanging numbers, or in a table."""
    if sitting.style.items.layout == "table":
        return list(_in_a_table(sitting, parts))
    return [block for part in parts for block in (*_under_heading(part), *part.after)]


def title_heading(number: str, title: Runs, depth: int = 0, ref: Ref | None = None) -> Heading:
    """Return the heading of an item; depth 0 is an item, 1 a sub-item."""
    return Heading(level=min(2 + depth, _DEEPEST_HEADING), number=number, runs=title, ref=ref)


def minute(sitting: Sitting, blocks: Sequence[Inner], above: str, item: Item | None = None) -> Section:
    """Return the one numbered minute of the item with the number `above`: 3.1."""
    number = sitting.style.items.sub_number.words({"number": f"{above}.1"})
    return Section(number, None, _numbered(sitting, blocks, number), item=item)


def _numbered(sitting: Sitting, blocks: Sequence[Inner], number: str) -> list[Inner]:
    """Return paragraphs as a minute, the number hanging before the first."""
    actions_too = sitting.style.items.notes == "one numbered minute"
    roles = ("body", *_ROLES.values()) if actions_too else ("body",)
    out: list[Inner] = [
        replace(block, role="minute") if isinstance(block, Paragraph) and block.role in roles else block
        for block in blocks
    ]
    if out and isinstance(out[0], Paragraph):
        out[0] = replace(out[0], role="minute", number=number)
    elif out:
        out.insert(0, Paragraph(runs=(), role="minute", number=number, keep_with_next=True))
    return out


def _of_item(sitting: Sitting, item: Item, depth: int) -> Iterator[Section]:
    style = sitting.style.items
    sitting.begin_item(depth)
    bare = sitting.numbers.items.get(item.id, "")
    number = (style.sub_number if depth else style.number).words({"number": bare}) if bare else ""
    title = sitting.title(item)
    heading = title_heading(number, title, depth, Ref("item", item.id)) if title else None
    section = Section(number, heading, item=item)
    notes = _Notes(sitting, item, min(3 + depth, _DEEPEST_HEADING))
    under_title = _leading_bullets(item.notes) if heading and style.bullets == "under the title" else 0
    section.blocks += notes.blocks(item.notes[:under_title])
    section.blocks += _lead(sitting, item)
    text = [*notes.blocks(item.notes[under_title:]), *_nil(sitting, item)]
    if heading and style.notes == "one numbered minute" and not item.items and not depth:
        yield section
        section = minute(sitting, text, bare, item)
    elif heading:
        section.blocks += text
    else:
        section.blocks += _numbered(sitting, text, number)
    section.after = actions.at_the_end(sitting, item, notes.taken, notes.running)
    yield section
    for sub_item in item.items:
        yield from _of_item(sitting, sub_item, depth + 1)


def _leading_bullets(notes: Sequence[Note]) -> int:
    """Return how many notes at the head of an item are bullets (private notes among them)."""
    for place, note in enumerate(notes):
        if note.kind not in ("bullet", "private"):
            return place
    return len(notes)


def _lead(sitting: Sitting, item: Item) -> list[Inner]:
    lead = sitting.style.items.lead.line({"lead": sitting.owners(item.lead)})
    return [Paragraph(runs=lead, role="lead")] if lead and item.title.strip() else []


def _nil(sitting: Sitting, item: Item) -> list[Inner]:
    """Return the words that nothing was to be done, where that was said outright and holds."""
    led_to_something = any(note.kind in ("action", "decision") for note in item.notes)
    said = "" if led_to_something or not item.nil else sitting.style.items.nil
    return [Paragraph(runs=(Run(text=said),))] if said else []


class _Notes:
    """The notes of one item turned into blocks.

    What stands at the item's end is kept in `taken`; `running` are those of them whose words stand in the text as well,
    because they are part of a paragraph.
    """

    def __init__(self, sitting: Sitting, item: Item, heading_level: int) -> None:
        self._sitting, self._item, self._heading_level = sitting, item, heading_level
        self._lists = Lists(sitting)
        self._labelled = False
        self.taken: list[Note] = []
        self.running: set[int] = set()

    def blocks(self, notes: Iterable[Note]) -> list[Inner]:
        return [block for paragraph in paragraphs(notes) for block in self._of_paragraph(paragraph)]

    def _of_paragraph(self, notes: list[Note]) -> Iterator[Inner]:
        first = notes[0]
        self.taken += [note for note in notes if actions.in_the_table(self._sitting, note)]
        if len(notes) == 1 and actions.in_the_table(self._sitting, first):
            self._lists.interrupt()
            return
        self.running |= {note.id for note in notes}
        runs = self._runs(notes)
        if not runs:
            return
        ref = Ref("note", first.id)
        if first.kind == "review":
            yield from self._review_label()
        if first.kind in LIST_KINDS:
            yield self._lists.point(first, runs)
        elif first.kind == "review" and self._sitting.style.reviews.form == "numbered list":
            yield self._lists.review(first, runs)
        else:
            self._lists.interrupt()
            if first.kind == "heading":
                yield Heading(level=self._heading_level, runs=runs, ref=ref)
            else:
                yield Paragraph(runs=runs, role=_ROLES.get(first.kind, "body") if len(notes) == 1 else "body", ref=ref)

    def _review_label(self) -> Iterator[Inner]:
        label = self._sitting.style.reviews.label
        if label and not self._labelled:
            self._labelled = True
            self._lists.interrupt()
            yield Paragraph(runs=(Run(text=label),), role="label", keep_with_next=True)

    def _runs(self, notes: list[Note]) -> Runs:
        """Return the notes of one paragraph, a space between them."""
        if len(notes) == 1:
            return self._said(notes[0])
        out: list[Run] = []
        for note in notes:
            said = self._said(note, plain(tuple(out)))
            if out and said and not (out[-1].text[-1:].isspace() or said[0].text[:1].isspace()):
                out.append(Run(text=" "))
            out += said
        return joined_runs(out)

    def _said(self, note: Note, behind: str = "") -> Runs:
        """Return the words of a note; `behind` is what stands before it in its paragraph."""
        if note.kind == "forward":
            return _forward(self._sitting, note)
        if note.kind not in _ROLES:
            return self._sitting.words(note.text, note, behind=behind)
        if actions.in_the_table(self._sitting, note):
            return self._sitting.action_words(note, behind=behind)
        return actions.in_text(self._sitting, self._item, note)


def _forward(sitting: Sitting, note: Note) -> Runs:
    """Return a line for the forward plan in the style's form of words."""
    style, wanted = sitting.style.forward, note.forward or Forward()
    text = sitting.words(note.text, note)
    if wanted.wanted_on is None and not wanted.wanted_phrase:
        return style.next.runs({"text": text})
    day = sitting.date(wanted.wanted_on) if wanted.wanted_on else forward_words.meant_for(None, wanted.wanted_phrase)
    return style.later.runs({"text": text, "date": day})


def paragraphs(notes: Iterable[Note]) -> list[list[Note]]:
    """Return notes paragraph by paragraph, run-on ones with the note before them; private notes never."""
    out: list[list[Note]] = []
    open_ended = False
    for note in notes:
        if note.kind == "private":
            open_ended = open_ended and note.run_on
        elif note.run_on and open_ended:
            out[-1].append(note)
        else:
            out.append([note])
            open_ended = note.kind != "heading"
    return out


def _under_heading(part: Section) -> list[Inner]:
    return [*([part.heading] if part.heading else []), *part.blocks]


def _in_a_table(sitting: Sitting, parts: Sequence[Section]) -> Iterator[Block]:
    """Yield the sections as rows of a table; what follows a section at its end ends the table."""
    rows: list[Row] = []
    for part in parts:
        row = _row(sitting, part)
        rows += [row] if row else []
        if part.after:
            yield from _table(sitting, rows)
            yield from part.after
            rows = []
    yield from _table(sitting, rows)


def _row(sitting: Sitting, part: Section) -> Row | None:
    blocks = [replace(block, number="") if isinstance(block, Paragraph) else block for block in part.blocks]
    blocks = [block for block in blocks if block.runs]
    if part.heading:
        blocks.insert(0, replace(part.heading, number=""))
    if not blocks:
        return None
    ref = Ref("item", part.item.id) if part.item and not part.item.title.strip() else None
    return Row(cells=(sitting.cell((Run(text=part.number),)), Cell(blocks=tuple(blocks))), ref=ref)


def _table(sitting: Sitting, rows: list[Row]) -> Iterator[Table]:
    number, notes = sitting.style.items.columns
    if rows:
        yield Table(
            title="Agenda items and notes",
            description="Each row is an agenda item: its number, and its title with the notes",
            columns=(Column(heading=number, share=1), Column(heading=notes, share=9)),
            rows=tuple(rows),
            rules="grid",
            keep_rows=False,
        )
