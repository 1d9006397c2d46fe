"""The pages of a committee's own Word template made ready: its text cut out, running heads and page numbers put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from db.values import Struct
from desktop.minutes.word.letterhead import Letterhead, Line, PagePart
from desktop.minutes.word.minutes_place import PLACE, Section, place, section_of_minutes, sections, words_of
from desktop.minutes.word.paragraph_parts import put
from desktop.minutes.word.style_sheet import is_on, value, w
from desktop.minutes.word_reading.word_text import Refused

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_GONE = (
    *("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "bookmarkStart", "bookmarkEnd", "proofErr"),
    *("permStart", "permEnd", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
    *("customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart"),
    *("customXmlMoveToRangeEnd", "dataBinding"),
)
_FORMER = (
    *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange"),
    *("tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
)
_ACCEPTED = ("ins", "moveTo")
_FETCHES = re.compile(r"(?i)^\s*(?:INCLUDE\w*|DDE\w*|LINK|DATABASE|IMPORT|RD)\b")
_A_FIELD_FETCHES = (
    "This template has a field ({}) that fetches something from another file or another machine whenever it is opened. "
    "Put what it shows into the template itself, then choose it again."
)
_PAGE = re.compile(r"(?i)\bPAGE\b")
_LEAST_SPACE, _MOST_SPACE = 2.0, 60.0
"""Millimetres that the running head keeps clear of what is above it."""
_SPACE_BELOW, _SPACE_ABOVE = 240, 120
"""Twips below a header, as in the templates of the house styles, and above a footer."""
_LINE = 1.25
"""How high a line is, of the size of its letters."""
_POINT = 25.4 / 72


class Parts(Struct, frozen=True):
    """The headers and footers of a template: `get` gives the root of one by its id, `add` makes one, gives its id."""

    get: Callable[[str], Any]
    add: Callable[[str], str]


class Lines(Struct, frozen=True):
    """The styles, by their ids, of lines that are added: running head, DRAFT alone, page number.

    `align` is where the page number stands in a footer that holds nothing else.
    """

    running_head: str
    draft: str
    footer: str
    align: str


def cut(body: Any) -> None:
    """Leave of the text what stands around the mark, nothing where there is none. Raises Refused."""
    section, marked = section_of_minutes(body), place(body)
    mark = etree.Comment(PLACE)
    properties = section.properties
    if marked is None:
        _write_references(section)
        for kind in properties.findall(w("type")):
            properties.remove(kind)
        body[:] = [mark, properties]
    else:
        _replace(*marked, mark)
    for columns in properties.findall(w("cols")):
        columns.attrib.pop(w("num"), None)
        columns[:] = []


def _replace(first: Any, last: Any, mark: Any) -> None:
    """Put the mark in place of the blocks from the first to the last; where a section ends in one, it ends there still.

    A table above or below is parted from those of the minutes.
    """
    first.addprevious(mark)
    blocks = [first]
    while blocks[-1] is not last:
        blocks.append(blocks[-1].getnext())
    for block in blocks:
        ending = block.find(f"{w('pPr')}/{w('sectPr')}") if block.tag == w("p") else None
        if ending is not None:
            block[:] = [inside for inside in block if inside.tag == w("pPr")]
            block.find(w("pPr"))[:] = [ending]
        else:
            block.getparent().remove(block)
    below = mark.getnext()
    if below is not None and below.tag == w("tbl"):
        below.addprevious(etree.Element(w("p")))
    elif below is not None and below.tag == w("p"):
        _part(below, _SPACE_BELOW)


def _part(paragraph: Any, space: int) -> None:
    """Part a paragraph from what stands above it, unless it keeps a distance of its own."""
    inside = paragraph.find(w("pPr"))
    if inside is None:
        inside = etree.Element(w("pPr"))
        paragraph.insert(0, inside)
    spacing = put(inside, "spacing")
    if not value(spacing, "before"):
        spacing.set(w("before"), str(space))


def _write_references(section: Section) -> None:
    """Name in a section the headers and footers that it had from the sections before it."""
    properties = section.properties
    for kind in ("header", "footer"):
        for old in properties.findall(w(f"{kind}Reference")):
            properties.remove(old)
    for (kind, which), id in reversed(tuple(section.parts.items())):
        properties.insert(0, _reference(kind, which, id))


def _reference(kind: str, which: str, id: str) -> Any:
    return etree.Element(w(f"{kind}Reference"), {w("type"): which, f"{_R}id": id})


def clean(root: Any) -> None:
    """Take tracked changes (as accepted), comments, bookmarks and what fills fields from elsewhere out of a part.

    Raises Refused where a field would fetch something from outside.
    """
    for code in root.iter(w("instrText"), w("fldSimple")):
        words = (code.text if code.tag == w("instrText") else value(code, "instr")) or ""
        if _FETCHES.match(words):
            raise Refused(_A_FIELD_FETCHES.format(words.split()[0].upper()))
    for reference in list(root.iter(w("commentReference"), w("annotationRef"))):
        reference.getparent().getparent().remove(reference.getparent())
    for found in list(root.iter(*map(w, (*_GONE, *_FORMER)))):
        if found.getparent() is not None:
            found.getparent().remove(found)
    for found in list(root.iter(*map(w, _ACCEPTED))):
        for inside in found:
            found.addprevious(inside)
        found.getparent().remove(found)


def number_pictures(roots: list[Any]) -> None:
    """Give every picture of the file a number of its own."""
    drawn = (found for root in roots for found in root.iter(f"{_WP}docPr"))
    for number, found in enumerate(drawn, 9001):
        found.set("id", str(number))


def complete(body: Any, parts: Parts, page: Letterhead, even_pages: bool, lines: Lines) -> None:
    """See to it that every page of every section has a running head, a place for DRAFT, and a number."""
    done: set[int] = set()
    for at in range(len(sections(body))):
        section = sections(body)[at]
        kinds = ["default", *(["first"] if section.own_first_page else []), *(["even"] if even_pages else [])]
        for which in kinds:
            roots = {}
            for kind in ("footer", "header"):
                id = section.parts.get((kind, which), "")
                if not id or parts.get(id) is None:
                    id = parts.add(kind)
                    section.properties.insert(0, _reference(kind, which, id))
                roots[kind] = parts.get(id)
            _complete_header(roots["header"], which, page, lines, done)
            if not any(map(_numbers_pages, roots.values())):
                _number_pages(roots["footer"], lines)


def _number_pages(root: Any, lines: Lines) -> None:
    """Add the page number to a footer, which may now reach up to the text: its first line keeps a distance."""
    _append(root, "{footer}", lines.footer, align=_alignment(root) or lines.align)
    if root[0].tag == w("p"):
        _part(root[0], _SPACE_ABOVE)


def _complete_header(root: Any, which: str, page: Letterhead, lines: Lines, done: set[int]) -> None:
    """Add the running head to a header, on a first page of its own DRAFT alone."""
    said = "".join(words_of(paragraph) for paragraph in root.iter(w("p")))
    if id(root) in done or "{running_head}" in said or (which == "first" and "{draft}" in said):
        return
    done.add(id(root))
    held = page.first_header if which == "first" and page.first_header else page.header
    above = _clear_of_pictures(held, page)
    if which == "first":
        _append(root, "{draft}", lines.draft, above=above, below=_SPACE_BELOW)
    else:
        _append(root, "{running_head}", lines.running_head, above=above)


def _append(root: Any, words: str, style: str, *, align: str = "", above: int = 0, below: int = 0) -> None:
    """Add a line, in place of an empty paragraph at the end where there is one."""
    line = etree.Element(w("p"))
    inside = etree.SubElement(line, w("pPr"))
    etree.SubElement(inside, w("pStyle"), {w("val"): style})
    if above:
        spaces = {w("before"): str(above), **({w("after"): str(below)} if below else {})}
        etree.SubElement(inside, w("spacing"), spaces)
    if align:
        etree.SubElement(inside, w("jc"), {w("val"): align})
    etree.SubElement(etree.SubElement(line, w("r")), w("t")).text = words
    last = root[-1] if len(root) else None
    root.append(line)
    if last is not None and last.tag == w("p") and _is_empty(last):
        root.remove(last)


def _is_empty(paragraph: Any) -> bool:
    return all(child.tag == w("pPr") for child in paragraph) or not any(
        True for _ in paragraph.iter(w("t"), w("drawing"), w("pict"), w("object"), w("instrText"), w("fldSimple"))
    )


def _numbers_pages(root: Any) -> bool:
    """Tell whether a header or footer has the number of its page, as a field or as a place to fill in."""
    codes = "".join(code.text or "" for code in root.iter(w("instrText")))
    simple = (value(found, "instr") for found in root.iter(w("fldSimple")))
    said = "".join(words_of(paragraph) for paragraph in root.iter(w("p")))
    return any(_PAGE.search(code) for code in (codes, *simple)) or "{page}" in said or "{footer}" in said


def _alignment(root: Any) -> str:
    """Return how the last line of a footer is aligned, "" where it has none."""
    lines = [paragraph for paragraph in root.iter(w("p")) if words_of(paragraph).strip()]
    if not lines:
        return ""
    return value(lines[-1].find(f"{w('pPr')}/{w('jc')}")) or "left"


def _clear_of_pictures(part: PagePart, page: Letterhead) -> int:
    """Return the space in twips that keeps a line under a header clear of the pictures that float over the text."""
    ends = page.header_at + sum(max((_height(area.lines) for area in band.areas), default=0) for band in part.bands)
    deepest = max(
        (
            floating.top + floating.height
            for floating in part.floating
            if floating.top < page.height / 3
            and floating.height < page.height / 3
            and floating.left < page.width - page.right
            and floating.left + floating.width > page.left
        ),
        default=0.0,
    )
    return round(min(_MOST_SPACE, max(_LEAST_SPACE, deepest - ends + _LEAST_SPACE)) * 1440 / 25.4)


def _height(lines: tuple[Line, ...]) -> float:
    return sum(
        max(line.size * _LINE * _POINT, *(picture.height for picture in line.pictures), 0.0)
        + (line.before + line.after) * _POINT
        for line in lines
    )


def fields_left_open(root: Any) -> Iterator[str]:
    """Yield the words of content controls that wait for somebody to fill them in."""
    for control in root.iter(w("sdt")):
        if is_on(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}")):
            yield "".join(text.text or "" for text in control.iter(w("t")))
