"""What stands on the laid out pages of a PDF, before anything is drawn.

Distances are points; `y` runs down from the top of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.minutes.document import Ref
from desktop.minutes.pdf.pieces import Line
from desktop.minutes.pdf.structure import Element

PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
"""A4."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text on a page; `y` is its baseline, `of` what it belongs to: nothing, where it only repeats."""

    x: float
    y: float
    line: Line
    colour: str
    of: Element | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A thin rule, or a row of dots."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    width: float = 0.5
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled oblong, `y` at its top."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture (PNG or JPEG), `y` at its top, what it shows, and the element that says so: none for an artifact."""

    x: float
    y: float
    width: float
    height: float
    content: bytes
    says: str
    of: Element | None = None


Mark = Words | Stroke | Fill | Image


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the list of bookmarks."""

    level: int
    words: str
    page: int
    y: float


@dataclass(slots=True)
class Pages:
    """The laid out pages, where each record stands (page from 0, y of its top), and the headings."""

    marks: list[list[Mark]] = field(default_factory=list)
    places: dict[Ref, tuple[int, float]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
