"""Paragraphs that are not in the language of their document, each told so."""

from __future__ import annotations

from collections.abc import Iterable

from db.values import replace
from desktop.minutes.compose.blocks import mapped
from desktop.minutes.compose.sitting import Inner
from desktop.minutes.document import Block, Row, plain
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.languages import language_of


def in_their_languages(blocks: Iterable[Block], style: HouseStyle) -> list[Block]:
    """Return blocks with the language of those that are plainly in one of the style's other languages."""

    def told(block: Inner, _row: Row | None) -> Inner:
        language = language_of(plain(block.runs), style.language, style.other_languages)
        return replace(block, language=language) if language else block

    return mapped(blocks, told) if style.other_languages else list(blocks)
