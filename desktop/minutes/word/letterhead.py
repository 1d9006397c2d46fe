"""What a committee's own Word template shows on every page, for formats that are not Word: page, words, pictures."""

from __future__ import annotations

from functools import lru_cache

from db.values import Struct
from desktop.minutes.document import Runs


class Picture(Struct, frozen=True, kw_only=True):
    """A picture as PNG or JPEG, its size in millimetres, and what it shows ("" where the template does not say)."""

    content: bytes
    width: float
    height: float
    says: str = ""


class Line(Struct, frozen=True, kw_only=True):
    """A line: its words, or the pictures in it; `align` is left, center or right, `size` in points, `colour` RRGGBB.

    `before` and `after` are the space above and below in points.
    """

    runs: Runs = ()
    pictures: tuple[Picture, ...] = ()
    align: str = "left"
    size: float = 11.0
    colour: str = ""
    before: float = 0.0
    after: float = 0.0


class Area(Struct, frozen=True, kw_only=True):
    """Lines below each other from `left`, within `width`: millimetres from the left margin."""

    left: float
    width: float
    lines: tuple[Line, ...]


class Band(Struct, frozen=True, kw_only=True):
    """Areas that begin at one height; they may lie over each other, as the parts of a line with tabs do.

    The next band begins below the deepest of them.
    """

    areas: tuple[Area, ...]


class Floating(Struct, frozen=True, kw_only=True):
    """What stands at a place of its own on the page: millimetres from the page's corner at the top left."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[Line, ...]


class PagePart(Struct, frozen=True, kw_only=True):
    """A header or a footer, from above down. Running head, DRAFT and page numbers are not in it."""

    bands: tuple[Band, ...] = ()
    floating: tuple[Floating, ...] = ()


class Letterhead(Struct, frozen=True, kw_only=True):
    """A page, in millimetres. `header_at` and `footer_at` are how far header and footer stand from the page's edge.

    `first_header` and `first_footer` stand on the first page, None where it is like all others. `opening` stands above
    the minutes on the first page (an address), `closing` below them at their end. `size` is that of the text in points,
    `accent` the colour of its headings ("" where it has none), `fonts` those that text and headings name.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header_at: float
    footer_at: float
    header: PagePart = PagePart()
    footer: PagePart = PagePart()
    first_header: PagePart | None = None
    first_footer: PagePart | None = None
    opening: PagePart = PagePart()
    closing: PagePart = PagePart()
    size: float = 12.0
    accent: str = ""
    fonts: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def letterhead(content: bytes) -> Letterhead:
    """Return what a template shows on every page. Raises Refused as `open_package` does."""
    from desktop.minutes.word.letterhead_reading import read

    return read(content)
