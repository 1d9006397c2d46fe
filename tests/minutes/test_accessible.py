from __future__ import annotations

from typing import Literal

import pytest

from benchmarks.long_meeting import long_meeting
from db.values import replace
from desktop.minutes.accessible import TOLD, obstacles, said
from desktop.minutes.compose import compose, compose_actions
from desktop.minutes.compose.agenda_paper import compose_agenda
from desktop.minutes.compose.redline import compose_redline
from desktop.minutes.document import Block, Cell, Column, Document, Heading, ListItem, Look, Paragraph, Ref, Run, Table
from desktop.minutes.exports import formats
from desktop.minutes.house_style import HouseStyle, built_in
from desktop.minutes.item_links import MENTION
from tests import documents
from tests.minutes.meetings import item, meeting, text, whole_meeting
from tests.samples import harbour_meeting

NOTE = Ref("note", 7)
TITLE = Heading(level=1, runs=documents.run("Harbour Trust Board"))
WITHOUT_ITALICS = ("notes-table", "executive-board", "minutes-and-actions")


def of(*blocks: Block, ending: str = ".docx", **fields: object) -> list[str]:
    """Return what stands against a document of these blocks under a title."""
    document = replace(documents.document(), blocks=(TITLE, *blocks), **fields)  # type: ignore[arg-type]
    return [found.what for found in obstacles(document, ending)]


def typed(words: str, **looks: bool) -> Paragraph:
    return Paragraph(runs=(Run(text=words, **looks),), ref=NOTE)


def test_a_plain_document_is_accessible() -> None:
    assert of(typed("The quay was repaired.")) == []
    assert said(()) == "accessible: yes"


@pytest.mark.parametrize("name", WITHOUT_ITALICS)
def test_the_house_styles_make_accessible_documents(name: str) -> None:
    style = built_in()[name]
    after = harbour_meeting()
    made = (
        compose(after, style),
        compose_actions(after, style),
        compose_agenda(after, style),
        compose_redline(harbour_meeting(title="Board"), after, style),
        compose(long_meeting(20, 10_000, 60), style),
    )
    for document in made:
        for ending in TOLD:
            assert obstacles(document, ending) == ()


def test_italic_leads_are_the_choice_of_a_house_style_and_said() -> None:
    (found,) = obstacles(compose(harbour_meeting(), built_in()["strategic-board"]), ".pdf")
    assert "italics" in found.what
    assert "house style" in found.mend


@pytest.mark.parametrize(
    ("look", "word"),
    [
        ({"size": 11.0}, "11 points"),
        ({"font": "Times New Roman"}, "Times New Roman"),
        ({"accent": "9AB0D0"}, "headings and links"),
        ({"ink": "8A8A8A"}, "The text is too pale"),
        ({"header_fill": "20406A"}, "header row"),
    ],
)
def test_a_look_that_is_hard_to_read_is_said(look: dict[str, object], word: str) -> None:
    found = of(look=Look(**look))  # type: ignore[arg-type]
    assert word in found[0]


def test_the_font_of_the_look_is_words_alone() -> None:
    assert of(look=Look(font="Garamond"), ending=".pdf") == []


@pytest.mark.parametrize(("field", "word"), [("title", "no title"), ("language", "No language")])
def test_a_file_without_title_or_language_is_said(field: str, word: str) -> None:
    (found,) = of(**{field: " "})
    assert word in found


def test_headings_that_skip_a_level_and_blocks_of_capitals_are_said_with_their_place() -> None:
    skipping = Heading(level=4, runs=documents.run("Fees"), ref=NOTE)
    shouted = Heading(level=2, runs=documents.run("DECLARATIONS OF INTEREST"), ref=Ref("item", 3))
    document = replace(documents.document(), blocks=(TITLE, skipping, shouted))
    found = obstacles(document, ".html")
    assert [one.ref for one in found] == [NOTE, Ref("item", 3)]
    assert "skips a level" in found[0].what
    assert "capitals" in found[1].what


@pytest.mark.parametrize("words", ["MINUTES", "MEETING NOTES", "ICT and CCTV at the IFCA", "1A"])
def test_a_word_or_two_in_capitals_are_no_block(words: str) -> None:
    assert of(Heading(level=2, runs=documents.run(words))) == []


def test_a_document_that_begins_without_a_title_is_said() -> None:
    document = replace(documents.document(), blocks=(Heading(level=2, runs=documents.run("Items")),))
    assert [found.what for found in obstacles(document, ".docx")] == ["No title stands at the beginning."]


def test_tables_without_headings_words_or_description_are_said() -> None:
    empty = documents.table(
        "Fees", (("Fee", 1), ("", 1)), (documents.Row(cells=(documents.cell("5"), Cell(blocks=()))),)
    )
    found = of(replace(empty, description=""))
    assert [word in said for word, said in zip(("without a heading", "does not say", "empty cell"), found, strict=True)]
    assert all("Fees" in one for one in found)


@pytest.mark.parametrize("name", [*WITHOUT_ITALICS, "strategic-board"])
def test_the_table_layout_is_said(name: str) -> None:
    found = obstacles(compose(whole_meeting(), laid_out(name, "table")), ".pdf")
    assert "The items stand in a table" in found[0].what
    assert found[0].rule == "GOV.UK: tables"


def test_tables_that_touch_are_said_of_word_where_an_empty_line_parts_them() -> None:
    fees = documents.table("Fees", (("Fee", 1),), (documents.Row(cells=(documents.cell("5"),)),))
    assert len(of(fees, fees)) == 1
    assert of(fees, fees, ending=".pdf") == []
    assert of(fees, typed("And more."), fees) == []


@pytest.mark.parametrize(
    ("block", "word"),
    [
        (typed("Finance and fees", bold=True), " bold and stand"),
        (typed("1. Storm damage"), "in no list"),
        (typed("• Storm damage"), "in no list"),
        (typed("Every member said that this had gone on for too long.", italic=True), "in italics"),
        (typed("agreed", underline=True), "underlined"),
        (typed("See https://quay.example/fees for the fees."), "address"),
        (typed("Fees:      5 pounds"), "spaces or tabs"),
    ],
)
def test_what_was_typed_and_hinders_is_said_with_the_first_place(block: Paragraph, word: str) -> None:
    document = replace(documents.document(), blocks=(TITLE, typed("Seen."), block, replace(block, ref=Ref("note", 9))))
    (found,) = obstacles(document, ".docx")
    assert word in found.what
    assert "2 " in found.what
    assert found.ref == NOTE
    document = replace(document, blocks=document.blocks[:3])
    (found,) = obstacles(document, ".docx")
    assert "2 " not in found.what
    assert found.ref == NOTE


@pytest.mark.parametrize(
    "block",
    [
        typed("The quay was repaired.", bold=True),
        typed("It was **agreed** to go on"),
        typed("15 members were there."),
        typed("a boat was sunk"),
        typed("so", italic=True),
        ListItem(runs=documents.run("Storm damage", bold=True), kind="bullet"),
        Paragraph(runs=documents.run("Fees:\t5\t6\t7"), role="detail"),
        Paragraph(runs=documents.run("Action 4", bold=True), role="action"),
    ],
)
def test_what_is_as_it_should_be_is_not_said(block: Block) -> None:
    assert of(block) == []


def test_characters_that_a_pdf_cannot_show_are_said_of_the_pdf_alone() -> None:
    block = typed("ŵyl, Łódź, שלום, ✓, –, “”, € and 中")
    (found,) = of(block, ending=".pdf")
    assert "One character has no shape" in found
    assert "中" in found
    assert of(block) == []


def test_long_minutes_without_a_list_of_contents_are_said() -> None:
    style = built_in()["notes-table"]
    found = obstacles(compose(long_meeting(20, 10_000, 60), without_contents(style)), ".docx")
    assert [one.what for one in found] == ["It is longer than 20 pages and has no list of contents."]


def test_nothing_is_said_of_tables_and_plain_text() -> None:
    document = replace(documents.document(), title="", language="")
    for form in formats():
        assert bool(obstacles(document, form.ending)) == (form.ending in TOLD)


@pytest.mark.parametrize(("count", "words"), [(1, "one thing stands against it"), (3, "3 things stand against it")])
def test_how_many_there_are_is_said(count: int, words: str) -> None:
    (found,) = obstacles(replace(documents.document(), blocks=(TITLE,), title=""), ".docx")
    assert said((found,) * count) == f"accessible: {words}"


def test_a_mention_of_an_item_is_no_link_that_hinders() -> None:
    made = meeting(item("One", text(f"See {MENTION[2]} 1.")))
    assert obstacles(compose(made, built_in()["notes-table"]), ".html") == ()


def laid_out(name: str, layout: Literal["headings", "table"]) -> HouseStyle:
    style = built_in()[name]
    return replace(style, items=replace(style.items, layout=layout))


def without_contents(style: HouseStyle) -> HouseStyle:
    return replace(style, contents=replace(style.contents, place="never"))


def test_a_column_is_not_taken_for_a_heading() -> None:
    table = Table(title="Fees", description="A fee a row", columns=(Column(heading="Fee"),), rows=())
    assert of(table, typed("Done.")) == []


def test_a_document_is_looked_at_as_a_whole() -> None:
    document: Document = documents.document()
    assert [one.what for one in obstacles(document, ".html")] == [
        "Words are underlined in one place: they are taken for a link."
    ]
