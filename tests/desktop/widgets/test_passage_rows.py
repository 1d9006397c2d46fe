from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.passage_rows import PassageRow, PassageRows, Piece

LONG = "words that go on and on " * 60


def rows(*words: str) -> list[PassageRow]:
    return [PassageRow(key=n, pieces=(Piece(each),), label="Text") for n, each in enumerate(words)]


@pytest.fixture
def passages(qtbot: QtBot) -> PassageRows:
    made = PassageRows("Passages", "None yet.", many=True)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def height(passages: PassageRows, row: int) -> int:
    return passages.visualRect(passages.model().index(row, 0)).height()


def test_a_passage_is_as_high_as_its_words_up_to_its_lines(qtbot: QtBot, passages: PassageRows) -> None:
    passages.put([*rows("short", LONG), PassageRow(key="more", pieces=(Piece(LONG),), lines=6)])
    passages.doItemsLayout()
    one, three, six = (height(passages, n) for n in range(3))
    line = passages.fontMetrics().lineSpacing()
    assert (three - one, six - one) == (2 * line, 5 * line)


def test_a_remark_and_a_title_make_it_higher(passages: PassageRows) -> None:
    plain = rows("short")[0]
    titled = PassageRow(key=1, pieces=plain.pieces, label="Text", title="Item 1", below="Who is this?", warned=True)
    passages.put([plain, titled])
    passages.doItemsLayout()
    assert height(passages, 1) - height(passages, 0) == 2 * passages.fontMetrics().lineSpacing()


def test_a_row_that_changed_is_measured_anew(qtbot: QtBot, passages: PassageRows) -> None:
    passages.put(rows("short", "short"))
    passages.doItemsLayout()
    before = height(passages, 0)
    passages.put(rows(LONG, "short"))
    qtbot.waitUntil(lambda: height(passages, 0) > before)
    assert height(passages, 1) == before


def test_several_are_chosen_with_shift_and_stay_chosen_when_drawn_anew(passages: PassageRows) -> None:
    passages.put(rows("one", "two", "three"))
    passages.choose(0)
    passages.setFocus()
    QTest.keyClick(passages, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert passages.keys_chosen == (0, 1)
    passages.put(rows("one", "two and more", "three"))
    assert passages.keys_chosen == (0, 1)


def test_one_that_is_chosen_by_its_key_is_chosen_alone(passages: PassageRows) -> None:
    passages.put(rows("one", "two", "three"))
    passages.selectAll()
    assert passages.choose(2) and passages.keys_chosen == (2,)
    assert not passages.choose(9)


def test_a_screen_reader_hears_what_the_row_says(passages: PassageRows) -> None:
    passages.put([PassageRow(key=0, pieces=(Piece("one"),), spoken="Action, one, in doubt")])
    spoken = passages.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Action, one, in doubt"
