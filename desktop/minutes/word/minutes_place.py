"""Where in a committee's own Word template the minutes stand: at its mark, or in place of all that it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from db.values import Struct
from desktop.minutes.word.style_sheet import W, value, w
from desktop.minutes.word_reading.word_text import Refused

PLACE = "the minutes stand here"
"""The comment in whose place the text of the minutes is put."""
MARK = "{minutes}"
"""The paragraph, and without the braces the bookmark, in whose place the minutes stand."""
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NARROWEST = 2000
"""Twips: what a broken page set-up leaves at least for the text."""
_A4 = 11906
_HOLDERS = (w("body"), w("sdtContent"))
_NO_SECTION = "This Word file has no page set-up (no section), so there is no page to write on. Save it in Word again."
_IN_A_TABLE = (
    "The mark {minutes} stands in a table or a text box, where no heading and no table of the minutes has room. Give "
    "it a paragraph of its own."
)


class Section(Struct, frozen=True):
    """A section: its properties, and the ids of its headers and footers, those from sections before it included."""

    properties: Any
    parts: Mapping[tuple[str, str], str]

    @property
    def own_first_page(self) -> bool:
        """Whether its first page has a header and a footer of its own."""
        marked = self.properties.find(w("titlePg"))
        return marked is not None and marked.get(w("val"), "1") not in ("0", "false", "off")


def sections(body: Any) -> list[Section]:
    """Return the sections of a text in their order; raises Refused where there is none."""
    found: list[Section] = []
    for properties in body.iter(w("sectPr")):
        if properties.getparent().tag == w("sectPrChange"):
            continue
        parts = dict(found[-1].parts) if found else {}
        for kind in ("header", "footer"):
            for reference in properties.findall(w(f"{kind}Reference")):
                parts[kind, value(reference, "type") or "default"] = reference.get(f"{_R}id", "")
        found.append(Section(properties, parts))
    if not found:
        raise Refused(_NO_SECTION)
    return found


def place(body: Any) -> tuple[Any, Any] | None:
    """Return the first and the last block in whose place the minutes stand, None where the template has no mark.

    Raises Refused where the mark stands where minutes cannot.
    """
    for mark in body.iter(w("bookmarkStart")):
        if value(mark, "name").casefold() == MARK.strip("{}"):
            ends = (end for end in body.iter(w("bookmarkEnd")) if value(end, "id") == value(mark, "id"))
            first, last = _block(mark), _block(next(ends, mark))
            return first, last if last.getparent() is first.getparent() else first
    for paragraph in body.iter(w("p")):
        if words_of(paragraph).strip() == MARK:
            return _block(paragraph), _block(paragraph)
    return None


def words_of(paragraph: Any) -> str:
    """Return the words of a paragraph."""
    return "".join(text.text or "" for text in paragraph.iter(w("t")))


def section_of_minutes(body: Any) -> Section:
    """Return the section that the minutes stand in: that of the mark, else the first. Raises Refused."""
    found, marked = sections(body), place(body)
    if marked is None:
        return found[0]
    ending = {id(section.properties): section for section in found}
    seen = False
    for element in body.iter():
        seen = seen or element is marked[0]
        if seen and element.tag == w("sectPr") and id(element) in ending:
            return ending[id(element)]
    return found[-1]


def text_width(body: Any) -> int:
    """Return the width between the margins of the section that the minutes stand in, in twips. Raises Refused."""
    mark = next((found for found in body.iter(etree.Comment) if found.text == PLACE), None)
    if mark is None:
        properties = section_of_minutes(body).properties
    else:
        properties = mark.xpath("following::w:sectPr[not(parent::w:sectPrChange)][1]", namespaces={"w": W})[0]
    page, margins = properties.find(w("pgSz")), properties.find(w("pgMar"))
    sides = sum(_twips(value(margins, side), 0) for side in ("left", "right", "gutter"))
    return max(_NARROWEST, _twips(value(page, "w"), _A4) - sides)


def _twips(found: str, usual: int) -> int:
    return round(float(found)) if found else usual


def _block(element: Any) -> Any:
    """Return the paragraph or other block of the text that an element stands in. Raises Refused."""
    while element.getparent().tag not in _HOLDERS:
        element = element.getparent()
        if element.tag in (w("tc"), w("txbxContent")):
            raise Refused(_IN_A_TABLE)
    parent = element.getparent()
    while parent.tag != w("body"):
        if parent.tag in (w("tc"), w("p")):
            raise Refused(_IN_A_TABLE)
        parent = parent.getparent()
    return element
