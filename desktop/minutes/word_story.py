"""The text of a Word document, block by block: which named style each takes, and its XML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from desktop.minutes.document import Cell, Document, Heading, ListItem, Paragraph, Ref, Run, Runs, Table
from desktop.minutes.indents import under_numbers
from desktop.minutes.word_lists import Lists
from desktop.minutes.word_tables import TableWriter
from desktop.minutes.word_template import Template
from desktop.minutes.word_text import Places, is_leftward, words

ITEM, OPEN, CELL = "item", "open", "cell"
"""Where a block stands: under a numbered heading (and indented as it is), elsewhere in the text, or in a table."""
_HEADINGS = {ITEM: "Item", OPEN: "Flush", CELL: "Table"}
_BODY = {ITEM: "Item Text", OPEN: "Body Text", CELL: "Body Text"}
_ANYWHERE = {"cell": "Table Text", "small": "Small Print", "signature": "Signature"}
_KINDS = {"bullet": "List Bullet", "numbered": "List Number", "lettered": "List Letter"}
_DEEPEST_HEADING = 4
_TITLE_POINTS = 5


class Story:
    """Writes the blocks of a document in the styles of a template."""

    def __init__(self, template: Template, document: Document) -> None:
        self._style = cache(template.style)
        self._link = template.style("Hyperlink")
        self._blocks = document.blocks
        self._places = Places(document.blocks)
        self._lists = Lists(template)
        self._tables = TableWriter(template, (b for b in document.blocks if isinstance(b, Table)), self._inside)
        self._after_table = self._before_table = False
        self._after_heading = 0

    def written(self) -> Iterator[str]:
        """Yield the XML of the document in pieces: a block, or the head, a row, the end of a table."""
        for (block, indented), follower in zip_longest(under_numbers(self._blocks), self._blocks[1:]):
            self._before_table = isinstance(follower, Table)
            if isinstance(block, Table):
                yield from self._table(block)
            else:
                yield self._block(block, ITEM if indented else OPEN, bound=self._belongs_to_heading(block))
            self._after_table = isinstance(block, Table)

    def _belongs_to_heading(self, block: Heading | Paragraph | ListItem) -> bool:
        """Tell whether a block is one of the first points right under a heading: they never end a page without more."""
        listed = isinstance(block, ListItem) and self._after_heading > 0
        self._after_heading = _TITLE_POINTS if isinstance(block, Heading) else self._after_heading - 1 if listed else 0
        return listed

    def _table(self, table: Table) -> Iterator[str]:
        """Yield a table, with a gap before it where Word would make one table of two."""
        pieces = self._tables.written(table)
        yield (self._paragraph(self._style("Table Gap"), (), None) if self._after_table else "") + next(pieces)
        yield from pieces

    def _inside(self, cell: Cell, row: Ref | None, bound: bool) -> str:
        """Return the blocks of a cell: the first carries the place of the row, all stay with the next row if bound."""
        blocks = cell.blocks or (Paragraph(runs=(), role="cell"),)
        return "".join(self._block(block, CELL, None if at else row, bound) for at, block in enumerate(blocks))

    def _block(
        self, block: Heading | Paragraph | ListItem, place: str, row: Ref | None = None, bound: bool = False
    ) -> str:
        if isinstance(block, Heading):
            return self._heading(block, place, row)
        if isinstance(block, ListItem):
            style = self._style(_KINDS[block.kind] + ("" if place == ITEM else " Flush"))
            return self._paragraph(
                style, block.runs, block.ref, row, bound=bound, point=self._lists.point(block, style)
            )
        return self._text(block, place, row, bound)

    def _heading(self, heading: Heading, place: str, row: Ref | None) -> str:
        level = min(heading.level, _DEEPEST_HEADING)
        hangs = heading.number and place != CELL
        kin = "" if hangs or level == 1 else f" {_HEADINGS[place]}"
        runs = _numbered(heading.number, heading.runs, "\t" if hangs else " ")
        return self._paragraph(self._style(f"heading {level}{kin}"), runs, heading.ref, row)

    def _text(self, paragraph: Paragraph, place: str, row: Ref | None, bound: bool) -> str:
        hangs = paragraph.number and paragraph.role in ("body", "minute")
        name = "Minute" if hangs else self._name(paragraph, place)
        if place != CELL:
            name += " After Table" if self._after_table else " Before Table" if self._before_table else ""
        runs = _numbered(paragraph.number, paragraph.runs, "\t" if hangs else " ")
        return self._paragraph(self._style(name), runs, paragraph.ref, row, bound=bound or paragraph.keep_with_next)

    def _name(self, paragraph: Paragraph, place: str) -> str:
        """Return the name of a style: "Action Flush" outside the items, "Detail" where a tab parts label and value."""
        role = paragraph.role
        if role in ("body", "minute"):
            return _BODY[place]
        if role in _ANYWHERE:
            return _ANYWHERE[role]
        hangs = any("\t" in run.text for run in paragraph.runs) if role == "detail" else place == ITEM
        return role.capitalize() + ("" if hangs else " Flush")

    def _paragraph(
        self, style: str, runs: Runs, ref: Ref | None, row: Ref | None = None, *, bound: bool = False, point: str = ""
    ) -> str:
        """Return a paragraph with its place and that of its row; `bound` keeps it with the next, `point` lists it."""
        leftward = is_leftward(runs)
        inner = self._places.mark(row, self._places.mark(ref, words(runs, self._places, self._link, leftward=leftward)))
        keep, bidi = "<w:keepNext/>" if bound else "", "<w:bidi/>" if leftward else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{point}{bidi}</w:pPr>{inner}</w:p>'


def _numbered(number: str, runs: Runs, gap: str) -> Runs:
    """Return runs with a number set before them as literal text."""
    return (Run(text=number.rstrip() + gap), *runs) if number else runs
