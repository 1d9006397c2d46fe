from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db import meetings
from desktop import importing
from desktop.menus.file import try_sample
from desktop.window import Window
from tests.desktop.windows import desk_of, opened


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    with opened(qtbot, tmp_path / "books") as window:
        yield window


def choose(monkeypatch: pytest.MonkeyPatch, *files: Path) -> list[tuple[str, str]]:
    """Let the clerk choose these files; returns what was told since."""
    told: list[tuple[str, str]] = []
    names = [str(file) for file in files]
    monkeypatch.setattr("desktop.menus.file.QFileDialog.getOpenFileNames", lambda *_: (names, ""))
    monkeypatch.setattr("desktop.dialogs.question.tell", lambda _parent, title, about: told.append((title, about)))
    return told


def test_the_samples_are_meetings_that_the_program_reads() -> None:
    read = importing.read(importing.samples())
    assert len(read) == 2 and len({meeting.committee.name for meeting in read}) == 1


def test_meeting_files_are_brought_in_and_the_newest_is_opened(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    assert choose(monkeypatch, *importing.samples()) == []
    window.bar.run("file.import")
    meeting = desk_of(window).meeting
    assert meeting is not None and meeting.date.month == 3
    assert [action.reference for action in meeting.surroundings.open_actions] == ["1", "2", "3"]


def test_a_file_that_cannot_be_read_is_told_with_its_place_and_nothing_is_brought_in(
    window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.meeting.json"
    bad.write_text('{"format": "minutebook-meeting", "version": 1, "titel": ""}', encoding="utf-8")
    told = choose(monkeypatch, *importing.samples(), bad)
    window.bar.run("file.import")
    assert told[0][0] == "Nothing was imported" and "titel" in told[0][1]
    assert desk_of(window).workspace.read(meetings.cards) == ()


@pytest.mark.parametrize(("replace", "title"), [(True, "Lantern Street Community Board"), (False, "Changed here")])
def test_a_meeting_that_is_here_is_replaced_only_where_the_clerk_says_so(
    window: Window, monkeypatch: pytest.MonkeyPatch, replace: bool, title: str
) -> None:
    desk = desk_of(window)
    choose(monkeypatch, *importing.samples())
    window.bar.run("file.import")
    assert desk.meeting is not None
    desk.workspace.do(meetings.change(desk.meeting.id, title="Changed here"), "title")
    monkeypatch.setattr("desktop.dialogs.question.ask", lambda *_: replace)
    window.bar.run("file.import")
    assert desk.meeting is not None and desk.meeting.title == title


def test_the_sample_brings_its_committee_so_that_every_screen_shows_some(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path) as window:
        for _ in range(2):
            try_sample(desk_of(window))
        meeting = desk_of(window).meeting
        assert meeting is not None and meeting.surroundings.profile is not None
        profile = meeting.surroundings.profile
        listed = {person.known_as for person in meeting.people}
        assert {member.known_as for member in profile.members} == listed
        assert profile.priorities and profile.standing_items and profile.key_agencies
