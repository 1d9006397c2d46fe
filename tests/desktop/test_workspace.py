from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import agenda, log_sync, meetings, notes
from db.records import Meeting, Note
from db.store import Store
from desktop.steps import AT_HAND, Place
from desktop.workspace import NotKept, Workspace
from tests.db.lives import JANUARY, MARCH, given, held, said
from tests.samples import harbour_meeting


@pytest.fixture
def workspace(qtbot: QtBot, store: Store) -> Iterator[Workspace]:
    meeting = harbour_meeting()
    store.write(meetings.add(meeting))
    workspace = Workspace(store)
    found = store.read(meetings.with_uid(meeting.uid))
    assert found is not None
    workspace.open(found)
    yield workspace
    workspace.settle()


def opened(workspace: Workspace) -> Meeting:
    assert workspace.meeting is not None
    return workspace.meeting


def test_an_edit_changes_the_snapshot_and_tells_who_did_it(workspace: Workspace, qtbot: QtBot) -> None:
    pane = object()
    with qtbot.waitSignal(workspace.changed) as told:
        workspace.do(meetings.change(opened(workspace).id, title="Quay Board"), "Title", by=pane)
    assert opened(workspace).title == "Quay Board"
    assert told.args and told.args[0] is pane


def test_saved_is_told_when_the_log_is_on_the_disk(workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workspace.saved, timeout=5000):
        workspace.do(meetings.change(opened(workspace).id, title="Quay Board"), "Title")


def test_a_slow_disk_does_not_hold_up_an_edit(
    workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    let_go = threading.Event()
    monkeypatch.setattr(log_sync, "sync_file", lambda _path: let_go.wait(5))
    workspace.do(meetings.change(opened(workspace).id, title="Quay Board"), "Title")
    assert opened(workspace).title == "Quay Board"
    assert not workspace.store._sync.wait(0.05)  # type: ignore[union-attr]
    let_go.set()


def test_a_disk_that_refuses_is_told(workspace: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(log_sync, "sync_file", refuse)
    with qtbot.waitSignal(workspace.unsaved, timeout=5000) as told:
        workspace.do(meetings.change(opened(workspace).id, title="Quay Board"), "Title")
    assert told.args and "No space left" in told.args[0]


def test_undo_names_what_it_takes_back_and_leads_to_its_place(workspace: Workspace, qtbot: QtBot) -> None:
    item = opened(workspace).items[0]
    workspace.do(agenda.change(item.id, title="Hello"), "Title", before=Place(item.id, 7, 3), after=Place(item.id))
    assert workspace.undo_name == "Title"
    with qtbot.waitSignal(workspace.changed) as told:
        workspace.undo()
    assert told.args == [None, Place(item.id, 7, 3)]
    assert (workspace.undo_name, workspace.redo_name) == ("", "Title")


def test_one_burst_of_typing_is_one_step(workspace: Workspace) -> None:
    item = opened(workspace).items[0]
    note = item.notes[0]
    for text in ("a", "ab", "abc"):
        workspace.do(notes.write(item.id, [Note(id=note.id, text=text)]), "Typing", burst="breath")
    workspace.undo()
    assert opened(workspace).items[0] == item


def test_a_new_edit_forgets_what_was_taken_back(workspace: Workspace) -> None:
    meeting = opened(workspace)
    workspace.do(meetings.change(meeting.id, title="One"), "Title")
    workspace.undo()
    workspace.do(meetings.change(meeting.id, title="Two"), "Title")
    assert not workspace.redo()
    assert opened(workspace).title == "Two"


def test_what_follows_from_an_edit_is_taken_back_with_it(qtbot: QtBot, store: Store) -> None:
    meeting = harbour_meeting()
    store.write(meetings.add(meeting))
    found = store.read(meetings.with_uid(meeting.uid))
    assert found is not None

    def complete(now: Meeting, _before: Meeting) -> object:
        wanted = f"at {now.title}"
        return None if now.place == wanted else meetings.change(now.id, place=wanted)

    workspace = Workspace(store, complete)  # type: ignore[arg-type]
    workspace.open(found)
    before = opened(workspace)
    workspace.do(meetings.change(found, title="Quay Board"), "Title")
    assert opened(workspace).place == "at Quay Board"
    workspace.undo()
    assert opened(workspace) == before
    workspace.settle()


def test_what_stands_beside_the_meetings_is_taken_back_and_done_again_in_its_turn(store: Store) -> None:
    workspace, place = Workspace(store), ["first"]

    def put(words: str) -> Callable[[], None]:
        return lambda: place.__setitem__(0, words)

    workspace.beside(put("second"), put("first"), "A file")
    workspace.beside(put("third"), put("second"), "A file", burst=1)
    workspace.beside(put("fourth"), put("third"), "A file", burst=1)
    assert place == ["fourth"] and workspace.undo_name == "A file"
    assert workspace.undo() and place == ["second"]
    assert workspace.redo() and place == ["fourth"]
    assert workspace.undo() and workspace.undo() and place == ["first"]


def test_what_cannot_be_done_beside_the_meetings_is_not_remembered(store: Store) -> None:
    workspace = Workspace(store)

    def fail() -> None:
        raise NotKept("No room.")

    with pytest.raises(NotKept):
        workspace.beside(fail, fail, "A file")
    assert workspace.undo_name == ""


def test_steps_that_lie_far_back_are_taken_back_and_done_again_too(workspace: Workspace) -> None:
    meeting = opened(workspace)
    first = meeting.title
    for n in range(3 * AT_HAND):
        workspace.do(meetings.change(meeting.id, title=f"Title {n}"), "Title")
    for n in reversed(range(3 * AT_HAND)):
        assert opened(workspace).title == f"Title {n}"
        assert workspace.undo()
    assert opened(workspace).title == first
    while workspace.redo():
        pass
    assert opened(workspace).title == f"Title {3 * AT_HAND - 1}"


def test_a_review_of_another_committees_action_that_is_taken_back_is_one_again(qtbot: QtBot, store: Store) -> None:
    held(store, JANUARY, given("Mend the crane", "1"), board="Lighthouse Friends")
    workspace = Workspace(store)
    workspace.open(held(store, MARCH, said("Mend the crane", "done", reference="1")))
    item = opened(workspace).items[0]
    workspace.do(notes.write(item.id, [], item.notes), "Typing")
    workspace.do(agenda.change(item.id, title="Other"), "Title")
    for count in (0, 1):
        workspace.undo()
        assert len(opened(workspace).surroundings.strays) == count
    workspace.redo()
    workspace.do(notes.write(item.id, [said("Mend the crane", "done", reference="1")], []), "Paste")
    assert len(opened(workspace).surroundings.strays) == 1
