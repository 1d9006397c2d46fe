"""Plain text: wrapped, with hanging numbers, markers and tables that can be read in a mail."""

from __future__ import annotations

import pytest

from desktop.minutes.document import Block, Cell, Heading, Look, Paragraph, Row
from desktop.minutes.exports import silently, text
from tests import documents


def written(*more: Block, look: Look | None = None, draft: str = "DRAFT") -> str:
    return text.render(documents.document(look, more=more, draft=draft), silently).decode()


def test_no_line_is_longer_than_a_mail_takes() -> None:
    assert max(map(len, written().splitlines())) <= 78


def test_a_long_word_stays_whole() -> None:
    address = "https://harbour.example/" + "papers/" * 20
    assert address in written(Paragraph(runs=documents.run(f"See {address} for more.")))


def test_draft_stands_at_the_top_until_agreed() -> None:
    assert written().startswith("DRAFT\n\nHarbour Trust Board: meeting notes\n====")
    assert written(draft="").startswith("Harbour Trust Board: meeting notes\n====")


def test_lines_carry_no_blanks_at_their_end() -> None:
    assert [line for line in written().splitlines() if line != line.rstrip()] == []


def test_the_words_hang_behind_their_number() -> None:
    block = Paragraph(runs=documents.run("word " * 30), role="minute", number="12.10")
    first, second = list(text.block_lines(block, 0))[:2]
    assert first.startswith("12.10 word")
    assert second.startswith("      word")


@pytest.mark.parametrize(("indent", "line"), [(12.0, "    The minutes of 8"), (0.0, "The minutes of 8")])
def test_what_stands_under_a_number_is_indented_where_the_style_asks(indent: float, line: str) -> None:
    assert f"\n{line}" in written(look=Look(item_indent=indent))


def test_points_keep_their_markers_and_depth() -> None:
    lines = written().splitlines()
    assert "c)  insurance" in lines
    assert "    1.  deeper" in lines
    assert "        a)  deeper still" in lines


def test_a_line_break_begins_a_line() -> None:
    assert "\n    A second line of it.\n" in written()


def test_a_small_table_stands_in_columns() -> None:
    rows = (
        Row(cells=(documents.cell("IO"), documents.cell("Ines Okafor"))),
        Row(cells=(documents.cell("TW"), documents.cell("Tomasz"))),
    )
    lines = list(text.block_lines(documents.table("People", (("Initials", 1), ("Name", 2)), rows), 0))
    assert lines == ["Initials  Name", "--------  -----------", "IO        Ines Okafor", "TW        Tomasz"]


def test_a_wider_table_is_parted_by_bars() -> None:
    assert "\nTomasz Wiśniewski-Łoś | TW | Harbour Master, Port Authority | Apologies\n" in written()


def test_a_table_of_notes_stands_cell_by_cell() -> None:
    notes = Cell(blocks=(*documents.cell("Welcomes were made.").blocks, documents.point("storm damage")))
    rows = (Row(cells=(documents.cell("1."), notes)), Row(cells=(documents.cell("2."), documents.cell("None"))))
    lines = list(text.block_lines(documents.table("Notes", (("No.", 1), ("Notes", 9)), rows), 0))
    assert lines == ["No.: 1.", "Notes: Welcomes were made.", "  • storm damage", "", "No.: 2.", "Notes: None"]


def test_an_agenda_item_stands_apart() -> None:
    assert "word\n\n\nNext\n----\n" in written(
        Paragraph(runs=documents.run("word")), Heading(level=2, runs=documents.run("Next"))
    )


def test_labels_stand_before_their_words() -> None:
    assert "\nDate: 12 March 2026\nTime: 2:00pm – 4.10pm\n" in written()


def test_a_signature_has_a_rule_to_sign_on() -> None:
    assert written().endswith("\nSigned: ________________________________________\n")
