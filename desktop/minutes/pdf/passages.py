"""The blocks of a document broken into the lines of a column, with their room: what a page is filled with.

Distances are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from db.values import Struct, replace
from desktop.minutes.changes import number_runs
from desktop.minutes.document import Heading, ListItem, Look, Paragraph, Ref, Runs
from desktop.minutes.fonts import REGULAR
from desktop.minutes.indents import label_and_value
from desktop.minutes.pdf.glyphs import width_of
from desktop.minutes.pdf.lines import lines
from desktop.minutes.pdf.pieces import Line
from desktop.minutes.pdf.structure import Tagged

MM = 72 / 25.4
NATURAL_LEADING = 1.149
"""Liberation Sans: ascent, descent and gap of a line of 1 point; what Word calls single spacing."""
ASCENT = 0.905
LIST_HANG = 7 * MM
DETAIL_HANG, SIGNATURE_WIDTH = 34 * MM, 100 * MM
GREY = "4A525C"
"""Running heads and fine print: 7.9 to 1 on white."""
CLOSE = 1.05
"""Line height of headings and table cells."""
RULE_GAP = 6.0
"""Between words and a rule above, below or beside them."""


class Strip(Struct, frozen=True):
    """One line with its room: `before` stands free above it, `number` hangs at `number_x`.

    `holds` says that it must not be parted from the next line by a page's end. `ref` is the record whose first line
    this is, `tagged` what the words and the number belong to.
    """

    line: Line
    x: float
    height: float
    colour: str
    tagged: Tagged
    before: float = 0.0
    number: Line | None = None
    number_x: float = 0.0
    ref: Ref | None = None
    holds: bool = False


class Passage(Struct, frozen=True):
    """A heading, paragraph or point of a list, broken into strips.

    `over` and `under` are the room that a rule above or below takes, 0 where there is none; `bar` is the colour of the
    bar beside it.
    """

    block: Heading | Paragraph | ListItem
    strips: tuple[Strip, ...]
    before: float
    after: float
    keep: bool
    over: float = 0.0
    under: float = 0.0
    bar: str = ""

    @property
    def start(self) -> float:
        """The room that the passage must find to begin on a page."""
        return start_of(self.strips)

    @property
    def height(self) -> float:
        """The room that all of it takes on one page."""
        return self.over + height_of(self.strips) + self.under


class Manner(Struct, frozen=True):
    """How the words of a block stand: the same figures as the named styles of the Word templates."""

    size: float
    colour: str
    line_height: float
    bold: bool = False
    italic: bool = False
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    whole: bool = False


ROLES: dict[str, dict[str, Any]] = {
    "detail": {"after": 2.0},
    "lead": {"colour": GREY, "before": 1.0, "keep": True},
    "label": {"bold": True, "before": 8.0, "after": 4.0, "keep": True},
    "action": {"before": 4.0, "whole": True},
    "decision": {"before": 4.0, "whole": True},
    "cell": {"line_height": CLOSE, "after": 2.0},
    "small": {"colour": GREY, "before": 6.0, "after": 3.0},
    "contents": {"line_height": CLOSE, "after": 3.0, "whole": True},
    "signature": {"before": 30.0, "keep": True},
}
"""How paragraphs of a role differ from those of the body."""


def manner(block: Heading | Paragraph | ListItem, look: Look, *, in_cell: bool = False) -> Manner:
    """Return how a block stands in a look."""
    if isinstance(block, Heading):
        return _heading_manner(block, look, in_cell)
    if isinstance(block, ListItem):
        return Manner(look.size, look.ink, look.line_height, after=3)
    how = {"colour": look.ink, "line_height": look.line_height, "after": look.space_after, **ROLES.get(block.role, {})}
    if block.role == "lead":
        how["italic"] = look.lead_italic
    elif block.role == "label":
        how["colour"] = look.accent
    if block.keep_with_next:
        how["keep"] = True
    return Manner(look.size, **how)


def _heading_manner(heading: Heading, look: Look, in_cell: bool) -> Manner:
    bold = heading.level < 4
    if in_cell:
        return Manner(look.size, look.accent, CLOSE, bold=bold, after=3.0, keep=True)
    size = {1: look.title_size, 2: look.heading_size}.get(heading.level, look.subheading_size)
    before, after = {1: (0.0, 8.0), 2: (16.0, 4.0)}.get(heading.level, (10.0, 4.0))
    return Manner(size, look.accent, CLOSE, bold=bold, before=before, after=after, keep=True)


def passage(
    block: Heading | Paragraph | ListItem,
    tagged: Tagged,
    look: Look,
    width: float,
    *,
    indented: bool = False,
    in_cell: bool = False,
    spaced: bool = False,
) -> Passage:
    """Return a block broken into the lines of a column of `width` points, `indented` as under a numbered heading.

    `spaced`: something is read behind its words.
    """
    how = manner(block, look, in_cell=in_cell)
    before, runs, hang = _hanging(block, look)
    indent = look.item_indent * MM if indented else 0.0
    number_x = min(indent + (block.level * LIST_HANG if isinstance(block, ListItem) else 0.0), width / 2)
    number, x = None, number_x
    if before:
        number = lines(before, width, how.size, bold=how.bold, spaced=True)[0]
        x = min(number_x + max(hang, number.width + 1.5 * MM), width / 2)
    if isinstance(block, Paragraph) and block.role == "signature":
        runs = _with_rule(runs, how.size)
    if how.italic:
        runs = tuple(replace(run, italic=True) for run in runs)
    broken = lines(runs, width - x, how.size, bold=how.bold, spaced=spaced)
    if isinstance(block, Heading) and block.level == 1 and look.title_align == "center":
        broken = [_moved(line, (width - x - line.width) / 2) for line in broken]
    height, last = how.size * NATURAL_LEADING * how.line_height, len(broken) - 1
    whole = how.keep or how.whole
    first = {"number": number, "number_x": number_x, "ref": block.ref}
    strips = [
        Strip(
            line,
            x,
            height,
            how.colour,
            tagged,
            holds=how.keep if i == last else whole or i in (0, last - 1),
            **({} if i else first),  # type: ignore[arg-type]
        )
        for i, line in enumerate(broken)
    ]
    over, under = (0.0, 0.0) if in_cell else _room_of_rules(block, look)
    bar = _bar(block, look) if indented else ""
    return Passage(block, tuple(strips), how.before, how.after, how.keep, over, under, bar)


def _room_of_rules(block: Heading | Paragraph | ListItem, look: Look) -> tuple[float, float]:
    """Return the room of the rule above a numbered item, and of that below the title."""
    if not isinstance(block, Heading):
        return 0.0, 0.0
    above = look.heading_rule and block.level == 2 and block.number
    below = look.title_rule and block.level == 1
    return RULE_GAP if above else 0.0, RULE_GAP if below else 0.0


def _bar(block: Heading | Paragraph | ListItem, look: Look) -> str:
    colours = {"action": look.accent, "decision": look.rule} if look.action_bar else {}
    return colours.get(block.role, "") if isinstance(block, Paragraph) else ""


def _hanging(block: Heading | Paragraph | ListItem, look: Look) -> tuple[Runs, Runs, float]:
    """Return what hangs before a block, the rest of its words, and how far they hang: a number, a marker or a label."""
    if isinstance(block, ListItem):
        return number_runs(block), block.runs, LIST_HANG
    if block.number:
        return number_runs(block), block.runs, look.number_width * MM
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
    """Return a passage as what comes `after` asks for: a list ends like a paragraph, two titles have one rule."""
    if _is_point(made) and not _is_point(after):
        return replace(made, after=look.space_after)
    return replace(made, under=0.0) if made.under and isinstance(after, Passage) and after.under else made


def _is_point(made: object) -> bool:
    return isinstance(made, Passage) and isinstance(made.block, ListItem)
