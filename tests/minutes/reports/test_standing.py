from __future__ import annotations

from datetime import date

from db.records import AgendaLine, CommitteeProfile, HeldAgenda, StandingItem
from desktop.minutes.document import Document, Table, every_block, plain
from desktop.minutes.exports import formats, silently
from desktop.minutes.house_style import built_in
from desktop.minutes.reports.standing import NO_ITEMS, NO_MEETINGS, compose_standing
from desktop.minutes.standing_record import standing_record

STYLE = built_in()["notes-table"]
PROFILE = CommitteeProfile(name="Quays", standing_items=(StandingItem(title="Risks"), StandingItem(title="Welcome")))
HELD = (
    HeldAgenda(meeting=1, date=date(2026, 1, 7), title="Quays", lines=(AgendaLine(item=5, title="Risks"),)),
    HeldAgenda(meeting=2, date=date(2026, 3, 4), title="Quays", lines=(AgendaLine(item=6, title="Welcome", notes=2),)),
)


def tables(document: Document) -> list[list[str]]:
    return [
        [" | ".join(plain(cell.blocks[0].runs) for cell in row.cells) for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def words(document: Document) -> str:
    return "\n".join(plain(block.runs) for block in every_block(document.blocks) if not isinstance(block, Table))


def test_the_figures_stand_first_then_where_it_was_skipped() -> None:
    document = compose_standing(standing_record(PROFILE, HELD), STYLE, "Quays", "Meetings held in 2026.")
    figures, skipped = tables(document)
    assert figures == ["Risks | 2 | 1 | 0 | 0 | 0 | 2 of 2", "Welcome | 2 | 1 | 1 | 0 | 0 | 1 of 2"]
    assert [row.split(" | ")[::2] for row in skipped] == [
        ["Risks", "on the agenda, without notes"],
        ["Risks", "not on the agenda"],
        ["Welcome", "not on the agenda"],
    ]
    assert "Meetings held in 2026." in words(document)


def test_a_spreadsheet_has_tables_only() -> None:
    document = compose_standing(standing_record(PROFILE, HELD), STYLE, "Quays", "2026", only_tables=True)
    assert len(tables(document)) == 2
    assert "Where it was skipped" not in words(document)


def test_what_is_not_there_is_said_in_a_sentence() -> None:
    assert NO_ITEMS in words(compose_standing((), STYLE, "Quays", "2026"))
    assert NO_MEETINGS in words(compose_standing(standing_record(PROFILE, ()), STYLE, "Quays", "2026"))


def test_every_format_of_tables_takes_it() -> None:
    document = compose_standing(standing_record(PROFILE, HELD), STYLE, "Quays", "2026")
    for form in formats():
        if "actions" in form.makes and form.render is not None:
            assert len(form.render(document, silently)) > 100
