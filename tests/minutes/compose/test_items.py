"""Items and their notes: numbers, paragraphs, lists, leads, and the table layout."""

from __future__ import annotations

import pytest

from db.records import Item, Owner
from db.values import replace
from desktop.minutes.compose import compose
from desktop.minutes.document import Document, Heading, ListItem, Paragraph, Ref, Run, Table
from tests.minutes.meetings import (
    STYLES,
    action,
    composed,
    item,
    lines,
    meeting,
    note,
    paragraphs,
    review,
    said,
    style,
    tables,
    text,
    under,
    whole_meeting,
)


def in_a_table(*items: Item, name: str = "notes-table") -> Document:
    chosen = style(name)
    return compose(meeting(*items), replace(chosen, items=replace(chosen.items, layout="table")))


def headings(document: Document) -> list[str]:
    return [said(block) for block in document.blocks if isinstance(block, Heading) and block.level > 1]


def points(document: Document) -> list[ListItem]:
    return [block for block in paragraphs(document) if isinstance(block, ListItem)]


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("notes-table", ["1. One", "2. Two", "2.1. Half", "3. Three"]),
        ("executive-board", ["1. One", "2. Two", "2.1. Half", "3. Three"]),
        ("minutes-and-actions", ["1. One", "2. Two", "2a. Half", "3. Three"]),
        ("strategic-board", ["1. One", "2. Two", "2.1 Half", "3. Three"]),
    ],
)
def test_headings_carry_the_numbers_of_the_style(name: str, printed: list[str]) -> None:
    document = composed(meeting(item("One"), item("Two", items=(item("Half"),)), item("Three")), name)
    assert headings(document) == printed
    assert [block.level for block in document.blocks if isinstance(block, Heading)] == [1, 2, 2, 3, 2]


def test_headings_never_skip_a_level_nor_go_below_the_fourth() -> None:
    deep = item("a", items=(item("b", items=(item("c", note("heading", "last"), items=(item("d"),)),)),))
    levels = [block.level for block in composed(meeting(deep)).blocks if isinstance(block, Heading)]
    assert levels == [1, 2, 3, 4, 4, 4]


def test_a_heading_leads_to_its_item_and_a_note_to_its_block() -> None:
    words = text("Welcomes were made.")
    made = meeting(item("Welcome", words))
    heading, paragraph = composed(made).blocks[-2:]
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert heading.ref == Ref("item", made.items[0].id)
    assert paragraph.ref == Ref("note", words.id)


@pytest.mark.parametrize("name", STYLES)
def test_an_item_without_title_and_notes_prints_only_its_sub_items(name: str) -> None:
    made = meeting(item("", number="6", items=(item("Buoys", number="6a"),)), item("", number="7"))
    assert len(headings(composed(made, name))) == 1
    assert headings(composed(made, name))[0].startswith("6a")


def test_the_notes_of_a_sub_item_without_title_are_a_numbered_minute() -> None:
    made = meeting(item("Quays", items=(item("", text("North."), text("South.")), item("", text("West.")))))
    minutes = [block for block in paragraphs(composed(made, "strategic-board")) if isinstance(block, Paragraph)]
    assert [(block.role, block.number, said(block)) for block in minutes if block.role == "minute"] == [
        ("minute", "1.1", "1.1 North."),
        ("minute", "", "South."),
        ("minute", "1.2", "1.2 West."),
    ]


def test_notes_straight_under_an_item_are_one_numbered_minute_where_the_style_says_so() -> None:
    made = meeting(item("Quays", text("North."), action("TB to mend it."), number="7"))
    assert under(composed(made, "strategic-board"), "Quays") == ["7.1 North.", "TB to mend it. AP01/26"]
    assert under(composed(made, "notes-table"), "Quays") == ["North.", "Action 1: TB to mend it."]


def test_notes_of_an_item_with_sub_items_are_no_minute() -> None:
    made = meeting(item("Quays", text("All of them."), items=(item("", text("North.")),)))
    assert under(composed(made, "strategic-board"), "Quays") == ["All of them.", "1.1 North."]


def test_bullets_and_lead_stand_under_the_title_in_this_order() -> None:
    lead = (Owner(name="The auditors"), Owner(name="The Chair"))
    made = meeting(item("Report", note("bullet", "Summit"), text("Discussed."), note("bullet", "later"), lead=lead))
    document = composed(made, "strategic-board")
    assert under(document, "Report") == ["• Summit", "The auditors & The Chair", "1.1 Discussed.", "• later"]
    found = next(block for block in document.blocks if isinstance(block, Paragraph) and block.role == "lead")
    assert found.runs == (Run(text="The auditors & The Chair", italic=True),)
    assert "The auditors & The Chair" not in lines(composed(made, "notes-table"))


def test_a_minute_that_begins_with_a_list_has_its_number_before_it() -> None:
    made = meeting(item("Report", note("numbered", "first"), text("then")))
    blocks = composed(made, "strategic-board").blocks[-3:]
    assert isinstance(blocks[0], Paragraph)
    assert (blocks[0].number, blocks[0].runs, blocks[0].role) == ("1.1", (), "minute")
    assert [said(block) for block in blocks[1:]] == ["1. first", "then"]


def test_a_private_note_is_never_printed() -> None:
    made = meeting(item("One", text("Said."), note("private", "secret"), note("private", "secret", run_on=True)))
    for name in STYLES:
        assert "secret" not in "\n".join(lines(composed(made, name)))
    assert "secret" not in "\n".join(map(said, in_a_table(*made.items).blocks))


def test_an_item_with_only_a_private_note_keeps_its_heading() -> None:
    assert headings(composed(meeting(item("One", note("private", "secret")), item("Two")))) == ["1. One", "2. Two"]


@pytest.mark.parametrize(
    ("notes", "printed"),
    [
        ((text("a"), text("b", run_on=True)), ["a b"]),
        ((text("a "), text("b", run_on=True)), ["a b"]),
        ((text("a", run_on=True), text("b")), ["a", "b"]),
        ((text("a"), note("private", "x", run_on=True), text("b", run_on=True)), ["a b"]),
        ((text("a"), note("private", "x"), text("b", run_on=True)), ["a", "b"]),
        ((text("a"), text(""), text("b")), ["a", "b"]),
        ((note("bullet", "a"), text("b", run_on=True)), ["• a b"]),
        ((note("heading", "a"), text("b", run_on=True)), ["a", "b"]),
        ((text("a\nb"),), ["a", "b"]),
    ],
)
def test_run_on_notes_stand_in_the_paragraph_before_them(notes: tuple[object, ...], printed: list[str]) -> None:
    assert under(composed(meeting(item("One", *notes))), "One") == printed  # type: ignore[arg-type]


def test_markup_becomes_appearance() -> None:
    paragraph = composed(meeting(item("One", text(r"so **bold** and *it* and __un__ and 2 \* 3 \* 4")))).blocks[-1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (
        Run(text="so "),
        Run(text="bold", bold=True),
        Run(text=" and "),
        Run(text="it", italic=True),
        Run(text=" and "),
        Run(text="un", underline=True),
        Run(text=" and 2 * 3 * 4"),
    )


def listed(*notes: object) -> list[tuple[str, int]]:
    """Markers with the list each belongs to, counted from the first."""
    found = points(composed(meeting(item("One", *notes))))  # type: ignore[arg-type]
    first = found[0].list
    return [(point.marker, point.list - first) for point in found]


@pytest.mark.parametrize(
    ("notes", "printed"),
    [
        ((note("numbered", "a"), note("numbered", "b")), [("1.", 0), ("2.", 0)]),
        ((note("lettered", "a"), note("lettered", "c", start=3)), [("a)", 0), ("c)", 0)]),
        ((note("lettered", "c", start=3), note("lettered", "d")), [("c)", 0), ("d)", 0)]),
        ((note("numbered", "a"), text("x"), note("numbered", "b", start=2)), [("1.", 0), ("2.", 0)]),
        ((note("numbered", "a"), text("x"), note("numbered", "b", start=7)), [("1.", 0), ("7.", 1)]),
        ((note("numbered", "a"), text("x"), note("numbered", "b")), [("1.", 0), ("1.", 1)]),
        ((note("numbered", "a"), action("x"), note("numbered", "b", start=2)), [("1.", 0), ("2.", 0)]),
        ((note("numbered", "a"), note("numbered", "b", start=1)), [("1.", 0), ("1.", 1)]),
        ((note("numbered", "a"), note("bullet", "b")), [("1.", 0), ("•", 1)]),
        (
            (
                note("numbered", "a"),
                note("lettered", "b", level=1),
                note("lettered", "c", level=1),
                note("numbered", "d"),
            ),
            [("1.", 0), ("a)", 1), ("b)", 1), ("2.", 0)],
        ),
        ((note("bullet", "a"), note("bullet", "b", level=1), note("bullet", "c")), [("•", 0), ("–", 1), ("•", 0)]),
    ],
)
def test_lists_go_on_or_begin_anew(notes: tuple[object, ...], printed: list[tuple[str, int]]) -> None:
    assert listed(*notes) == printed


def test_reviews_are_a_numbered_list_that_goes_on_behind_an_action() -> None:
    made = meeting(
        item(
            "Matters arising",
            review("To price the moorings.", "1"),
            review("To paint the beacon", "2", outcome="carried forward"),
            action("IO to buy paint"),
            review("To count the buoys", "7", closing="Forty."),
            review("To sing", "AP04/25", outcome="none"),
        )
    )
    assert under(composed(made), "Matters arising") == [
        "1. To price the moorings: Done.",
        "2. To paint the beacon: Carried forward.",
        "Action 1: IO to buy paint",
        "7. To count the buoys: Forty.",
        "8. To sing",
    ]


def test_reviews_are_a_log_under_one_label() -> None:
    made = meeting(
        item(
            "Minutes",
            review("Tom to price them.", "4.1", closing="Completed. Action closed."),
            review("To sing?", "5.1"),
        )
    )
    assert under(composed(made, "executive-board"), "Minutes") == [
        "Action Log:",
        "4.1 – Tom to price them. Completed. Action closed.",
        "5.1 – To sing? Completed. Action closed.",
    ]


def test_all_items_stand_in_one_table_where_the_style_says_so() -> None:
    document = in_a_table(
        item("One", text("Said."), note("bullet", "point")), item("Two", items=(item("", text("Sub.")),))
    )
    table = tables(document)["Agenda items and notes"]
    assert said(table).split("\n") == ["Item | Notes", "1. | One / Said. / point", "2. | Two", "2.1. | Sub."]
    assert not table.keep_rows
    assert isinstance(table.rows[0].cells[1].blocks[0], Heading)
    assert table.rows[0].cells[1].blocks[0].number == ""


def test_in_the_table_a_numbered_minute_is_a_row_of_its_own() -> None:
    table = tables(in_a_table(item("One", text("Said.")), name="strategic-board"))["Agenda items and notes"]
    assert said(table).split("\n") == ["No. | Minutes", "1. | One", "1.1 | Said."]


def test_a_table_of_actions_ends_the_table_of_items() -> None:
    document = in_a_table(item("One", action("TB to go")), item("Two", text("Said.")), name="minutes-and-actions")
    assert [block.title for block in document.blocks if isinstance(block, Table)] == [
        "Agenda items and notes",
        "Decisions and/or actions agreed",
        "Agenda items and notes",
        "Action Table",
    ]


@pytest.mark.parametrize("layout", ["headings", "table"])
@pytest.mark.parametrize("name", STYLES)
def test_every_place_is_named_once(name: str, layout: str) -> None:
    chosen = style(name)
    document = compose(whole_meeting(), replace(chosen, items=replace(chosen.items, layout=layout)))  # type: ignore[arg-type]
    rows = [row.ref for block in document.blocks if isinstance(block, Table) for row in block.rows]
    places = [ref for ref in (*rows, *(block.ref for block in paragraphs(document))) if ref is not None]
    anchors = {run.anchor for block in paragraphs(document) for run in block.runs if run.anchor}
    assert len(set(places)) == len(places)
    assert not anchors & set(places)
    assert not any(isinstance(block, Heading) and not block.runs for block in paragraphs(document))
