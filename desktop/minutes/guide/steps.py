"""The steps of a worked example: the keys that it says to press and the words that it says to type, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.values import Struct
from desktop.minutes.guide import blocks
from desktop.minutes.guide.chapters import Chapter

_STEP = re.compile(r"`(?P<typed>[^`]+)`|\[\[(?P<key>[^\]>]+)\]\]")


class Step(Struct, frozen=True):
    """One thing that the reader does: presses a key (a command's is its first), or types words."""

    key: str = ""
    typed: str = ""


def steps(chapter: Chapter) -> tuple[Step, ...]:
    """Return what the numbered lists of a chapter say to do; what stands elsewhere in it is only told."""
    return tuple(
        step
        for block in chapter.within
        if isinstance(block, blocks.Listed) and block.numbered
        for point in block.points
        for within in point
        for step in _steps(within, chapter)
    )


def _steps(block: blocks.Block, chapter: Chapter) -> Iterator[Step]:
    for words in _lines(block):
        for found in _STEP.finditer(words):
            if found["typed"]:
                yield Step(typed=found["typed"])
            else:
                keys = chapter.told.keys.get(found["key"])
                yield Step(key=keys[0] if keys else found["key"].removeprefix("="))


def _lines(block: blocks.Block) -> Iterator[str]:
    match block:
        case blocks.Paragraph():
            yield block.words
        case blocks.Table():
            yield from (cell for row in block.rows for cell in row)
        case blocks.Listed():
            yield from (words for point in block.points for within in point for words in _lines(within))
