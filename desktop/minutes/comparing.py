"""Two versions of the minutes as one document in which what went and what came is marked, and back to either."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from db.values import replace
from desktop.minutes.alignment import Face, aligned, numbered
from desktop.minutes.changed_words import DELETED, INSERTED, all_of, joined, merged
from desktop.minutes.document import Block, Cell, Document, Heading, ListItem, Paragraph, Row, Runs, Table, plain
from desktop.minutes.indents import label_and_value

Inner = Heading | Paragraph | ListItem
_WORDS = re.compile(r"\w+")
_NOT_LETTERS = re.compile(r"[\W\d]+")
B = TypeVar("B", bound=Block)
I = TypeVar("I", bound=Inner)  # noqa: E741
P = TypeVar("P", Block, Row)


def compared(before: Document, after: Document) -> Document:
    """Return the newer document with what the older one had besides, marked: `accepted` gives back the newer one,
    `rejected` the older.

    Blocks, rows and cells are compared with what is like them, whatever record they come from, and words inside. What
    moved went in one place and came in another; what changed its looks alone went and came. The page (title, running
    head, look) is that of the newer one. The older one's places and links are gone.
    """
    blocks = _blocks(before.blocks, after.blocks)
    return replace(after, blocks=_in_lists(blocks, after.blocks))


# ---- what is seen of a block, to find what belongs together


def _looks(runs: Runs) -> Hashable:
    looks = groupby(runs, key=lambda run: (run.bold, run.italic, run.underline))
    said = ((look, "".join([run.text for run in alike])) for look, alike in looks)
    return tuple((look, text) for look, text in said if text)


def _face(block: Block) -> Face:
    """Return what is seen of a block; its number may change and it is still the same."""
    if isinstance(block, Table):
        title = _NOT_LETTERS.sub("", block.title.casefold())
        shape: Hashable = (title, block.rules, block.keep_rows, tuple(column.heading for column in block.columns))
        rows = [_row_face(row) for row in block.rows]
        return Face((shape, tuple(row.key for row in rows)), shape, _words_in(_all_text(block)), block.title)
    shape = _shape(block)
    return Face((shape, _looks(block.runs)), shape, _words_in(plain(block.runs)), _name(block))


def _shape(block: Inner) -> Hashable:
    """Return what two blocks must share to be one that was changed: whatever is the style of a paragraph in Word."""
    if isinstance(block, Heading):
        return "heading", block.level, bool(block.number)
    if isinstance(block, ListItem):
        return "point", block.kind, block.level
    return "paragraph", block.role, bool(block.number)


def _name(block: Inner) -> str:
    if isinstance(block, ListItem):
        return ""
    if isinstance(block, Heading) and block.level == 1:
        return "title"
    return block.number or (plain(label_and_value(block)[0]) if isinstance(block, Paragraph) else "")


def _row_face(row: Row) -> Face:
    key = tuple(tuple((_shape(block), _looks(block.runs)) for block in cell.blocks) for cell in row.cells)
    words = (plain(block.runs) for cell in row.cells for block in cell.blocks)
    return Face(key, len(row.cells), _words_in(" ".join(words)))


def _all_text(table: Table) -> str:
    return " ".join(plain(block.runs) for row in table.rows for cell in row.cells for block in cell.blocks)


def _words_in(text: str) -> frozenset[tuple[str, int]]:
    return numbered(_WORDS.findall(text.casefold()))


# ---- one out of two


def _woven(
    before: Sequence[P],
    after: Sequence[P],
    pairs: Sequence[tuple[int, int]],
    both: Callable[[P, P], P],
    whole: Callable[[P, str], P],
) -> Iterator[P]:
    """Yield what both have in its order, and between it first what went, then what came."""
    one = other = 0
    for at, place in (*pairs, (len(before), len(after))):
        yield from (whole(part, DELETED) for part in before[one:at])
        yield from (whole(part, INSERTED) for part in after[other:place])
        if at < len(before) and place < len(after):
            yield both(before[at], after[place])
        one, other = at + 1, place + 1


def _blocks(before: Sequence[Block], after: Sequence[Block]) -> tuple[Block, ...]:
    """Return two rows of blocks as one; a lone block and another of its kind are always one that was changed."""
    ours, theirs = [_face(block) for block in before], [_face(block) for block in after]
    lone = len(before) == len(after) == 1 and ours[0].shape == theirs[0].shape
    pairs = [(0, 0)] if lone else aligned(ours, theirs)
    return tuple(_woven(before, after, pairs, _both, _whole))


def _both(before: Block, after: Block) -> Block:
    """Return one block of two of the same shape."""
    if isinstance(before, Table) and isinstance(after, Table):
        pairs = aligned([_row_face(row) for row in before.rows], [_row_face(row) for row in after.rows])
        return replace(after, rows=tuple(_woven(before.rows, after.rows, pairs, _both_rows, _whole_row)))
    assert not isinstance(before, Table) and not isinstance(after, Table)
    was = replace(before, runs=(), ref=None)
    changed = was if was != replace(after, runs=(), ref=None) else None
    runs = after.runs if _looks(before.runs) == _looks(after.runs) else merged(before.runs, after.runs)
    return replace(after, runs=runs, before=changed)  # type: ignore[arg-type]


def _both_rows(before: Row, after: Row) -> Row:
    cells = zip(before.cells, after.cells, strict=True)
    return replace(after, cells=tuple(Cell(blocks=_inner(_blocks(one.blocks, two.blocks))) for one, two in cells))


def _inner(blocks: tuple[Block, ...]) -> tuple[Inner, ...]:
    return tuple(block for block in blocks if not isinstance(block, Table))


def _whole(block: B, change: str) -> B:
    """Return a block as inserted or deleted; one that went is no place any more."""
    if isinstance(block, Table):
        return replace(block, rows=tuple(_whole_row(row, change) for row in block.rows), change=change)
    marked = replace(block, runs=all_of(block.runs, change), change=change)
    return marked if change == INSERTED else replace(marked, ref=None)


def _whole_row(row: Row, change: str) -> Row:
    cells = tuple(Cell(blocks=tuple(_whole(block, change) for block in cell.blocks)) for cell in row.cells)
    return replace(row, cells=cells, change=change, ref=row.ref if change == INSERTED else None)


# ---- lists: the older version has numbers of its own for them


def _in_lists(blocks: tuple[Block, ...], after: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks in which points that went stand in the list that goes on, or in one of their own."""
    lists = {point.before.list: point.list for point in _points(blocks) if point.before and not point.change}
    lists = {point.list: point.list for point in _points(blocks) if not point.change and not point.before} | lists
    fresh = max((point.list for point in _points(after)), default=0)
    for point in _points(blocks):
        if point.change == DELETED and point.list not in lists:
            fresh += 1
            lists[point.list] = fresh

    def settled(block: Inner) -> Inner:
        if not isinstance(block, ListItem) or block.change != DELETED or lists[block.list] == block.list:
            return block
        return replace(block, list=lists[block.list], before=replace(block, runs=(), change=""))

    return _each(blocks, settled, lambda row: row)


def _points(blocks: Sequence[Block]) -> Iterator[ListItem]:
    for block in blocks:
        if isinstance(block, ListItem):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _points(cell.blocks)


# ---- back to either


def accepted(document: Document) -> Document:
    """Return the newer version of a compared document."""
    return replace(document, blocks=_one_side(document.blocks, DELETED))


def rejected(document: Document) -> Document:
    """Return the older version of a compared document, without its places and links, on the page of the newer."""
    return replace(document, blocks=_one_side(document.blocks, INSERTED))


def _one_side(blocks: tuple[Block, ...], without: str) -> tuple[Block, ...]:
    def settled(block: Inner) -> Inner:
        runs = joined([replace(run, change="") for run in block.runs if run.change != without])
        older = block.before if without == INSERTED else None
        return replace(older or block, runs=runs, ref=block.ref, change="", before=None)

    return _each(blocks, settled, lambda row: replace(row, change=""), without)


def _each(
    blocks: tuple[I, ...] | tuple[Block, ...],
    settled: Callable[[Inner], Inner],
    row_settled: Callable[[Row], Row],
    without: str = "neither",
) -> tuple[Block, ...]:
    """Return blocks with each one settled, those in cells too; without what is marked as `without`."""
    out: list[Block] = []
    for block in blocks:
        if block.change == without:
            continue
        if not isinstance(block, Table):
            out.append(settled(block))
            continue
        rows = []
        for row in block.rows:
            if row.change != without:
                cells = (Cell(blocks=_inner(_each(cell.blocks, settled, row_settled, without))) for cell in row.cells)
                rows.append(row_settled(replace(row, cells=tuple(cells))))
        out.append(replace(block, rows=tuple(rows), change=block.change if without == "neither" else ""))
    return tuple(out)
