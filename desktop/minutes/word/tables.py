"""Tables of a Word document: fixed widths in which no word breaks, a header row that repeats, rows that stay whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from desktop.minutes.characters import printable
from desktop.minutes.document import Cell, Column, Ref, Row, Table, plain
from desktop.minutes.word.template import Template
from desktop.minutes.word.text import attribute, letters
from desktop.minutes.word.tracking import Tracking, Written

_PADDING = 2 * 113 + 20
"""Both sides of a cell, in twips, and something for rounding."""
_NARROW, _WIDE = frozenset(" !'()*,-./:;I[]fijlrt|"), frozenset("@MWmw%&")
_WORD_LIMIT = 0.35
"""A word wider than this share of the table may break: an address must not squeeze the other columns."""
_LONG_LINE = 120
"""Characters that no column has room for on one line."""
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


def widths(tables: Sequence[Table], total: int, scale: float = 1.0) -> list[int]:
    """Return the width of each column in twips, `total` together, for tables with the same columns: they line up.

    By the shares, but wide enough for every word, and not wider than the longest cell while others have lines to turn.
    `scale` is how wide letters are, of those of Arial in 12 points.
    """
    if scale != 1.0:
        whole = [int(width * scale) for width in widths(tables, round(total / scale))]
        return [*whole[:-1], whole[-1] + total - sum(whole)]
    shares = [max(column.share, 0.01) for column in tables[0].columns]
    texts = [_texts(tables, place) for place in range(len(shares))]
    least = [min(_widest(_words_of(held)) + _PADDING, total * _WORD_LIMIT) for held in texts]
    most = [max(need, _widest(_lines_of(held), total) + _PADDING) for need, held in zip(least, texts, strict=True)]
    found = [share / sum(shares) * total for share in shares]
    found = [min(max(want, low), high) for want, low, high in zip(found, least, most, strict=True)]
    if sum(least) >= total:
        found = [need / sum(least) * total for need in least]
    elif sum(found) > total:
        found = _narrowed(found, least, total)
    else:
        found = _widened(found, most, shares, total)
    whole = [int(width) for width in found]
    whole[-1] += total - sum(whole)
    return whole


def _narrowed(found: list[float], least: list[float], total: float) -> list[float]:
    """Take from every column in proportion to what it has above its least."""
    scale = (total - sum(least)) / (sum(found) - sum(least))
    return [need + (width - need) * scale for width, need in zip(found, least, strict=True)]


def _widened(found: list[float], most: list[float], shares: list[float], total: float) -> list[float]:
    """Give what is left to the columns that can use it, by their shares; to all where none can."""
    while (left := total - sum(found)) > 1:
        eager = [share if width < high else 0.0 for width, high, share in zip(found, most, shares, strict=True)]
        if not any(eager):
            return [width + left * share / sum(shares) for width, share in zip(found, shares, strict=True)]
        gifts = (left * share / sum(eager) for share in eager)
        found = [max(width, min(high, width + gift)) for width, high, gift in zip(found, most, gifts, strict=True)]
    return found


def _texts(tables: Sequence[Table], place: int) -> list[str]:
    """Return the text of every block of a column, its heading first."""
    cells = (row.cells[place] for table in tables for row in table.rows)
    return [tables[0].columns[place].heading, *(plain(block.runs) for cell in cells for block in cell.blocks)]


def _words_of(texts: Iterable[str]) -> Iterator[str]:
    return (max(text.split(), key=len, default="") for text in texts)


def _lines_of(texts: Iterable[str]) -> Iterator[str]:
    return (max(text.split("\n"), key=len) for text in texts)


def _widest(texts: Iterable[str], limit: int = 1 << 20) -> int:
    """Return the width of the widest of some texts, up to a limit."""
    widest = 0
    for text in texts:
        if widest < limit:
            widest = max(widest, limit if len(text) > _LONG_LINE else width_of(text))
    return widest


class TableWriter:
    """Writes tables in the styles of a template; what stands in a cell is written by `inside`."""

    def __init__(
        self,
        template: Template,
        tables: Iterable[Table],
        inside: Callable[[Cell, Ref | None, bool, str], str],
        tracking: Tracking,
    ) -> None:
        """Take all tables of a document, and what writes a cell: with a place to mark, bound to the next or not, and
        the change of its row.
        """
        self._template = template
        alike: dict[tuple[Column, ...], list[Table]] = {}
        for table in tables:
            alike.setdefault(table.columns, []).append(table)
        total, scale = template.text_width, template.letter_scale
        self._widths = {columns: widths(group, total, scale) for columns, group in alike.items()}
        self._inside = inside
        self._tracking = tracking

    def written(self, table: Table) -> Iterator[str]:
        """Yield a table in pieces: its head, each row, its end."""
        sizes = self._widths[table.columns]
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
        properties, track, change = f'<w:pStyle w:val="{style}"/>', self._tracking, table.change
        words = (f"<w:r>{letters(printable(column.heading), change)}</w:r>" for column in table.columns)
        cells = (
            _cell(size, Written(properties, track.round(change, run), change).xml(track))
            for size, run in zip(sizes, words, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/>{track.mark(change)}</w:trPr>{''.join(cells)}</w:tr>"

    def _row(self, row: Row, sizes: Sequence[int], keep: bool, bound: bool) -> str:
        """Return the XML of a row; `keep`: it does not break over pages, `bound`: nor does it end one."""
        cells = (
            _cell(size, self._inside(cell, None if place else row.ref, bound, row.change))
            for place, (size, cell) in enumerate(zip(sizes, row.cells, strict=True))
        )
        properties = f"{'<w:cantSplit/>' if keep else ''}{self._tracking.mark(row.change)}"
        return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def _length(row: Row) -> int:
    return sum(len(run.text) for cell in row.cells for block in cell.blocks for run in block.runs)


def _cell(size: int, inner: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/></w:tcPr>{inner}</w:tc>'
