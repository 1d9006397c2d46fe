"""What was sent and what came back, as units that can be paired: a paragraph, or the row of a table of facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from db.values import Struct
from desktop.minutes.alignment import Face, numbered
from desktop.minutes.changed_words import tokens
from desktop.minutes.correcting.words import bare
from desktop.minutes.document import Cell, Document, Heading, ListItem, Paragraph, Ref, Row, Run, Runs, Table, plain
from desktop.minutes.word_reading.reading import read
from desktop.minutes.word_reading.standing import changers, standing
from desktop.minutes.word_reading.word_text import Grid, GridCell, GridRow, Line, Refused, WordText, every_line

Inner = Heading | Paragraph | ListItem
_CONTENTS = re.compile(r"(?:toc|contents)\b", re.IGNORECASE)
"""Names of the styles of a list of contents, in Word and in LibreOffice."""
_IN_THE_TEXT = ("note", "item")
_SOFT = "\u00ad"


class Sent(Struct, kw_only=True):
    """A unit of the document as it was sent.

    `cells` are the words of a row cell by cell, of a paragraph one. `item` is the heading it stands under, `section`
    the heading that no item has. `number` is what hangs before a paragraph, and no part of `cells`.
    """

    place: int
    cells: tuple[Runs, ...]
    refs: tuple[Ref, ...] = ()
    block: Inner | None = None
    row: Row | None = None
    table: Table | None = None
    table_place: int = -1
    number: str = ""
    item: Ref | None = None
    item_number: str = ""
    section: str = ""
    title: str = ""
    """What the item is called."""

    @property
    def runs(self) -> Runs:
        return self.cells[0] if len(self.cells) == 1 else _in_a_row(self.cells)

    @property
    def text(self) -> str:
        return plain(self.runs)


class Back(Struct, kw_only=True):
    """A unit of the file that came back; `table` numbers the table of facts that it is a row of."""

    place: int
    cells: tuple[Runs, ...]
    names: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    table: int = -1
    authors: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    strange: bool = False
    """Whether it stands in a table that was not sent."""
    kind: Line | None = None

    @property
    def runs(self) -> Runs:
        return self.cells[0] if len(self.cells) == 1 else _in_a_row(self.cells)

    @property
    def text(self) -> str:
        return plain(self.runs)


def face(unit: Sent | Back) -> Face:
    """Return what is seen of a unit where its text is what it is known by."""
    words = [token.text.casefold() for token in tokens(unit.runs) if not token.text.isspace()]
    label, tab, _ = unit.text.strip().partition("\t")
    return Face(unit.text.strip(), len(unit.cells) > 1, numbered(words), label if tab else "")


def of_document(document: Document) -> list[Sent]:
    """Return the units of a document; what a heading row says is none."""
    return list(_Sending().units(document))


class _Sending:
    """Goes through a document and knows under which heading it is."""

    def __init__(self) -> None:
        self._units: list[Sent] = []
        self._item: Ref | None = None
        self._number = self._title = self._section = ""
        self._marked: set[str] = set()

    def units(self, document: Document) -> list[Sent]:
        tables = 0
        for block in document.blocks:
            if not isinstance(block, Table):
                self._paragraph(block)
            elif is_layout(block):
                self._laid_out(block)
            else:
                for row in block.rows:
                    self._row(block, tables, row)
                tables += 1
        return self._units

    def _laid_out(self, table: Table) -> None:
        """Take a table whose cells hold the text: its number stands before the first paragraph of the row."""
        for row in table.rows:
            number = plain(row.cells[0].blocks[0].runs) if row.cells[0].blocks else ""
            for cell in row.cells[1:]:
                for block in cell.blocks:
                    refs = (row.ref,) if row.ref and not isinstance(block, Heading) else ()
                    if row.ref is not None and row.ref.kind == "item":
                        self._under(row.ref, number, "")
                    self._paragraph(block, number if isinstance(block, Heading) else "", refs)
                    row = Row(cells=row.cells)

    def _under(self, item: Ref, number: str, title: str) -> None:
        self._item, self._number, self._title, self._section = item, number.strip(" ."), title, ""

    def _paragraph(self, block: Inner, laid: str = "", refs: tuple[Ref, ...] = ()) -> None:
        number = "" if isinstance(block, ListItem) else block.number
        if block.ref is not None and block.ref.kind == "item":
            self._under(block.ref, number or laid, plain(block.runs))
        elif isinstance(block, Heading) and block.level == 2:
            self._item, self._number, self._title, self._section = None, "", "", plain(block.runs)
        anchors = (run.anchor for run in block.runs if run.anchor is not None)
        found = dict.fromkeys((*refs, *([block.ref] if block.ref else []), *anchors))
        self._units.append(
            Sent(
                place=len(self._units),
                cells=(_cleaned(block.runs),),
                refs=self._first(found),
                block=block,
                number=number,
                item=self._item,
                item_number=self._number,
                title=self._title,
                section=self._section,
            )
        )

    def _row(self, table: Table, place: int, row: Row) -> None:
        inside = (block.ref for cell in row.cells for block in cell.blocks if block.ref is not None)
        found = dict.fromkeys((*([row.ref] if row.ref else []), *inside))
        self._units.append(
            Sent(
                place=len(self._units),
                cells=tuple(_words_of_cell(cell) for cell in row.cells),
                refs=self._first(found),
                row=row,
                table=table,
                table_place=place,
                item=self._item,
                item_number=self._number,
                title=self._title,
                section=self._section,
            )
        )

    def _first(self, refs: Iterable[Ref]) -> tuple[Ref, ...]:
        """Return the places that are marked here, and not before."""
        found = tuple(ref for ref in refs if ref.name not in self._marked)
        self._marked |= {ref.name for ref in found}
        return found


def is_layout(table: Table) -> bool:
    """Tell whether the text of the minutes stands in a table."""
    cells = (cell for row in table.rows for cell in row.cells)
    blocks = [block for cell in cells for block in cell.blocks]
    return any(
        isinstance(block, Heading) or (block.ref is not None and block.ref.kind in _IN_THE_TEXT) for block in blocks
    )


def of_file(file: WordText, document: Document) -> list[Back]:
    """Return the units of a file that came back, its changes accepted; a list of contents is none, nor is an empty
    line."""
    return list(_Returning(document).units(standing(file.blocks)))


def own_lines(document: Document) -> frozenset[str] | None:
    """Return what the committee's own Word template says itself, None where it is not at hand."""
    if not document.template:
        return None if document.letterhead else frozenset()
    try:
        blocks = read(document.template, template=True).blocks
    except Refused:
        return None
    return frozenset(unit.text.strip() for unit in _Returning(document).units(blocks))


class _Returning:
    """Goes through a file and knows which of its tables is which of those sent."""

    def __init__(self, document: Document) -> None:
        self._tables = [block for block in document.blocks if isinstance(block, Table)]
        facts = [table for table in self._tables if not is_layout(table)]
        self._numbers = {id(table): place for place, table in enumerate(facts)}
        self._names = [_names_in(table) for table in self._tables]
        self._met = 0
        self._strange = len(facts)
        self._units: list[Back] = []

    def units(self, blocks: Sequence[Line | Grid]) -> list[Back]:
        for block in blocks:
            if isinstance(block, Line):
                self._line(block)
                continue
            table = self._sent_as(block)
            if table is not None and is_layout(table):
                self._laid_out(block)
            else:
                self._rows(block, table)
        return self._units

    def _sent_as(self, grid: Grid) -> Table | None:
        """Return the table that was sent: that with its places, else with its headings, the next of such."""
        names = {name for line in every_line((grid,)) for name in line.places}
        shared = [len(names & held) for held in self._names]
        if any(shared):
            at = max(range(len(shared)), key=lambda place: shared[place])
        else:
            heads = _headings(grid)
            alike = [
                at for at, table in enumerate(self._tables) if [column.heading for column in table.columns] == heads
            ]
            found = next((at for at in alike if at >= self._met), alike[-1] if alike else -1)
            if found < 0:
                return None
            at = found
        self._met = max(self._met, at + 1)
        return self._tables[at]

    def _laid_out(self, grid: Grid) -> None:
        """Take the text out of a table: the cell with the number stands before the first line of the row."""
        for row in grid.rows:
            if row.header:
                continue
            numbers, *others = row.cells or (GridCell(),)
            for line in every_line(tuple(block for cell in others for block in cell.blocks)):
                self._line(line)
            if not others:
                for line in every_line(numbers.blocks):
                    self._line(line)

    def _rows(self, grid: Grid, table: Table | None) -> None:
        if table is None:
            self._strange += 1
        heads = [column.heading for column in table.columns] if table else []
        for at, row in enumerate(grid.rows):
            if table is not None and (row.header or (at == 0 and _texts(row) == heads)):
                continue
            lines = tuple(every_line(tuple(block for cell in row.cells for block in cell.blocks)))
            self._units.append(
                Back(
                    place=len(self._units),
                    cells=tuple(_words_of_grid_cell(cell) for cell in row.cells),
                    names=tuple(name for line in lines for name in line.places),
                    lines=lines,
                    table=self._numbers[id(table)] if table is not None else self._strange,
                    authors=changers(lines) or ((row.author,) if row.author else ()),
                    comments=_comments_of(lines),
                    strange=table is None,
                )
            )

    def _line(self, line: Line) -> None:
        words = _runs_of(line)
        if _CONTENTS.match(line.style) or line.page_part or not line.text.strip():
            return
        self._units.append(
            Back(
                place=len(self._units),
                cells=(words,),
                names=line.places,
                lines=(line,),
                authors=changers((line,)),
                comments=_comments_of((line,)),
                kind=line,
            )
        )


def _names_in(table: Table) -> set[str]:
    blocks = [block for row in table.rows for cell in row.cells for block in cell.blocks]
    anchors = (run.anchor for block in blocks for run in block.runs)
    refs = (*(row.ref for row in table.rows), *(block.ref for block in blocks), *anchors)
    return {ref.name for ref in refs if ref is not None}


def _headings(grid: Grid) -> list[str]:
    return _texts(grid.rows[0]) if grid.rows else []


def _texts(row: GridRow) -> list[str]:
    return [cell.text.strip() for cell in row.cells]


def _comments_of(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for line in lines for stretch in line.stretches for id in stretch.comments))


def _runs_of(line: Line) -> Runs:
    """Return the words of a line as they stand once every change is accepted."""
    return _cleaned(
        tuple(
            Run(text=stretch.text, bold=stretch.bold, italic=stretch.italic, underline=stretch.underline)
            for stretch in line.stretches
            if stretch.change != "deleted"
        )
    )


def _cleaned(runs: Runs) -> Runs:
    """Return runs without what is never seen."""
    if not any(_SOFT in run.text for run in runs):
        return runs
    return tuple(
        Run(
            text=run.text.replace(_SOFT, ""), bold=run.bold, italic=run.italic, underline=run.underline, typed=run.typed
        )
        for run in runs
    )


def _words_of_cell(cell: Cell) -> Runs:
    return _lined([_cleaned(block.runs) for block in cell.blocks])


def _words_of_grid_cell(cell: GridCell) -> Runs:
    return _lined([runs for line in every_line(cell.blocks) if plain(runs := _runs_of(line)).strip()])


def _lined(paragraphs: Sequence[Runs]) -> Runs:
    out: list[Run] = []
    for at, runs in enumerate(paragraphs):
        out += [Run(text="\n")] if at else []
        out += runs
    return tuple(out)


def _in_a_row(cells: Sequence[Runs]) -> Runs:
    out: list[Run] = []
    for at, runs in enumerate(cells):
        out += [Run(text="\t")] if at else []
        out += bare(runs)
    return tuple(out)


def every(units: Iterable[Sent]) -> Iterator[tuple[str, Sent]]:
    """Yield every place that can be jumped to, with the unit in which it begins."""
    return ((ref.name, unit) for unit in units for ref in unit.refs)
