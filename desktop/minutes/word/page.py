"""What a Word document has around its text: running heads, DRAFT, page numbers, and the properties of the file."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from lxml import etree

from desktop.minutes.characters import printable
from desktop.minutes.document import Document, Run
from desktop.minutes.word.placeholders import fill_in, words_of
from desktop.minutes.word.style_sheet import W, w
from desktop.minutes.word.template import RUNNING_HEAD, Template
from desktop.minutes.word.text import Places, letters, words

_ONE_LINE = 80
"""Characters of a running head and DRAFT together that stand on one line of 10 points."""
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
_FIELD = re.compile(r"(\{pages?\})")


def fill(template: Template, document: Document) -> None:
    """Put the running heads, DRAFT and the page numbers where the template has `{running_head}` and `{footer}`.

    In a committee's own template these, and `{draft}`, `{page}` and `{pages}`, may stand among its own words.
    """
    line = template.style(RUNNING_HEAD if template.foreign else "header")
    template.describe_pictures(" ".join(printable(document.subject or document.title).split()))
    for root in template.heads_and_feet():
        apart = any("{draft}" in words_of(paragraph) for paragraph in root.iter(w("p")))
        for paragraph in list(root.iter(w("p"))):
            text = words_of(paragraph)
            if text == "{running_head}" and _style_of(paragraph) == line:
                _replace(paragraph, _heads(template, document, drafted=not apart))
            elif text == "{footer}":
                _replace(paragraph, [(None, _page_numbers(document.footer))])
            elif "{" in text:
                _fill_own(paragraph, template, document, drafted=not apart)


def _fill_own(paragraph: Any, template: Template, document: Document, *, drafted: bool) -> None:
    """Fill in what a committee typed into a line of its own; DRAFT has a line below where it has no place there."""
    heads = " · ".join(head for head in document.running_head if head.strip())
    draft, style = document.draft, template.style("Draft")
    whole = words_of(paragraph).strip()
    filled = fill_in(
        paragraph,
        {
            "{running_head}": lambda properties: _run(heads, properties),
            "{draft}": lambda properties: _draft(draft, style) if draft else "",
            "{footer}": lambda properties: _page_numbers(document.footer, properties),
            "{pages}": lambda properties: _field("NUMPAGES", properties),
            "{page}": lambda properties: _field("PAGE", properties),
        },
    )
    if drafted and draft and "{running_head}" in whole:
        below = deepcopy(paragraph)
        below[:] = below.findall(w("pPr"))
        below.extend(etree.fromstring(f'<w:p xmlns:w="{W}">{_draft(draft, style)}</w:p>'))
        paragraph.addnext(below)
    if filled and whole == "{draft}" and not draft and len(paragraph.getparent().findall(w("p"))) > 1:
        paragraph.getparent().remove(paragraph)


def _style_of(paragraph: Any) -> str:
    found = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if found is None else str(found.get(w("val")))


def _replace(paragraph: Any, lines: list[tuple[str | None, str]]) -> None:
    """Put lines in place of a paragraph, in its style or in one of their own; the space above it is the first one's."""
    for at, (style, inner) in enumerate(lines):
        line = deepcopy(paragraph)
        for spacing in line.iterfind(f"{w('pPr')}/{w('spacing')}") if at else ():
            spacing.getparent().remove(spacing)
        line[:] = line.findall(w("pPr"))
        if style:
            line.find(f"{w('pPr')}/{w('pStyle')}").set(w("val"), style)
        line.extend(etree.fromstring(f'<w:p xmlns:w="{W}">{inner}</w:p>'))
        paragraph.addprevious(line)
    paragraph.getparent().remove(paragraph)


def _heads(template: Template, document: Document, *, drafted: bool = True) -> list[tuple[str | None, str]]:
    """Return the lines at the head of every page: DRAFT at the right of the first, or above it if that is long.

    Without DRAFT where it is not `drafted`.
    """
    nowhere = Places(())
    heads = [head for head in document.running_head if head.strip()]
    lines = [words((Run(text=head),), nowhere, "") for head in heads]
    above: list[tuple[str | None, str]] = []
    if document.draft and drafted:
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


def _run(text: str, properties: str) -> str:
    return f"<w:r>{properties}{letters(printable(text))}</w:r>" if text else ""


def _page_numbers(pattern: str, properties: str = "") -> str:
    """Return a footer with fields that count pages, each with a result so that nothing has to be brought up to date."""
    pieces = _FIELD.split(printable(pattern))
    return "".join(
        _field(_FIELDS[piece], properties) if piece in _FIELDS else f"<w:r>{properties}{letters(piece)}</w:r>"
        for piece in pieces
        if piece
    )


def _field(name: str, properties: str = "") -> str:
    kinds = (f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "separate", "end"))
    begin, separate, end = (f"<w:r>{properties}{kind}</w:r>" for kind in kinds)
    code = f'<w:r>{properties}<w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    return f"{begin}{code}{separate}<w:r>{properties}<w:t>1</w:t></w:r>{end}"


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
