"""What a Word document has around its text: running heads, DRAFT, page numbers, and the properties of the file."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from lxml import etree

from desktop.minutes.characters import printable
from desktop.minutes.document import Document, Run
from desktop.minutes.word.template import Template, W, w
from desktop.minutes.word.text import Places, letters, words

_ONE_LINE = 80
"""Characters of a running head and DRAFT together that stand on one line of 10 points."""
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_FIELD = re.compile(r"(\{pages?\})")


def fill(template: Template, document: Document) -> None:
    """Put the running heads, DRAFT and the page numbers where the template has `{running_head}` and `{footer}`."""
    for root in template.heads_and_feet():
        for paragraph in root.findall(w("p")):
            text = "".join(paragraph.itertext(w("t")))
            if "{running_head}" in text:
                _replace(paragraph, _heads(template, document))
            elif "{footer}" in text:
                _replace(paragraph, [(None, _page_numbers(document.footer))])


def _replace(paragraph: Any, lines: list[tuple[str | None, str]]) -> None:
    """Put lines in place of a paragraph, in its style or in one of their own."""
    for style, inner in lines:
        line = deepcopy(paragraph)
        line[:] = line.findall(w("pPr"))
        if style:
            line.find(f"{w('pPr')}/{w('pStyle')}").set(w("val"), style)
        line.extend(etree.fromstring(f'<w:p xmlns:w="{W}">{inner}</w:p>'))
        paragraph.addprevious(line)
    paragraph.getparent().remove(paragraph)


def _heads(template: Template, document: Document) -> list[tuple[str | None, str]]:
    """Return the lines at the head of every page: DRAFT at the right of the first, or above it if that is long."""
    nowhere = Places(())
    heads = [head for head in document.running_head if head.strip()]
    lines = [words((Run(text=head),), nowhere, "") for head in heads]
    above: list[tuple[str | None, str]] = []
    if document.draft:
        draft = _draft(document.draft, template.style("Draft"))
        if heads and len(heads[0]) + len(document.draft) > _ONE_LINE:
            above = [(template.style("header Draft"), draft)]
        else:
            lines[:1] = [f"{''.join(lines[:1])}<w:r><w:tab/></w:r>{draft}"]
    if not lines:
        return [(None, "")]
    return [*above, *((None, line) for line in lines[:-1]), (template.style("header Last"), lines[-1])]


def _draft(text: str, style: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr>{letters(printable(text))}</w:r>'


def _page_numbers(pattern: str) -> str:
    """Return a footer with fields that count pages, each with a result so that nothing has to be brought up to date."""
    pieces = _FIELD.split(printable(pattern))
    return "".join(
        _field(_FIELDS[piece]) if piece in _FIELDS else f"<w:r>{letters(piece)}</w:r>" for piece in pieces if piece
    )


def _field(name: str) -> str:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = f'<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return f"{begin}{code}{separate}<w:r><w:t>1</w:t></w:r>{end}"


def properties(document: Document) -> dict[str, str]:
    """Return the properties of the file, each on one line, by their names in python-docx."""
    held = {
        "title": document.title,
        "subject": document.subject,
        "author": document.author,
        "last_modified_by": document.author,
        "language": document.language,
    }
    return {name: " ".join(printable(text).split()) for name, text in held.items()}
