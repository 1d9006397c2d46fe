"""Whether a document has a list of contents, and the places that it leads to."""

from __future__ import annotations

from collections import Counter
from zlib import crc32

from db.values import replace
from desktop.minutes import page_estimate
from desktop.minutes.compose.blocks import mapped
from desktop.minutes.compose.sitting import Inner
from desktop.minutes.document import Document, Heading, Ref, Row, plain
from desktop.minutes.house_style import HouseStyle

LONG = 20
"""So many pages are read without a list of contents."""


def with_contents(document: Document, style: HouseStyle) -> Document:
    """Return a document with a list of contents where the style wants one: always, or about beyond 20 pages.

    Headings that no record stands for get a place of their own then, called after their words, so that it is the same
    one in another version of the minutes.
    """
    wanted = style.contents.place
    if wanted == "never" or (wanted == "when long" and page_estimate.pages(document) <= LONG):
        return document
    often: Counter[int] = Counter()

    def placed(block: Inner, _row: Row | None) -> Inner:
        if not isinstance(block, Heading) or block.ref is not None:
            return block
        called = crc32(plain(block.runs).encode("utf-8", "replace"))
        often[called] += 1
        return replace(block, ref=Ref("section", called + often[called] - 1))

    return replace(document, contents=style.contents.heading, blocks=tuple(mapped(document.blocks, placed)))
