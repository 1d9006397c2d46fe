"""A desk with the harbour meeting open, and an earlier meeting of its committee that left actions open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db import meetings
from db.records import Action, Item, Meeting, Note, Owner
from db.store import Store
from db.values import replace
from desktop.completing import kept_up
from desktop.desk import Desk
from desktop.minutes import house_style
from desktop.workspace import Workspace
from tests.samples import harbour_meeting

W = TypeVar("W", bound=QWidget)


def earlier_meeting() -> Meeting:
    """The meeting before: one action is overdue by the harbour meeting, one is not."""
    meeting = harbour_meeting()
    tom, lena = meeting.people[1:3]
    late = Action(owners=(Owner(person=tom.id),), due=date(2026, 2, 15), reference="8", provisional=False)
    coming = Action(owners=(Owner(person=lena.id),), due=date(2026, 4, 30), reference="9", provisional=False)
    notes = (
        Note(kind="action", text="TB to mend the slipway lights", action=late),
        Note(kind="action", text="LF to write to the county", action=coming),
    )
    return replace(
        meeting,
        uid="5b0c1a52-96a5-4d0c-8a4e-5f7f8f3f1c22",
        date=date(2026, 1, 8),
        items=(Item(title="Slipway", notes=notes),),
        next_meetings=(),
    )


@pytest.fixture
def desk(store: Store) -> Iterator[Desk]:
    """A desk on which the harbour meeting lies open."""
    yield from opened(store, harbour_meeting())


@pytest.fixture
def bare_desk(store: Store) -> Iterator[Desk]:
    """A desk on which a meeting without people and items lies open."""
    yield from opened(store, replace(harbour_meeting(), people=(), attendance=(), items=(), next_meetings=()))


def opened(store: Store, meeting: Meeting) -> Iterator[Desk]:
    """Add a meeting and the one before it, and yield a desk on which it lies open."""
    store.write(meetings.add(earlier_meeting()))
    store.write(meetings.add(meeting))
    styles = house_style.styles()
    workspace = Workspace(store, kept_up(styles))
    desk = Desk(workspace, styles)
    workspace.open(store.read(meetings.with_uid(meeting.uid)) or 0)
    yield desk
    workspace.leave()


def show(qtbot: QtBot, widget: W) -> W:
    """Show a widget as the active window."""
    qtbot.addWidget(widget)
    widget.resize(320, 480)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget
