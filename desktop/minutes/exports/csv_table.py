"""CSV: the rows of a document's tables for other programs, so quoted that no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import io

from desktop.minutes.characters import printable
from desktop.minutes.document import Document, Table
from desktop.minutes.exports import Format, Progress
from desktop.minutes.plain_words import cell_words

FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")


def defused(words: str) -> str:
    """Return words that a spreadsheet takes for words: "'" before what would begin a formula.

    OWASP, "CSV Injection"; ASVS 1.2.10.
    """
    return f"'{words}" if words.startswith(FORMULA_STARTS) else words


def render(document: Document, progress: Progress) -> bytes:
    """Return the document's tables as CSV (RFC 4180, every field quoted) in UTF-8 with a byte order mark for Excel.

    Several tables stand under each other with an empty line between.
    """
    target = io.StringIO(newline="")
    write = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow
    tables = [block for block in document.blocks if isinstance(block, Table)]
    for at, table in enumerate(tables):
        progress(at / len(tables))
        if at:
            target.write("\r\n")
        write([defused(printable(column.heading)) for column in table.columns])
        for row in table.rows:
            write([defused(cell_words(cell)) for cell in row.cells])
    progress(1.0)
    return target.getvalue().encode("utf-8-sig")


CARD = Format(ending=".csv", title="CSV table", order=60, makes=("actions", "attendance"), render=render)
