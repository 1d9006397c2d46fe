"""Every kind of correction is taken over by a yes, stands in the minutes then, and is taken back by undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from db import meetings
from db.store import Store
from desktop.completing import kept_up
from desktop.copy_pages.corrected import Corrected, counted
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.minutes.approval import why_closed
from desktop.minutes.compose import compose
from desktop.minutes.corrections import find
from desktop.minutes.document import Document
from desktop.minutes.house_style import built_in
from desktop.minutes.word_reading.reading import read
from desktop.screens.corrected_copy import CorrectedCopyScreen
from desktop.workspace import Workspace
from tests.minutes.corrections import older
from tests.minutes.kinds_of_correction import KINDS, Kind, sent
from tests.minutes.returned_copies import Copy

TAKEN_OVER = [kind for kind in KINDS if any(deed is not None for _, deed, _ in kind.offered)]


@pytest.fixture
def desk(store: Store) -> Iterator[Desk]:
    styles = built_in()
    meeting = older()
    store.write(meetings.add(meeting))
    workspace = Workspace(store, kept_up(styles), why_closed)
    (card,) = workspace.read(meetings.cards)
    workspace.open(card.id)
    yield Desk(workspace, styles)


def printed(desk: Desk) -> Document:
    assert desk.meeting is not None
    return compose(desk.meeting, desk.style)


@pytest.mark.parametrize("kind", TAKEN_OVER, ids=lambda kind: kind.name)
def test_a_yes_is_in_the_minutes_until_it_is_undone(
    qtbot: QtBot, desk: Desk, kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question, "ask", lambda *_: True)
    assert desk.meeting is not None
    desk.workspace.do(meetings.change(desk.meeting.id, style=kind.style), "House style")
    went_out = sent(kind.style, meeting=desk.meeting)
    copy = Copy(went_out.file)
    kind.edit(copy)
    returned = read(copy.saved())
    before, document = desk.meeting, printed(desk)
    found = find(went_out.document, returned, before, went_out.style).found
    screen = CorrectedCopyScreen(desk)
    qtbot.addWidget(screen)
    screen.show()
    screen.arrive(Corrected("copy.docx", before.id, datetime(2026, 3, 20, 9), found))
    wanted = [one for one in found if one.deed is not None]

    screen.accept_rest()
    assert wanted and screen.copy is not None
    assert {screen.copy.states(desk.meeting)[one.key] for one in wanted} == {"accepted"}
    assert desk.meeting != before and printed(desk) != document

    desk.workspace.undo()
    assert printed(desk) == document
    assert {screen.copy.states(desk.meeting)[one.key] for one in wanted} == {"open"}
    assert f"{len(wanted)} to decide" in counted(wanted, screen.copy.states(desk.meeting))
