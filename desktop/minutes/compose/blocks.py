"""Blocks gone through one by one, those in tables too."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from db.values import replace
from desktop.minutes.compose.sitting import Inner
from desktop.minutes.document import Block, Row, Table

Each = Callable[[Inner, Row | None], Inner]
"""Gives what stands in a block's place, which may be the same; with the row that it stands in."""


def mapped(blocks: Iterable[Block], each: Each) -> list[Block]:
    """Return blocks with what `each` makes of every one; rows and tables in which nothing changes stay the same."""
    return [_table(block, each) if isinstance(block, Table) else each(block, None) for block in blocks]


def _table(table: Table, each: Each) -> Table:
    rows = tuple(_row(row, each) for row in table.rows)
    return table if all(map(_same, rows, table.rows)) else replace(table, rows=rows)


def _row(row: Row, each: Each) -> Row:
    cells = []
    for cell in row.cells:
        blocks = tuple(each(block, row) for block in cell.blocks)
        cells.append(cell if all(map(_same, blocks, cell.blocks)) else replace(cell, blocks=blocks))
    return row if all(map(_same, cells, row.cells)) else replace(row, cells=tuple(cells))


def _same(one: object, other: object) -> bool:
    return one is other
