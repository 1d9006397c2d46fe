"""Tables of a Word document: fixed widths in which no word breaks, a header row that repeats, rows that stay whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from desktop.minutes.characters import printable
from desktop.minutes.document import Cell, Ref, Row, Table, plain
from desktop.minutes.word_template import Template
from desktop.minutes.word_text import attribute, letters

_PADDING = 2 * 113 + 20
"""Both sides of a cell, in twips, and something for rounding."""
_NARROW, _WIDE = frozenset(" !'()*,-./:;I[]fijlrt|"), frozenset("@MWmw%&")
_WORD_LIMIT = 0.35
"""A word wider than this share of the table may break: an address must not squeeze the other columns."""
_SHORT_ROW = 1500
"""A row of fewer characters, a third of a page at most, never breaks over pages."""
_STYLES = {"rows": "Minutes Table", "grid": "Minutes Grid"}
_LOOK = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" '
    'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
)
_CAPTION_LIMIT = 250
_WHOLE_TABLE = 900
"""A table of fewer characters is not parted by the end of a page."""


def width_of(word: str, size: float = 12.0) -> int:
    """Return about how wide a word stands in bold Arial, in twips, rather too much than too little."""
    ems = sum(0.36 if char in _NARROW else 0.95 if char in _WIDE else 0.74 if char.isupper() else 0.62 for char in word)
    return round(ems * size * 20)


def widths(table: Table, total: int) -> list[int]:
    """Return the width of each column in twips, `total` together: by the shares, but wide enough for every word."""
    shares = sum(column.share for column in table.columns) or 1
    wanted = [column.share / shares * total for column in table.columns]
    least = [min(_longest(table, place) + _PADDING, total * _WORD_LIMIT) for place in range(len(wanted))]
    needed = sum(least)
    found = [need / needed * total for need in least] if needed > total else _shared_out(wanted, least, total)
    whole = [int(width) for width in found]
    whole[-1] += total - sum(whole)
    return whole


def _shared_out(wanted: list[float], least: list[float], total: int) -> list[float]:
    """Give every column its least, and what is left to those that wanted more, in proportion."""
    spare = [max(0.0, want - need) for want, need in zip(wanted, least, strict=True)]
    left = total - sum(least)
    scale = left / sum(spare) if sum(spare) else 0.0
    return [need + extra * scale for need, extra in zip(least, spare, strict=True)]


def _longest(table: Table, place: int) -> int:
    """Return the width of the longest word of a column, heading and cells."""
    texts = [table.columns[place].heading]
    texts += [plain(block.runs) for row in table.rows for block in row.cells[place].blocks]
    return max(width_of(max(text.split(), key=len, default="")) for text in texts)


class TableWriter:
    """Writes tables in the styles of a template; what stands in a cell is written by `inside`."""

    def __init__(self, template: Template, inside: Callable[[Cell, Ref | None, bool], str]) -> None:
        """Take the template, and what writes a cell: with a place to mark, and bound to what follows or not."""
        self._template = template
        self._inside = inside

    def written(self, table: Table) -> Iterator[str]:
        """Yield a table in pieces: its head, each row, its end."""
        sizes = widths(table, self._template.text_width)
        yield self._head(table, sizes)
        lengths = [_length(row) for row in table.rows]
        whole = table.keep_rows and sum(lengths) < _WHOLE_TABLE
        for at, row in enumerate(table.rows, 1):
            bound = at < len(lengths) and table.keep_rows and (whole or at == len(lengths) - 1)
            yield self._row(row, sizes, table.keep_rows or lengths[at - 1] < _SHORT_ROW, bound)
        yield "</w:tbl>"

    def _head(self, table: Table, sizes: Sequence[int]) -> str:
        """Return the XML of a table down to its header row."""
        style = self._template.style(_STYLES[table.rules])
        grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(sizes)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/>{_LOOK}<w:tblCaption w:val={attribute(table.title[:_CAPTION_LIMIT])}/>'
            f"<w:tblDescription w:val={attribute(table.description)}/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
            f"{self._header(table, sizes)}"
        )

    def _header(self, table: Table, sizes: Sequence[int]) -> str:
        style = self._template.style("Table Heading")
        cells = (
            _cell(
                size, f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{letters(printable(heading))}</w:r></w:p>'
            )
            for size, heading in zip(sizes, (column.heading for column in table.columns), strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def _row(self, row: Row, sizes: Sequence[int], keep: bool, bound: bool) -> str:
        """Return the XML of a row; `keep`: it does not break over pages, `bound`: nor does it end one."""
        cells = (
            _cell(size, self._inside(cell, None if place else row.ref, bound))
            for place, (size, cell) in enumerate(zip(sizes, row.cells, strict=True))
        )
        return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if keep else ''}{''.join(cells)}</w:tr>"


def _length(row: Row) -> int:
    return sum(len(run.text) for cell in row.cells for block in cell.blocks for run in block.runs)


def _cell(size: int, inner: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
