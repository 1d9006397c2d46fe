"""The Word document (.docx): all of it in the named styles of the house style's template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from desktop.minutes.document import Document, Table
from desktop.minutes.exports import Format, Progress

_STEPS = 100


def render(document: Document, progress: Progress) -> bytes:
    """Return the document as a Word file; its page and its looks are those of the committee's own template where it has
    one, else those of the template that its look names.

    Raises ValueError where the template lacks a style or is no Word document, OSError where there is none, and what
    `progress` raises.
    """
    from desktop.minutes.word import page as word_page
    from desktop.minutes.word.story import Story
    from desktop.minutes.word.template import opened

    progress(0.0)
    template = opened(document)
    template.speak(document.language)
    word_page.fill(template, document)
    body = "".join(_counted(Story(template, document).written(), _pieces(document), progress))
    template.describe(word_page.properties(document), datetime.now(UTC))
    template.name_copy(document.sent_as)
    file = template.saved(body)
    progress(1.0)
    return file


def _pieces(document: Document) -> int:
    """Return in how many pieces a document is written: a block is one, a table has one a row, a head and an end."""
    return sum(2 + len(block.rows) if isinstance(block, Table) else 1 for block in document.blocks)


def _counted(pieces: Iterable[str], total: int, progress: Progress) -> Iterator[str]:
    """Pass the pieces on, and tell `progress` about a hundred times how far that is."""
    step = max(1, total // _STEPS)
    for done, piece in enumerate(pieces, 1):
        yield piece
        if done % step == 0:
            progress(0.9 * done / total)


MAKES = ("minutes", "actions", "agenda", "attendance")

CARD = Format(ending=".docx", title="Word document", order=10, makes=MAKES, render=render)
