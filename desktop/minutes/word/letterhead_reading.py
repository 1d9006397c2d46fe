"""A committee's own Word template is read for what it shows on every page."""

from __future__ import annotations

from typing import Any

from desktop.minutes.word.letterhead import Area, Band, Letterhead, PagePart
from desktop.minutes.word.letterhead_parts import EMU, TWIPS, WP, PartReader, number
from desktop.minutes.word.minutes_place import place, section_of_minutes
from desktop.minutes.word.style_sheet import StyleSheet, value, w
from desktop.minutes.word_reading.package import DOCUMENT, TEMPLATE, Package, open_package


def read(content: bytes) -> Letterhead:
    """Return the page of a template. Raises Refused as `open_package` does."""
    return PageReader(open_package(content, kinds=(DOCUMENT, TEMPLATE), pictures=True)).letterhead()


class PageReader:
    """Reads the page of one template."""

    def __init__(self, package: Package) -> None:
        self.package = package
        styles = package.related("styles")
        theme = next((package.root(name) for name in package.related("theme")), None)
        self.styles = StyleSheet(package.root(styles[0]) if styles else package.root(package.main), theme)
        self._body = package.root(package.main).find(w("body"))
        self._section = section_of_minutes(self._body)

    def letterhead(self) -> Letterhead:
        page = self._section.properties.find(w("pgSz"))
        self._width, self._height = _measure(page, "w", 11906), _measure(page, "h", 16838)
        margins = self._section.properties.find(w("pgMar"))
        top, right, bottom, left = (_measure(margins, side, 1440) for side in ("top", "right", "bottom", "left"))
        self._left, self._top, self.room = left, top, self._width - left - right
        self._header_at, self._footer_at = _measure(margins, "header", 709), _measure(margins, "footer", 709)
        heading = next(filter(None, (self.styles.named(f"heading {level}") for level in (1, 2, 3))), "")
        body = self.styles.default()
        own = self._section.own_first_page
        return Letterhead(
            width=self._width,
            height=self._height,
            top=top,
            right=right,
            bottom=bottom,
            left=left,
            header_at=self._header_at,
            footer_at=self._footer_at,
            header=self._part("header", "default"),
            footer=self._part("footer", "default"),
            first_header=self._part("header", "first") if own else None,
            first_footer=self._part("footer", "first") if own else None,
            opening=self._around(before=True),
            closing=self._around(before=False),
            size=self.styles.size(body),
            accent=self.styles.colour(heading) if heading else "",
            fonts=tuple(dict.fromkeys(font for font in (self.styles.font(body), self.styles.font(heading)) if font)),
        )

    def _part(self, kind: str, which: str) -> PagePart:
        wanted = self._section.parts.get((kind, which))
        name = next((link.target for link in self.package.links(self.package.main) if link.id == wanted), "")
        root = self.package.root(name)
        return self._laid_out(list(root), name, kind) if root is not None else PagePart()

    def _around(self, *, before: bool) -> PagePart:
        """Return what the template holds above the mark, or below it; nothing where it has none."""
        marked = place(self._body)
        if marked is None:
            return PagePart()
        mark = marked[0] if before else marked[1]
        blocks = list(mark.itersiblings(preceding=before))
        return self._laid_out(blocks[::-1] if before else blocks, self.package.main, "header")

    def _laid_out(self, blocks: list[Any], name: str, kind: str) -> PagePart:
        reading = PartReader(self, name, kind)
        bands = tuple(band for block in blocks for band in reading.bands(block))
        return PagePart(bands=_without_empty_ends(bands), floating=tuple(reading.floating))

    def corner(self, anchor: Any, wide: float, high: float, kind: str) -> tuple[float, float]:
        """Return where something that floats stands, from the page's corner at the top left."""
        across, down = anchor.find(f"{WP}positionH"), anchor.find(f"{WP}positionV")
        by_page = across is not None and across.get("relativeFrom") == "page"
        start, room = (0.0, self._width) if by_page else (self._left, self.room)
        left = start + _offset(across, room - wide)
        begins = {"page": 0.0, "margin": self._top, "topMargin": 0.0}
        usual = self._header_at if kind == "header" else self._height - self._footer_at - high
        begin = begins.get(down.get("relativeFrom", ""), usual) if down is not None else usual
        return left, begin + _offset(down, self._height - begin - high)


def _without_empty_ends(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    """Return bands without those at the beginning and the end that show nothing."""
    shown = [at for at, band in enumerate(bands) if any(_shows(area) for area in band.areas)]
    return bands[shown[0] : shown[-1] + 1] if shown else ()


def _shows(area: Area) -> bool:
    return any(line.runs or line.pictures for line in area.lines)


def _measure(element: Any, name: str, usual: int) -> float:
    """Return a measure in millimetres; those below nothing say that headers may not push the text down."""
    found = value(element, name)
    return abs(number(found)) / TWIPS if number(found) or found == "0" else usual / TWIPS


def _offset(position: Any, room: float) -> float:
    """Return how far something stands from where it is counted; `room` is what is left beside it."""
    if position is None:
        return 0.0
    align = position.findtext(f"{WP}align")
    if align is not None:
        return {"right": room, "bottom": room, "outside": room, "center": room / 2}.get(align, 0.0)
    return number(position.findtext(f"{WP}posOffset") or "") / EMU
