"""The list of contents, languages and links as Word and HTML have them."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Literal

import docx
import pytest
from lxml import etree
from lxml import html as lxml_html

from db.values import replace
from desktop.minutes.compose import compose
from desktop.minutes.document import Document, Ref, Table
from desktop.minutes.exports import format_for, silently
from desktop.minutes.house_style import built_in
from desktop.minutes.word.template import w
from tests.minutes.meetings import STYLES, action, item, meeting, note, text
from tests.minutes.test_contents import style

WELSH = "Diolchodd y Cadeirydd i bawb am ddod i'r cyfarfod."
Layout = Literal["headings", "table"]


def made(name: str = "notes-table", layout: Layout = "headings") -> Document:
    finance = item("Finance", text("See item 1 and item 3."), action("TB to price what item 2 says."))
    others = item("Croeso", text(WELSH), note("bullet", WELSH)), item("Close", text("The end."))
    whole = meeting(others[0], finance, others[1])
    return compose(whole, style(name, "always", layout))


def word(document: Document) -> Any:
    form = format_for(".docx", "minutes")
    assert form is not None
    assert form.render is not None
    return docx.Document(BytesIO(form.render(document, silently))).element.body


def page(document: Document) -> lxml_html.HtmlElement:
    form = format_for(".html", "minutes")
    assert form is not None
    assert form.render is not None
    return lxml_html.fromstring(form.render(document, silently).decode())


def said(element: etree._Element) -> str:
    return "".join("\t" if part.tag == w("tab") else part.text or "" for part in element.iter(w("t"), w("tab")))


@pytest.mark.parametrize("layout", ["headings", "table"])
@pytest.mark.parametrize("name", STYLES)
def test_words_list_is_a_field_whose_result_links_to_each_heading(name: str, layout: Layout) -> None:
    body = word(made(name, layout))
    marks = [mark.get(w("fldCharType")) for mark in body.iter(w("fldChar"))]
    assert marks == ["begin", "separate", "end"]
    (instruction,) = body.iter(w("instrText"))
    assert instruction.text.split()[:3] == ["TOC", "\\o", '"2-3"']
    listed = [one for one in body if one.findall(f"{w('hyperlink')}") and "Toc" in str(etree.tostring(one))]
    links = [one.find(w("hyperlink")) for one in listed]
    bookmarks = {mark.get(w("name")) for mark in body.iter(w("bookmarkStart"))}
    assert {link.get(w("anchor")) for link in links} <= bookmarks
    told = [said(link) for link in links]
    assert "1.\tCroeso" in told
    assert "Action Table" in told or name != "notes-table"


def test_the_list_is_not_made_anew_when_word_opens_the_file() -> None:
    form = format_for(".docx", "minutes")
    assert form is not None
    assert form.render is not None
    file = docx.Document(BytesIO(form.render(made(), silently)))
    assert not file.settings.element.findall(w("updateFields"))


def test_the_heading_of_the_list_is_a_heading_and_none_of_its_entries() -> None:
    body = word(made())
    styles = [one.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) for one in body.iter(w("p"))]
    at = styles.index("TOCHeading")
    assert said(list(body.iter(w("p")))[at]) == "Contents"
    assert set(styles[at + 1 : at + 4]) == {"Toc2"}
    assert "TOC Heading" not in next(body.iter(w("instrText"))).text


@pytest.mark.parametrize("layout", ["headings", "table"])
@pytest.mark.parametrize("name", STYLES)
def test_html_lists_the_contents_with_links_that_lead_somewhere(name: str, layout: Layout) -> None:
    document = page(made(name, layout))
    (nav,) = document.iter("nav")
    assert nav.get("aria-label") == "Contents"
    ids = {element.get("id") for element in document.iter() if element.get("id")}
    targets = [link.get("href") for link in nav.iter("a")]
    assert {target.removeprefix("#") for target in targets} <= ids
    assert len(targets) >= 3


def test_welsh_words_are_marked_in_word_in_text_lists_and_nowhere_else() -> None:
    body = word(made())
    marked = [run for run in body.iter(w("r")) if run.find(f"{w('rPr')}/{w('lang')}") is not None]
    assert [said(run) for run in marked] == [WELSH, WELSH]
    assert {run.find(f"{w('rPr')}/{w('lang')}").get(w("val")) for run in marked} == {"cy-GB"}


def test_welsh_words_are_marked_in_html() -> None:
    marked = [element for element in page(made()).iter() if element.get("lang") == "cy"]
    assert [(element.tag, element.text_content()) for element in marked] == [("p", WELSH), ("li", WELSH)]


@pytest.mark.parametrize("layout", ["headings", "table"])
@pytest.mark.parametrize("name", STYLES)
def test_every_link_in_word_and_html_leads_to_a_place(name: str, layout: Layout) -> None:
    document = made(name, layout)
    body, whole = word(document), page(document)
    anchors = {link.get(w("anchor")) for link in body.iter(w("hyperlink"))}
    ids = {element.get("id") for element in whole.iter() if element.get("id")}
    targets = {link.get("href").removeprefix("#") for link in whole.iter("a")}
    bookmarks = [mark.get(w("name")) for mark in body.iter(w("bookmarkStart"))]
    assert anchors == targets
    assert anchors <= ids
    assert anchors <= set(bookmarks)
    assert len(bookmarks) == len(set(bookmarks))


@pytest.mark.parametrize("layout", ["headings", "table"])
@pytest.mark.parametrize("name", STYLES)
def test_an_action_and_its_row_lead_to_each_other_and_item_numbers_to_their_items(name: str, layout: Layout) -> None:
    welcome, going = item("Welcome", text("See item 2, not item 2 of the plan.")), action("TB to price item 1.")
    whole = meeting(welcome, item("Finance", text("Seen."), going))
    chosen = built_in()[name]
    composed = compose(whole, replace(chosen, items=replace(chosen.items, layout=layout)))
    body = word(composed)
    links = [(said(link), link.get(w("anchor"))) for link in body.iter(w("hyperlink"))]
    numbers = [(words, to) for words, to in links if to.startswith("item_")]
    finance, first = Ref("item", whole.items[1].id).name, Ref("item", whole.items[0].id).name
    assert set(numbers) == {("item 2", finance), ("item 1", first)}
    assert [words for words, _ in numbers].count("item 2") == 1
    tables = [
        block for block in composed.blocks if isinstance(block, Table) and block.title != "Agenda items and notes"
    ]
    assert [words for words, _ in numbers].count("item 1") >= len([one for one in tables if "ction" in one.title])
    assert {to for _, to in links if not to.startswith("item_")} == {
        Ref("action", going.id).name,
        Ref("row", going.id).name,
    }
