"""Columns of a list line up and cut nothing that fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from desktop.widgets.rows import Cell, Columns, Row


@pytest.mark.parametrize("size", [8.0, 9.5, 10.0, 11.0, 13.0, 18.0])
@pytest.mark.parametrize("words", ["1", "5.1", "6b", "10.12", "AP34/17"])
def test_a_number_is_shown_whole_in_its_column(qtbot: QtBot, words: str, size: float) -> None:
    font = QFont()
    font.setPointSizeF(size)
    row = Row(key=1, cells=(Cell(words), Cell("Date and place", stretches=True)))
    rooms = Columns.measure([row], font).rooms(row, QRect(0, 0, 600, 32))
    room = next(room for cell, room in rooms if cell.words == words)
    assert QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width()) == words
