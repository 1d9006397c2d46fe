from __future__ import annotations

from datetime import date

import pytest

from db.records import RegisterEntry
from desktop.minutes.compose.register import compose_register
from desktop.minutes.document import Document, Heading, Table, plain
from desktop.minutes.house_style import built_in

STYLE = built_in()["notes-table"]
ENTRIES = (
    RegisterEntry(id=1, committee="Quays", given_on=date(2026, 1, 7), reference="1", text="mend the **crane**"),
    RegisterEntry(id=2, committee="Boats", given_on=None, text="paint them", owners="TB", due_phrase="ASAP"),
)


def shape(document: Document) -> list[str]:
    return [
        plain(block.runs) if isinstance(block, Heading) else f"{len(block.rows)} of {len(block.columns)}"
        for block in document.blocks
        if isinstance(block, (Heading, Table))
    ]


@pytest.mark.parametrize(
    ("committee", "one_table", "seen"),
    [
        ("", False, ["Action register", "Boats", "1 of 6", "Quays", "1 of 6"]),
        ("", True, ["Action register", "2 of 7"]),
        ("Quays", True, ["Action register: Quays", "2 of 6"]),
        ("Quays", False, ["Action register: Quays", "2 of 6"]),
    ],
)
def test_the_register_has_a_section_for_each_committee_or_one_table(
    committee: str, one_table: bool, seen: list[str]
) -> None:
    assert shape(compose_register(ENTRIES, STYLE, committee, one_table=one_table)) == seen


def test_an_empty_register_says_so() -> None:
    assert shape(compose_register((), STYLE)) == ["Action register"]
