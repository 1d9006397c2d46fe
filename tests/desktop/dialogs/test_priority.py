"""Which priority an action or a decision serves."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import committees, meetings, notes
from db.records import Meeting
from db.store import Store
from db.values import replace
from desktop.desk import Desk
from desktop.dialogs.action import ActionDialog
from desktop.dialogs.decision import DecisionDialog
from desktop.minutes.house_style import built_in
from desktop.panes.notes import NotesPane
from desktop.workspace import Workspace
from tests.samples import harbour_meeting

PRIORITIES = ("Safe berths", "Clean water")


def opened(store: Store) -> Workspace:
    """A workspace with the harbour meeting, whose committee has priorities."""
    made = harbour_meeting()
    store.write(meetings.add(made))
    workspace = Workspace(store)
    workspace.open(store.read(meetings.with_uid(made.uid)) or 0)
    assert workspace.meeting is not None
    workspace.alter(committees.change(workspace.meeting.committee.id, priorities=PRIORITIES), "Priorities")
    return workspace


def meeting_of(workspace: Workspace) -> Meeting:
    assert workspace.meeting is not None
    return workspace.meeting


def test_down_goes_through_the_committees_priorities_and_anything_else_can_be_typed(qtbot: QtBot, store: Store) -> None:
    workspace = opened(store)
    meeting = meeting_of(workspace)
    note = next(note for _, note in meeting.every_note() if note.action)
    assert note.action is not None
    dialog = ActionDialog(None, meeting, note.action, note.text)
    qtbot.addWidget(dialog)
    assert dialog.action == note.action
    QTest.keyClick(dialog.priority_box, Qt.Key.Key_Down)
    assert dialog.action == replace(note.action, priority="Safe berths")
    QTest.keyClick(dialog.priority_box, Qt.Key.Key_Down)
    assert dialog.action.priority == "Clean water"
    dialog.priority_box.clearEditText()
    QTest.keyClicks(dialog.priority_box, "Safe")
    assert dialog.action.priority == "Safe"
    workspace.leave()


def test_alt_enter_on_a_decision_gives_it_a_priority_and_undo_takes_it_away(qtbot: QtBot, store: Store) -> None:
    workspace = opened(store)
    pane = NotesPane(Desk(workspace, built_in()))
    qtbot.addWidget(pane)
    pane.show()
    item, note = next((item, note) for item, note in meeting_of(workspace).every_note() if note.decision)
    pane._desk.turn_to(item.id)
    pane.editor.put_cursor(note.id)

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DecisionDialog)
        QTest.keyClick(dialog.priority_box, Qt.Key.Key_Down)
        dialog.accept()

    QTimer.singleShot(0, choose)
    pane.commands["note.correct"]()

    def priority() -> str:
        return next(note.decision.priority for _, note in meeting_of(workspace).every_note() if note.decision)

    assert priority() == "Safe berths"
    workspace.undo()
    assert priority() == ""
    workspace.leave()


def test_a_decision_keeps_its_priority_while_its_words_are_typed_on(store: Store) -> None:
    workspace = opened(store)
    item, note = next((item, note) for item, note in meeting_of(workspace).every_note() if note.decision)
    assert note.decision is not None
    workspace.do(notes.set_decision(note.id, replace(note.decision, priority="Clean water")), "Priority")
    now = next(one for one in (meeting_of(workspace).item(item.id) or item).notes if one.id == note.id)
    assert now.decision is not None and now.decision.priority == "Clean water"
    workspace.leave()
