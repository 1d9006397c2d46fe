from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.chooser import MOST_LISTED, Choice, Chooser, rank_of


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("new", "New meeting…", "Number all items anew"),
        ("export w", "Export Word minutes…", "Export minutes as…"),
        ("nm", "New meeting…", "Number of minutes"),
        ("ligt", "Light", "Dark"),
    ],
)
def test_the_better_name_goes_first(typed: str, better: str, worse: str) -> None:
    rank, other = rank_of(typed, better), rank_of(typed, worse)
    assert rank >= 0 and (other < 0 or rank < other)


@pytest.mark.parametrize("typed", ["xyz", "meeting of the waters"])
def test_letters_that_are_not_there_find_nothing(typed: str) -> None:
    assert rank_of(typed, "New meeting…") == -1


def test_arrows_go_round_and_enter_takes(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(800, 600)
    field = QLineEdit(over)
    with qtbot.waitExposed(over):
        over.show()
    field.setFocus()
    chooser = Chooser(over)
    taken: list[str] = []
    chooser.open([Choice(title=name, deed=lambda name=name: taken.append(name)) for name in "abc"], "Choose")
    qtbot.keyClick(chooser.line, Qt.Key.Key_Up)
    qtbot.keyClick(chooser.line, Qt.Key.Key_Return)
    assert taken == ["c"]
    assert over.focusWidget() is field


def test_what_stands_under_a_heading_is_found_by_both(qtbot: QtBot) -> None:
    choice = Choice(title="Dark", above="Light or dark", deed=lambda: None)
    assert 0 <= choice.rank("dark") < choice.rank("light")


def test_of_thousands_of_choices_the_best_are_listed(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    chooser = Chooser(over)
    chooser.open([Choice(title=f"Sitting {n}", deed=list) for n in range(5000)], "Which?")
    assert len(chooser.titles) == MOST_LISTED
    chooser.line.setText("sitting 4999")
    assert chooser.titles == ["Sitting 4999"]
