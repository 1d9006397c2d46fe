"""What stands under a numbered heading, so that the number hangs before all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.minutes.document import Block, Heading, Paragraph, Table


def under_numbers(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """Yield each block and whether it is indented under a numbered heading.

    Tables never are, nor what has a number of its own to hang; a heading of level 1 or 2 without number ends it.
    """
    numbered = False
    for block in blocks:
        if isinstance(block, Heading) and (block.number or block.level < 3):
            numbered = bool(block.number)
            yield block, False
        else:
            hangs = isinstance(block, Paragraph) and bool(block.number)
            yield block, numbered and not hangs and not isinstance(block, Table)
