"""The pane of what to check."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db import attendance, meetings
from desktop.desk import Desk
from desktop.minutes import checks
from desktop.minutes.document import Ref
from desktop.panes import to_check
from desktop.panes.to_check import ToCheckPane
from tests.desktop.panes.conftest import show
from tests.samples import harbour_meeting


def test_findings_are_listed_and_counted_after_a_pause(qtbot: QtBot, desk: Desk) -> None:
    pane = ToCheckPane(desk)
    with qtbot.waitSignal(pane.counted) as told:
        show(qtbot, pane)
    assert desk.meeting is not None
    found = checks.find(desk.meeting, desk.numbers)
    assert told.args == [str(len(found))]
    assert [row.spoken.split(",")[0] for row in pane.list.rows] == [finding.words.split(",")[0] for finding in found]


def test_enter_leads_to_the_place(qtbot: QtBot, desk: Desk) -> None:
    pane = show(qtbot, ToCheckPane(desk))
    pane.take_focus()
    assert desk.meeting is not None
    first = checks.find(desk.meeting, desk.numbers)[0]
    with qtbot.waitSignal(desk.asked) as asked:
        QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert asked.args == [first.ref]


def test_what_is_mended_goes_and_what_breaks_comes(qtbot: QtBot, desk: Desk) -> None:
    pane = show(qtbot, ToCheckPane(desk))
    pane.draw()
    before = {row.spoken for row in pane.list.rows}
    assert desk.meeting is not None
    chair = desk.meeting.attendance[0]
    with qtbot.waitSignal(pane.counted):
        desk.workspace.do(attendance.change(chair.id, role=""), "No chair")
    assert any("chair" in words for words in {row.spoken for row in pane.list.rows} - before)


def test_nothing_to_check_is_said(qtbot: QtBot, desk: Desk) -> None:
    pane = show(qtbot, ToCheckPane(desk))
    desk.workspace.leave()
    pane.draw()
    assert pane.list.accessibleDescription() == "Nothing to check."


def test_nothing_is_said_of_a_meeting_before_it_is_read(qtbot: QtBot, desk: Desk) -> None:
    pane = show(qtbot, ToCheckPane(desk))
    assert desk.meeting is not None
    desk.workspace.open(desk.meeting.id)
    assert pane.list.rows == () and pane.list.accessibleDescription() == "Reading the minutes …"
    qtbot.waitUntil(lambda: len(pane.list.rows) > 0)
    shown = pane.list.rows
    desk.workspace.do(meetings.change(desk.meeting.id, place="Upstairs"), "Place")
    assert pane.list.rows == shown
    desk.workspace.alter(meetings.add(harbour_meeting(uid="another", attendance=())), "Meeting")
    (other,) = (card.id for card in desk.workspace.read(meetings.cards) if card.uid == "another")
    desk.workspace.open(other)
    assert pane.list.rows == () and pane.list.accessibleDescription() == "Reading the minutes …"


def test_what_was_read_with_a_house_style_that_changed_meanwhile_is_read_again(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    began, go_on, before, after = Event(), Event(), finding("before"), finding("after")

    def read(_meeting: object, _styles: object) -> tuple[checks.Finding, ...]:
        if began.is_set():
            return (after,)
        began.set()
        go_on.wait(10)
        return (before,)

    monkeypatch.setattr(to_check, "findings", read)
    pane = show(qtbot, ToCheckPane(desk))
    qtbot.waitUntil(began.is_set)
    desk.styles_changed.emit()
    go_on.set()
    qtbot.waitUntil(lambda: [row.spoken for row in pane.list.rows] == ["after"])
    qtbot.wait(50)
    assert [row.spoken for row in pane.list.rows] == ["after"]


def finding(words: str) -> checks.Finding:
    return checks.Finding(code="no-chair", item="", words=words, ref=Ref("meeting", 0))


def test_a_meeting_without_a_chair_leads_to_the_attendees(qtbot: QtBot, desk: Desk) -> None:
    pane = show(qtbot, ToCheckPane(desk))
    assert desk.meeting is not None
    for row in desk.meeting.attendance:
        desk.workspace.do(attendance.change(row.id, role=""), "No role")
    pane.take_focus()
    pane.list.choose(next(row.key for row in pane.list.rows if row.spoken == "Nobody is marked as chair"))
    with qtbot.waitSignal(desk.asked) as asked:
        QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert asked.args is not None and asked.args[0].kind == "person"


def test_a_house_style_that_is_not_known_is_said_and_leads_to_the_styles(qtbot: QtBot, desk: Desk) -> None:
    pane = show(qtbot, ToCheckPane(desk))
    assert desk.meeting is not None
    desk.workspace.do(meetings.change(desk.meeting.id, style="gone"), "House style")
    pane.take_focus()
    pane.list.choose(next(row.key for row in pane.list.rows if "“gone” is not known" in row.spoken))
    with qtbot.waitSignal(desk.asked) as asked:
        QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert asked.args is not None and asked.args[0].kind == "style"
