"""A choice by letters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.letter_choice import LetterChoice

FRUIT = {"A": "apple", "P": "pear", "Q": "quince in its own good time"}


def shown(qtbot: QtBot, width: int = 500) -> tuple[LetterChoice, list[str]]:
    choice = LetterChoice("Fruit", FRUIT)
    qtbot.addWidget(choice)
    choice.resize(width, choice.heightForWidth(width))
    choice.show()
    picked: list[str] = []
    choice.picked.connect(picked.append)
    return choice, picked


def test_a_letter_picks_in_either_case_and_no_other_key_does(qtbot: QtBot) -> None:
    choice, picked = shown(qtbot)
    QTest.keyClicks(choice, "aPxq")
    QTest.keyClick(choice, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert picked == ["apple", "pear", FRUIT["Q"]]


def test_what_is_chosen_is_told_to_a_screen_reader(qtbot: QtBot) -> None:
    choice, _ = shown(qtbot)
    assert (choice.chosen, choice.accessibleName()) == ("", "Fruit: none yet")
    choice.choose("pear")
    assert (choice.chosen, choice.accessibleName()) == ("pear", "Fruit: pear")
    assert "A: apple" in choice.accessibleDescription()


def test_a_click_picks_and_a_narrow_choice_takes_more_lines(qtbot: QtBot) -> None:
    choice, picked = shown(qtbot)
    QTest.mouseClick(choice, Qt.MouseButton.LeftButton, pos=choice._boxes(choice.width())["pear"].center())
    assert picked == ["pear"]
    assert choice.heightForWidth(200) > choice.heightForWidth(500)
