"""The words of a document's parts without any appearance, for formats that know none."""

from __future__ import annotations

from desktop.minutes.changed_words import DELETED, INSERTED
from desktop.minutes.changes import number_runs, stretches_alike
from desktop.minutes.characters import printable
from desktop.minutes.document import Cell, Heading, ListItem, Paragraph, Run, Runs, Table, plain

_MARKS = {"": ("", ""), INSERTED: ("{+", "+}"), DELETED: ("[-", "-]")}
"""As `wdiff` of the GNU project marks them."""


def number_of(block: Heading | Paragraph | ListItem) -> str:
    """Return what hangs before a block: its number or the marker of its point, or nothing."""
    return printable(block.marker) if isinstance(block, ListItem) else _marked(number_runs(block))


def words_of(block: Heading | Paragraph | ListItem, *, tab: str = " ") -> str:
    """Return the words of a block without what hangs before them, `tab` in place of each tab.

    Words of a compared document stand in marks: "{+inserted+}", "[-deleted-]".
    """
    return _marked(block.runs).replace("\t", tab)


def cell_words(cell: Cell) -> str:
    """Return the words of a table cell, a line for each block, numbers and markers before them."""
    return "\n".join(f"{number_of(block)} {words_of(block)}".strip() for block in cell.blocks).strip()


def heading_words(table: Table) -> list[str]:
    """Return the headings of a table's columns, each on one line."""
    headings = (" ".join(printable(column.heading).split()) for column in table.columns)
    return [_marked((Run(text=heading, change=table.change),)) for heading in headings]


def _marked(runs: Runs) -> str:
    """Return words with what came and what went in marks."""
    parts = []
    for change, alike in stretches_alike(runs):
        before, behind = _MARKS[change]
        parts.append(before + printable(plain(alike)) + behind)
    return "".join(parts)
