"""The list of contents of a PDF: right pages, links, and elements that say what it is."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from db.values import replace
from desktop.minutes.document import Block, Cell, Document, Heading, Paragraph, Ref, Row
from desktop.minutes.exports import silently
from desktop.minutes.pdf import pages as pdf_pages
from tests import documents
from tests.minutes.pdf.tagged import Part, Tagged


def item(n: int, level: int = 2, words: str = "Quay works", number: str = "") -> Heading:
    return Heading(level=level, runs=documents.run(f"{words} {n}"), number=number or f"{n}.", ref=Ref("item", n))


def listed(*blocks: Block) -> Document:
    title = Heading(level=1, runs=documents.run("Board"), ref=Ref("meeting", 1))
    people = Heading(level=2, runs=documents.run("Present"), ref=Ref("section", 1))
    return replace(documents.only(documents.document(), title, people, *blocks), contents="Contents")


def long_document(items: int = 60) -> Document:
    text = Paragraph(runs=documents.run("pontoon " * 300))
    return listed(*(block for n in range(1, items + 1) for block in (item(n), text)))


def lines_of(found: Tagged) -> list[str]:
    return [" ".join(part.words.split()) for part in found.document.all("TOCI")]


def test_each_line_says_the_page_on_which_its_heading_stands() -> None:
    printed = pdf_pages.printed(long_document(), silently)
    said = dict(re.findall(r"(Quay works \d+) (\d+)", "\n".join(lines_of(Tagged(printed.content)))))
    assert len(said) == 60
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed.content)]
    for words, page in said.items():
        assert printed.places[Ref("item", int(words.split()[-1]))][0] == int(page) - 1
        assert re.search(rf"{words}\r?\n", pages[int(page) - 1])


def test_the_list_stands_before_the_first_item_and_goes_on_over_pages() -> None:
    found = Tagged(pdf_pages.printed(long_document(), silently).content)
    tags = [part.tag for part in found.document.parts][:5]
    assert tags == ["H1", "H2", "H2", "TOC", "H2"]
    assert found.document.parts[2].words == "Contents"
    assert "Contents" not in lines_of(found)
    assert found.unread() == found.bare() == []
    assert {each for part in found.document.all("TOC") for each in (kid.tag for kid in part.parts)} == {"TOCI"}


def test_each_line_is_a_link_that_says_where_it_leads() -> None:
    printed = pdf_pages.printed(long_document(3), silently)
    links = list(Tagged(printed.content).document.all("Link"))
    assert [" ".join(link.words.split()) for link in links] == [
        "Present 1",
        "1. Quay works 1 1",
        "2. Quay works 2 2",
        "3. Quay works 3 2",
    ]
    assert [str(link.links[0].Contents) for link in links] == [
        "Present",
        "1. Quay works 1",
        "2. Quay works 2",
        "3. Quay works 3",
    ]
    for n, link in enumerate(links[1:], 1):
        page, top = printed.places[Ref("item", n)]
        assert float(link.links[0].Dest[3]) == pytest.approx(841.89 - top + 4, abs=0.01)
        assert int(link.words.split()[-1]) == page + 1


def shape(part: Part) -> object:
    return [part.tag, *(shape(kid) for kid in part.parts if kid.tag in ("TOC", "TOCI"))]


def test_what_stands_in_an_item_stands_in_its_line() -> None:
    found = Tagged(pdf_pages.printed(listed(item(1), item(2, 3), item(3, 3), item(4)), silently).content)
    (toc,) = (part for part in found.document.parts if part.tag == "TOC")
    assert shape(toc) == ["TOC", ["TOCI"], ["TOCI", ["TOC", ["TOCI"], ["TOCI"]]], ["TOCI"]]


def test_items_in_the_table_layout_are_listed_with_their_numbers() -> None:
    cells = (documents.cell("7."), Cell(blocks=(replace(item(7), number=""),)))
    table = documents.table("Notes", (("No.", 1), ("Notes", 9)), (Row(cells=cells, ref=Ref("row", 1)),))
    found = Tagged(pdf_pages.printed(listed(table), silently).content)
    assert lines_of(found) == ["Present 1", "7. Quay works 7 1"]


def test_a_heading_longer_than_a_line_has_its_page_at_the_end_and_its_language() -> None:
    long = replace(item(1, words="Adroddiad yr harbwr " * 9), language="cy")
    found = Tagged(pdf_pages.printed(listed(long), silently).content)
    (_, line) = found.document.all("TOCI")
    assert line.words.split()[-2:] == ["1", "1"]
    assert [str(part.source.Lang) for part in line.all("Reference")] == ["cy"]


def test_without_a_heading_for_it_there_is_no_list() -> None:
    found = Tagged(pdf_pages.printed(replace(long_document(2), contents=""), silently).content)
    assert not list(found.document.all("TOC"))
    assert not list(found.document.all("Link"))
