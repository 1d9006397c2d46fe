from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.records import CommitteeProfile, Member, NextMeeting, Person, StandingItem
from db.values import replace
from desktop.dialogs.heading import accepting
from desktop.dialogs.new_meeting import Known, NewMeetingDialog
from desktop.minutes.house_style import built_in
from tests.samples import harbour_meeting

BOARD = CommitteeProfile(id=1, name="Harbour Trust Board")
PANEL = CommitteeProfile(
    id=2,
    name="Quay Panel",
    short_name="QP",
    style="executive-board",
    place="Net Loft",
    start=time(9, 30),
    quorum=2,
    standing_items=(StandingItem(title="Welcome", minutes=5), StandingItem(title="Risks", outcome_wanted=True)),
    members=(
        Member(known_as=7, name="Pia Aldous", initials="PA", role="chair", deputy=9),
        Member(known_as=8, name="Omar Dale", joined=date(2027, 1, 1)),
    ),
)


def dialog(qtbot: QtBot, *known: Known) -> NewMeetingDialog:
    by_name = {one.profile.name: one for one in known}
    made = NewMeetingDialog(None, list(by_name), by_name.__getitem__, built_in())
    qtbot.addWidget(made)
    return made


def test_the_title_follows_the_committee_until_it_is_written(qtbot: QtBot) -> None:
    new = dialog(qtbot)
    new.committee_box.setEditText("Quay Panel")
    assert new.title_line.text() == "Quay Panel"
    new.title_line.clear()
    qtbot.keyClicks(new.title_line, "Spring meeting")
    new.committee_box.setEditText("Quay Panel Two")
    assert new.title_line.text() == "Spring meeting"


def test_a_committee_that_met_brings_its_style_place_and_next_date(qtbot: QtBot) -> None:
    last = harbour_meeting(style="strategic-board")
    coming = NextMeeting(date=date(2026, 5, 14), start=time(14), place="Net Loft")
    made = dialog(qtbot, Known(BOARD, last, coming)).meeting
    assert (made.style, made.place, made.date, made.start) == (
        "strategic-board",
        "Net Loft",
        date(2026, 5, 14),
        time(14),
    )
    assert [person.initials for person in made.people] == ["IO", "TB", "GW"]


def test_a_date_and_a_time_are_typed_freely(qtbot: QtBot) -> None:
    new = dialog(qtbot)
    new.committee_box.setEditText("Quay Panel")
    new.date_field.clear()
    qtbot.keyClicks(new.date_field, "12/3/26")
    new.start_field.clear()
    qtbot.keyClicks(new.start_field, "2.30pm")
    assert (new.meeting.date, new.meeting.start) == (date(2026, 3, 12), time(14, 30))
    assert "Thursday 12 March 2026" in new.date_note.text() or new.date_note.toolTip() == "Thursday 12 March 2026"


@pytest.mark.parametrize("words", ["", "someday", "31 February 2026"])
def test_a_meeting_without_a_date_cannot_be_made(qtbot: QtBot, words: str) -> None:
    new = dialog(qtbot)
    new.committee_box.setEditText("Quay Panel")
    new.date_field.setText(words)
    assert not accepting(new._buttons).isEnabled()


def test_enter_makes_the_meeting(qtbot: QtBot) -> None:
    new = dialog(qtbot)
    new.show()
    qtbot.keyClicks(new.committee_box.lineEdit(), "Quay Panel")
    with qtbot.waitSignal(new.accepted):
        qtbot.keyClick(new.committee_box.lineEdit(), Qt.Key.Key_Return)
    assert new.meeting.committee.name == "Quay Panel"


def test_a_committee_that_never_met_brings_its_style_place_time_members_and_standing_items(qtbot: QtBot) -> None:
    new = dialog(qtbot, Known(PANEL, people=(Person(known_as=9, name="Lena Fisk"),)))
    new.date_field.setText("12 March 2026")
    made = new.meeting
    assert (made.style, made.place, made.start) == ("executive-board", "Net Loft", time(9, 30))
    assert (made.committee.short_name, made.committee.quorum) == ("QP", 2)
    assert [(item.title, item.minutes, item.outcome_wanted) for item in made.items] == [
        ("Welcome", 5, False),
        ("Risks", None, True),
    ]
    row = made.attendance[0]
    assert len(made.attendance) == 1 and row.role == "chair"
    assert [person.name for person in made.people if person.id in (row.person, row.deputy)] == [
        "Pia Aldous",
        "Lena Fisk",
    ]


def test_what_a_committee_keeps_can_be_left_out(qtbot: QtBot) -> None:
    new = dialog(qtbot, Known(PANEL))
    new.show()
    new.again_box.setChecked(False)
    made = new.meeting
    assert made.people == () and [item.title for item in made.items] == [""]


@pytest.mark.parametrize(
    ("joined", "left", "day", "said"),
    [
        (date(2027, 1, 1), None, "31/12/2026", "the first joined on 1 January 2027"),
        (date(2027, 1, 1), None, "1/1/2027", ""),
        (date(2020, 1, 1), date(2026, 5, 1), "2/5/2026", "all have left"),
        (None, None, "2/5/1926", ""),
    ],
)
def test_a_day_on_which_nobody_sits_on_the_committee_is_told_and_allowed(
    qtbot: QtBot, joined: date | None, left: date | None, day: str, said: str
) -> None:
    board = replace(PANEL, members=(Member(known_as=8, name="Omar Dale", joined=joined, left=left),))
    new = dialog(qtbot, Known(board, None, None))
    new.date_field.setText(day)
    new.date_field.altered.emit()
    assert said in new.trouble.text() and bool(new.trouble.text()) == bool(said)
    assert accepting(new._buttons).isEnabled()
