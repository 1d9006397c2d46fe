from __future__ import annotations

from datetime import date

import pytest

from db.records import PriorityFigures, RegisterEntry, Tagged
from desktop.minutes.document import Document, Heading, Table, every_block, plain
from desktop.minutes.exports import formats, silently
from desktop.minutes.house_style import built_in
from desktop.minutes.reports.priorities import compose_priorities, pointed_out

STYLE = built_in()["executive-board"]
TODAY = date(2026, 6, 1)
FIGURES = (
    PriorityFigures(priority="Safe berths", named=True, items=1, decisions=1, open=1, overdue=1),
    PriorityFigures(priority="Clean water", named=True),
    PriorityFigures(priority="", items=4, open=2, closed=3),
)
TAGGED = (
    Tagged(kind="item", id=1, committee="Quays", meeting=9, date=date(2026, 1, 7), text="Moorings"),
    Tagged(
        kind="decision", id=2, committee="Quays", meeting=9, date=date(2026, 1, 7), reference="D1", text="Buy **it**"
    ),
)
ACTION = RegisterEntry(
    id=3, committee="Quays", given_on=date(2026, 1, 7), reference="4", text="mend it", owners="TB", due=date(2026, 2, 3)
)


def made(committee: str = "Quays", *, only_tables: bool = False) -> Document:
    work = {"Safe berths": (TAGGED, (ACTION,))}
    return compose_priorities(FIGURES, work, STYLE, committee, "Held in 2026.", TODAY, only_tables=only_tables)


def tables(document: Document) -> list[list[str]]:
    return [
        [" | ".join(plain(cell.blocks[0].runs) for cell in row.cells) for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def test_figures_stand_first_then_the_work_of_each_priority() -> None:
    figures, work = tables(made())
    assert figures == [
        "Safe berths | 1 | 1 | 1 | 1 | 1 | 0",
        "Clean water | 0 | 0 | 0 | 0 | 0 | 0",
        "No priority | 4 | 0 | 5 | 2 | 0 | 3",
    ]
    nothing = STYLE.nothing
    assert work == [
        f"Item | 7 Jan 2026 | Moorings | {nothing} | {nothing} | {nothing}",
        f"Decision D1 | 7 Jan 2026 | Buy it | {nothing} | {nothing} | {nothing}",
        "Action 4 | 7 Jan 2026 | mend it | TB | 3 Feb 2026\noverdue | Open",
    ]


def test_priorities_without_work_are_pointed_out_and_have_a_section() -> None:
    document = made()
    assert pointed_out(FIGURES) == "Nothing was done for “Clean water”."
    said = [plain(block.runs) for block in every_block(document.blocks) if not isinstance(block, Table)]
    assert "Nothing was done for “Clean water”." in said
    section = len(said) - 1 - said[::-1].index("Clean water")
    assert said[section + 1] == "Nothing in this time."


def test_all_committees_are_named_in_a_column() -> None:
    assert " | Quays | " in tables(made(""))[1][0]
    assert " | Quays | " not in tables(made())[1][0]


def test_a_spreadsheet_has_no_section_headings() -> None:
    headings = [block.level for block in made(only_tables=True).blocks if isinstance(block, Heading)]
    assert headings == [1]


@pytest.mark.parametrize("ending", [".docx", ".pdf", ".xlsx", ".csv"])
def test_every_format_of_tables_takes_it(ending: str) -> None:
    (form,) = [form for form in formats() if form.ending == ending]
    assert form.render is not None
    assert len(form.render(made(), silently)) > 100
