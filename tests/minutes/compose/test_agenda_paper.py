"""The agenda as a document, in each board's own look: lead, purpose, minutes, papers, and the actions still open."""

from __future__ import annotations

from datetime import date, time

import pytest

from db.records import EarlierAction, Item, Meeting, Note, Owner, Surroundings
from db.values import replace
from desktop.minutes.compose.agenda_paper import compose_agenda
from desktop.minutes.document import Document, Heading, Ref, Table, plain
from desktop.minutes.exports import formats, silently
from desktop.minutes.pdf import pages as pdf_pages
from tests.minutes.meetings import STYLES, lines, paragraphs, style, tables, whole_meeting

OPEN = EarlierAction(
    id=9,
    meeting=1,
    given_on=date(2026, 1, 8),
    reference="4",
    text="TB to price the **new** moorings",
    owners="TB",
    due=date(2026, 3, 20),
)


def planned(**fields: object) -> Meeting:
    before = whole_meeting()
    ines, tom = before.people[:2]
    items = (
        Item(id=1, title="Welcome", minutes=5, lead=(Owner(person=ines.id),)),
        Item(
            id=2,
            title="Dredging",
            minutes=25,
            purpose="decision",
            lead=(Owner(person=tom.id), Owner(name="The auditors")),
            papers=("Survey of the basin", "Options & costs"),
            notes=(Note(text="Nothing of what was noted is printed."), Note(kind="private", text="Nor this.")),
        ),
        Item(
            id=3,
            title="Quays",
            items=(Item(id=31, title="North quay", minutes=10), Item(id=32, title="South quay", minutes=15)),
        ),
        Item(id=4, items=(Item(id=41, title="Beacons", purpose="information"),)),
        Item(id=5, title="Any other business"),
    )
    made = {"items": items, "status": "planned", "start": time(14), "surroundings": Surroundings(open_actions=(OPEN,))}
    return replace(before, **(made | fields))  # type: ignore[arg-type]


def agenda(meeting: Meeting, name: str = "notes-table") -> Document:
    return compose_agenda(meeting, style(name))


def rows(document: Document, title: str = "Items") -> list[list[str]]:
    return [[plain(cell.blocks[0].runs) for cell in row.cells] for row in tables(document)[title].rows]


@pytest.mark.parametrize("name", STYLES)
def test_every_style_says_what_is_to_come_and_nothing_that_was_noted(name: str) -> None:
    said = "\n".join(lines(agenda(planned(), name)))
    wanted = ("Dredging", "Survey of the basin", "Options & costs", "Decision", "25", "Quays")
    for words in (*wanted, "North quay", "Beacons", "Any other business", "TB to price the new moorings"):
        assert words in said, words
    assert "noted" not in said and "Nor this" not in said


@pytest.mark.parametrize("name", STYLES)
def test_an_agenda_is_no_draft_and_says_what_it_is(name: str) -> None:
    document = agenda(planned(kind="meeting notes"), name)
    title = document.blocks[0]
    assert isinstance(title, Heading) and title.level == 1
    assert "agenda" in plain(title.runs).casefold()
    assert document.draft == "" and "agenda" in document.title
    assert "notes" not in " ".join(document.running_head).casefold()


def test_items_are_numbered_timed_and_led_in_the_columns_of_the_style() -> None:
    assert rows(agenda(planned())) == [
        ["1.", "Welcome", "–", "IO", "5", "2:00pm"],
        ["2.", "Dredging", "Decision", "TB & The auditors", "25", "2:05pm"],
        ["3.", "Quays", "–", "–", "–", "2:30pm"],
        ["3.1.", "North quay", "–", "–", "10", "2:30pm"],
        ["3.2.", "South quay", "–", "–", "15", "2:40pm"],
        ["4.1.", "Beacons", "Information", "–", "–", "2:55pm"],
        ["5.", "Any other business", "–", "–", "–", "–"],
    ]


def test_papers_stand_under_the_title_a_line_each() -> None:
    (row,) = [
        row for row in tables(agenda(planned()))["Items"].rows if "Dredging" in plain(row.cells[1].blocks[0].runs)
    ]
    assert [plain(block.runs) for block in row.cells[1].blocks[1:]] == [
        "Paper: Survey of the basin",
        "Paper: Options & costs",
    ]


@pytest.mark.parametrize(
    ("fields", "left_out"),
    [
        ({"start": None}, "Time"),
        ({"items": (Item(id=1, title="Welcome"),)}, "Minutes"),
        ({"items": (Item(id=1, title="Welcome"),)}, "Time"),
        ({"items": (Item(id=1, title="Welcome", minutes=5),)}, "Purpose"),
    ],
)
def test_a_column_that_would_say_nothing_is_left_out(fields: dict[str, object], left_out: str) -> None:
    headings = [column.heading for column in tables(agenda(planned(**fields)))["Items"].columns]
    assert left_out not in headings and headings[:2] == ["Item", "Title"]


def test_what_opens_the_meeting_takes_no_time_where_none_is_planned() -> None:
    items = (Item(id=1, title="Welcome"), Item(id=2, title="Dredging", minutes=20), Item(id=3, title="Quays"))
    assert [row[-1] for row in rows(agenda(planned(items=items)))] == ["2:00pm", "2:00pm", "2:20pm"]


def test_no_time_is_counted_beyond_midnight() -> None:
    items = (Item(id=1, title="Long", minutes=90), Item(id=2, title="Late"))
    assert rows(agenda(planned(items=items, start=time(23))))[1][-1] == "–"


def test_people_are_expected_or_have_sent_apologies() -> None:
    said = lines(agenda(planned()))
    assert "Expected:\tInes Okafor (Chair), Lena Fisk, Gus Wren, PA" in said
    assert "Apologies:\tTom Brandt" in said
    assert not any(line.startswith("Expected") for line in lines(agenda(planned(attendance=()))))


def test_open_actions_stand_at_the_end_and_can_be_left_out() -> None:
    assert rows(agenda(planned()), "Actions still open") == [
        ["8 January 2026", "4", "TB to price the new moorings", "TB", "20 March 2026"]
    ]
    without = replace(style("notes-table"), agenda=replace(style("notes-table").agenda, add_open_actions=False))
    assert "Actions still open" not in tables(compose_agenda(planned(), without))
    assert "Actions still open" not in tables(agenda(planned(surroundings=Surroundings())))


def test_a_style_with_headings_says_lead_purpose_and_minutes_under_each_title() -> None:
    document = agenda(planned(), "strategic-board")
    said = lines(document)
    at = said.index("2. Dredging")
    assert said[at + 1 : at + 5] == [
        "TB & The auditors",
        "Decision, 25 minutes, 2.05pm",
        "Paper: Survey of the basin",
        "Paper: Options & costs",
    ]
    assert [block.role for block in paragraphs(document) if getattr(block, "role", "") == "lead"] == ["lead", "lead"]


@pytest.mark.parametrize("name", STYLES)
def test_an_agenda_without_items_is_a_document_all_the_same(name: str) -> None:
    document = agenda(planned(items=(Item(id=1),)), name)
    assert not any(isinstance(block, Table) and block.title == "Items" for block in document.blocks)


@pytest.mark.parametrize("name", STYLES)
def test_word_and_pdf_print_it(name: str) -> None:
    making = [form for form in formats() if "agenda" in form.makes]
    assert [form.ending for form in making] == [".docx", ".pdf"]
    for form in making:
        assert form.render is not None and len(form.render(agenda(planned(), name), silently)) > 5000


@pytest.mark.parametrize("name", ["minutes-and-actions", "strategic-board"])
def test_many_bare_titles_are_a_table_so_that_they_do_not_all_go_to_the_next_page(name: str) -> None:
    bare = tuple(Item(id=n, title=f"Title {n}") for n in range(1, 15))
    document = agenda(planned(items=bare, start=None), name)
    assert [column.heading for column in tables(document)["Items"].columns] == ["Item", "Title"]
    places = pdf_pages.printed(document, silently).places
    assert [places[Ref("item", n)][0] for n in range(1, 6)] == [0] * 5
    few = agenda(planned(items=bare[:3], start=None), name)
    assert "Items" not in tables(few)
