"""The words of a document's parts without any appearance, for formats that know none."""

from __future__ import annotations

from desktop.minutes.characters import printable
from desktop.minutes.document import Cell, Heading, ListItem, Paragraph, plain


def number_of(block: Heading | Paragraph | ListItem) -> str:
    """Return what hangs before a block: its number or the marker of its point, or nothing."""
    return printable(block.marker if isinstance(block, ListItem) else block.number)


def words_of(block: Heading | Paragraph | ListItem, *, tab: str = " ") -> str:
    """Return the words of a block without what hangs before them, `tab` in place of each tab."""
    return printable(plain(block.runs)).replace("\t", tab)


def cell_words(cell: Cell) -> str:
    """Return the words of a table cell, a line for each block, numbers and markers before them."""
    return "\n".join(f"{number_of(block)} {words_of(block)}".strip() for block in cell.blocks).strip()
