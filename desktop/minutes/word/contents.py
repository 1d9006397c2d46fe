"""The list of contents of a Word document: a field with its result, a link to each heading, and no page numbers.

Without page numbers nothing in it goes stale while the text is laid out, and Word has no question when the file is
opened. Its reader can have it made anew all the same: the field says from which headings (ISO 29500-1, 17.16.5.68).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop.minutes.characters import printable
from desktop.minutes.contents import entries
from desktop.minutes.document import Document, Run
from desktop.minutes.word.text import Places, letters, words

_LEVELS = (2, 3)
_KIN = ",".join(f"heading {level} {kin},{level}" for level in _LEVELS for kin in ("Item", "Flush", "Table"))
_INSTRUCTION = f' TOC \\o "2-3" \\n \\h \\z \\t "{_KIN}" '
"""By the names of styles: the heading of the list is a heading too, but no entry in it."""

_HEADING = '<w:outlineLvl w:val="1"/>'
"""In Word's own TOC Heading, which a committee's template may bring, it is body text."""


def written(
    document: Document, style: Callable[[str], str], places: Places, *, before_table: bool = False
) -> Iterator[str]:
    """Yield the paragraphs of the list; `style` gives the id of a named style, `before_table`: one is right below."""
    listed = [entry for entry in entries(document) if places.knows(entry.ref)]
    if not listed:
        return
    yield _paragraph(style("TOC Heading"), f"<w:r>{letters(printable(document.contents))}</w:r>", _HEADING)
    for at, entry in enumerate(listed):
        said = f"{entry.number}\t{entry.words}" if entry.number else entry.words
        inner = words((Run(text=said),), places, "", language=entry.language)
        link = f'<w:hyperlink w:anchor="{entry.ref.name}" w:history="1">{inner}</w:hyperlink>'
        begin = "" if at else f"{_mark('begin')}{_instruction()}{_mark('separate')}"
        last = at == len(listed) - 1
        name = f"toc {entry.depth + 2}{' Before Table' if last and before_table else ''}"
        yield _paragraph(style(name), begin + link + (_mark("end") if last else ""))


def _paragraph(style: str, inner: str, more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inner}</w:p>'


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction() -> str:
    return f'<w:r><w:instrText xml:space="preserve">{_INSTRUCTION}</w:instrText></w:r>'
