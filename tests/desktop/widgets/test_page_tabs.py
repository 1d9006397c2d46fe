"""Titles of pages side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.page_tabs import PageTabs


def test_keys_go_from_one_to_the_next_and_a_turn_goes_round(qtbot: QtBot) -> None:
    tabs = PageTabs(("Members", "Items", "About"), "Pages")
    qtbot.addWidget(tabs)
    tabs.show()
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1
    tabs.turn(-1)
    tabs.turn(-1)
    assert tabs.currentIndex() == 2
    tabs.grab()


def test_a_longer_title_is_not_cut(qtbot: QtBot) -> None:
    tabs = PageTabs(("Members", "Items"), "Pages")
    qtbot.addWidget(tabs)
    tabs.show()
    tabs.say(0, "Members of the board 40")
    assert tabs.tabRect(0).width() > QFontMetrics(tabs.font()).horizontalAdvance("Members of the board 40")
