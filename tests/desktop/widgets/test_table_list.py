"""Columns under headings share the room: the least needed go first, and what stays is not squeezed."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from desktop.widgets.rows import Cell, Row
from desktop.widgets.table_list import Heading, TableColumns, TableList

HEADINGS = (
    Heading("Name", least=30),
    Heading("Agency", least=6, yields=1, stretches=True),
    Heading("Address", least=6, yields=3),
    Heading("Deputy", least=6, yields=2),
)


def row(key: int, *words: str) -> Row:
    return Row(key=key, cells=tuple(Cell(word) for word in words))


ROWS = (row(1, "Una Reed", "County Council", "una@x.example", ""), row(2, "Tom Brandt", "Port", "tom@x.example", ""))


@pytest.fixture
def columns(qtbot: QtBot) -> TableColumns:
    return TableColumns.under(HEADINGS, ROWS, QFont())


def test_a_column_without_a_word_takes_no_room(columns: TableColumns) -> None:
    assert columns.shares(2_000)[3] == 0


def test_the_stretching_column_takes_what_is_left(columns: TableColumns) -> None:
    assert sum(columns.shares(2_000)) + 2 * 16 == 2_000
    assert columns.shares(2_000)[0] == columns.widths[0]


def test_the_column_that_yields_most_goes_first(columns: TableColumns) -> None:
    shown = [tuple(bool(width) for width in columns.shares(room)) for room in range(1_000, 0, -10)]
    order = list(dict.fromkeys(shown))
    assert order == [(True, True, True, False), (True, True, False, False), (True, False, False, False)]


@pytest.mark.parametrize("room", range(100, 900, 50))
def test_columns_never_stand_over_each_other(columns: TableColumns, room: int) -> None:
    shares = [share for share in columns.shares(room) if share]
    assert len(shares) == 1 or sum(shares) + 16 * (len(shares) - 1) <= room


def test_without_rows_there_are_no_headings(qtbot: QtBot) -> None:
    table = TableList("People", "Nobody yet.", HEADINGS)
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    assert table.viewport().y() == 0
    table.put(ROWS)
    assert table.viewport().y() > 0
    assert table.key is None
    table.step(1)
    assert table.key == 1
    table.grab()
