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


def _action(**more: bool) -> Row:
    words = Cell("write to the county about the slipway lights", stretches=True)
    return Row(key=1, cells=(Cell("12", bold=True), Cell("TB, LF"), Cell("next meeting"), words), **more)


def test_words_that_would_have_little_room_take_a_line_of_their_own(qtbot: QtBot) -> None:
    row = _action(folds=True)
    columns = Columns.measure([row], QFont())
    words, reference = (columns.rooms(row, QRect(0, 0, 240, 52))[n][1] for n in (3, 0))
    assert words.top() >= reference.bottom()
    assert words.width() > columns.stretch(_action(), QRect(0, 0, 240, 52)).width()


def test_words_that_have_room_stand_beside_the_others(qtbot: QtBot) -> None:
    row = _action(folds=True)
    rooms = Columns.measure([row], QFont()).rooms(row, QRect(0, 0, 900, 32))
    assert len({room.top() for _, room in rooms}) == 1


def test_what_yields_is_left_out_before_a_title_is_cut(qtbot: QtBot) -> None:
    row = Row(
        key=1, cells=(Cell("1"), Cell("Minutes and matters arising", stretches=True), Cell("20 min", yields=True))
    )
    columns = Columns.measure([row], QFont())
    for width, shown in ((600, 3), (160, 2)):
        assert len(columns.rooms(row, QRect(0, 0, width, 32))) == shown
