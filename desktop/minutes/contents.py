"""The list of contents of a document: its headings, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from db.values import Struct
from desktop.minutes.document import Block, Document, Heading, Ref, Table, every_block, plain

DEEPEST = 3
"""The deepest headings that are listed: items and what stands in them."""


class Entry(Struct, frozen=True, kw_only=True):
    """A line of the list: how deep it stands (0 for an item or a section), its words, and the place it leads to."""

    depth: int
    number: str
    words: str
    ref: Ref
    language: str = ""


def entries(document: Document) -> tuple[Entry, ...]:
    """Return the lines of a document's list of contents in reading order; none where it is to have none.

    In the table layout a heading has its number in the cell before it.
    """
    return tuple(_entries(document.blocks)) if document.contents else ()


def _entries(blocks: tuple[Block, ...]) -> Iterator[Entry]:
    for block in blocks:
        if isinstance(block, Heading):
            yield from _entry(block, block.number)
        elif isinstance(block, Table):
            for row in block.rows:
                first = row.cells[0].blocks if len(row.cells) > 1 else ()
                number = plain(first[0].runs) if first else ""
                for heading in (inner for cell in row.cells for inner in cell.blocks if isinstance(inner, Heading)):
                    yield from _entry(heading, heading.number or number)
                    number = ""


def _entry(heading: Heading, number: str) -> Iterator[Entry]:
    words = " ".join(plain(tuple(run for run in heading.runs if run.change != "deleted")).split())
    if heading.ref and words and 2 <= heading.level <= DEEPEST and heading.change != "deleted":
        yield Entry(depth=heading.level - 2, number=number, words=words, ref=heading.ref, language=heading.language)


def place(document: Document) -> int:
    """Return before which block the list stands: the first numbered item or the table that holds it, else the first
    heading behind the title; -1 where there is to be none.
    """
    if not document.contents:
        return -1
    items = (at for at, block in enumerate(document.blocks) if _holds_item(block))
    sections = (at for at, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level > 1)
    return next(items, next(sections, len(document.blocks)))


def _holds_item(block: Block) -> bool:
    if isinstance(block, Heading):
        return bool(block.number)
    return isinstance(block, Table) and any(isinstance(inner, Heading) for inner in every_block((block,)))
