"""The blocks of a document broken into the lines of a column, with their room: what a page is filled with.

Distances are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.minutes.document import Cell, Heading, ListItem, Look, Paragraph, Ref, Run, Runs, Table, plain
from desktop.minutes.fonts import REGULAR
from desktop.minutes.indents import label_and_value
from desktop.minutes.pdf_glyphs import width_of
from desktop.minutes.pdf_lines import Line, lines

MM = 72 / 25.4
NATURAL_LEADING = 1.149
"""Liberation Sans: ascent, descent and gap of a line of 1 point; what Word calls single spacing."""
ASCENT = 0.905
CELL_PAD_X, CELL_PAD_Y = 2 * MM, 1.2 * MM
LIST_HANG = 7 * MM
DETAIL_HANG, SIGNATURE_WIDTH = 34 * MM, 100 * MM
GREY = "4A525C"
"""Running heads and fine print: 7.9 to 1 on white."""
CLOSE = 1.05
"""Line height of headings and table cells."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One line with its room: `before` stands free above it, `number` hangs at `number_x`.

    `holds` says that it must not be parted from the next line by a page's end.
    """

    line: Line
    x: float
    height: float
    colour: str
    before: float = 0.0
    number: Line | None = None
    number_x: float = 0.0
    ref: Ref | None = None
    holds: bool = False


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
        """The room that the passage must find to begin on a page."""
        return start_of(self.strips)


@dataclass(frozen=True, slots=True)
class Manner:
    """How the words of a block stand: the same figures as the named styles of the Word templates."""

    size: float
    colour: str
    line_height: float
    bold: bool = False
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    whole: bool = False


def manner(block: Heading | Paragraph | ListItem, look: Look, *, in_cell: bool = False) -> Manner:
    """Return how a block stands in a look."""
    plain_text = Manner(look.size, look.ink, look.line_height, after=look.space_after)
    if isinstance(block, Heading):
        return _heading_manner(block, look, in_cell)
    if isinstance(block, ListItem):
        return replace(plain_text, after=3)
    made = {
        "detail": replace(plain_text, after=2),
        "lead": replace(plain_text, colour=GREY, before=1, keep=True),
        "label": replace(plain_text, colour=look.accent, bold=True, before=8, after=4, keep=True),
        "action": replace(plain_text, before=4, whole=True),
        "decision": replace(plain_text, before=4, whole=True),
        "cell": replace(plain_text, line_height=CLOSE, after=2),
        "small": replace(plain_text, colour=GREY, before=6, after=3),
        "signature": replace(plain_text, before=30, keep=True),
    }.get(block.role, plain_text)
    return replace(made, keep=made.keep or block.keep_with_next)


def _heading_manner(heading: Heading, look: Look, in_cell: bool) -> Manner:
    size = {1: look.title_size, 2: look.heading_size}.get(heading.level, look.subheading_size)
    before, after = {1: (0.0, 8.0), 2: (16.0, 4.0)}.get(heading.level, (10.0, 4.0))
    made = Manner(size, look.accent, CLOSE, bold=heading.level < 4, before=before, after=after, keep=True)
    return replace(made, size=look.size, before=0.0, after=3.0) if in_cell else made


def passage(
    block: Heading | Paragraph | ListItem, look: Look, width: float, indent: float = 0.0, *, in_cell: bool = False
) -> Passage:
    """Return a block broken into the lines of a column of `width` points, `indent` of them left free."""
    how = manner(block, look, in_cell=in_cell)
    before, runs, hang = _hanging(block, look)
    number_x = min(indent + (block.level * LIST_HANG if isinstance(block, ListItem) else 0.0), width / 2)
    number, x = None, number_x
    if before:
        number = lines(before, width, how.size, bold=how.bold)[0]
        x = min(number_x + max(hang, number.width + 1.5 * MM), width / 2)
    if isinstance(block, Paragraph) and block.role == "signature":
        runs = _with_rule(runs, how.size)
    broken = lines(runs, width - x, how.size, bold=how.bold)
    if isinstance(block, Heading) and block.level == 1 and look.title_align == "center":
        broken = [_moved(line, (width - x - line.width) / 2) for line in broken]
    height, last = how.size * NATURAL_LEADING * how.line_height, len(broken) - 1
    whole = how.keep or how.whole
    strips = [Strip(line, x, height, how.colour, holds=whole or i in (0, last - 1)) for i, line in enumerate(broken)]
    strips[last] = replace(strips[last], holds=how.keep)
    strips[0] = replace(strips[0], number=number, number_x=number_x, ref=block.ref)
    return Passage(block, tuple(strips), how.before, how.after, how.keep)


def _hanging(block: Heading | Paragraph | ListItem, look: Look) -> tuple[Runs, Runs, float]:
    """Return what hangs before a block, the rest of its words, and how far they hang: a number, a marker or a label."""
    if isinstance(block, ListItem):
        return (Run(text=block.marker),), block.runs, LIST_HANG
    if block.number:
        return (Run(text=block.number),), block.runs, look.number_width * MM
    if isinstance(block, Paragraph):
        return *label_and_value(block), DETAIL_HANG
    return (), block.runs, 0.0


def _with_rule(runs: Runs, size: float) -> Runs:
    """Return the runs of a signature with a rule to sign on where a tab stands."""
    used = sum(width_of(run.text.replace("\t", ""), REGULAR, size) for run in runs)
    rule = "_" * max(int((SIGNATURE_WIDTH - used) / width_of("_", REGULAR, size)), 8)
    return tuple(replace(run, text=run.text.replace("\t", f" {rule}")) for run in runs)


def _moved(line: Line, by: float) -> Line:
    return replace(line, pieces=tuple((x + by, piece) for x, piece in line.pieces))


def height_of(strips: Sequence[Strip]) -> float:
    """Return the room that strips take; what stands free above the first one is not counted."""
    return sum(strip.height + (strip.before if i else 0) for i, strip in enumerate(strips))


def how_many_fit(strips: Sequence[Strip], room: float, *, must: bool = False) -> int:
    """Return how many of the strips fit into the room without parting what holds together.

    `must`: at least one line comes, and what cannot be held together is parted.
    """
    used, fits = 0.0, 0
    for strip in strips:
        used += strip.height + (strip.before if fits else 0)
        if used > room + 0.01:
            break
        fits += 1
    if fits == len(strips):
        return fits
    count = fits
    while count and strips[count - 1].holds:
        count -= 1
    return count or (max(fits, 1) if must else 0)


def start_of(strips: Sequence[Strip]) -> float:
    """Return the room for the first strips that hold together."""
    end = next((i for i, strip in enumerate(strips) if not strip.holds), len(strips) - 1)
    return height_of(strips[: end + 1])


def followed(made: Passage, after: object, look: Look) -> Passage:
    """Return a passage with the room that what comes `after` asks for: a list ends like a paragraph."""
    return replace(made, after=look.space_after) if _is_point(made) and not _is_point(after) else made


def _is_point(made: object) -> bool:
    return isinstance(made, Passage) and isinstance(made.block, ListItem)


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
    passages = [passage(block, look, width, in_cell=True) for block in cell.blocks]
    for each, following in zip(passages, [*passages[1:], None], strict=True):
        made = followed(each, following, look)
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
