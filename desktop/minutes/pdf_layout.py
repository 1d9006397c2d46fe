"""A document laid out on A4 pages: what stands where, before anything is drawn.

Distances are points; `y` runs down from the top of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from desktop.minutes.document import Cell, Column, Document, Heading, Paragraph, Ref, Run, Runs, Table, plain
from desktop.minutes.indents import under_numbers
from desktop.minutes.pdf_lines import Line, lines
from desktop.minutes.pdf_passages import (
    ASCENT,
    CELL_PAD_X,
    CELL_PAD_Y,
    MM,
    MUTED,
    NATURAL_LEADING,
    Passage,
    RowLines,
    Strip,
    cell_strips,
    column_widths,
    height_of,
    how_many_fit,
    passage,
)

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
HEAD_SIZE, HEAD_TOP = 10.0, 9 * MM


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text on a page; `y` is its baseline."""

    x: float
    y: float
    line: Line
    colour: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A thin rule."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled oblong, `y` at its top."""

    x: float
    y: float
    width: float
    height: float
    colour: str


Mark = Words | Stroke | Fill


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the list of bookmarks."""

    level: int
    words: str
    page: int
    y: float


@dataclass(slots=True)
class Pages:
    """The laid out pages, where each record stands (page from 0, y of its top), and the headings."""

    marks: list[list[Mark]] = field(default_factory=list)
    places: dict[Ref, tuple[int, float]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


def running_head(document: Document, width: float) -> tuple[tuple[Words, ...], float]:
    """Return what stands at the head of every page, from the left margin, and how tall it is."""
    colour, height = MUTED, HEAD_SIZE * 1.2
    draft = lines((Run(text=document.draft),), width, HEAD_SIZE, bold=True)[0]
    text: Runs = (Run(text="\n".join(document.running_head)),)
    broken = lines(text, width - draft.width - 4 * MM, HEAD_SIZE)
    words = [Words(0, HEAD_TOP + HEAD_SIZE + i * height, line, colour) for i, line in enumerate(broken)]
    if document.draft:
        words.append(Words(width - draft.width, HEAD_TOP + HEAD_SIZE, draft, document.look.accent))
    return tuple(words), height * len(broken)


class Layout:
    """Pages as they fill."""

    def __init__(self, document: Document) -> None:
        self.look = document.look
        top, right, bottom, left = (margin * MM for margin in self.look.margins)
        self.left = left
        self.width = PAGE_WIDTH - left - right
        self.head, head_height = running_head(document, self.width)
        self.top = max(top, HEAD_TOP + head_height + 4 * MM)
        self.bottom = PAGE_HEIGHT - bottom
        self.pages = Pages()
        self.after = 0.0
        self.new_page()

    @property
    def room(self) -> float:
        """What is left of this page."""
        return self.bottom - self.y

    @property
    def full(self) -> float:
        """What a page holds."""
        return self.bottom - self.top

    @property
    def at_top(self) -> bool:
        return self.y <= self.top

    def new_page(self) -> None:
        self.pages.marks.append([])
        self.y, self.after = self.top, 0.0

    def mark(self, mark: Mark) -> None:
        self.pages.marks[-1].append(mark)

    def note_place(self, ref: Ref | None, y: float) -> None:
        if ref is not None:
            self.pages.places.setdefault(ref, (len(self.pages.marks) - 1, y))

    def put_strip(self, strip: Strip, x: float, y: float) -> None:
        """Set one line with what hangs before it."""
        free = strip.height - NATURAL_LEADING * strip.line.size
        base = y + free / 2 + ASCENT * strip.line.size
        self.note_place(strip.ref, y)
        if strip.number is not None:
            self.mark(Words(x + strip.number_x, base, strip.number, strip.colour))
        self.mark(Words(x + strip.x, base, strip.line, strip.colour))
        for _, piece in strip.line.pieces:
            self.note_place(piece.anchor, y)

    def put_strips(self, strips: Sequence[Strip], x: float, y: float) -> None:
        for i, strip in enumerate(strips):
            y += strip.before if i else 0
            self.put_strip(strip, x, y)
            y += strip.height

    def put_passage(self, made: Passage) -> None:
        """Set a passage where the page is, breaking it over pages with two lines at least on each."""
        self.leave_gap(made.before)
        self._put_heading_marks(made)
        strips = made.strips
        while strips:
            count = how_many_fit(strips, self.room)
            if not count and not self.at_top:
                self.new_page()
                continue
            count = count or 1
            self.put_strips(strips[:count], self.left, self.y)
            self.y += height_of(strips[:count])
            strips = strips[count:]
            if strips:
                self.new_page()
        self.after = made.after

    def leave_gap(self, before: float) -> None:
        if not self.at_top:
            self.y += max(self.after, before)

    def _put_heading_marks(self, made: Passage) -> None:
        block = made.block
        if not isinstance(block, Heading):
            return
        if height_of(made.strips) > self.room and not self.at_top:
            self.new_page()
        if block.level == 2 and self.look.heading_rule:
            self.mark(Stroke(self.left, self.y, self.left + self.width, self.y, self.look.rule))
            self.y += 5
        words = " ".join(f"{block.number} {plain(block.runs)}".split())
        self.pages.entries.append(Entry(block.level, words, len(self.pages.marks) - 1, self.y))

    def put_table(self, setting: TableSetting) -> None:
        """Set a table; its header row stands at the head of each page that it reaches."""
        self.leave_gap(setting.before)
        if self.room < setting.start and not self.at_top:
            self.new_page()
        setting.put_header()
        for row in setting.rows:
            setting.put_row(row)
        self.after = self.look.space_after + 4


def _heading_cell(column: Column) -> Cell:
    return Cell(blocks=(Paragraph(runs=(Run(text=column.heading, bold=True),), role="cell"),))


class TableSetting:
    """A table as it is set into a layout."""

    def __init__(self, layout: Layout, table: Table) -> None:
        self.layout, self.table = layout, table
        self.widths = column_widths(table, layout.look, layout.width)
        self.header = self.row_lines([_heading_cell(column) for column in table.columns])
        self.rows = [self.row_lines(row.cells, row.ref) for row in table.rows]
        self.repeats = self.header.height < layout.full / 3

    def row_lines(self, cells: Sequence[Cell], ref: Ref | None = None) -> RowLines:
        look = self.layout.look
        widths = [max(width - 2 * CELL_PAD_X, 10) for width in self.widths]
        made = [cell_strips(cell, look, width) for cell, width in zip(cells, widths, strict=False)]
        return RowLines(tuple(made), ref)

    before = 4.0
    keep = False

    @property
    def start(self) -> float:
        """The room that the table must find to begin on a page."""
        return self.header.height + (self.least(self.rows[0]) if self.rows else 0)

    def breaks(self, row: RowLines) -> bool:
        """Tell whether a row may go over a page's end: where the style allows it or no page would hold it."""
        return not self.table.keep_rows or row.height > self.layout.full - self.header.height

    def least(self, row: RowLines) -> float:
        """Return the room that a row must find to begin on a page."""
        if not self.breaks(row):
            return row.height
        return min(row.height, max(height_of(cell[:2]) for cell in row.cells) + 2 * CELL_PAD_Y)

    def put_header(self) -> None:
        layout = self.layout
        layout.mark(Fill(layout.left, layout.y, layout.width, self.header.height, layout.look.header_fill))
        self.put_cells(self.header)

    def next_page(self) -> None:
        self.layout.new_page()
        if self.repeats:
            self.put_header()

    def put_row(self, row: RowLines) -> None:
        layout = self.layout
        if row.height <= layout.room:
            self.put_cells(row)
        elif self.breaks(row):
            self.put_broken(row)
        else:
            self.next_page()
            self.put_cells(row)

    def put_broken(self, row: RowLines) -> None:
        """Set a row over as many pages as it takes, the cells side by side on each."""
        fresh = False
        while any(row.cells):
            room = self.layout.room - 2 * CELL_PAD_Y
            counts = [how_many_fit(cell, room) for cell in row.cells]
            if any(cell and not count for cell, count in zip(row.cells, counts, strict=True)):
                if not fresh:
                    self.next_page()
                    fresh = True
                    continue
                counts = [count or min(1, len(cell)) for cell, count in zip(row.cells, counts, strict=True)]
            taken = [cell[:count] for cell, count in zip(row.cells, counts, strict=True)]
            self.put_cells(RowLines(tuple(taken), row.ref))
            row = RowLines(tuple(cell[count:] for cell, count in zip(row.cells, counts, strict=True)), row.ref)
            fresh = False

    def put_cells(self, row: RowLines) -> None:
        """Set a row, or the part of it that this page holds, with its rules."""
        layout, look = self.layout, self.layout.look
        x, y, height = layout.left, layout.y, row.height
        layout.note_place(row.ref, y)
        for cell, width in zip(row.cells, self.widths, strict=False):
            layout.put_strips(cell, x + CELL_PAD_X, y + CELL_PAD_Y)
            x += width
        layout.y += height
        right = layout.left + layout.width
        layout.mark(Stroke(layout.left, y + height, right, y + height, look.rule))
        if self.table.rules == "grid":
            layout.mark(Stroke(layout.left, y, right, y, look.rule))
            x = layout.left
            for width in (0.0, *self.widths):
                x += width
                layout.mark(Stroke(x, y, x, y + height, look.rule))


def lay_out(document: Document, progress: Callable[[float], None]) -> Layout:
    """Return a document laid out; progress goes from 0 to 1.

    A heading, and what keeps with the next, stays on one page with the beginning of what follows.
    """
    layout = Layout(document)
    items: list[Passage | TableSetting] = []
    for at, (block, indented) in enumerate(under_numbers(document.blocks)):
        progress(0.8 * at / len(document.blocks))
        if not isinstance(block, Table):
            indent = layout.look.item_indent * MM if indented else 0.0
            items.append(passage(block, layout.look, layout.width, indent))
        elif block.columns:
            items.append(TableSetting(layout, block))
    for at, item in enumerate(items):
        progress(0.8 + 0.2 * at / len(items))
        if item.keep and layout.room < _room_with_next(items[at:]) <= layout.full:
            layout.new_page()
        if isinstance(item, Passage):
            layout.put_passage(item)
        else:
            layout.put_table(item)
    progress(1.0)
    return layout


def _room_with_next(items: Sequence[Passage | TableSetting]) -> float:
    """Return the room for all that keeps with the next, and the beginning of what comes then."""
    room = 0.0
    for item in items:
        room += item.before
        if not item.keep or not isinstance(item, Passage):
            return room + item.start
        room += height_of(item.strips) + item.after
    return room
