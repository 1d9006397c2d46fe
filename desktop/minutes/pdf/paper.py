"""The paper that a document is printed on: its size, and what stands on each page beside the text.

Without a committee's own Word template it is A4 with the margins of the look; with one, its page, headers and footers.
Distances are points; `y` runs down from the top of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from db.values import Struct, field, replace
from desktop.minutes.document import Document, Run
from desktop.minutes.pdf.lines import lines
from desktop.minutes.pdf.marks import PAGE_HEIGHT, PAGE_WIDTH, Image, Mark, Stroke, Words
from desktop.minutes.pdf.passages import ASCENT, GREY, MM, NATURAL_LEADING
from desktop.minutes.pdf.pieces import Line
from desktop.minutes.pdf.structure import Element
from desktop.minutes.word.letterhead import Area, Letterhead, PagePart, letterhead
from desktop.minutes.word.letterhead import Line as HeadLine

HEAD_SIZE, HEAD_TOP, HEAD_LEADING = 10.0, 9 * MM, 12.0
DRAFT_SIZE, DRAFT_COLOUR = 11.0, "A3241B"
FOOT_MARGIN, FOOT_LINE = 10 * MM, 16.0
"""How far the number of a page stands from the edge of plain paper, and the room that it takes in a footer."""
CLEAR = 2 * MM
"""What is kept free between header and running head, text and footer."""
SIDES = {"left": 0.0, "center": 0.5, "right": 1.0}

Tagging = Callable[[str], Element | None]
"""Gives the element of a line ("P") or of a picture ("Figure"); None where it is only an artifact."""


class Sheet(Struct, frozen=True):
    """One page before the text comes: its marks, from where to where the text goes, where the number's line stands."""

    marks: tuple[Mark, ...]
    top: float
    bottom: float
    foot: float


class Paper(Struct, frozen=True):
    """The size of the pages, where the text stands on them, and the first page and all others."""

    width: float
    height: float
    left: float
    text_width: float
    first: Sheet
    others: Sheet
    opening: PagePart = field(default_factory=PagePart)
    closing: PagePart = field(default_factory=PagePart)
    size: float = 0.0
    accent: str = ""

    def sheet(self, page: int) -> Sheet:
        """Return a page, from 0."""
        return self.others if page else self.first


def paper(document: Document) -> Paper:
    """Return what a document is printed on. Raises Refused where its template cannot be read."""
    return _of_template(document, letterhead(document.template)) if document.template else _plain(document)


def _plain(document: Document) -> Paper:
    top, right, bottom, left = (margin * MM for margin in document.look.margins)
    width = PAGE_WIDTH - left - right
    marks, end = running_head(document, document.running_head, left, width, HEAD_TOP)
    sheet = Sheet(marks, max(top, end + 12), PAGE_HEIGHT - bottom, PAGE_HEIGHT - FOOT_MARGIN)
    return Paper(PAGE_WIDTH, PAGE_HEIGHT, left, width, sheet, sheet)


def running_head(
    document: Document, heads: Iterable[str], left: float, width: float, top: float
) -> tuple[tuple[Mark, ...], float]:
    """Return the running head and DRAFT as they stand from `top` down, and where their end is."""
    draft = lines((Run(text=document.draft),), width / 2, DRAFT_SIZE, bold=True)
    beside = width - max(line.width for line in draft) - 4 * MM
    broken = [line for text in heads for line in lines((Run(text=text),), beside, HEAD_SIZE)]
    rows = max(len(broken), len(draft) if document.draft else 0)
    if not rows:
        return (), top
    base = top + HEAD_SIZE
    marks: list[Mark] = [Words(left, base + i * HEAD_LEADING, line, GREY) for i, line in enumerate(broken)]
    for i, line in enumerate(draft if document.draft else ()):
        marks.append(Words(left + width - line.width, base + i * HEAD_LEADING, line, DRAFT_COLOUR))
    end = top + rows * HEAD_LEADING + 4
    if not document.look.heading_rule:
        marks.append(Stroke(left, end, left + width, end, document.look.rule))
    return tuple(marks), end


def _of_template(document: Document, page: Letterhead) -> Paper:
    own = page.first_header is not None or page.first_footer is not None
    first = (page.first_header or PagePart(), page.first_footer or PagePart()) if own else (page.header, page.footer)
    heads = () if own else document.running_head
    return Paper(
        width=page.width * MM,
        height=page.height * MM,
        left=page.left * MM,
        text_width=(page.width - page.left - page.right) * MM,
        first=_sheet(document, page, *first, heads),
        others=_sheet(document, page, page.header, page.footer, document.running_head),
        opening=page.opening,
        closing=page.closing,
        size=page.size,
        accent=page.accent,
    )


def _sheet(document: Document, page: Letterhead, header: PagePart, footer: PagePart, heads: Iterable[str]) -> Sheet:
    """Return a page of a template: under its header the running head, under its footer the number of the page."""
    ink = document.look.ink
    left, width, height = page.left * MM, (page.width - page.left - page.right) * MM, page.height * MM
    marks, end = set_part(header, left, page.header_at * MM, width, ink, _artifact)
    clear = max((end, *(_deepest(header, page)))) + (CLEAR if marks else 0)
    head, head_end = running_head(document, heads, left, width, clear)
    foot = height - page.footer_at * MM
    room = part_height(footer, width)
    below, _ = set_part(footer, left, foot - FOOT_LINE - room, width, ink, _artifact)
    return Sheet(
        marks=(*marks, *head, *below),
        top=max(page.top * MM, head_end + 12 if head else clear + CLEAR),
        bottom=min(height - page.bottom * MM, foot - FOOT_LINE - room - CLEAR),
        foot=foot - FOOT_LINE + ASCENT * HEAD_SIZE + CLEAR / 2,
    )


def with_figures(marks: Iterable[Mark], tagging: Tagging) -> tuple[Mark, ...]:
    """Return the marks of the first page with its pictures as figures, where they say what they show."""
    return tuple(
        _figure(mark, tagging) if isinstance(mark, Image) and mark.of is None and mark.says.strip() else mark
        for mark in marks
    )


def _figure(image: Image, tagging: Tagging) -> Image:
    element = tagging("Figure")
    if element is not None:
        element.alternative = image.says
    return replace(image, of=element)


def _artifact(_tag: str) -> None:
    return None


def _deepest(part: PagePart, page: Letterhead) -> list[float]:
    """Return the ends of what floats above the text in the upper third of a page: a logo that words keep clear of."""
    third = page.height / 3
    return [
        (each.top + each.height) * MM
        for each in part.floating
        if each.top < third
        and each.height < third
        and each.left < page.width - page.right
        and each.left + each.width > page.left
    ]


def set_part(
    part: PagePart, left: float, top: float, width: float, ink: str, tagging: Tagging
) -> tuple[list[Mark], float]:
    """Return a header, a footer or what stands around the text, from `top` down, and where its end is."""
    marks: list[Mark] = []
    for band in part.bands:
        ends = [top]
        for area in band.areas:
            made, end = _set_area(area, left + area.left * MM, top, min(area.width * MM, width), ink, tagging)
            marks += made
            ends.append(end)
        top = max(ends)
    for each in part.floating:
        within = Area(left=0.0, width=each.width, lines=each.lines)
        marks += _set_area(within, each.left * MM, each.top * MM, each.width * MM, ink, tagging)[0]
    return marks, top


def part_height(part: PagePart, width: float) -> float:
    """Return how deep a header, a footer or what stands around the text is."""
    return set_part(part, 0.0, 0.0, width, "000000", _artifact)[1]


def _set_area(
    area: Area, left: float, top: float, width: float, ink: str, tagging: Tagging
) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    for line in area.lines:
        top += line.before
        pictures = _pictures(line, left, top, width, tagging)
        marks += pictures
        top += max((picture.height for picture in pictures), default=0.0)
        if line.runs or not pictures:
            element = tagging("P") if line.runs else None
            for broken in _broken(line, width):
                x = left + max(0.0, width - broken.width) * SIDES[line.align]
                marks.append(Words(x, top + ASCENT * line.size, broken, line.colour or ink, element))
                top += NATURAL_LEADING * line.size
        top += line.after
    return marks, top


def _broken(line: HeadLine, width: float) -> list[Line]:
    return lines(line.runs, width, line.size)


def _pictures(line: HeadLine, left: float, top: float, width: float, tagging: Tagging) -> list[Image]:
    """Return the pictures of a line beside each other, none wider than there is room."""
    whole = sum(picture.width for picture in line.pictures) * MM
    shrink = min(1.0, width / whole) if whole else 1.0
    x = left + (width - whole * shrink) * SIDES[line.align]
    deepest = max((picture.height for picture in line.pictures), default=0.0) * MM * shrink
    made = []
    for picture in line.pictures:
        wide, high = picture.width * MM * shrink, picture.height * MM * shrink
        image = Image(x, top + deepest - high, wide, high, picture.content, picture.says)
        made.append(_figure(image, tagging) if picture.says.strip() else image)
        x += wide
    return made
