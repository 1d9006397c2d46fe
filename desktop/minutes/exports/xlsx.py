"""Excel: a sheet for each table of the document, every cell a text."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from desktop.minutes.characters import printable
from desktop.minutes.document import Document, Table
from desktop.minutes.exports import Format, Progress
from desktop.minutes.plain_words import cell_words

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_000
"""Excel takes 32,767 characters."""
LINE = 118.0
"""Characters on a line of A4 landscape, shared among the columns."""
NOTHING = "–"
ACROSS, A4 = 1, 9


def render(document: Document, progress: Progress) -> bytes:
    """Return the document's tables as an .xlsx file, ready to print on A4 landscape."""
    from xlsxwriter.workbook import Workbook

    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    book.set_properties(
        {
            "title": printable(document.title),
            "subject": printable(document.subject),
            "author": printable(document.author),
        }
    )
    tables = [block for block in document.blocks if isinstance(block, Table) and block.columns]
    names: list[str] = []
    for at, table in enumerate(tables):
        progress(at / len(tables))
        names.append(sheet_name(table.title, names))
        _add_sheet(book, names[-1], table, document)
    book.close()
    progress(1.0)
    return target.getvalue()


def sheet_name(title: str, taken: list[str]) -> str:
    """Return a name that Excel takes: 1 to 31 characters, no ``[]:*?/\\``, no "'" at its ends, not twice."""
    wanted = " ".join(re.sub(r"[\[\]:*?/\\\n\t]", " ", printable(title)).split())
    return _unlike(wanted[:31].strip("' ") or "Table", [*taken, "History"], 31)


def _unlike(wanted: str, taken: list[str], longest: int) -> str:
    """Return the name, with a number behind it where another has it; capitals make no difference to Excel."""
    name, count = wanted, 1
    while name.casefold() in [each.casefold() for each in taken]:
        count += 1
        name = f"{wanted[: longest - len(str(count)) - 1]} {count}"
    return name


def column_names(table: Table) -> list[str]:
    """Return the headings as Excel takes them for a table: none empty, none twice, on one line."""
    names: list[str] = []
    for column in table.columns:
        wanted = " ".join(printable(column.heading).split()) or "Column"
        names.append(_unlike(wanted[:255], names, 255))
    return names


def sheet_rows(table: Table) -> list[list[str]]:
    """Return the words of the cells, none empty; what is too long for Excel goes on in a row below."""
    rows: list[list[str]] = []
    for row in table.rows:
        words = [cell_words(cell) for cell in row.cells][: len(table.columns)]
        words += [""] * (len(table.columns) - len(words))
        parts = [[each[i : i + LONGEST_CELL] for i in range(0, len(each), LONGEST_CELL)] or [NOTHING] for each in words]
        rows += [list(cells) for cells in zip_longest(*parts, fillvalue=NOTHING)]
    return rows or [[NOTHING] * len(table.columns)]


def _add_sheet(book: Workbook, name: str, table: Table, document: Document) -> None:
    sheet = book.add_worksheet(name)
    look = {"font_name": "Arial", "font_size": 12, "text_wrap": True, "valign": "top"}
    body = book.add_format(look)
    colours = {"font_color": f"#{document.look.accent}", "bg_color": f"#{document.look.header_fill}"}
    head = book.add_format({**look, **colours, "bold": True})
    headings, rows = column_names(table), sheet_rows(table)
    marked = {
        "title": printable(table.title),
        "description": printable(table.description),
        "style": "Table Style Light 1",
        "columns": [{"header": heading, "header_format": head} for heading in headings],
    }
    sheet.add_table(0, 0, len(rows), len(headings) - 1, marked)
    for at, cells in enumerate(rows, 1):
        for column, words in enumerate(cells):
            sheet.write_string(at, column, words, body)
    for at, width in enumerate(column_widths(table)):
        sheet.set_column(at, at, width, body)
    _set_up_page(sheet, document)


def column_widths(table: Table) -> list[float]:
    """Return the widths of the columns in characters: their shares, but room for the longest word of the heading."""
    total = sum(column.share for column in table.columns) or 1
    least = [max(map(len, heading.split())) + 6 for heading in column_names(table)]
    shares = [LINE * column.share / total for column in table.columns]
    return [min(max(share, low), 100) for share, low in zip(shares, least, strict=True)]


def _set_up_page(sheet: Worksheet, document: Document) -> None:
    """Make a sheet ready to print: A4 across, the heading on every page and before the eyes while scrolling."""
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(ACROSS, 0)
    sheet.set_header(_page_words(document))
    sheet.set_footer("&C" + _escaped(document.footer).replace("{pages}", "&N").replace("{page}", "&P"))


def _page_words(document: Document) -> str:
    """Return what stands at the head of each printed page; Excel takes 255 characters."""
    return f"&L{_escaped(document.title)[:200]}&R{_escaped(document.draft)[:40]}"


def _escaped(words: str) -> str:
    return " ".join(printable(words).replace("&", "&&").split())


CARD = Format(ending=".xlsx", title="Excel table", order=50, makes=("actions", "attendance"), render=render)
