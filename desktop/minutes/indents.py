"""What hangs and what is indented: numbers before all that belongs to them, labels before their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.values import replace
from desktop.minutes.document import Block, Heading, Paragraph, Runs, Table


def under_numbers(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Yield each block and whether it is indented under a numbered heading.

    Tables never are, nor what has a number of its own to hang; a heading of level 1 or 2 without number ends it. What
    was deleted stands as it stood in the older version.
    """
    older = newer = False
    for block in blocks:
        if isinstance(block, Heading) and (block.number or block.level < 3):
            older = older if block.change == "inserted" else bool(block.number)
            newer = newer if block.change == "deleted" else bool(block.number)
            yield block, False
        else:
            numbered = older if block.change == "deleted" else newer
            hangs = isinstance(block, Paragraph) and bool(block.number)
            yield block, numbered and not hangs and not isinstance(block, Table)


def label_and_value(paragraph: Paragraph) -> tuple[Runs, Runs]:
    """Split a line of the heading block at its first tab into its label and what hangs behind it."""
    for at, run in enumerate(paragraph.runs if paragraph.role == "detail" else ()):
        label, tab, value = run.text.partition("\t")
        if tab:
            return (*paragraph.runs[:at], replace(run, text=label)), (
                replace(run, text=value),
                *paragraph.runs[at + 1 :],
            )
    return (), paragraph.runs
