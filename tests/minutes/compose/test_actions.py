"""Actions and decisions: in place, at the item's end, in a table, run on; and the tables of all actions."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import Owner
from db.values import replace
from desktop.minutes.compose import compose, compose_actions
from desktop.minutes.document import Document, Heading, ListItem, Paragraph, Ref, Run, Table
from tests.minutes.meetings import (
    STYLES,
    action,
    composed,
    decision,
    item,
    lines,
    meeting,
    paragraphs,
    plain,
    said,
    somebody,
    style,
    tables,
    text,
    under,
    whole_meeting,
)


def anchors(document: Document) -> set[Ref]:
    """Every place that can be jumped to."""
    rows = [row.ref for block in document.blocks if isinstance(block, Table) for row in block.rows]
    blocks = [block.ref for block in paragraphs(document)]
    runs = [run.anchor for block in paragraphs(document) for run in block.runs]
    return {ref for ref in (*rows, *blocks, *runs) if ref is not None}


def owned(words: str, *names: str) -> object:
    return action(words, owners=tuple(Owner(name=name) for name in names))


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("notes-table", ["Before.", "Action 1: TB to go.", "After."]),
        ("executive-board", ["Before.", "After.", "Action:", "1.1 – TB to go."]),
        (
            "minutes-and-actions",
            [
                "Before.",
                "After.",
                "Decisions and/or actions agreed:",
                "Reference | Details | Action",
                "1 | TB to go. | –",
            ],
        ),
        ("strategic-board", ["1.1 Before.", "TB to go. AP01/26", "After."]),
    ],
)
def test_an_action_stands_where_the_style_has_it(name: str, printed: list[str]) -> None:
    made = meeting(item("One", text("Before."), action("TB to go."), text("After.")))
    assert under(composed(made, name), "One") == printed


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("notes-table", ["Seen. Action 1: TB will go. Then home."]),
        ("executive-board", ["Seen. TB will go. Then home.", "Action:", "1.1 – TB will go."]),
        (
            "minutes-and-actions",
            [
                "Seen. TB will go. Then home.",
                "Decisions and/or actions agreed:",
                "Reference | Details | Action",
                "1 | TB will go. | –",
            ],
        ),
        ("strategic-board", ["1.1 Seen. TB will go. AP01/26 Then home."]),
    ],
)
def test_an_action_in_running_text_leaves_no_hole_in_it(name: str, printed: list[str]) -> None:
    made = meeting(item("One", text("Seen."), action("TB will go.", run_on=True), text("Then home.", run_on=True)))
    assert under(composed(made, name), "One") == printed


def test_the_reference_stands_in_bold_behind_the_sentence() -> None:
    going = action("TB will go.")
    paragraph = composed(meeting(item("One", text("Seen."), going)), "strategic-board").blocks[3]
    found = next(
        block
        for block in composed(meeting(item("One", going)), "strategic-board").blocks
        if said(block).startswith("1.1")
    )
    assert isinstance(found, Paragraph)
    assert isinstance(paragraph, Paragraph | Heading)
    place, row = Ref("action", going.id), Ref("row", going.id)
    assert found.runs == (
        Run(text="TB will go. ", anchor=place),
        Run(text="AP01/26", bold=True, anchor=place, link=row),
    )


@pytest.mark.parametrize("name", STYLES)
def test_every_row_of_the_action_table_leads_to_its_action_and_the_action_back_to_it(name: str) -> None:
    made = whole_meeting()
    document = composed(made, name)
    links = {run.link for block in paragraphs(document) for run in block.runs if run.link}
    actions = [note.id for _, note in made.every_note() if note.kind == "action"]
    assert links == {Ref(kind, id) for kind in ("action", "row") for id in actions}
    assert links <= anchors(document)


@pytest.mark.parametrize("name", STYLES)
def test_the_table_has_the_words_of_the_text_unless_a_wording_was_set(name: str) -> None:
    made = meeting(item("One", action("TB to **go** home"), action("LF to stay", table_text="Lena to stay __here__")))
    for table in tables(composed(made, name)).values():
        if "Action" in [column.heading for column in table.columns] and "Details" not in said(table):
            assert "TB to go home" in said(table)
            assert "Lena to stay here" in said(table)
            assert "LF to stay" not in said(table)


@pytest.mark.parametrize(
    ("name", "names", "joined"),
    [
        ("notes-table", ("CM", "ST"), "CM & ST"),
        ("notes-table", ("IT", "ID", "FK"), "IT, ID, FK"),
        ("executive-board", ("Ines", "Tom", "Lena"), "Ines, Tom and Lena"),
        ("executive-board", ("Ines", "Tom"), "Ines and Tom"),
        ("notes-table", (), "–"),
    ],
)
def test_owners_are_joined_as_the_style_joins_them(name: str, names: tuple[str, ...], joined: str) -> None:
    document = composed(meeting(item("One", owned("Go", *names))), name)  # type: ignore[arg-type]
    assert any(joined in line.split(" | ")[2] for line in lines(document) if line.count(" | ") > 1 and "Go" in line)


def test_an_owner_is_named_by_initials_or_in_full() -> None:
    tom = somebody("Tom Brandt", "TB")
    made = meeting(item("One", action("Go", owners=(Owner(person=tom.id),))), people=(tom,))
    assert "1 | Go | TB" in lines(composed(made))
    assert "1.1 | Go | Tom Brandt | –" in lines(composed(made, "executive-board"))


def test_words_set_for_the_owners_column_go_before_the_owners() -> None:
    made = meeting(item("One", action("Go", owners=(Owner(name="TB"),), owner_text="TB to lead")))
    assert "1 | Go | TB to lead" in lines(composed(made))


@pytest.mark.parametrize(
    ("due", "phrase", "printed"),
    [
        (date(2026, 3, 20), "", "20 March 2026"),
        (date(2026, 3, 20), "by the regatta", "20 March 2026"),
        (None, "by the regatta", "by the regatta"),
        (None, "", "–"),
    ],
)
def test_due_is_a_date_or_the_words_used_or_a_dash(due: date | None, phrase: str, printed: str) -> None:
    made = meeting(item("One", action("Go", due=due, due_phrase=phrase)))
    assert under(composed(made), "Actions by due date")[1] == f"1 | Go | – | {printed}"


def test_the_earliest_is_due_first() -> None:
    dues = (None, date(2026, 5, 1), date(2026, 4, 1), None)
    made = meeting(item("One", *(action("Go", due=due) for due in dues)))
    rows = under(composed(made), "Actions by due date")[1:]
    assert [row[0] for row in rows] == ["3", "2", "1", "4"]


def test_the_added_table_can_be_left_out() -> None:
    made = meeting(item("One", action("Go")))
    assert list(tables(compose(made, replace(style("notes-table"), add_action_table=False)))) == ["Action Table"]
    assert list(tables(compose(made, replace(style("strategic-board"), add_action_table=False)))) == []


@pytest.mark.parametrize("name", STYLES)
def test_a_meeting_without_actions_has_no_action_table(name: str) -> None:
    assert tables(composed(meeting(item("One", text("Said."))), name)) == {}


@pytest.mark.parametrize("name", STYLES)
def test_a_withdrawn_action_keeps_its_number_and_says_so(name: str) -> None:
    made = meeting(item("One", action("Go", status="withdrawn", table_text="Go away"), action("Stay")))
    document = composed(made, name)
    assert any("Go (withdrawn)" in line for line in lines(document))
    assert any("Go away (withdrawn)" in line for line in lines(document))
    assert not any("Stay (withdrawn)" in line for line in lines(document))


def test_dashed_lines_in_a_table_are_points() -> None:
    made = meeting(
        item("One", action("Reports on:\n- the moorings\n- the beacon\nby May")), surroundings=meeting().surroundings
    )
    table = tables(composed(made, "minutes-and-actions"))["Decisions and/or actions agreed"]
    blocks = table.rows[0].cells[1].blocks
    assert [type(block) for block in blocks] == [Paragraph, ListItem, ListItem, Paragraph]
    assert [plain(block.runs) for block in blocks] == ["Reports on:", "the moorings", "the beacon", "by May"]


def test_the_row_after_the_item_is_the_place_of_the_action() -> None:
    going, deciding = action("Go"), decision("Stay")
    table = tables(composed(meeting(item("One", going, deciding)), "minutes-and-actions"))[
        "Decisions and/or actions agreed"
    ]
    assert [row.ref for row in table.rows] == [Ref("action", going.id), Ref("decision", deciding.id)]


@pytest.mark.parametrize(
    ("name", "words", "printed"),
    [
        ("notes-table", "The pier be sold", "Decision: The pier be sold"),
        ("executive-board", "The pier be sold", "It was agreed that the pier be sold"),
        ("executive-board", "Tom be thanked", "It was agreed that Tom be thanked"),
        ("executive-board", "It was agreed that Tom go", "It was agreed that Tom go"),
        ("executive-board", "**The** pier be sold", "It was agreed that the pier be sold"),
        ("strategic-board", "The pier be sold", "1.1 Decision: The pier be sold"),
        ("minutes-and-actions", "The pier be sold", "1 | The pier be sold | Decision"),
    ],
)
def test_a_decision_is_said_in_the_form_of_the_style(name: str, words: str, printed: str) -> None:
    assert printed in lines(composed(meeting(item("One", decision(words))), name))


def test_the_action_sheet_is_a_document_of_its_own() -> None:
    made = whole_meeting()
    document = compose_actions(made, style("strategic-board"))
    assert document.title == "Harbour Trust Board meeting, 12th March, 2026: action table"
    assert lines(document)[:6] == [
        "Action Table",
        "Committee:\tHarbour Trust Board",
        "Meeting:\tHarbour Trust Board meeting",
        "Date:\t12th March, 2026",
        "Reference | Action | Owner | Due | Status",
        "AP01/26 | LF to send the price list by 20 March | LF | 20th March 2026 | Open",
    ]
    assert lines(document)[-1].endswith("| Withdrawn")
    assert document.draft == "DRAFT"


def test_the_action_sheet_links_to_nothing_outside_itself() -> None:
    document = compose_actions(whole_meeting(), style("notes-table"))
    assert not [run for block in paragraphs(document) for run in block.runs if run.link]


def test_an_action_sheet_without_actions_says_so() -> None:
    assert lines(compose_actions(meeting(item("One")), style("notes-table")))[-1] == "No actions were agreed."
