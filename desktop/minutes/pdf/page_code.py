"""The source of one page of a PDF: all that is drawn on it, each piece as content of an element or as an artifact.

ISO 32000-1, 9.4 (text), 8.5 (paths), 14.6 (marked content). `y` runs down from the top of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reportlab.pdfbase.pdfdoc import PDFDocument

from desktop.minutes.pdf.glyphs import font
from desktop.minutes.pdf.marks import Fill, Image, Stroke
from desktop.minutes.pdf.pieces import Piece
from desktop.minutes.pdf.structure import Content, Element

_PLAIN = re.compile(rb"[ -'*-\[\]-~]*")
LAYOUT, HEADER, FOOTER, REPEATED = (
    "/Layout",
    "/Pagination /Subtype /Header /Attached [/Top]",
    "/Pagination /Subtype /Footer /Attached [/Bottom]",
    "/Pagination",
)
"""Kinds of artifact (ISO 32000-1, 14.8.2.2.2): rules and fills, running heads and feet, header rows once more."""


@cache
def colour_code(colour: str) -> str:
    """Return an `RRGGBB` colour as numbers."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (0, 2, 4))


def string_code(codes: bytes) -> str:
    """Return the codes of glyphs as a string of a content stream."""
    return f"({codes.decode('ascii')})" if _PLAIN.fullmatch(codes) else f"<{codes.hex()}>"


class PageCode:
    """The page as it is written; `elements` are those of its marked content, in the order of their numbers."""

    def __init__(self, document: PDFDocument, page: int, height: float) -> None:
        self._document, self._page, self._height = document, page, height
        self._code: list[str] = []
        self._open: Element | str | None = None
        self._font, self._colour = ("", 0.0), ""
        self.elements: list[Element] = []

    @property
    def source(self) -> bytes:
        """The content stream."""
        self.end()
        return "\n".join(self._code).encode("ascii")

    def end(self) -> None:
        """End the marked content in hand."""
        if self._open is not None:
            self._code.append("ET EMC")
            self._open = None

    def content_of(self, of: Element) -> int:
        """Give an element content that is to come on this page, and return its number."""
        of.kids.append(Content(self._page, len(self.elements)))
        self.elements.append(of)
        return len(self.elements) - 1

    def go_on(self, of: Element | str) -> None:
        """Go on in an element, or in an artifact of a kind, with new content where another was in hand."""
        if self._open is of:
            return
        if isinstance(of, str):
            self.end()
            self._code.append(f"/Artifact <</Type {of}>> BDC BT")
        else:
            self.begin(of, self.content_of(of))
        self._open = of

    def begin(self, of: Element, number: int) -> None:
        """Begin the content of a number, as `content_of` gave it."""
        self.end()
        self._code.append(f"/{of.tag} <</MCID {number}>> BDC BT")
        self._open = of

    def write(self, piece: Piece, x: float, y: float, size: float, colour: str) -> None:
        """Write a piece; where its glyphs are not its words, the words stand beside them for readers and searches.

        ISO 32000-1, 14.9.4: ActualText. A tab is the space that it stands for.
        """
        if piece.said:
            said = ("\ufeff" + piece.said).encode("utf-16-be").hex()
            self._code.append(f"/Span <</ActualText <{said}>>> BDC")
        code = [f"1 0 0 1 {x:.3f} {self._height - y:.3f} Tm"]
        if self._colour != colour:
            self._colour = colour
            code.append(f"{colour_code(colour)} rg")
        face = font(piece.font)
        for subset, codes in face.splitString("\u0020" if piece.text == "\t" else piece.text, self._document):
            wanted = face.getSubsetInternalName(subset, self._document), size
            if self._font != wanted:
                self._font = wanted
                code.append(f"{wanted[0]} {size:g} Tf")
            code.append(f"{string_code(codes)} Tj")
        self._code.append(" ".join(code))
        if piece.said:
            self._code.append("EMC")

    def draw(self, marks: Iterable[Fill | Stroke]) -> None:
        """Draw fills and rules, all of them artifacts."""
        self.end()
        self._colour = ""
        code = [self._fill(mark) if isinstance(mark, Fill) else self._stroke(mark) for mark in marks]
        if code:
            self._code += [f"/Artifact <</Type {LAYOUT}>> BDC", *code, "EMC"]

    def _fill(self, mark: Fill) -> str:
        low = self._height - mark.y - mark.height
        return f"{colour_code(mark.colour)} rg {mark.x:.2f} {low:.2f} {mark.width:.2f} {mark.height:.2f} re f"

    def _stroke(self, mark: Stroke) -> str:
        ends = f"{mark.x:.2f} {self._height - mark.y:.2f} m {mark.to_x:.2f} {self._height - mark.to_y:.2f} l S"
        code = f"{colour_code(mark.colour)} RG {mark.width:g} w {ends}"
        return f"q 1 J [0 3] 0 d {code} Q" if mark.dotted else code

    def show(self, image: Image, name: str, kind: str) -> None:
        """Show a picture that the file has by this name: content of its element, or an artifact of a kind."""
        self.end()
        low = self._height - image.y - image.height
        begin = f"/Artifact <</Type {kind}>> BDC"
        if image.of is not None:
            box = f"{image.x:.2f} {low:.2f} {image.x + image.width:.2f} {low + image.height:.2f}"
            image.of.attributes = f"/O /Layout /Placement /Block /BBox [{box}]"
            begin = f"/{image.of.tag} <</MCID {self.content_of(image.of)}>> BDC"
        drawn = f"q {image.width:.2f} 0 0 {image.height:.2f} {image.x:.2f} {low:.2f} cm {name} Do Q"
        self._code += [begin, drawn, "EMC"]
