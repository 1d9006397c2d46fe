"""A document laid out on A4 pages: what stands where, before anything is drawn.

Distances are points; `y` runs down from the top of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.minutes.document import Cell, Column, Document, Heading, Ref, Run, Table, plain
from desktop.minutes.indents import under_numbers
from desktop.minutes.pdf_lines import lines
from desktop.minutes.pdf_marks import PAGE_HEIGHT, PAGE_WIDTH, Entry, Fill, Mark, Pages, Stroke, Words
from desktop.minutes.pdf_passages import (
    ASCENT,
    CELL_PAD_X,
    CELL_PAD_Y,
    GREY,
    MM,
    NATURAL_LEADING,
    Passage,
    RowLines,
    Strip,
    cell_strips,
    column_widths,
    followed,
    height_of,
    how_many_fit,
    passage,
    start_of,
)

HEAD_SIZE, HEAD_TOP, HEAD_LEADING = 10.0, 9 * MM, 12.0
DRAFT_SIZE, DRAFT_COLOUR = 11.0, "A3241B"


def running_head(document: Document, left: float, width: float) -> tuple[tuple[Mark, ...], float]:
    """Return what stands at the head of every page, and where its end is."""
    draft = lines((Run(text=document.draft),), width / 2, DRAFT_SIZE, bold=True)
    beside = width - max(line.width for line in draft) - 4 * MM
    heads = [line for text in document.running_head for line in lines((Run(text=text),), beside, HEAD_SIZE)]
    rows = max(len(heads), len(draft) if document.draft else 0)
    if not rows:
        return (), HEAD_TOP
    base = HEAD_TOP + HEAD_SIZE
    marks: list[Mark] = [Words(left, base + i * HEAD_LEADING, line, GREY) for i, line in enumerate(heads)]
    for i, line in enumerate(draft if document.draft else ()):
        marks.append(Words(left + width - line.width, base + i * HEAD_LEADING, line, DRAFT_COLOUR))
    end = HEAD_TOP + rows * HEAD_LEADING + 4
    marks.append(Stroke(left, end, left + width, end, document.look.rule))
    return tuple(marks), end


class Layout:
    """Pages as they fill."""

    def __init__(self, document: Document) -> None:
        self.look = document.look
        top, right, bottom, left = (margin * MM for margin in self.look.margins)
        self.left = left
        self.width = PAGE_WIDTH - left - right
        self.head, head_end = running_head(document, left, self.width)
        self.top = max(top, head_end + 12)
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
        """Set a passage where the page is, breaking it over pages where it does not hold together."""
        self.leave_gap(made.before)
        self._put_heading_marks(made)
        strips = made.strips
        while strips:
            count = how_many_fit(strips, self.room, must=self.at_top)
            if not count:
                self.new_page()
                continue
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
        if block.level == 2 and block.number and self.look.heading_rule and not self.at_top:
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
    return Cell(blocks=(Heading(level=3, runs=(Run(text=column.heading),)),))


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
        """The room that the table must find to begin on a page: a short one stays whole."""
        height = self.header.height + sum(row.height for row in self.rows)
        if self.table.keep_rows and height < self.layout.full / 4:
            return height
        return self.header.height + (self.least(self.rows[0]) if self.rows else 0)

    def breaks(self, row: RowLines) -> bool:
        """Tell whether a row may go over a page's end: where the style allows it or no page would hold it."""
        return not self.table.keep_rows or row.height > self.layout.full - self.header.height

    def least(self, row: RowLines) -> float:
        """Return the room that a row must find to begin on a page."""
        if not self.breaks(row):
            return row.height
        return min(row.height, max(start_of(cell) for cell in row.cells) + 2 * CELL_PAD_Y)

    def put_header(self) -> None:
        layout = self.layout
        top, right = layout.y, layout.left + layout.width
        layout.mark(Fill(layout.left, top, layout.width, self.header.height, layout.look.header_fill))
        self.put_cells(self.header)
        for y in (top, layout.y) if self.table.rules == "rows" else (layout.y,):
            layout.mark(Stroke(layout.left, y, right, y, layout.look.accent, 1.0))

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
        cells = row.cells
        fresh = False
        while any(cells):
            room = self.layout.room - 2 * CELL_PAD_Y
            counts = [how_many_fit(cell, room, must=fresh) if cell else 0 for cell in cells]
            fresh = any(cell and not count for cell, count in zip(cells, counts, strict=True))
            if fresh:
                self.next_page()
                continue
            self.put_cells(RowLines(tuple(cell[:count] for cell, count in zip(cells, counts, strict=True)), row.ref))
            cells = tuple(cell[count:] for cell, count in zip(cells, counts, strict=True))

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
            layout.put_passage(followed(item, items[at + 1] if at + 1 < len(items) else None, layout.look))
        else:
            layout.put_table(item)
    progress(1.0)
    return layout


def _room_with_next(items: Sequence[Passage | TableSetting]) -> float:
    """Return the room for all that keeps with the next, and the beginning of what comes then."""
    room = 0.0
    for item in items:
        room += item.before
        if not isinstance(item, Passage) or not item.keep:
            return room + item.start
        room += height_of(item.strips) + item.after
    return room
