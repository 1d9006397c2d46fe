from __future__ import annotations

from datetime import date

import pytest

from db.records import RegisterEntry
from db.values import replace
from desktop.minutes.compose.register import compose_register, is_overdue
from desktop.minutes.document import Document, Heading, Paragraph, Table, plain
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


def rows(document: Document) -> list[str]:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    heads = " | ".join(column.heading for column in table.columns)
    return [heads, *(" | ".join(plain(cell.blocks[0].runs) for cell in row.cells) for row in table.rows)]


def test_what_is_printed_in_brief_leaves_out_what_all_share_and_marks_what_is_late() -> None:
    late = replace(ENTRIES[0], due=date(2026, 2, 3), owners="TB", priority="Safe berths")
    document = compose_register((late,), STYLE, "Quays", said="Open actions.", today=date(2026, 2, 4), brief=True)
    assert rows(document) == [
        "Meeting | Reference | Action | Owner | Due | Priority",
        "7 Jan 2026 | 1 | mend the crane | TB | 3 Feb 2026\noverdue | Safe berths",
    ]
    assert [plain(block.runs) for block in document.blocks if isinstance(block, Paragraph)] == ["Open actions."]


def test_statuses_that_differ_have_their_column_and_what_is_closed_is_not_late() -> None:
    due = date(2026, 2, 3)
    both = (replace(ENTRIES[0], due=due), replace(ENTRIES[0], id=3, due=due, status="done"))
    printed = rows(compose_register(both, STYLE, "Quays", today=date(2026, 2, 4), brief=True))
    assert printed[0].endswith("Due | Status")
    assert printed[1].endswith("overdue | Open")
    assert printed[2].endswith("3 Feb 2026 | Done")


@pytest.mark.parametrize(("day", "late"), [(date(2026, 2, 3), False), (date(2026, 2, 4), True)])
def test_an_action_is_overdue_from_the_day_after(day: date, late: bool) -> None:
    assert is_overdue(replace(ENTRIES[0], due=date(2026, 2, 3)), day) is late
