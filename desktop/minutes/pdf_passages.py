"""The blocks of a document broken into the lines of a column, with their room: what a page is filled with.

Distances are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.minutes.document import Cell, Heading, ListItem, Look, Paragraph, Ref, Run, Table, plain
from desktop.minutes.pdf_lines import Line, lines

MM = 72 / 25.4
NATURAL_LEADING = 1.149
"""Liberation Sans: ascent, descent and gap of a line of 1 point; what Word calls single spacing."""
ASCENT = 0.905
CELL_PAD_X, CELL_PAD_Y = 2 * MM, 1.2 * MM
LIST_HANG = 6.5 * MM
MUTED = "4B5563"


@dataclass(frozen=True, slots=True)
class Strip:
    """One line with its room: `before` stands free above it, `number` hangs at `number_x`."""

    line: Line
    x: float
    height: float
    colour: str
    before: float = 0.0
    number: Line | None = None
    number_x: float = 0.0
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading, paragraph or point of a list, broken into strips."""

    block: Heading | Paragraph | ListItem
    strips: tuple[Strip, ...]
    before: float
    after: float
    keep: bool

    @property
    def start(self) -> float:
        """The room that the passage must find to begin on a page: two lines, or three where one would be left over."""
        return height_of(self.strips[: 3 if len(self.strips) == 3 else 2])


@dataclass(frozen=True, slots=True)
class Manner:
    """How the words of a block stand."""

    size: float
    colour: str
    bold: bool = False
    before: float = 0.0
    after: float = 0.0
    keep: bool = False


def manner(block: Heading | Paragraph | ListItem, look: Look) -> Manner:
    """Return how a block stands in a look."""
    if isinstance(block, Heading):
        size = {1: look.title_size, 2: look.heading_size}.get(block.level, look.subheading_size)
        before = {1: 0.0, 2: look.space_after + 10}.get(block.level, look.space_after + 3)
        return Manner(size, look.accent, bold=True, before=before, after=max(3.0, look.space_after - 2), keep=True)
    if isinstance(block, ListItem):
        return Manner(look.size, look.ink, after=look.space_after / 2)
    keep = block.keep_with_next
    return {
        "detail": Manner(look.size, look.ink, after=2, keep=keep),
        "lead": Manner(look.size, MUTED, after=look.space_after, keep=True),
        "label": Manner(look.size, look.ink, bold=True, before=look.space_after, after=3, keep=True),
        "cell": Manner(look.size, look.ink, keep=keep),
        "small": Manner(max(9.0, look.size - 2), MUTED, after=look.space_after / 2, keep=keep),
        "signature": Manner(look.size, look.ink, before=30, after=look.space_after, keep=keep),
    }.get(block.role, Manner(look.size, look.ink, after=look.space_after, keep=keep))


def passage(block: Heading | Paragraph | ListItem, look: Look, width: float, indent: float = 0.0) -> Passage:
    """Return a block broken into the lines of a column of `width` points, `indent` of them left free."""
    how = manner(block, look)
    height = how.size * NATURAL_LEADING * (1.08 if isinstance(block, Heading) else look.line_height)
    number_text = block.marker if isinstance(block, ListItem) else block.number
    number_x = indent + (block.level * LIST_HANG if isinstance(block, ListItem) else 0.0)
    number, x = None, min(number_x, width / 2)
    if number_text:
        hang = LIST_HANG if isinstance(block, ListItem) else look.number_width * MM
        number = lines((Run(text=number_text),), width, how.size, bold=how.bold)[0]
        x = min(number_x + max(hang, number.width + 1.5 * MM), width / 2)
    number_x = min(number_x, x)
    broken = lines(block.runs, width - x, how.size, bold=how.bold)
    if isinstance(block, Heading) and block.level == 1 and look.title_align == "center":
        broken = [_moved(line, (width - x - line.width) / 2) for line in broken]
    strips = [Strip(line, x, height, how.colour) for line in broken]
    strips[0] = replace(strips[0], number=number, number_x=number_x, ref=block.ref)
    return Passage(block, tuple(strips), how.before, how.after, how.keep)


def _moved(line: Line, by: float) -> Line:
    return replace(line, pieces=tuple((x + by, piece) for x, piece in line.pieces))


def height_of(strips: Sequence[Strip]) -> float:
    """Return the room that strips take; what stands free above the first one is not counted."""
    return sum(strip.height + (strip.before if i else 0) for i, strip in enumerate(strips))


def how_many_fit(strips: Sequence[Strip], room: float) -> int:
    """Return how many of the strips fit into the room without leaving one line alone here or on the next page."""
    used, count = 0.0, 0
    for strip in strips:
        used += strip.height + (strip.before if count else 0)
        if used > room + 0.01:
            break
        count += 1
    if count == len(strips):
        return count
    count = min(count, len(strips) - 2)
    return count if count >= 2 else 0


@dataclass(frozen=True, slots=True)
class RowLines:
    """A table row, each cell broken into strips."""

    cells: tuple[tuple[Strip, ...], ...]
    ref: Ref | None = None

    @property
    def height(self) -> float:
        return max((height_of(cell) for cell in self.cells), default=0.0) + 2 * CELL_PAD_Y


def cell_strips(cell: Cell, look: Look, width: float) -> tuple[Strip, ...]:
    """Return a cell's blocks as one column of strips."""
    strips: list[Strip] = []
    after = 0.0
    for block in cell.blocks:
        made = passage(block, look, width)
        strips.append(replace(made.strips[0], before=max(after, made.before)))
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
