"""What in a committee's own Word template keeps somebody from reading the minutes, told when it is chosen."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.minutes.obstacles import Obstacle
from desktop.minutes.word.foreign_page import fields_left_open
from desktop.minutes.word.minutes_place import section_of_minutes
from desktop.minutes.word.pictures import silent
from desktop.minutes.word.style_sheet import StyleSheet, is_on, value, w
from desktop.minutes.word.tints import contrast
from desktop.minutes.word_reading.package import DOCUMENT, TEMPLATE, Package, open_package

SILENT_PICTURE = "WCAG 1.1.1"
"""The rule that a picture without alternative text offends; whoever chooses the template is asked for it."""
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SERIFS = (
    *(
        "times",
        "georgia",
        "garamond",
        "cambria",
        "baskerville",
        "palatino",
        "book antiqua",
        "bookman",
        "century school",
    ),
    *("didot", "bodoni", "minion", "caslon", "goudy", "constantia", "liberation serif", "dejavu serif", "noto serif"),
)
_SMALLEST, _LARGE, _LARGE_BOLD = 12.0, 18.0, 14.0
_A4 = {11906, 16838}
_A_LITTLE = 30
"""Twips by which a page may miss A4."""
_DRAWN = (".png", ".jpg", ".jpeg")
_PRINT = "GDS: Publishing accessible documents"


def template_obstacles(content: bytes) -> tuple[Obstacle, ...]:
    """Return what stands against a template, each with how it is mended in Word. Raises Refused as `open_package`."""
    looking = _Looking(open_package(content, kinds=(DOCUMENT, TEMPLATE), pictures=True))
    return tuple(looking.pages()) + tuple(looking.letters()) + tuple(looking.headings()) + tuple(looking.paper())


class _Looking:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._body = package.root(package.main).find(w("body"))
        self._parts = (*package.related("header"), *package.related("footer"))
        theme = next((package.root(name) for name in package.related("theme")), None)
        styles = next((package.root(name) for name in package.related("styles")), package.root(package.main))
        self._styles = StyleSheet(styles, theme)

    def pages(self) -> Iterator[Obstacle]:
        """Yield what is wrong with what stands on every page."""
        roots = [self._package.root(name) for name in self._parts]
        if count := len(silent(roots)):
            yield Obstacle(
                what=f"{_counted(count, 'picture')} at the head or foot of the page {_says(count)} nothing to people "
                "who cannot see.",
                mend="Say what it shows when the template is chosen; it is kept with it.",
                rule=SILENT_PICTURE,
            )
        if any(next(root.iter(f"{_WP}anchor"), None) is not None for root in roots):
            yield Obstacle(
                what="A picture or a text box floats over the page, where screen readers may pass it over.",
                mend="In Word: Layout Options, In Line with Text.",
                rule="Microsoft: objects are in line with text",
            )
        for words in dict.fromkeys(words for root in roots for words in fields_left_open(root)):
            yield Obstacle(
                what=f"A field that waits to be filled in would be printed as it is: “{words[:60]}”.",
                mend="Fill it in, or take it out.",
            )
        related = (link.target for name in self._parts for link in self._package.links(name) if link.kind == "image")
        if any(not name.casefold().endswith(_DRAWN) for name in related):
            yield Obstacle(
                what="A picture is neither PNG nor JPEG, so the PDF leaves it out; Word shows it.",
                mend="In Word: save the picture as PNG, and insert that.",
            )

    def letters(self) -> Iterator[Obstacle]:
        """Yield what is wrong with the text that the minutes will stand in."""
        text = self._styles.default()
        size, font = self._styles.size(text), self._styles.font(text)
        if size < _SMALLEST:
            yield Obstacle(
                what=f"The text is {size:g} points; many cannot read what is smaller than 12.",
                mend="In Word: Modify the style Normal, 12 points.",
                rule=_PRINT,
            )
        if any(name in font.casefold() for name in _SERIFS):
            yield Obstacle(
                what=f"The letters of {font} have serifs, which are hard to read for some.",
                mend="In Word: Modify the style Normal, a font like Arial or Calibri.",
                rule=_PRINT,
            )
        if value(self._styles.setting(text, "pPr/jc")) in ("both", "distribute"):
            yield Obstacle(
                what="The text is justified: uneven gaps between words hinder readers.",
                mend="In Word: Modify the style Normal, Align Left.",
                rule=_PRINT,
            )
        columns = section_of_minutes(self._body).properties.find(w("cols"))
        if value(columns, "num") not in ("", "1"):
            yield Obstacle(
                what="The page has columns; the minutes are written over their whole width.",
                mend="Nothing needs to be done.",
            )

    def headings(self) -> Iterator[Obstacle]:
        """Yield the headings that are hard to tell from the paper, or in capitals."""
        pale, capitals = [], False
        for level in range(1, 5):
            id = self._styles.named(f"heading {level}")
            if not id:
                continue
            bold, size = is_on(self._styles.setting(id, "rPr/b")), self._styles.size(id)
            needed = 3.0 if size >= _LARGE or (bold and size >= _LARGE_BOLD) else 4.5
            if (colour := self._styles.colour(id)) and contrast(colour) < needed:
                pale.append(f"Heading {level} ({contrast(colour):.1f} to 1)")
            capitals = capitals or is_on(self._styles.setting(id, "rPr/caps"))
        if pale:
            yield Obstacle(
                what=f"The colour of {_listed(pale)} is too pale on white.",
                mend="In Word: Modify these styles, a darker colour (4.5 to 1; 3 to 1 for large letters).",
                rule="WCAG 1.4.3",
            )
        if capitals:
            yield Obstacle(
                what="Headings are in capitals, which are slower to read.",
                mend="In Word: Modify the heading styles, Font, no All caps.",
                rule=_PRINT,
            )

    def paper(self) -> Iterator[Obstacle]:
        """Yield that the paper is not what everybody prints on."""
        size = section_of_minutes(self._body).properties.find(w("pgSz"))
        sides = [int(found) if (found := value(size, side)).isdecimal() else 0 for side in ("w", "h")]
        if not all(any(abs(side - wanted) < _A_LITTLE for side in sides) for wanted in _A4):
            yield Obstacle(
                what=f"The page is {_millimetres(sides[0])} by {_millimetres(sides[1])} mm, not A4.",
                mend="In Word: Layout, Size, A4.",
                rule=_PRINT,
            )


def _counted(count: int, what: str) -> str:
    return f"A {what}" if count == 1 else f"{count} {what}s"


def _says(count: int) -> str:
    return "says" if count == 1 else "say"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _millimetres(twips: int) -> str:
    return f"{twips * 25.4 / 1440:.0f}"
