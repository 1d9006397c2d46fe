"""The CSV table: what Excel and other programs read as words, never as formulas."""

from __future__ import annotations

import csv
import io

import pytest

from desktop.minutes.document import Row, Table
from desktop.minutes.exports import csv_table, silently
from tests import documents


def content(*tables: Table) -> bytes:
    return csv_table.render(documents.only(documents.document(), *tables), silently)


def rows(*tables: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content(*tables).decode("utf-8-sig"), newline="")))


def one_cell(words: str) -> Table:
    return documents.table("Actions", (("Action", 1),), (Row(cells=(documents.cell(words),)),))


def test_excel_knows_it_for_utf_8() -> None:
    assert content(one_cell("Łódź")).startswith(b"\xef\xbb\xbf")


def test_every_field_is_quoted_and_every_line_ends_as_rfc_4180_says() -> None:
    assert content(one_cell('say "yes", now')).decode("utf-8-sig") == '"Action"\r\n"say ""yes"", now"\r\n'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_field_begins_a_formula(start: str) -> None:
    assert rows(one_cell(f"{start}1+1"))[1] == [f"'{start}1+1"]


@pytest.mark.parametrize("start", ["\t", "\r", "\n", "\0"])
def test_no_blank_hides_a_formula(start: str) -> None:
    assert rows(one_cell(f"{start}=1+1"))[1] == ["'=1+1"]
    assert csv_table.defused(f"{start}=1+1").startswith("'")


def test_a_heading_begins_no_formula() -> None:
    assert rows(documents.table("T", (("=1", 1),), ()))[0] == ["'=1"]


def test_the_rows_stand_under_their_headings() -> None:
    found = rows(documents.action_table(3))
    assert found[0] == ["No.", "Action", "Officer", "Due"]
    assert [row[0] for row in found[1:]] == ["1", "2", "3"]


def test_lines_in_a_cell_stay_in_their_field() -> None:
    assert rows(one_cell("one\ntwo"))[1] == ["one\ntwo"]
