"""The pages of a laid out document written into a PDF file, with bookmarks, links and structure."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from textwrap import shorten

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import XMP, PDFArray, PDFDictionary, PDFObjectReference, PDFStream
from reportlab.pdfgen.canvas import Canvas

from desktop.minutes import fonts
from desktop.minutes.changed_words import DELETED, INSERTED
from desktop.minutes.characters import printable
from desktop.minutes.document import Document, ListItem, Ref, Run, Table, every_block, plain
from desktop.minutes.pdf.glyphs import font
from desktop.minutes.pdf.layout import Layout
from desktop.minutes.pdf.lines import lines
from desktop.minutes.pdf.marks import Fill, Image, Mark, Stroke, Words
from desktop.minutes.pdf.packing import packed
from desktop.minutes.pdf.page_code import FOOTER, HEADER, LAYOUT, REPEATED, PageCode
from desktop.minutes.pdf.paper import HEAD_SIZE, SIDES
from desktop.minutes.pdf.passages import GREY
from desktop.minutes.pdf.pieces import Piece
from desktop.minutes.pdf.structure import CHANGED as STRUCTURED
from desktop.minutes.pdf.structure import Area, Element, inline, text_string
from desktop.minutes.pdf.tagging import Tagging, metadata

CHANGED = {INSERTED: "1E6B3C", DELETED: "A3241B"}
"""The colours of words that came and that went; they are underlined or struck through besides."""
SHORT = 100
"""How many characters a link says of where it leads."""
UNDER, THROUGH = -0.12, 0.28
"""How high rules stand over the base line, in sizes of the text."""


def words_at(document: Document) -> dict[Ref, str]:
    """Return what stands at the places of a document."""
    found: dict[Ref, str] = {}

    def note(ref: Ref | None, words: str) -> None:
        if ref is not None:
            found.setdefault(ref, words)

    for block in every_block(document.blocks):
        if isinstance(block, Table):
            for row in block.rows:
                note(row.ref, " ".join(plain(each.runs) for cell in row.cells for each in cell.blocks))
            continue
        number = "" if isinstance(block, ListItem) else block.number
        note(block.ref, f"{number} {plain(block.runs)}")
        for anchor, runs in groupby(block.runs, lambda run: run.anchor):
            note(anchor, plain(tuple(runs)))
    return found


_Area = tuple[Element, Piece, Words, float]
"""The element of a link, its words, the line that they stand on, and from where."""


class Drawing:
    """The file, page after page."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self.document, self.layout = document, layout
        font(fonts.REGULAR)
        self.height = layout.paper.height
        self.target = BytesIO()
        self.canvas = Canvas(
            self.target,
            pagesize=(layout.paper.width, layout.paper.height),
            pageCompression=1,
            initialFontName=fonts.REGULAR,
            lang=document.language,
            pdfVersion=(1, 7),
        )
        self.canvas.setTitle(printable(document.title))
        self.canvas.setSubject(printable(document.subject))
        self.canvas.setAuthor(printable(document.author))
        self.canvas.setCreator("Minutebook")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")
        self.tagging = Tagging(self.canvas._doc)
        self.told = words_at(document)
        self.entries = {page: list(entries) for page, entries in groupby(layout.pages.entries, lambda each: each.page)}
        self.images: dict[bytes, str] = {}
        self.depth = -1

    def draw_page(self, page: int, marks: list[Mark]) -> None:
        self.add_bookmarks(page)
        code = PageCode(self.canvas._doc, page, self.height)
        areas: list[_Area] = []
        words = [mark for mark in marks if isinstance(mark, Words)]
        foot = self.foot(page)
        sheet = self.layout.sheet(page)
        code.draw(mark for mark in (*sheet, *marks) if isinstance(mark, Fill | Stroke))
        code.draw(rule for each in words for rule in self.rules(each))
        for kind, image in (
            *((HEADER, mark) for mark in sheet if isinstance(mark, Image)),
            *((LAYOUT, mark) for mark in marks if isinstance(mark, Image)),
        ):
            self.show(code, image, kind)
        for each in (mark for mark in sheet if isinstance(mark, Words)):
            self.write(code, each, HEADER if each.y < self.height / 2 else FOOTER)
        for each in words:
            areas += self.write(code, each, each.of or REPEATED)
        self.write(code, foot, FOOTER)
        self.add_page(page, code, areas)

    def add_page(self, page: int, code: PageCode, areas: list[_Area]) -> None:
        """Put a page into the file with its links. Reportlab's own stream would be in base 85, a quarter longer."""
        self.canvas.showPage()
        name = f"Page{page + 1}"
        made = self.canvas._doc.idToObject[name]
        made.__NoDefault__ = [*made.__NoDefault__, "StructParents", "Tabs"]
        made.Contents = PDFStream(content=zlib.compress(code.source), filters=[])
        made.Contents.dictionary["Filter"] = "/FlateDecode"
        made.StructParents = self.tagging.add_page(name, code.elements)
        made.Tabs = "/S"
        made.Annots = PDFArray([self.area(page, *each) for each in areas]) if areas else None

    def show(self, code: PageCode, image: Image, kind: str) -> None:
        """Show a picture; one that cannot be read is left out. What every page shows is in the file once."""
        if image.content not in self.images:
            try:
                self.canvas.drawImage(ImageReader(BytesIO(image.content)), 0, 0, 1, 1, mask="auto")
            except Exception:  # whatever a library says of a damaged picture: the minutes are printed all the same
                self.images[image.content] = ""
            else:
                self.images[image.content] = self.canvas._formsinuse[-1]
        if name := self.images[image.content]:
            if name not in self.canvas._formsinuse:
                self.canvas._formsinuse.append(name)
            code.show(image, f"/{self.canvas._doc.getXObjectName(name)}", kind)

    def add_bookmarks(self, page: int) -> None:
        """Set the bookmarks of a page: its headings, none deeper than one below that before it."""
        for at, entry in enumerate(self.entries.get(page, ())):
            key = f"heading_{page}_{at}"
            self.canvas.bookmarkHorizontalAbsolute(key, self.height - entry.y + 4)
            self.depth = min(max(entry.level - 1, 0), self.depth + 1)
            self.canvas.addOutlineEntry(printable(entry.words), key, self.depth)

    def foot(self, page: int) -> Words:
        """Return the page's number where the look has it."""
        count = len(self.layout.pages.marks)
        text = self.document.footer.replace("{page}", str(page + 1)).replace("{pages}", str(count))
        line = lines((Run(text=text),), self.layout.width, HEAD_SIZE)[0]
        free = self.layout.width - line.width
        x = self.layout.left + free * SIDES[self.layout.look.footer_align]
        return Words(x, self.layout.paper.sheet(page).foot, line, GREY)

    def leads(self, piece: Piece) -> bool:
        return piece.link is not None and piece.link in self.layout.pages.places

    def shows_link(self, piece: Piece, words: Words) -> bool:
        """Tell whether a link looks like one: not in the list of contents, which is nothing else."""
        return self.leads(piece) and not (words.of and words.of.tag == "Reference")

    def colour(self, piece: Piece, words: Words) -> str:
        return CHANGED.get(piece.change) or (self.layout.look.accent if self.shows_link(piece, words) else words.colour)

    def rules(self, words: Words) -> Iterator[Stroke]:
        """Yield the rules under the pieces of a line, or through them."""
        for x, piece in words.line.pieces:
            heights = [UNDER] if piece.underline or piece.change == INSERTED or self.shows_link(piece, words) else []
            for height in (*heights, THROUGH) if piece.change == DELETED else heights:
                y = words.y - words.line.size * height
                left, colour = words.x + x, self.colour(piece, words)
                if piece.width:
                    yield Stroke(left, y, left + piece.width, y, colour, words.line.size / 20)

    def write(self, code: PageCode, words: Words, of: Element | str) -> list[_Area]:
        """Write a line as content of an element or as an artifact; its links are returned."""
        areas = []
        numbers: dict[int, tuple[Element, int]] = {}
        for x, piece in words.line.in_reading_order:
            part = of if isinstance(of, str) else self.part(of, piece)
            if isinstance(part, str) or not words.line.turned:
                code.go_on(part)
                code.write(piece, words.x + x, words.y, words.line.size, self.colour(piece, words))
            else:
                numbers[piece.at] = part, code.content_of(part)
            if not isinstance(of, str) and self.leads(piece):
                areas.append((of.inline[1] if of.inline else of, piece, words, words.x + x))
        for x, piece in words.line.pieces if numbers else ():
            code.begin(*numbers[piece.at])
            code.write(piece, words.x + x, words.y, words.line.size, self.colour(piece, words))
        return areas

    def part(self, of: Element, piece: Piece) -> Element:
        """Return the element of a piece within that of its block: a link, what came or went, what was turned."""
        if self.leads(piece):
            of = inline(of, piece.link, "Link")
        if piece.change:
            tag, rule = STRUCTURED[piece.change]
            of = inline(of, piece.change, tag, attributes=f"/O /Layout /TextDecorationType /{rule}")
            of.said += piece.words
        return of.add("Span", said=piece.heard) if piece.heard else of

    def area(self, page: int, of: Element, piece: Piece, words: Words, x: float) -> PDFObjectReference:
        """Put the area of a link into the file: it leads to the place of a record, and says to which words."""
        assert piece.link is not None
        to, top = self.layout.pages.places[piece.link]
        y, size = self.height - words.y, words.line.size
        told = shorten(printable(self.told.get(piece.link, "")), SHORT, placeholder=" …") or piece.words
        made = PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Link",
                "Rect": f"[{x:.2f} {y - 0.25 * size:.2f} {x + piece.width:.2f} {y + 0.9 * size:.2f}]",
                "Border": "[0 0 0]",
                "F": 4,
                "Contents": text_string(told),
                "Dest": PDFArray([PDFObjectReference(f"Page{to + 1}"), "/XYZ", 0, round(self.height - top + 4, 2), 0]),
                "StructParent": self.tagging.next_key(of),
            }
        )
        of.kids.append(Area(page, self.tagging.add_area(made)))
        return self.canvas._doc.Reference(made)

    def written(self) -> bytes:
        """Return the whole file."""
        document = self.canvas._doc
        self.tagging.write(self.layout.structure)
        made = metadata(self.document, document._timeStamp.datetime.isoformat(timespec="seconds"))
        document.Catalog.Metadata = XMP(creator=lambda _: made)
        document.Catalog.Metadata.filters = []
        document.format = lambda: packed(document)
        self.canvas._code.clear()
        self.canvas.save()
        return self.target.getvalue()
