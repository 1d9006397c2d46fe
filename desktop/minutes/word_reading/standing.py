"""What of a Word file stands once every tracked change is accepted: paragraphs joined whose end went, rows gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.values import replace
from desktop.minutes.word_reading.word_text import Grid, GridCell, GridRow, Line, every_line

Blocks = tuple[Line | Grid, ...]
_DELETED = "deleted"


def standing(blocks: Blocks) -> Blocks:
    """Return lines and tables as they are once every change is accepted.

    Lines keep their stretches, deleted ones too, so that it can be told who changed what; a line joined to another is
    of the kind of the first that has words.
    """
    out: list[Line | Grid] = []
    open_end: Line | None = None
    for block in blocks:
        if isinstance(block, Grid):
            rows = tuple(_row(row) for row in block.rows if row.change != _DELETED)
            out += [open_end] if open_end is not None else []
            open_end = None
            out += [Grid(rows=rows)] if rows else []
            continue
        line = _joined(open_end, block) if open_end is not None else block
        if block.change == _DELETED:
            open_end = line
        else:
            out.append(line)
            open_end = None
    return (*out, *([open_end] if open_end is not None and open_end.text.strip() else []))


def gone(blocks: Blocks) -> Iterator[Line]:
    """Yield the lines that had words and have none any more."""
    return (line for line in every_line(blocks) if line.text_before.strip() and not line.text.strip())


def changers(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return who is named by the tracked changes of lines, each once."""
    named: dict[str, None] = {}
    for line in lines:
        named.update((stretch.author, None) for stretch in line.stretches if stretch.author)
        named.update({line.author: None} if line.author else {})
    return tuple(named)


def _row(row: GridRow) -> GridRow:
    return replace(row, cells=tuple(_cell(cell) for cell in row.cells))


def _cell(cell: GridCell) -> GridCell:
    return replace(cell, blocks=standing(cell.blocks))


def _joined(first: Line, second: Line) -> Line:
    """Return two lines as one, with the places of those that have words left."""
    led = first if first.text.strip() else second
    places = tuple(place for line in (first, second) if line.text.strip() for place in line.places)
    return replace(
        led,
        stretches=(*first.stretches, *second.stretches),
        places=places or second.places,
        change=second.change,
        author=first.author or second.author,
    )
