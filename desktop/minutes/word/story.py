"""The text of a Word document, block by block: which named style each takes, and its XML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from db.values import replace
from desktop.minutes.changes import number_runs
from desktop.minutes.contents import place as contents_place
from desktop.minutes.document import Cell, Document, Heading, ListItem, Paragraph, Ref, Run, Runs, Table, plain
from desktop.minutes.indents import under_numbers
from desktop.minutes.word import contents
from desktop.minutes.word.lists import Lists
from desktop.minutes.word.tables import TableWriter
from desktop.minutes.word.template import Template
from desktop.minutes.word.text import Places, is_leftward, words
from desktop.minutes.word.tracking import Neighbours, Tracking, Written, ended, neighbours

ITEM, OPEN, CELL = "item", "open", "cell"
"""Where a block stands: under a numbered heading (and indented as it is), elsewhere in the text, or in a table."""
_HEADINGS = {ITEM: "Item", OPEN: "Flush", CELL: "Table"}
_BODY = {ITEM: "Item Text", OPEN: "Body Text", CELL: "Body Text"}
_ANYWHERE = {"cell": "Table Text", "small": "Small Print", "signature": "Signature"}
_KINDS = {"bullet": "List Bullet", "numbered": "List Number", "lettered": "List Letter"}
_DEEPEST_HEADING = 4
_TITLE_POINTS = 5
_ALONE = Neighbours(None, False, False)


class Story:
    """Writes the blocks of a document in the styles of a template."""

    def __init__(self, template: Template, document: Document) -> None:
        self._style = cache(template.style)
        self._link = template.style("Hyperlink")
        self._document, self._blocks = document, document.blocks
        self._contents_place = contents_place(document)
        self._places = Places(document.blocks)
        self._tracking = Tracking(self._places.numbers, document.blocks)
        self._lists = Lists(template)
        tables = (block for block in document.blocks if isinstance(block, Table))
        self._tables = TableWriter(template, tables, self._inside, self._tracking)
        self._after_heading = 0

    def written(self) -> Iterator[str]:
        """Yield the XML of the document in pieces: a block, or the head, a row, the end of a table."""
        held: list[Written] = []
        blocks = zip(under_numbers(self._blocks), neighbours(self._blocks), strict=True)
        for at, ((block, indented), beside) in enumerate(blocks):
            if at == self._contents_place:
                yield from self._put(ended(held))
                below = isinstance(block, Table)
                yield from contents.written(self._document, self._style, self._places, before_table=below)
                held, beside = [], replace(beside, gap=None, after_table=False)
            bound = not isinstance(block, Table) and self._belongs_to_heading(block)
            if isinstance(block, Table):
                yield from self._put(ended([*held, *self._gap(beside)], before_table=True))
                yield from self._tables.written(block)
                held = []
                continue
            made = self._block(block, ITEM if indented else OPEN, beside=beside, bound=bound)
            if not made.change:
                yield from self._put(held)
                held = []
            held.append(made)
        yield from self._put(ended(held))

    def _put(self, paragraphs: Sequence[Written]) -> Iterator[str]:
        return (paragraph.xml(self._tracking) for paragraph in paragraphs)

    def _gap(self, beside: Neighbours) -> list[Written]:
        """Return the paragraph that parts a table from one above it: Word would make one table of two."""
        if beside.gap is None:
            return []
        return [Written(f'<w:pStyle w:val="{self._style("Table Gap")}"/>', "", beside.gap)]

    def _belongs_to_heading(self, block: Heading | Paragraph | ListItem) -> bool:
        """Tell whether a block is one of the first points right under a heading: they never end a page without more."""
        listed = isinstance(block, ListItem) and self._after_heading > 0
        self._after_heading = _TITLE_POINTS if isinstance(block, Heading) else self._after_heading - 1 if listed else 0
        return listed

    def _inside(self, cell: Cell, row: Ref | None, bound: bool, change: str) -> str:
        """Return the blocks of a cell: the first carries the place of the row, all stay with the next row if bound."""
        blocks = cell.blocks or (Paragraph(runs=(), role="cell", change=change),)
        made = [self._block(block, CELL, None if at else row, bound=bound) for at, block in enumerate(blocks)]
        return "".join(self._put(made if change else ended(made)))

    def _block(
        self,
        block: Heading | Paragraph | ListItem,
        place: str,
        row: Ref | None = None,
        *,
        beside: Neighbours = _ALONE,
        bound: bool = False,
    ) -> Written:
        """Return a paragraph with its place and that of its row; `bound` keeps it with the next."""
        point = ""
        if isinstance(block, Heading):
            style, gap = self._heading(block, place)
        elif isinstance(block, ListItem):
            style, gap = self._style(_KINDS[block.kind] + ("" if place == ITEM else " Flush")), ""
            point = self._lists.point(block, style)
        else:
            style, gap = self._text(block, place, beside)
            bound = bound or block.keep_with_next
        runs = block.runs if isinstance(block, ListItem) else _numbered(block, gap)
        leftward = is_leftward(runs)
        tracking = self._tracking.of_whole(plain(block.runs)) if block.change else self._tracking
        inner = words(runs, self._places, self._link, leftward=leftward, tracking=tracking, language=block.language)
        keep, bidi = "<w:keepNext/>" if bound else "", "<w:bidi/>" if leftward else ""
        properties = f'<w:pStyle w:val="{style}"/>{keep}{point}{bidi}'
        marked = self._places.mark(row, self._places.mark(block.ref, inner))
        heading = isinstance(block, Heading)
        return Written(properties, marked, block.change, words=plain(block.runs), heading=heading)

    def _heading(self, heading: Heading, place: str) -> tuple[str, str]:
        """Return the style of a heading, and what parts its number from its words."""
        level = min(heading.level, _DEEPEST_HEADING)
        hangs = heading.number and place != CELL
        kin = "" if hangs or level == 1 else f" {_HEADINGS[place]}"
        return self._style(f"heading {level}{kin}"), "\t" if hangs else " "

    def _text(self, paragraph: Paragraph, place: str, beside: Neighbours) -> tuple[str, str]:
        """Return the style of a paragraph, and what parts its number from its words."""
        hangs = paragraph.number and paragraph.role in ("body", "minute")
        name = "Minute" if hangs else self._name(paragraph, place)
        if place != CELL:
            name += " After Table" if beside.after_table else " Before Table" if beside.before_table else ""
        return self._style(name), "\t" if hangs else " "

    def _name(self, paragraph: Paragraph, place: str) -> str:
        """Return the name of a style: "Action Flush" outside the items, "Detail" where a tab parts label and value."""
        role = paragraph.role
        if role in ("body", "minute"):
            return _BODY[place]
        if role in _ANYWHERE:
            return _ANYWHERE[role]
        hangs = any("\t" in run.text for run in paragraph.runs) if role == "detail" else place == ITEM
        return role.capitalize() + ("" if hangs else " Flush")


def _numbered(block: Heading | Paragraph, gap: str) -> Runs:
    """Return the words of a block with its number before them as literal text, the old one too where it was another."""
    if not block.number:
        return block.runs
    *first, last = number_runs(block)
    if not first:
        return replace(last, text=last.text + gap), *block.runs
    return *first, last, Run(text=gap), *block.runs
