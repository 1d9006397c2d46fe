"""A table as it is set on the pages of a PDF: rows that stay whole or break, the header row on each page.

Distances are points; `y` runs down from the top of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from db.values import Struct, replace
from desktop.minutes.document import Cell, Column, Heading, Look, Ref, Run, Table, plain
from desktop.minutes.pdf.lines import lines
from desktop.minutes.pdf.marks import Fill, Stroke
from desktop.minutes.pdf.passages import MM, Strip, followed, height_of, how_many_fit, passage, start_of
from desktop.minutes.pdf.structure import Tagged

if TYPE_CHECKING:
    from desktop.minutes.pdf.layout import Layout

CELL_PAD_X, CELL_PAD_Y = 2 * MM, 1.2 * MM


class RowLines(Struct, frozen=True):
    """A table row, each cell broken into strips."""

    cells: tuple[tuple[Strip, ...], ...]
    ref: Ref | None = None

    @property
    def height(self) -> float:
        return max((height_of(cell) for cell in self.cells), default=0.0) + 2 * CELL_PAD_Y


def cell_strips(cell: Cell, tagged: Iterable[Tagged], look: Look, width: float) -> tuple[Strip, ...]:
    """Return a cell's blocks, each with its elements, as one column of strips."""
    strips: list[Strip] = []
    after = 0.0
    passages = [passage(block, own, look, width, in_cell=True) for block, own in zip(cell.blocks, tagged, strict=True)]
    for each, following in zip(passages, [*passages[1:], None], strict=True):
        made = followed(each, following, look)
        before = max(after, made.before)
        strips.append(replace(made.strips[0], before=before) if before else made.strips[0])
        strips += made.strips[1:]
        after = max(made.after, 2.0)
    return tuple(strips)


def column_widths(table: Table, look: Look, width: float) -> list[float]:
    """Return the widths of a table's columns: their shares, but none so narrow that a word would break."""
    total = sum(column.share for column in table.columns) or 1
    shares = [width * column.share / total for column in table.columns]
    least = [min(_longest_word(table, at, look) + 2 * CELL_PAD_X + 0.5, width / 3) for at in range(len(shares))]
    short = sum(max(0.0, low - share) for low, share in zip(least, shares, strict=True))
    spare = sum(max(0.0, share - low) for low, share in zip(least, shares, strict=True))
    if not short or spare < short:
        return shares
    return [
        low if share < low else share - (share - low) * short / spare for low, share in zip(least, shares, strict=True)
    ]


def _longest_word(table: Table, at: int, look: Look) -> float:
    heading = table.columns[at].heading
    cells = (plain(block.runs) for row in table.rows for block in (row.cells[at].blocks if at < len(row.cells) else ()))
    words = {word for text in cells for word in text.split()}
    bold = [lines((Run(text=word),), 1e6, look.size, bold=True)[0].width for word in {*heading.split(), *words}]
    return max(bold, default=0.0)


def _heading_cell(column: Column, change: str) -> Cell:
    return Cell(blocks=(Heading(level=3, runs=(Run(text=column.heading, change=change),)),))


class TableSetting:
    """A table as it is set into a layout."""

    def __init__(self, layout: Layout, table: Table) -> None:
        self.layout, self.table = layout, table
        self.widths = column_widths(table, layout.look, layout.width)
        elements = layout.structure.table(table)
        headings = [_heading_cell(column, table.change) for column in table.columns]
        self.header = self.row_lines(headings, [[Tagged(each, each)] for each in elements.headings])
        self.rows = [self.row_lines(row.cells, elements.row(row.cells, row.ref), row.ref) for row in table.rows]
        self.repeats = self.header.height < layout.full / 3

    def row_lines(self, cells: Sequence[Cell], tagged: Sequence[Iterable[Tagged]], ref: Ref | None = None) -> RowLines:
        look = self.layout.look
        widths = [max(width - 2 * CELL_PAD_X, 10) for width in self.widths]
        made = [cell_strips(cell, own, look, width) for cell, own, width in zip(cells, tagged, widths, strict=False)]
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
        return min(row.height, max((start_of(cell) for cell in row.cells), default=0.0) + 2 * CELL_PAD_Y)

    def put_header(self, *, repeated: bool = False) -> None:
        layout = self.layout
        top, right = layout.y, layout.left + layout.width
        layout.mark(Fill(layout.left, top, layout.width, self.header.height, layout.look.header_fill))
        self.put_cells(self.header, repeated=repeated)
        for y in (top, layout.y) if self.table.rules == "rows" else (layout.y,):
            layout.mark(Stroke(layout.left, y, right, y, layout.look.accent, 1.0))

    def next_page(self) -> None:
        self.layout.new_page()
        if self.repeats:
            self.put_header(repeated=True)

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

    def put_cells(self, row: RowLines, *, repeated: bool = False) -> None:
        """Set a row, or the part of it that this page holds, with its rules."""
        layout, look = self.layout, self.layout.look
        x, y, height = layout.left, layout.y, row.height
        layout.note_place(row.ref, y)
        for cell, width in zip(row.cells, self.widths, strict=False):
            layout.put_strips(cell, x + CELL_PAD_X, y + CELL_PAD_Y, repeated=repeated)
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
