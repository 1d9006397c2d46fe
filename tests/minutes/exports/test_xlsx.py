"""The Excel table: a real table of texts, ready to print, that runs nothing."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop.minutes.document import Row, Table
from desktop.minutes.exports import silently, xlsx
from tests import documents


def book(*tables: Table) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content(*tables)))


def content(*tables: Table) -> bytes:
    document = documents.document(actions=5)
    kept = tables or (documents.action_table(5),)
    return xlsx.render(documents.only(document, *kept), silently)


def sheet(*tables: Table) -> Worksheet:
    return book(*tables).worksheets[0]


def simple(*words: str, headings: tuple[str, ...] = ("Action",)) -> Table:
    rows = tuple(Row(cells=(documents.cell(each),)) for each in words)
    return documents.table("Actions", tuple((heading, 1.0) for heading in headings), rows)


def test_the_rows_stand_under_their_headings() -> None:
    rows = list(sheet().values)
    assert rows[0] == ("No.", "Action", "Officer", "Due")
    assert rows[5][0] == "5"
    assert rows[5][1].startswith("Price the mooring number 5")
    assert len(rows) == 6


@pytest.mark.parametrize(
    "words", ["=1+1", "+44 20", "-done", "@SUM(A1)", "\t=1", "＝1", "https://harbour.example", "12", "{=1}"]
)
def test_no_cell_becomes_a_formula_a_number_or_a_link(words: str) -> None:
    cell = sheet(simple(words))["A2"]
    assert cell.data_type == "s"
    assert cell.value == words.strip()
    assert cell.hyperlink is None


def test_no_cell_is_empty() -> None:
    rows = sheet(simple("", "a", headings=("Action", "Officer"))).values
    assert all(value for row in rows for value in row)


def test_it_is_a_table_with_title_and_description() -> None:
    made = sheet().tables
    assert [table.ref for table in made.values()] == ["A1:D6"]
    xml = zipfile.ZipFile(io.BytesIO(content())).read("xl/tables/table1.xml").decode()
    assert 'altText="Action table"' in xml
    assert 'altTextSummary="Action table, a row each"' in xml


def test_it_is_ready_to_print() -> None:
    page = sheet()
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    assert str(page.page_setup.paperSize) == page.PAPERSIZE_A4
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0
    assert page["B2"].alignment.wrap_text
    assert page.oddFooter.center.text == "Page &P of &N"
    assert page.oddHeader.right.text == "DRAFT"


def test_the_file_says_its_title() -> None:
    facts = book().properties
    assert facts.title == "Harbour Trust Board, 12 March 2026"
    assert facts.creator == "Gus Wren"


def test_each_table_has_a_sheet_with_a_name_that_excel_takes() -> None:
    titles = ("Actions", "actions", "Who/what: [all]?", "'", "x" * 40, "History", "")
    tables = [documents.table(title, (("Action", 1),), (Row(cells=(documents.cell("a"),)),)) for title in titles]
    names = book(*tables).sheetnames
    assert names == ["Actions", "actions 2", "Who what all", "Table", "x" * 31, "History 2", "Table 2"]


def test_headings_twice_or_empty_are_told_apart() -> None:
    table = documents.table("T", (("Due", 1), ("due", 1), ("", 1)), (Row(cells=(documents.cell("a"),) * 3),))
    assert next(iter(sheet(table).values)) == ("Due", "due 2", "Column")


def test_a_cell_longer_than_excel_takes_goes_on_below() -> None:
    words = "pontoon " * 9000
    values = [row[0] for row in sheet(simple(words)).values][1:]
    assert "".join(values).split() == words.split()
    assert all(len(value) <= 32_767 for value in values)


def test_a_table_without_rows_is_still_a_table() -> None:
    assert list(sheet(simple()).values) == [("Action",), ("–",)]
