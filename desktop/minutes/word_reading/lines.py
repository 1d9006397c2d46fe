"""What stands in a paragraph of a Word file: words with their looks, changes, comments and places, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from db.values import Struct, field, replace
from desktop.minutes.word_reading.styles import Styles
from desktop.minutes.word_reading.word_text import Refused, Stretch
from desktop.minutes.word_reading.wordml import MC, W, inner, switch, whole

DEEPEST = 120
"""Elements within elements; Word itself writes a tenth of that."""
TOO_DEEP = "This file is nested more deeply than any document that a person wrote, so it was not read."

_CHANGES = {W + "ins": "inserted", W + "moveTo": "inserted", W + "del": "deleted", W + "moveFrom": "deleted"}
_NAMES_UNSEEN = """
pPr rPr sectPr tblPr tblGrid trPr tcPr sdtPr sdtEndPr instrText delInstrText proofErr lastRenderedPageBreak
moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd permStart permEnd annotationRef footnoteRef
endnoteRef separator continuationSeparator rt softHyphen fldData
"""
_UNSEEN = frozenset(W + name for name in _NAMES_UNSEEN.split())
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
}
PAGE_BREAK = "\f"
_MOST_OPEN = 60
"""Places, and comments, that go on at the same time; of more the first are let go."""
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))
_SYMBOLS = {
    "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☒", 0xA8: "☐", 0x6F: "☐", 0xA7: "•", 0xD8: "➢", 0xE0: "→", 0x4A: "☺"},
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x54: "☒", 0xA3: "☐"},
    "symbol": {0xB7: "•", 0xAE: "→", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB0: "°", 0x2D: "−", 0xD7: "⋅"},
}
"""What signs of these fonts look like, by their codes."""

PICTURES = "Pictures and drawings were left out."
EQUATIONS = "Of equations only their signs were read."
HIDDEN = "Hidden text was left out."
EMBEDDED = "Embedded files were left out."
SYMBOLS = "Signs of a symbol font that have no letter were left out."


class Told(Struct, frozen=True):
    """What is said of all that stands in an element: whether it came or went, and by whom."""

    change: str = ""
    author: str = ""

    def within(self, element: Any) -> Told | None:
        """Return what is said inside an element; None where what one inserted another deleted."""
        change = _CHANGES.get(element.tag)
        if change is None:
            return self
        if self.change and self.change != change:
            return None
        return Told(change, str(element.get(W + "author", "")))


PLAIN = Told()


class Open(Struct):
    """What goes on from paragraph to paragraph: places and comments that are not yet ended, fields not yet shown."""

    places: dict[str, str] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    """For each field within fields, whether its result has begun."""
    begun: list[str] = field(default_factory=list)
    """Places that begin at the next words."""
    spelled: set[str] = field(default_factory=set)
    """Comments that stand at words."""

    @property
    def shown(self) -> bool:
        """Whether words are seen, and not the instructions of a field."""
        return all(self.fields)

    def mark(self, element: Any) -> bool:
        """Take in the beginning or end of a place or comment; return whether the element was one."""
        id = str(element.get(W + "id", ""))
        name = element.tag.removeprefix(W)
        if name == "bookmarkStart":
            self.places[id] = str(element.get(W + "name", ""))
            self.begun.append(self.places[id])
            if len(self.places) > _MOST_OPEN:
                del self.places[next(iter(self.places))]
        elif name == "bookmarkEnd":
            self.places.pop(id, None)
        elif name == "commentRangeStart":
            self.comments = [*self.comments[1 - _MOST_OPEN :], id]
        elif name == "commentRangeEnd":
            self.comments = [each for each in self.comments if each != id]
        else:
            return False
        return True


class Said(Struct):
    """What was read of one paragraph: its words, the text boxes and foot- and endnotes in it."""

    stretches: list[Stretch] = field(default_factory=list)
    boxes: list[tuple[Any, Told]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class LineReader:
    """Reads paragraphs one after the other; `left_out` gathers what is not read."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self.open = Open()
        self.left_out: dict[str, None] = {}

    def read(self, paragraph: Any, told: Told, depth: int) -> Said:
        """Return what stands in a paragraph."""
        said = Said()
        self._inside(paragraph, said, told, _Look(), depth)
        if not self.open.shown:
            self.open.fields = [True for _ in self.open.fields]
        said.stretches = list(joined(_without_page_breaks(said.stretches)))
        return said

    def _inside(self, parent: Any, said: Said, told: Told, look: _Look, depth: int) -> None:
        if depth > DEEPEST:
            raise Refused(TOO_DEEP)
        for element in parent:
            tag = element.tag
            if not isinstance(tag, str) or tag in _UNSEEN or self.open.mark(element):
                continue
            if tag in _DRAWN:
                self._drawn(element, said, told)
            elif tag == W + "r":
                self._run(element, said, told, depth)
            elif tag == MC + "AlternateContent":
                self._inside(alternative(element), said, told, look, depth + 1)
            elif (inside := told.within(element)) is not None:
                self._piece(element, said, inside, look, depth)

    def _run(self, run: Any, said: Said, told: Told, depth: int) -> None:
        properties = run.find(W + "rPr")
        if properties is None:
            self._inside(run, said, told, _Look(), depth + 1)
            return
        if self._styles.look(properties, "vanish"):
            if any(inner(text).strip() for text in run.iter(W + "t")):
                self.left_out[HIDDEN] = None
            return
        former = properties.find(W + "rPrChange")
        if former is not None and not told.change:
            told = Told("", str(former.get(W + "author", "")))
        self._inside(run, said, told, self._look(properties), depth + 1)

    def _look(self, properties: Any) -> _Look:
        fonts = properties.find(W + "rFonts")
        return _Look(
            self._styles.look(properties, "b"),
            self._styles.look(properties, "i"),
            bool(switch(properties, "u")),
            str(fonts.get(W + "ascii", "")).lower() if fonts is not None else "",
        )

    def _piece(self, element: Any, said: Said, told: Told, look: _Look, depth: int) -> None:
        """Read an element that is words, a sign, or holds others."""
        name = element.tag.removeprefix(W)
        if name in ("t", "delText"):
            self._say(inner(element), said, told, look)
        elif name == "br":
            self._say("\n" if element.get(W + "type") in (None, "textWrapping") else PAGE_BREAK, said, told, look)
        elif element.tag in _SIGNS:
            self._say(_SIGNS[element.tag], said, told, look)
        elif name == "sym":
            self._say(self._symbol(element), said, told, look)
        elif name == "fldChar":
            self._field(element, said, told, look)
        elif name in ("footnoteReference", "endnoteReference"):
            said.notes.append((name.removesuffix("Reference"), str(element.get(W + "id", ""))))
        elif name == "commentReference":
            self._comment(str(element.get(W + "id", "")), said, told)
        elif element.tag.endswith("/math}oMath"):
            self.left_out[EQUATIONS] = None
            signs = "".join(inner(text) for text in element.iter() if str(text.tag).endswith("/math}t"))
            self._say(signs, said, told, look)
        elif name in ("altChunk", "subDoc", "contentPart"):
            self.left_out[EMBEDDED] = None
        else:
            self._inside(element, said, told, look, depth + 1)

    def _say(self, text: str, said: Said, told: Told, look: _Look) -> None:
        if text and self.open.shown:
            said.stretches.append(
                Stretch(
                    text=text,
                    bold=look.bold,
                    italic=look.italic,
                    underline=look.underline,
                    change=told.change,
                    author=told.author,
                    comments=tuple(self.open.comments),
                    places=tuple(self.open.places.values()),
                )
            )
            self.open.spelled.update(self.open.comments)

    def _symbol(self, element: Any) -> str:
        code = whole(str(int(element.get(W + "char", "0"), 16)) if _is_hex(element.get(W + "char")) else "")
        font = str(element.get(W + "font", "")).lower()
        if known := _SYMBOLS.get(font, {}).get(code & 0xFF):
            return known
        if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE:
            return chr(code)
        self.left_out[SYMBOLS] = None
        return ""

    def _field(self, element: Any, said: Said, told: Told, look: _Look) -> None:
        kind = element.get(W + "fldCharType")
        box = element.find(f"{W}ffData/{W}checkBox")
        if kind == "begin" and box is not None:
            ticked = switch(box, "checked")
            self._say("☒" if (switch(box, "default") if ticked is None else ticked) else "☐", said, told, look)
        if kind == "begin":
            self.open.fields.append(False)
        elif kind == "separate" and self.open.fields:
            self.open.fields[-1] = True
        elif kind == "end" and self.open.fields:
            self.open.fields.pop()

    def _comment(self, id: str, said: Said, told: Told) -> None:
        """Let a comment that stands at no words stand at this place."""
        if id not in self.open.spelled:
            self.open.spelled.add(id)
            said.stretches.append(Stretch(text="", change=told.change, comments=(id,)))

    def _drawn(self, element: Any, said: Said, told: Told) -> None:
        """Take the text boxes out of a drawing; a picture is left out."""
        boxes = list(_boxes(element))
        said.boxes += [(box, told) for box in boxes]
        if element.tag == W + "object":
            self.left_out[EMBEDDED] = None
        elif not boxes and not _is_line(element):
            self.left_out[PICTURES] = None


class _Look(Struct, frozen=True):
    bold: bool = False
    italic: bool = False
    underline: bool = False
    font: str = ""


def alternative(element: Any) -> Any:
    """Return what is to be read of alternatives: the first, and never a second time the same in an older form."""
    found = (element.find(MC + "Choice"), element.find(MC + "Fallback"))
    return next((each for each in found if each is not None), ())


def joined(stretches: list[Stretch]) -> Iterator[Stretch]:
    """Yield stretches with neighbours that differ in nothing but their words made one."""
    held: Stretch | None = None
    for stretch in stretches:
        if held is not None and replace(held, text="") == replace(stretch, text=""):
            held = replace(held, text=held.text + stretch.text)
            continue
        if held is not None:
            yield held
        held = stretch
    if held is not None:
        yield held


def _boxes(element: Any) -> Iterator[Any]:
    """Yield the outermost text boxes of a drawing."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from _boxes(alternative(child) if child.tag == MC + "AlternateContent" else child)


def _is_line(element: Any) -> bool:
    """Tell whether a drawing is only a rule, such as a horizontal line."""
    return any(str(child.tag).endswith("}rect") and "hr" in str(child.attrib) for child in element)


def _is_hex(text: str | None) -> bool:
    return bool(text) and all(sign in "0123456789abcdefABCDEF" for sign in text or "") and len(text or "") <= 6


def _without_page_breaks(stretches: list[Stretch]) -> list[Stretch]:
    """Return stretches in which a page break between words is a line break, and one at an end is nothing."""
    if not any(PAGE_BREAK in stretch.text for stretch in stretches):
        return stretches
    worded = [at for at, stretch in enumerate(stretches) if stretch.text.strip("\f\n\t ")]
    first, last = (worded[0], worded[-1]) if worded else (0, -1)
    return [
        replace(stretch, text=stretch.text.replace(PAGE_BREAK, "\n" if first < at < last else ""))
        for at, stretch in enumerate(stretches)
    ]
