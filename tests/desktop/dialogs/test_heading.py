from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import CommitteeProfile, Owner, Surroundings
from db.values import replace
from desktop.dialogs.heading import HeadingDialog, accepting
from desktop.dialogs.item import ItemDialog
from desktop.dialogs.next_meetings import NextMeetingsDialog
from desktop.dialogs.typed import date_field, read_time
from tests.samples import harbour_meeting


def test_a_heading_left_alone_comes_back_as_it_was(qtbot: QtBot) -> None:
    meeting = harbour_meeting()
    dialog = HeadingDialog(None, meeting)
    qtbot.addWidget(dialog)
    heading = dialog.heading
    assert (heading.title, heading.date, heading.start, heading.end) == (
        meeting.title,
        meeting.date,
        meeting.start,
        meeting.end,
    )
    assert (heading.place, heading.committee_short_name, heading.quorum, heading.kind) == (
        "Quay Room",
        "HTB",
        3,
        "minutes",
    )


@pytest.mark.parametrize(
    ("line", "words"),
    [("title_line", " "), ("date_field", "soon"), ("start_field", "25:00"), ("quorum_line", "three")],
)
def test_a_heading_that_is_not_understood_cannot_be_kept(qtbot: QtBot, line: str, words: str) -> None:
    dialog = HeadingDialog(None, harbour_meeting())
    qtbot.addWidget(dialog)
    getattr(dialog, line).setText(words)
    assert not accepting(dialog._buttons).isEnabled()


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("14:00", time(14)),
        ("2pm", time(14)),
        ("2", time(14)),
        ("9", time(9)),
        ("12", time(12)),
        ("1430", time(14, 30)),
        ("2.30 pm", time(14, 30)),
        ("02:00", time(2)),
        ("later", None),
        ("24:00", None),
    ],
)
def test_a_time_is_read_as_a_clerk_writes_it(words: str, at: time | None) -> None:
    assert read_time(words) == at


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("12 March 2026", date(2026, 3, 12)),
        ("12 mar 26", date(2026, 3, 12)),
        ("12/3/26", date(2026, 3, 12)),
        ("Thursday 12 March 2026", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("14 May", date(2026, 5, 14)),
        ("some day", None),
    ],
)
def test_a_date_is_read_as_a_clerk_writes_it(qtbot: QtBot, words: str, day: date | None) -> None:
    field = date_field(None, date(2026, 3, 12))
    qtbot.addWidget(field)
    field.setText(words)
    assert field.value == day


def test_a_row_is_always_left_to_write_the_next_date_in(qtbot: QtBot) -> None:
    meeting = harbour_meeting()
    dialog = NextMeetingsDialog(None, meeting.next_meetings, meeting.date, meeting.place)
    qtbot.addWidget(dialog)
    assert dialog.coming == meeting.next_meetings
    qtbot.keyClicks(dialog.rows[-1].day, "9 July")
    assert [one.date for one in dialog.coming] == [date(2026, 5, 14), date(2026, 7, 9)]
    assert len(dialog.rows) == 3


def test_a_row_whose_date_is_taken_out_is_left_out(qtbot: QtBot) -> None:
    meeting = harbour_meeting()
    dialog = NextMeetingsDialog(None, meeting.next_meetings, meeting.date, "")
    qtbot.addWidget(dialog)
    dialog.rows[0].day.clear()
    assert dialog.coming == ()


def test_a_lead_is_known_by_initials_or_kept_as_a_name(qtbot: QtBot) -> None:
    meeting = harbour_meeting()
    dialog = ItemDialog(None, meeting, meeting.items[1])
    qtbot.addWidget(dialog)
    assert dialog.lead == meeting.items[1].lead and dialog.minutes == 20
    dialog.lead_line.setText("TB, The surveyor")
    dialog.minutes_line.setText("")
    assert dialog.lead == (Owner(person=meeting.people[1].id), Owner(name="The surveyor"))
    assert dialog.minutes is None


def test_the_facts_of_an_item_are_read_from_its_fields_and_given_back(qtbot: QtBot) -> None:
    board = CommitteeProfile(name="Harbour Trust Board", priorities=("Safe quays", "Clean water"))
    meeting = harbour_meeting(surroundings=Surroundings(profile=board))
    item = replace(
        meeting.items[1],
        purpose="decision",
        papers=("Survey", "Costs"),
        priority="Old aim",
        outcome_wanted=True,
        nil=True,
    )
    dialog = ItemDialog(None, meeting, item)
    qtbot.addWidget(dialog)
    assert dialog.fields == {
        "minutes": 20,
        "purpose": "decision",
        "papers": ("Survey", "Costs"),
        "priority": "Old aim",
        "standing": True,
        "outcome_wanted": True,
        "nil": True,
    }
    assert [dialog.priority_box.itemText(n) for n in range(4)] == ["–", "Safe quays", "Clean water", "Old aim"]
    dialog.papers_field.setPlainText("  Survey  \n\n Costs of it\n")
    dialog.purpose_box.setCurrentIndex(0)
    assert (dialog.fields["papers"], dialog.fields["purpose"]) == (("Survey", "Costs of it"), "")


@pytest.mark.parametrize("chord", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier])
def test_enter_among_the_papers_begins_a_line_and_ctrl_enter_keeps_all(
    qtbot: QtBot, chord: Qt.KeyboardModifier
) -> None:
    meeting = harbour_meeting()
    dialog = ItemDialog(None, meeting, meeting.items[1])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.papers_field.setFocus()
    QTest.keyClick(dialog.papers_field, Qt.Key.Key_Return, chord)
    assert dialog.isVisible() is (chord == Qt.KeyboardModifier.NoModifier)
