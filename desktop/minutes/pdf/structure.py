"""What a PDF is to those who do not see it: its elements in reading order, headings, paragraphs, lists and tables.

ISO 32000-1, 14.7 and 14.8, as ISO 14289-1 (PDF/UA-1) asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.values import Struct, field
from desktop.minutes.changed_words import DELETED, INSERTED
from desktop.minutes.characters import printable
from desktop.minutes.document import Cell, Heading, ListItem, Paragraph, Ref, Table, plain

BULLETS = {"◦": "Circle", "▪": "Square"}
DEEPEST = 6
CHANGED = {INSERTED: ("Ins", "Underline"), DELETED: ("Del", "LineThrough")}
"""The elements of words that came and went (in PDF 1.7 kinds of Span), and the rule by which the eye knows them."""


class Content(Struct, frozen=True):
    """Marked content of a page (from 0), by its number there."""

    page: int
    number: int


class Area(Struct, frozen=True):
    """The area of a link, by the number of its annotation in the file."""

    page: int
    annotation: int


class Element(Struct, eq=False):
    """A part of the document: its tag, what it holds in reading order, and the record that it was made from.

    `lists` are those within a point, which come after its words. `attributes` is the source of its attribute
    dictionary. `said` is what a reader hears in place of its content. A
    table's element holds the cells of a row in their order, however many pages the row goes over.
    """

    tag: str
    ref: Ref | None = None
    language: str = ""
    attributes: str = ""
    said: str = ""
    alternative: str = ""
    kids: list[Element | Content | Area] = field(default_factory=list)
    lists: list[Element] = field(default_factory=list)
    inline: tuple[object, Element] | None = None

    def add(self, tag: str, *, attributes: str = "", said: str = "") -> Element:
        """Return a new element at the end of this one."""
        made = Element(tag, self.ref, attributes=attributes, said=said)
        self.kids.append(made)
        return made

    @property
    def held(self) -> bool:
        """Whether it belongs in the file: it holds something, or it is a cell, which a row must not lack."""
        kids = (*self.kids, *self.lists)
        return self.tag in ("TD", "TH") or any(not isinstance(kid, Element) or kid.held for kid in kids)


class Tagged(Struct, frozen=True):
    """The element of a block's words, and that of what hangs before them."""

    words: Element
    label: Element


class Structure:
    """The tree as it grows, block by block."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.root = Element("Document")
        self.flow = Flow(self, self.root)
        self._levels: list[int] = []

    def heading_tag(self, level: int) -> str:
        """Return the tag of a heading: no level is left out, whatever levels the document has."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return f"H{min(len(self._levels), DEEPEST)}"

    def table(self, table: Table) -> TableElements:
        """Begin a table."""
        self.flow.end_lists()
        return TableElements(self, self.root, table)

    def contents(self) -> ContentsElements:
        """Begin a list of contents."""
        self.flow.end_lists()
        return ContentsElements(self, self.root.add("TOC"))


class ContentsElements:
    """The elements of a list of contents; what stands deeper belongs to the line before it."""

    def __init__(self, structure: Structure, element: Element) -> None:
        self._structure = structure
        self._open: list[tuple[int, Element, Element]] = []
        self._element = element

    def entry(self, depth: int, language: str) -> Element:
        """Return the element of the words of a new line."""
        while self._open and self._open[-1][0] > depth:
            self._open.pop()
        if not self._open:
            inside = self._element
        elif self._open[-1][0] == depth:
            inside = self._open.pop()[1]
        else:
            inside = self._open[-1][2].add("TOC")
        line = inside.add("TOCI")
        self._open.append((depth, inside, line))
        words = line.add("Reference")
        words.language = "" if language == self._structure.language else language
        return words


class Flow:
    """Blocks one after the other in an element; points of lists find their list."""

    def __init__(self, structure: Structure, into: Element) -> None:
        self._structure, self._into = structure, into
        self._lists: list[_List] = []

    def end_lists(self) -> None:
        self._lists.clear()

    def begin(self, block: Heading | Paragraph | ListItem) -> Tagged:
        """Return the new elements of a block."""
        if isinstance(block, ListItem):
            made = self._point(block)
        else:
            self.end_lists()
            words = self._into.add(self._tag(block))
            made = Tagged(words, words)
        return self.told(made, block)

    def told(self, made: Tagged, block: Heading | Paragraph | ListItem) -> Tagged:
        """Return elements with what they are to know of their block: its record, and its language where it differs."""
        for element in (made.words, made.label):
            element.ref = block.ref or element.ref
            if block.language != self._structure.language:
                element.language = block.language
        return made

    def _tag(self, block: Heading | Paragraph) -> str:
        if isinstance(block, Heading) and f"{block.number}{plain(block.runs)}".strip():
            return self._structure.heading_tag(block.level)
        return "P"

    def _point(self, point: ListItem) -> Tagged:
        while self._lists and not self._lists[-1].holds(point):
            self._lists.pop()
        if not self._lists or self._lists[-1].level < point.level:
            made = Element("L", attributes=f"/O /List /ListNumbering /{numbering(point)}")
            (self._lists[-1].last.lists if self._lists else self._into.kids).append(made)
            self._lists.append(_List(point.level, point.list, made, made))
        entry = self._lists[-1].element.add("LI")
        label = entry.add("Lbl")
        words = self._lists[-1].last = entry.add("LBody")
        return Tagged(words, label)


class _List(Struct):
    """A list that goes on: its level and number, its element, and the words of its last point."""

    level: int
    number: int
    element: Element
    last: Element

    def holds(self, point: ListItem) -> bool:
        return self.level < point.level or (self.level == point.level and self.number == point.list)


def numbering(point: ListItem) -> str:
    """Return how the points of a list are counted, as ISO 32000-1, table 347, names it."""
    if point.kind == "numbered":
        return "Decimal"
    if point.kind == "lettered":
        return "UpperAlpha" if point.marker[:1].isupper() else "LowerAlpha"
    return BULLETS.get(point.marker.strip(), "Disc")


class TableElements:
    """The elements of a table: its header row, and its rows as they are begun. A head asks for a body with rows."""

    def __init__(self, structure: Structure, into: Element, table: Table) -> None:
        self._structure = structure
        told = table.description or table.title
        summary = f" /Summary {text_string(told)}" if told else ""
        element = into.add("Table", attributes=f"/O /Table{summary}" if summary else "")
        self._columns = len(table.columns)
        head = (element.add("THead") if table.rows else element).add("TR")
        self.headings = [head.add("TH", attributes="/O /Table /Scope /Column") for _ in table.columns]
        self._body = element.add("TBody") if table.rows else element

    def row(self, cells: tuple[Cell, ...], ref: Ref | None) -> list[Iterator[Tagged]]:
        """Return, for each cell of a new row, the elements of its blocks in turn; every row has all its columns."""
        row = self._body.add("TR")
        row.ref = ref
        elements = [row.add("TD") for _ in range(self._columns)]
        return [self._blocks(element, cell) for element, cell in zip(elements, cells, strict=False)]

    def _blocks(self, element: Element, cell: Cell) -> Iterator[Tagged]:
        flow = Flow(self._structure, element)
        alone = len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph)
        for block in cell.blocks:
            if alone:
                yield flow.told(Tagged(element, element), block)
            else:
                yield flow.begin(block)


def inline(block: Element, key: object, tag: str, attributes: str = "") -> Element:
    """Return the element of words within a block that differ in `key`: the one in hand, or a new one."""
    if block.inline is None or block.inline[0] != key or block.kids[-1] is not block.inline[1]:
        block.inline = key, block.add(tag, attributes=attributes)
    return block.inline[1]


def text_string(words: str) -> str:
    """Return a text as it stands in the source of a PDF (ISO 32000-1, 7.9.2.2)."""
    words = printable(words)
    if words.isascii() and words.isprintable():
        return "(" + words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<FEFF" + words.encode("utf-16-be").hex().upper() + ">"
