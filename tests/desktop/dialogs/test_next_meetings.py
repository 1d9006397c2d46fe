from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from db.records import NextMeeting
from desktop.dialogs.next_meetings import NextMeetingsDialog

DAY = date(2026, 3, 12)


def test_a_new_date_is_at_the_place_of_this_meeting_unless_the_clerk_says_otherwise(qtbot: QtBot) -> None:
    dialog = NextMeetingsDialog(None, (), DAY, "Net Loft")
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.rows[0].day, "14 May 2026")
    assert dialog.coming[0].place == "Net Loft"
    write(qtbot, dialog.rows[0].place, "")
    qtbot.keyClicks(dialog.rows[0].day, " ")
    assert dialog.coming[0].place == ""


def test_another_day_leaves_the_place_of_a_meeting_as_it_was(qtbot: QtBot) -> None:
    dialog = NextMeetingsDialog(None, (NextMeeting(date=date(2026, 5, 14), place="Quay"),), DAY, "Net Loft")
    qtbot.addWidget(dialog)
    write(qtbot, dialog.rows[0].day, "15 May 2026")
    assert [(one.date.day, one.place) for one in dialog.coming] == [(15, "Quay")]


def write(qtbot: QtBot, line: QLineEdit, words: str) -> None:
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(line, words)
