"""The list of contents of a PDF: a line for each heading, which leads to it, and the number of its page.

Distances are points.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.values import replace
from desktop.minutes.contents import Entry, entries
from desktop.minutes.document import Document, Heading, Look, Paragraph, Ref, Run
from desktop.minutes.pdf.lines import lines
from desktop.minutes.pdf.marks import Pages, Stroke, Words
from desktop.minutes.pdf.passages import MM, Passage, passage
from desktop.minutes.pdf.structure import ContentsElements, Structure, Tagged

STEP, PAGE_COLUMN, GAP = 8 * MM, 12 * MM, 4.0
"""How far each depth is indented, the room for the number of the page, and that at both ends of the dots."""


class ContentsLine(Passage, frozen=True, kw_only=True):
    """A line of the list, and where it leads to."""

    to: Ref


def contents(document: Document, structure: Structure, width: float) -> Iterator[Passage]:
    """Yield the heading and the lines of a document's list of contents; nothing where it has none."""
    listed = entries(document)
    if not listed:
        return
    heading = Heading(level=2, runs=(Run(text=document.contents),))
    yield passage(heading, structure.flow.begin(heading), document.look, width)
    elements = structure.contents()
    for entry in listed:
        yield _line(entry, elements, document.look, width)


def _line(entry: Entry, elements: ContentsElements, look: Look, width: float) -> ContentsLine:
    element = elements.entry(entry.depth, entry.language)
    block = Paragraph(runs=(Run(text=entry.words, link=entry.ref),), role="contents", number=entry.number)
    shift = entry.depth * STEP
    made = passage(block, Tagged(element, element), look, width - shift - PAGE_COLUMN, spaced=True)
    strips = [replace(strip, x=strip.x + shift, number_x=strip.number_x + shift) for strip in made.strips]
    if number := strips[0].number:
        linked = tuple((x, replace(piece, link=entry.ref)) for x, piece in number.pieces)
        strips[0] = replace(strips[0], number=replace(number, pieces=linked))
    return ContentsLine(block, tuple(strips), made.before, made.after, made.keep, to=entry.ref)


def page_number(line: ContentsLine, last: Words, pages: Pages, end: float) -> tuple[Stroke | Words, ...]:
    """Return the number of the page that a line leads to, which ends at `end`, and the dots before it.

    `last` is the end of the line's words, on the page where they stand.
    """
    if line.to not in pages.places:
        return ()
    number = Run(text=str(pages.places[line.to][0] + 1), link=line.to)
    (said,) = lines((number,), PAGE_COLUMN, last.line.size)
    begin, x = last.x + last.line.width + GAP, end - said.width
    dots = Stroke(begin, last.y, x - GAP, last.y, last.colour, 0.6, dotted=True)
    written = Words(x, last.y, said, last.colour, last.of)
    return (dots, written) if begin < x - 2 * GAP else (written,)
