"""Attendance over time in the window: the grid by keys, its words, the choice of meetings and rows, and its export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import meetings
from db.models import CommitteeRow, MemberRow, PersonRow
from db.records import Attendance, Meeting, new_id
from db.store import Store
from db.values import replace
from desktop.desk import Desk
from desktop.minutes import house_style
from desktop.screens.attendance import AGENCIES, NO_COMMITTEE, NO_MEETINGS, AttendanceScreen
from desktop.widgets.colours import LIGHT, palette
from desktop.workspace import Workspace
from tests.desktop.panes.conftest import show
from tests.desktop.windows import desk_of, kept_in, opened, press
from tests.samples import harbour_meeting

FIRST = date(2025, 2, 13)
COUNT = 14


def board_meeting(place: int) -> Meeting:
    """Tom stays away from the last two meetings, and Lena sits for him at the third."""
    made = harbour_meeting()
    ines, tom, lena, gus = made.people
    away = "apologies" if place == 2 or place >= COUNT - 2 else "present"
    rows = [
        Attendance(id=new_id(), person=ines.id, role="chair"),
        Attendance(id=new_id(), person=tom.id, status=away, deputy=lena.id if place == 2 else None),
    ]
    if place == 2:
        rows.append(Attendance(id=new_id(), person=lena.id, capacity="deputy"))
    rows.append(Attendance(id=new_id(), person=gus.id, capacity="in attendance"))
    return replace(made, uid="", date=FIRST + timedelta(days=28 * place), attendance=tuple(rows))


def seated(session: Session) -> None:
    board = session.scalars(select(CommitteeRow)).one()
    board.key_agencies = "Port Authority"
    for at, name in enumerate(("Ines Okafor", "Tom Brandt")):
        person = session.scalars(select(PersonRow).where(PersonRow.name == name)).one()
        board.members.append(MemberRow(id=new_id(), person_id=person.id, position=at))


def fill(store: Store) -> None:
    for place in range(COUNT):
        store.write(meetings.add(board_meeting(place)))
    store.write(seated)


@pytest.fixture
def desk(store: Store) -> Iterator[Desk]:
    fill(store)
    desk = Desk(Workspace(store), house_style.styles())
    yield desk
    desk.workspace.leave()


def arrived(qtbot: QtBot, desk: Desk) -> AttendanceScreen:
    screen = show(qtbot, AttendanceScreen(desk))
    screen.resize(1200, 700)
    screen.arrive(None)
    screen.take_focus()
    return screen


def test_the_last_twelve_meetings_are_shown_with_letters_and_shares(qtbot: QtBot, desk: Desk) -> None:
    screen = arrived(qtbot, desk)
    ines, tom = screen.grid.marks.rows
    assert "".join(mark.letter for mark in tom.marks) == "D" + "P" * 9 + "AA"
    assert (ines.shares, tom.shares) == ((100, 100), (75, 83))
    assert [mark.outlined for mark in tom.marks[-3:]] == [False, True, True]
    assert screen.said.text().startswith("12 meetings, 10 April 2025 to ")
    assert "Port Authority was not there and sent no deputy at the last 2 meetings: " in screen.alarm.text()


def test_arrow_keys_go_from_cell_to_cell_and_each_is_said_in_words(qtbot: QtBot, desk: Desk) -> None:
    screen = arrived(qtbot, desk)
    assert QApplication.focusWidget() is screen.grid
    assert screen.cell.text() == "Ines Okafor (Harbour Trust), Thursday 12 February 2026: present"
    QTest.keyClick(screen.grid, Qt.Key.Key_Down)
    assert screen.cell.text().startswith("Tom Brandt (Port Authority), Thursday 12 February 2026: apologies")
    QTest.keyClick(screen.grid, Qt.Key.Key_Home)
    assert screen.cell.text() == "Tom Brandt (Port Authority), Thursday 10 April 2025: Lena Fisk was there as deputy"
    index = screen.grid.currentIndex()
    assert (
        index.data(Qt.ItemDataRole.AccessibleTextRole) == index.data(Qt.ItemDataRole.ToolTipRole) == screen.cell.text()
    )


def test_agencies_and_all_meetings_can_be_chosen(qtbot: QtBot, desk: Desk) -> None:
    screen = arrived(qtbot, desk)
    screen.rows_box.setCurrentText(AGENCIES)
    screen.period_box.setCurrentText("All meetings")
    trust, port = screen.grid.marks.rows
    assert (trust.name, trust.strong, port.name, port.strong) == ("Harbour Trust", False, "Port Authority", True)
    assert len(port.marks) == COUNT
    assert port.shares == (79, 86)


def test_more_meetings_leave_the_cell_where_it_was(qtbot: QtBot, desk: Desk) -> None:
    screen = arrived(qtbot, desk)
    QTest.keyClick(screen.grid, Qt.Key.Key_Down)
    QTest.keyClick(screen.grid, Qt.Key.Key_Left)
    said = screen.cell.text()
    assert said.startswith("Tom Brandt (Port Authority), Thursday 15 January 2026")
    screen.period_box.setCurrentText("All meetings")
    assert screen.cell.text() == said
    screen.period_box.setCurrentText("Last 6 meetings")
    assert screen.cell.text() == said


def test_a_time_without_meetings_says_what_to_do(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Later(date):
        @classmethod
        def today(cls) -> Later:
            return cls(2031, 1, 1)

    monkeypatch.setattr("desktop.screens.attendance.date", Later)
    screen = arrived(qtbot, desk)
    screen.period_box.setCurrentText("This year")
    assert screen.grid.empty == NO_MEETINGS
    assert screen.grid.accessibleDescription() == NO_MEETINGS
    assert not screen.export_button.isEnabled()
    screen.grab()


def test_without_a_committee_it_says_how_one_begins(qtbot: QtBot, store: Store) -> None:
    screen = arrived(qtbot, Desk(Workspace(store), house_style.styles()))
    assert screen.grid.empty == NO_COMMITTEE
    assert screen.chart.isHidden() and screen.alarm.isHidden()
    assert QApplication.focusWidget() is screen.committee_box


def test_without_seats_it_says_that_they_are_made_out(qtbot: QtBot, store: Store) -> None:
    store.write(meetings.add(board_meeting(0)))
    screen = arrived(qtbot, Desk(Workspace(store), house_style.styles()))
    assert "no seats are kept" in screen.said.text()
    assert [row.name for row in screen.grid.marks.rows] == ["Ines Okafor", "Tom Brandt"]


def test_the_marks_differ_in_letter_ground_and_outline(qtbot: QtBot, desk: Desk) -> None:
    qapp = QApplication.instance()
    assert isinstance(qapp, QApplication)
    before = qapp.palette()
    qapp.setPalette(palette(LIGHT))
    screen = arrived(qtbot, desk)
    screen.rows_box.setFocus()
    grounds = []
    for column in (0, 1, 10):
        index = screen.grid.marks.index(1, column)
        screen.grid.scrollTo(index)
        area = screen.grid.visualRect(index)
        picture = screen.grid.viewport().grab().toImage()
        grounds.append(QColor(picture.pixel(area.topLeft() + QPoint(5, 5))).name().upper())
    assert grounds == [LIGHT.review_ground, LIGHT.decision_ground, LIGHT.action_ground]
    qapp.setPalette(before)


def test_the_picture_has_a_bar_for_each_meeting_told_in_words(qtbot: QtBot, desk: Desk) -> None:
    screen = arrived(qtbot, desk)
    said = screen.chart.accessibleDescription().split(". ")
    assert len(said) == 12
    assert said[-1] == "Thursday 12 February 2026: 1 present, 1 apologies"
    screen.chart.grab()
    at = QPoint(screen.chart.width() - 4, 40)
    QApplication.sendEvent(screen.chart, QHelpEvent(QHelpEvent.Type.ToolTip, at, screen.chart.mapToGlobal(at)))


def test_what_changes_elsewhere_is_drawn_anew(qtbot: QtBot, desk: Desk) -> None:
    screen = arrived(qtbot, desk)
    desk.workspace.alter(meetings.add(board_meeting(COUNT)), "One more")
    assert screen.said.text().startswith("12 meetings, 8 May 2025 to 12 March 2026")


def test_f9_brings_it_enter_opens_a_meeting_and_a_file_is_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = kept_in(tmp_path / "books", *(board_meeting(place) for place in range(3)))
    target = tmp_path / "attendance.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    with opened(qtbot, folder, "latest") as window:
        press(window, "F9")
        assert window.screens is not None and window.screens.current == "attendance"
        screen = window.pages.currentWidget()
        assert isinstance(screen, AttendanceScreen)
        screen.export_button.click()
        QTest.keyClicks(window.chooser.line, "csv")
        QTest.keyClick(window.chooser.line, Qt.Key.Key_Return)
        qtbot.waitUntil(target.exists)
        assert '"Tom Brandt"' in target.read_text(encoding="utf-8-sig")
        screen.grid.setFocus()
        QTest.keyClick(screen.grid, Qt.Key.Key_Home)
        QTest.keyClick(screen.grid, Qt.Key.Key_Return)
        assert window.screens.current == ""
        meeting = desk_of(window).meeting
        assert meeting is not None and meeting.date == FIRST
