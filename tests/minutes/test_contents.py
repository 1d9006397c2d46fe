from __future__ import annotations

from typing import Literal

import pytest

from benchmarks.long_meeting import long_meeting
from db.values import replace
from desktop.minutes.compose import compose, compose_actions
from desktop.minutes.compose.redline import compose_redline
from desktop.minutes.contents import entries, place
from desktop.minutes.document import Document, Heading, Table, every_block, plain
from desktop.minutes.house_style import HouseStyle, built_in
from tests.minutes.meetings import STYLES, action, composed, item, meeting, text, whole_meeting

Place = Literal["when long", "always", "never"]


def style(name: str, wanted: Place, layout: Literal["headings", "table"] = "headings") -> HouseStyle:
    chosen = built_in()[name]
    return replace(chosen, contents=replace(chosen.contents, place=wanted), items=replace(chosen.items, layout=layout))


def headings(document: Document) -> list[str]:
    blocks = (block for block in every_block(document.blocks) if isinstance(block, Heading))
    return [plain(block.runs) for block in blocks if 2 <= block.level <= 3]


@pytest.mark.parametrize("name", STYLES)
def test_short_minutes_have_no_list_of_contents_and_long_ones_have(name: str) -> None:
    assert composed(whole_meeting(), name).contents == ""
    assert place(composed(whole_meeting(), name)) == -1
    assert composed(long_meeting(20, 10_000, 60), name).contents == "Contents"


@pytest.mark.parametrize("layout", ["headings", "table"])
@pytest.mark.parametrize("name", STYLES)
def test_every_heading_is_listed_with_the_place_it_leads_to(name: str, layout: Literal["headings", "table"]) -> None:
    document = compose(whole_meeting(), style(name, "always", layout))
    listed = entries(document)
    assert [entry.words for entry in listed] == headings(document)
    places = [block.ref for block in every_block(document.blocks) if isinstance(block, Heading) and block.level > 1]
    assert [entry.ref for entry in listed] == places
    assert len(set(places)) == len(places)


def test_numbers_stand_in_the_list_in_both_layouts() -> None:
    made = meeting(item("One", text("Seen."), items=(item("Within", text("Seen.")),)), item("Two", action()))
    for layout in ("headings", "table"):
        listed = entries(compose(made, style("notes-table", "always", layout)))  # type: ignore[arg-type]
        told = [(entry.depth, entry.number, entry.words) for entry in listed if entry.number]
        assert told == [(0, "1.", "One"), (1, "1.1.", "Within"), (0, "2.", "Two")]


@pytest.mark.parametrize("layout", ["headings", "table"])
def test_the_list_stands_before_the_first_item(layout: Literal["headings", "table"]) -> None:
    document = compose(whole_meeting(), style("notes-table", "always", layout))
    block = document.blocks[place(document)]
    if layout == "headings":
        assert isinstance(block, Heading)
        assert block.number == "1."
    else:
        assert isinstance(block, Table)
        assert block.title == "Agenda items and notes"
    assert not any(isinstance(one, Heading) and one.number for one in document.blocks[: place(document)])


def test_a_style_can_do_without() -> None:
    document = compose(long_meeting(20, 10_000, 60), style("notes-table", "never"))
    assert (document.contents, entries(document), place(document)) == ("", (), -1)


def test_the_action_sheet_has_none() -> None:
    assert compose_actions(long_meeting(10, 500, 200), style("notes-table", "always")).contents == ""


def test_two_versions_compared_have_the_list_of_the_newer_one() -> None:
    before = meeting(item("One", text("Seen.")), item("Two", text("Heard.")))
    after = replace(before, items=(before.items[0], replace(before.items[1], title="Three")))
    document = compose_redline(before, after, style("notes-table", "always"))
    assert [entry.words for entry in entries(document) if entry.number] == ["One", "Three"]
