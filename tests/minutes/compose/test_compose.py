"""A whole meeting in every style: nothing lost, nothing private, nothing changed, and in time."""

from __future__ import annotations

import time

import pytest

from db.records import Item, Note
from desktop.minutes.compose import compose
from desktop.minutes.document import Table
from desktop.minutes.house_style import built_in
from tests.minutes.meetings import STYLES, action, composed, item, lines, meeting, whole_meeting

WORDS = (
    "Welcomes were made.",
    "The minutes of 8 January were agreed.",
    "TB to price the new moorings",
    "LF to send the price list by 20 March",
    "moorings contract be renewed",
    "Survey of the basin",
    "that PA will mark the shoal.",
    "The rest can wait.",
    "The north quay was discussed.",
    "South quay",
    "nails",
)


@pytest.mark.parametrize("name", STYLES)
def test_every_style_holds_all_that_was_typed(name: str) -> None:
    whole = "\n".join(lines(composed(whole_meeting(), name)))
    assert [words for words in WORDS if words not in whole] == []
    assert "surveyor" not in whole


@pytest.mark.parametrize("name", STYLES)
def test_composing_twice_gives_the_same_document(name: str) -> None:
    made = whole_meeting()
    assert composed(made, name) == composed(made, name)


@pytest.mark.parametrize("name", STYLES)
def test_a_meeting_with_nothing_in_it_is_a_document(name: str) -> None:
    document = composed(meeting(), name)
    assert document.blocks
    assert document.title


@pytest.mark.parametrize("name", STYLES)
def test_every_table_has_a_title_a_description_and_a_heading_in_every_column(name: str) -> None:
    for table in [block for block in composed(whole_meeting(), name).blocks if isinstance(block, Table)]:
        assert table.title
        assert table.description
        assert all(column.heading for column in table.columns)
        assert all(len(row.cells) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("name", STYLES)
def test_a_long_meeting_is_composed_in_a_moment(name: str) -> None:
    sentence = "The harbour master reported that the **east pontoon** had been inspected twice since the last meeting. "

    def long_item(at: int) -> Item:
        return item(f"Item {at}", *(Note(text=f"{sentence * 2}{at} {place}") for place in range(16)), action(sentence))

    made = meeting(*(long_item(at) for at in range(40)))
    assert sum(len(note.text.split()) for _, note in made.every_note()) > 20_000
    began = time.perf_counter()
    compose(made, built_in()[name])
    assert time.perf_counter() - began < 1
