"""What stands on the laid out pages of a PDF, before anything is drawn.

Distances are points; `y` runs down from the top of the page.
"""

from __future__ import annotations

from db.values import Struct, field
from desktop.minutes.document import Ref
from desktop.minutes.pdf.pieces import Line
from desktop.minutes.pdf.structure import Element

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4."""


class Words(Struct, frozen=True):
    """A line of text on a page; `y` is its baseline, `of` what it belongs to: nothing, where it only repeats."""

    x: float
    y: float
    line: Line
    colour: str
    of: Element | None = None


class Stroke(Struct, frozen=True):
    """A thin rule, or a row of dots."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    width: float = 0.5
    dotted: bool = False


class Fill(Struct, frozen=True):
    """A filled oblong, `y` at its top."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Image(Struct, frozen=True):
    """A picture (PNG or JPEG), `y` at its top, what it shows, and the element that says so: none for an artifact."""

    x: float
    y: float
    width: float
    height: float
    content: bytes
    says: str
    of: Element | None = None


Mark = Words | Stroke | Fill | Image


class Entry(Struct, frozen=True):
    """A heading in the list of bookmarks."""

    level: int
    words: str
    page: int
    y: float


class Pages(Struct):
    """The laid out pages, where each record stands (page from 0, y of its top), and the headings."""

    marks: list[list[Mark]] = field(default_factory=list)
    places: dict[Ref, tuple[int, float]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
