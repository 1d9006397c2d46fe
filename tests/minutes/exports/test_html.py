"""The HTML page: well formed, everything in it, nothing from outside, real lists, headings and tables."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from lxml import etree
from lxml import html as lxml_html

from desktop.minutes.document import Block, Cell, Heading, ListItem, Look, Paragraph, Ref, Row, Run
from desktop.minutes.exports import html, silently
from tests import documents

VOID = {"meta", "br", "col"}


class _Tags(HTMLParser):
    """Fails where a tag is not closed in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page(*more: Block, look: Look | None = None, draft: str = "DRAFT") -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(source(*more, look=look, draft=draft))


def source(*more: Block, look: Look | None = None, draft: str = "DRAFT") -> str:
    return html.render(documents.document(look, more=more, draft=draft), silently).decode()


def lists(*points: ListItem) -> etree._Element:
    cells = (Cell(blocks=points),)
    found = page(documents.table("Lists", (("List", 1),), (Row(cells=cells, ref=Ref("row", 900)),)))
    return found.get_element_by_id("row_900")[0]


def test_every_tag_is_closed() -> None:
    tags = _Tags()
    tags.feed(source())
    assert tags.open == []


def test_the_page_has_its_language_and_title() -> None:
    found = page()
    assert found.get("lang") == "en-GB"
    assert found.findtext(".//title") == "Harbour Trust Board, 12 March 2026"


def test_nothing_runs_and_nothing_is_fetched() -> None:
    text = source(Paragraph(runs=documents.run("<img src=x onerror=alert(1)><script>x</script>")))
    found = lxml_html.document_fromstring(text)
    assert not found.xpath("//script | //img | //link | //iframe | //*[@src] | //@*[starts-with(name(), 'on')]")
    assert "url(" not in text
    assert "@import" not in text


def test_words_cannot_end_the_style_sheet() -> None:
    look = Look()
    nasty = documents.document(look, draft='</style><script>alert("x")</script>')
    found = lxml_html.document_fromstring(html.render(nasty, silently))
    assert not found.xpath("//script")


def test_a_page_says_draft_until_it_is_agreed() -> None:
    assert page().find_class("draft")[0].text == "DRAFT"
    assert not page(draft="").find_class("draft")


def test_headings_are_headings_with_their_numbers() -> None:
    found = page()
    assert [each.text_content() for each in found.xpath("//h1")] == ["Harbour Trust Board: meeting notes"]
    assert "6b. Finance and fees" in [each.text_content() for each in found.xpath("//h2")]
    assert [each.text_content() for each in found.xpath("//h3")] == ["Earlier actions"]


def test_a_list_begins_where_it_was_begun() -> None:
    (begun,) = page().xpath("//ol[@start]")
    assert (begun.get("type"), begun.get("start"), len(begun)) == ("a", "3", 2)


def test_a_point_that_jumps_says_its_number() -> None:
    point = documents.point
    found = lists(
        point("one", 1, kind="numbered", marker="1."),
        point("two", 2, kind="numbered", marker="2."),
        point("seven", 7, kind="numbered", marker="7."),
        point("eight", 8, kind="numbered", marker="8."),
    )
    assert [each.get("value") for each in found.iter("li")] == [None, None, "7", None]


def test_a_marker_that_a_browser_would_not_write_is_said() -> None:
    found = lists(documents.point("third", 3, kind="lettered", marker="(c)"))
    assert found.find("ol/li").get("style") == 'list-style-type:"(c) "'


def test_lists_stand_in_the_point_they_belong_to() -> None:
    point = documents.point
    found = lists(point("a"), point("b", level=1, list=2), point("c", level=2, list=3), point("d"), point("e", list=9))
    assert [each.tag for each in found] == ["ul", "ul"]
    assert [each.text.strip() for each in found.xpath("ul[1]/li")] == ["a", "d"]
    assert [each.text.strip() for each in found.xpath("ul[1]/li[1]/ul/li")] == ["b"]
    assert [each.text.strip() for each in found.xpath("ul[1]/li[1]/ul/li/ul/li")] == ["c"]


def test_tables_have_heading_cells_and_a_caption() -> None:
    table = page().xpath("//table")[-1]
    assert [each.text for each in table.xpath("thead/tr/th[@scope='col']")] == ["No.", "Action", "Officer", "Due"]
    assert table.find("caption").text_content().startswith("Action table")


def test_each_place_is_marked_once() -> None:
    again = Heading(level=2, runs=documents.run("Again"), ref=Ref("item", 1))
    ids = page(again).xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {"item_1", "note_1", "action_3", "row_3", "person_0", "decision_1"} <= set(ids)


def test_links_lead_to_what_is_there() -> None:
    lost = Paragraph(runs=(Run(text="lost", link=Ref("action", 999)),))
    found = page(lost)
    targets = [each.removeprefix("#") for each in found.xpath("//a/@href")]
    assert targets == [f"action_{n}" for n in range(1, 7)]
    assert set(targets) <= set(found.xpath("//@id"))


@pytest.mark.parametrize(
    ("run", "written"),
    [
        (Run(text="a\nb"), "a<br>b"),
        (Run(text="a", bold=True, italic=True), "<strong><em>a</em></strong>"),
        (Run(text="a & <b>"), "a &amp; &lt;b&gt;"),
    ],
)
def test_runs_keep_their_appearance(run: Run, written: str) -> None:
    assert f"<p>{written}</p>" in source(Heading(level=2, runs=documents.run("Plain")), Paragraph(runs=(run,)))


def test_what_stands_under_a_number_is_indented() -> None:
    found = page(look=Look(item_indent=12))
    assert "margin-left: 12mm" in found.findtext(".//style")
    assert {each.getparent().get("id") for each in found.find_class("under")} >= {None}
    assert not [each for each in found.xpath("//h2") if "under" in (each.get("class") or "")]


@pytest.mark.parametrize(
    ("look", "rule"),
    [
        (Look(title_rule=True, accent="102030"), "border-bottom: 1.5pt solid #102030"),
        (Look(action_bar=True, accent="102030"), ".action.under, .decision.under { border-left: 2.25pt solid #102030"),
        (Look(lead_italic=True), "font-style: italic"),
        (Look(footer_align="center"), "@bottom-center"),
    ],
)
def test_the_page_has_the_rules_and_bars_of_the_look(look: Look, rule: str) -> None:
    assert rule in page(look=look).findtext(".//style")
    assert rule not in page(look=Look(accent="102030")).findtext(".//style")


def test_labels_stand_before_their_words() -> None:
    assert [each.text_content() for each in page().find_class("detail")] == [
        "Date: 12 March 2026",
        "Time: 2:00pm – 4.10pm",
        "Venue: Quay Room, first floor",
    ]


def test_a_signature_has_a_rule_to_sign_on() -> None:
    assert len(page().find_class("to-sign")) == 1
