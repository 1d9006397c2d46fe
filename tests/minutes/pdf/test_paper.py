"""The PDF on a committee's own paper: page, headers, footers and logo of its Word template."""

from __future__ import annotations

from functools import cache

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from db.values import replace
from desktop.minutes.document import Document
from desktop.minutes.exports import silently
from desktop.minutes.pdf import pages as pdf_pages
from desktop.minutes.pdf.layout import lay_out
from desktop.minutes.pdf.marks import Image, Words
from desktop.minutes.word.letterhead import letterhead
from tests import documents
from tests.minutes.exports.foreign_templates import TEMPLATES, repacked
from tests.minutes.pdf.tagged import Tagged

MM = 72 / 25.4


@cache
def template(name: str) -> bytes:
    return TEMPLATES[name]()


def on_paper(name: str, actions: int = 30) -> Document:
    return replace(documents.document(actions=actions), template=template(name))


@cache
def printed(name: str) -> bytes:
    return pdf_pages.printed(on_paper(name), silently).content


def pages_of(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_pages_have_the_size_of_the_template(name: str) -> None:
    page = letterhead(template(name))
    for each in pypdfium2.PdfDocument(printed(name)):
        assert each.get_size() == pytest.approx((page.width * MM, page.height * MM), abs=0.01)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_text_keeps_to_the_margins_and_off_header_and_footer(name: str) -> None:
    page = letterhead(template(name))
    layout = lay_out(on_paper(name), silently)
    for at, marks in enumerate(layout.pages.marks):
        beside = [mark for mark in layout.sheet(at) if isinstance(mark, Words)]
        pictures = [mark for mark in layout.sheet(at) if isinstance(mark, Image)]
        text = [mark for mark in marks if isinstance(mark, Words)]
        above = [mark.y for mark in beside if mark.y < layout.paper.height / 2]
        below = [mark.y - mark.line.size for mark in beside if mark.y > layout.paper.height / 2]
        assert min(mark.y - mark.line.size for mark in text) > max(above + [each.y + each.height for each in pictures])
        assert max(mark.y for mark in text) < min([*below, layout.paper.sheet(at).foot - 8])
        for mark in text:
            assert mark.x >= page.left * MM - 0.01
            assert mark.x + mark.line.width <= (page.width - page.right) * MM + 0.01


def test_the_first_page_has_its_own_header_and_what_stands_above_the_minutes() -> None:
    first, second, *_, last = pages_of(printed("letterhead.dotx"))
    assert "Marram Coast Partnership" in first
    assert "Marram Coast Partnership" in second
    assert "Papers are sent out seven days before each meeting." in first
    assert "Papers are sent out" not in second
    assert "Registered charity 0000000." in last
    assert all("The Old Lifeboat House" in page for page in (first, second, last))


@pytest.mark.parametrize("name", TEMPLATES)
def test_draft_and_numbers_stand_on_every_page_of_a_template(name: str) -> None:
    pages = pages_of(printed(name))
    for number, page in enumerate(pages, 1):
        assert "DRAFT" in page
        assert f"Page {number} of {len(pages)}" in page
    assert all("Harbour Trust Board\r\n12 March 2026" in page for page in pages[1:])


@pytest.mark.parametrize("name", TEMPLATES)
def test_what_the_template_shows_is_no_part_of_what_is_read_but_for_its_text(name: str) -> None:
    found = Tagged(printed(name))
    assert found.unread() == found.bare() == []
    words = found.document.words
    assert "DRAFT" not in words
    assert "Lifeboat" not in words
    if name == "letterhead.dotx":
        assert found.document.parts[0].words == "Papers are sent out seven days before each meeting."
        assert found.document.parts[-1].words == "Registered charity 0000000."
        assert {found.document.parts[at].tag for at in (0, -1)} == {"P"}


def test_a_logo_says_what_it_shows_once() -> None:
    found = Tagged(printed("two-columns.docx"))
    (figure,) = found.document.all("Figure")
    assert str(figure.source.Alt) == "Vale of Ennor Community Council, a wave on red"
    assert figure is found.document.parts[0]
    assert len(figure.source.A.BBox) == 4


@pytest.mark.parametrize(("name", "every_page"), [("letterhead.dotx", False), ("two-columns.docx", True)])
def test_a_picture_is_in_the_file_once_and_on_the_pages_that_show_it(name: str, every_page: bool) -> None:
    found = Tagged(printed(name))
    pages = list(pypdfium2.PdfDocument(printed(name)))
    shown = [any(True for _ in page.get_objects([FPDF_PAGEOBJ_IMAGE])) for page in pages]
    assert shown == [True, *[every_page] * (len(pages) - 1)]
    images = [image for page in found.pdf.pages for image in page.Resources.get("/XObject", {}).values()]
    assert len({image.objgen for image in images}) == 1


def test_a_damaged_picture_is_left_out() -> None:
    torn = repacked(template("two-columns.docx"), lambda name, part: part[:60] if name.endswith(".png") else part)
    content = pdf_pages.printed(replace(documents.document(), template=torn), silently).content
    found = Tagged(content)
    assert not list(found.document.all("Figure"))
    assert found.bare() == []
    assert "Vale of Ennor Community Council" in pages_of(content)[0]


def test_headings_take_the_colour_and_text_the_size_of_the_template() -> None:
    layout = lay_out(on_paper("letterhead.dotx"), silently)
    sizes = {mark.line.size for mark in layout.pages.marks[1] if isinstance(mark, Words)}
    assert 12 in sizes
    colours = {mark.colour for mark in layout.pages.marks[0] if isinstance(mark, Words)}
    assert letterhead(template("letterhead.dotx")).accent in colours
