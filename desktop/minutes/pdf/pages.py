"""A laid out document drawn as PDF, and where each record stands in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from desktop.minutes import fonts
from desktop.minutes.changed_words import DELETED, INSERTED
from desktop.minutes.characters import printable
from desktop.minutes.document import Document, Ref, Run
from desktop.minutes.pdf.glyphs import font
from desktop.minutes.pdf.layout import HEAD_SIZE, Layout, lay_out
from desktop.minutes.pdf.lines import Piece, lines
from desktop.minutes.pdf.marks import PAGE_HEIGHT, PAGE_WIDTH, Fill, Mark, Stroke, Words
from desktop.minutes.pdf.passages import ASCENT, GREY, MM, NATURAL_LEADING

SIDES = {"left": 0.0, "center": 0.5, "right": 1.0}
FOOT_BASE = PAGE_HEIGHT - 10 * MM
CHANGED = {INSERTED: "1E6B3C", DELETED: "A3241B"}
"""The colours of words that came and that went; they are underlined or struck through besides."""
UNDER, THROUGH = -0.12, 0.28
"""How high rules stand over the base line, in sizes of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
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


@dataclass(frozen=True, slots=True)
class Printed:
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
            ref=words.of,
            typed=piece.typed,
            printed=piece.said or piece.text,
        )
        for page, marks in enumerate(pages)
        for words in marks
        if isinstance(words, Words)
        for x, piece in words.line.pieces
        if piece.typed
    )


def printed(document: Document, progress: Callable[[float], None]) -> Printed:
    """Return a document as PDF with the places of its records; progress goes from 0 to 1."""
    layout = lay_out(document, lambda done: progress(0.7 * done))
    target = BytesIO()
    drawing = _Drawing(document, layout, target)
    pages = layout.pages.marks
    for at, marks in enumerate(pages):
        progress(0.7 + 0.25 * at / len(pages))
        drawing.draw_page(at, marks)
    drawing.canvas.save()
    progress(1.0)
    return Printed(target.getvalue(), dict(layout.pages.places), stand_ins(pages))


class _Drawing:
    """The canvas, page after page."""

    def __init__(self, document: Document, layout: Layout, target: BytesIO) -> None:
        self.document, self.layout = document, layout
        font(fonts.REGULAR)
        self.canvas = Canvas(
            target,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            initialFontName=fonts.REGULAR,
            lang=document.language,
        )
        self.canvas.setTitle(printable(document.title))
        self.canvas.setSubject(printable(document.subject))
        self.canvas.setAuthor(printable(document.author))
        self.canvas.setCreator("Minutebook")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.depth = -1

    def draw_page(self, page: int, marks: list[Mark]) -> None:
        self.mark_places(page)
        for mark in (*self.layout.head, *marks):
            self.draw(mark)
        self.draw_foot(page)
        self.canvas.showPage()

    def mark_places(self, page: int) -> None:
        """Set the destinations and the bookmarks of a page."""
        for ref, (where, y) in self.layout.pages.places.items():
            if where == page:
                self.canvas.bookmarkHorizontalAbsolute(ref.name, PAGE_HEIGHT - y + 4)
        for at, entry in enumerate(self.layout.pages.entries):
            if entry.page == page:
                key = f"heading_{at}"
                self.canvas.bookmarkHorizontalAbsolute(key, PAGE_HEIGHT - entry.y + 4)
                self.depth = min(max(entry.level - 1, 0), self.depth + 1)
                self.canvas.addOutlineEntry(printable(entry.words), key, self.depth)

    def draw_foot(self, page: int) -> None:
        """Write the page's number where the look has it."""
        count = len(self.layout.pages.marks)
        text = self.document.footer.replace("{page}", str(page + 1)).replace("{pages}", str(count))
        line = lines((Run(text=text),), self.layout.width, HEAD_SIZE)[0]
        free = self.layout.width - line.width
        x = self.layout.left + free * SIDES[self.layout.look.footer_align]
        self.draw_words(Words(x, FOOT_BASE, line, GREY))

    def draw(self, mark: Mark) -> None:
        if isinstance(mark, Words):
            self.draw_words(mark)
        elif isinstance(mark, Stroke):
            self.canvas.setStrokeColor(HexColor(f"#{mark.colour}"))
            self.canvas.setLineWidth(mark.width)
            self.canvas.line(mark.x, PAGE_HEIGHT - mark.y, mark.to_x, PAGE_HEIGHT - mark.to_y)
        else:
            self.draw_fill(mark)

    def draw_fill(self, mark: Fill) -> None:
        self.canvas.setFillColor(HexColor(f"#{mark.colour}"))
        self.canvas.rect(mark.x, PAGE_HEIGHT - mark.y - mark.height, mark.width, mark.height, stroke=0, fill=1)

    def draw_words(self, words: Words) -> None:
        for x, piece in words.line.pieces:
            leads = piece.link is not None and piece.link in self.layout.pages.places
            colour = CHANGED.get(piece.change) or (self.document.look.accent if leads else words.colour)
            self.draw_piece(piece, words.x + x, PAGE_HEIGHT - words.y, words.line.size, colour)
            if piece.underline or leads or piece.change == INSERTED:
                self.rule(piece, words.x + x, PAGE_HEIGHT - words.y, words.line.size, colour, UNDER)
            if piece.change == DELETED:
                self.rule(piece, words.x + x, PAGE_HEIGHT - words.y, words.line.size, colour, THROUGH)
            if leads and piece.link is not None:
                self.link(piece, piece.link, words.x + x, PAGE_HEIGHT - words.y, words.line.size)

    def draw_piece(self, piece: Piece, x: float, y: float, size: float, colour: str) -> None:
        """Draw a piece; where its glyphs are not its words, the words stand beside them for readers and searches.

        ISO 32000-1, 14.9.4: ActualText. Reportlab has no call for marked content.
        """
        if piece.text == "\t":
            return
        if piece.said:
            said = ("\ufeff" + piece.said).encode("utf-16-be").hex()
            self.canvas._code.append(f"/Span <</ActualText <{said}>>> BDC")
        self.canvas.setFillColor(HexColor(f"#{colour}"))
        self.canvas.setFont(piece.font, size)
        self.canvas.drawString(x, y, piece.text)
        if piece.said:
            self.canvas._code.append("EMC")

    def rule(self, piece: Piece, x: float, y: float, size: float, colour: str, height: float) -> None:
        """Draw a rule under a piece or through it."""
        self.canvas.setStrokeColor(HexColor(f"#{colour}"))
        self.canvas.setLineWidth(size / 20)
        self.canvas.line(x, y + size * height, x + piece.width, y + size * height)

    def link(self, piece: Piece, to: Ref, x: float, y: float, size: float) -> None:
        self.canvas.linkRect(
            piece.text, to.name, (x, y - 0.25 * size, x + piece.width, y + 0.9 * size), relative=0, thickness=0
        )
