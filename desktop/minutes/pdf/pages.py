"""A laid out document drawn as PDF, and where each record stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from db.values import Struct
from desktop.minutes.document import Document, Ref
from desktop.minutes.pdf.drawing import Drawing
from desktop.minutes.pdf.layout import lay_out
from desktop.minutes.pdf.marks import Mark, Words
from desktop.minutes.pdf.passages import ASCENT, NATURAL_LEADING


class StandIn(Struct, frozen=True, kw_only=True):
    """Words printed for a name that was `typed`, where they stand: page from 0, points from its left and top.

    `ref` is the record of the block, or of the table row, in which they stand. A name that goes on over a line's end is
    two of them.
    """

    page: int
    x: float
    y: float
    width: float
    height: float
    ref: Ref | None
    typed: str
    printed: str


class Printed(Struct, frozen=True):
    """A PDF file, and for each record its page (from 0) and how far below the page's top it stands, in points."""

    content: bytes
    places: dict[Ref, tuple[int, float]]
    stand_ins: tuple[StandIn, ...] = ()


def stand_ins(pages: Sequence[Sequence[Mark]]) -> tuple[StandIn, ...]:
    """Return the names that a house style says otherwise than they were typed, page by page."""
    return tuple(
        StandIn(
            page=page,
            x=words.x + x,
            y=words.y - ASCENT * words.line.size,
            width=piece.width,
            height=NATURAL_LEADING * words.line.size,
            ref=words.of.ref if words.of else None,
            typed=piece.typed,
            printed=piece.words.strip(),
        )
        for page, marks in enumerate(pages)
        for words in marks
        if isinstance(words, Words)
        for x, piece in words.line.pieces
        if piece.typed
    )


def printed(document: Document, progress: Callable[[float], None]) -> Printed:
    """Return a document as PDF with the places of its records; progress goes from 0 to 1.

    Raises Refused where the document has a Word template that cannot be read.
    """
    layout = lay_out(document, lambda done: progress(0.7 * done))
    drawing = Drawing(document, layout)
    pages = layout.pages.marks
    for at, marks in enumerate(pages):
        progress(0.7 + 0.25 * at / len(pages))
        drawing.draw_page(at, marks)
    content = drawing.written()
    progress(1.0)
    return Printed(content, dict(layout.pages.places), stand_ins(pages))
