"""Meeting files that the system hands over: a double click with and without a window, and macOS's own way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from db import meetings
from db.records import Meeting
from db.values import replace
from desktop.app import Wanted, window_wanted
from desktop.dialogs import question
from desktop.minutes.exports import format_for
from desktop.minutes.house_style import built_in, resolve
from desktop.minutes.numbering import number
from desktop.one_window import ask_forward
from desktop.opened_files import OpenedFiles, take_in
from tests.desktop.windows import desk_of, kept_in, opened
from tests.samples import harbour_meeting


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["May.meeting.json"], Wanted(files=(Path("May.meeting.json"),))),
        (["a.MEETING.JSON", "b.json"], Wanted(files=(Path("a.MEETING.JSON"), Path("b.json")))),
        (["--data", "x", "a.meeting.json"], Wanted(folder=Path("x"), files=(Path("a.meeting.json"),))),
        (["--data=x.json", "--open", "y.json"], Wanted(folder=Path("x.json"), meeting="y.json")),
        (["import", "a.meeting.json"], None),
        (["--self-test"], None),
        (["minutes.docx"], None),
    ],
)
def test_the_window_is_wanted_with_meeting_files(arguments: list[str], wanted: Wanted | None) -> None:
    assert window_wanted(arguments) == wanted


def as_file(folder: Path, meeting: Meeting, name: str = "May.meeting.json") -> Path:
    form = format_for(".json", "minutes")
    assert form is not None and form.render_meeting is not None
    path = folder / name
    path.write_bytes(form.render_meeting(meeting, number(meeting, resolve(meeting.style, built_in()))))
    return path


def test_a_meeting_that_is_not_here_is_taken_in_and_opened(qtbot: QtBot, tmp_path: Path) -> None:
    file = as_file(tmp_path, harbour_meeting())
    with opened(qtbot, tmp_path / "books") as window:
        desk = desk_of(window)
        take_in(window, desk, [file])
        assert desk.meeting is not None and desk.meeting.uid == harbour_meeting().uid
        assert len(desk.meeting.items) == len(harbour_meeting().items)


def test_a_meeting_that_is_here_just_so_is_opened_without_a_word(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting()), "latest") as window:
        desk = desk_of(window)
        assert desk.meeting is not None
        file = as_file(tmp_path, desk.meeting)
        desk.workspace.leave()
        take_in(window, desk, [file])
        assert desk.meeting is not None and desk.meeting.uid == harbour_meeting().uid
        assert not window.messages.isVisible()


def test_a_meeting_that_is_here_otherwise_stays_as_it_is_and_can_be_replaced(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = as_file(tmp_path, harbour_meeting(title="As a colleague has it"))
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting())) as window:
        desk = desk_of(window)
        take_in(window, desk, [file])
        assert desk.meeting is not None and desk.meeting.title == "Harbour Trust Board meeting"
        assert "the file holds something else" in window.messages.words.lower()
        monkeypatch.setattr(question, "ask", lambda *_: True)
        replacing = next(one for one in window.messages.findChildren(QPushButton) if "Replace" in one.text())
        replacing.click()
        assert desk.meeting.title == "As a colleague has it"


def test_a_file_that_is_no_meeting_says_why(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(question, "tell", lambda _parent, title, about, *_: told.extend((title, about)))
    (tmp_path / "other.json").write_text('{"some": "thing"}', encoding="utf-8")
    with opened(qtbot, tmp_path / "books") as window:
        take_in(window, desk_of(window), [tmp_path / "other.json"])
        take_in(window, desk_of(window), [tmp_path / "gone.meeting.json"])
        assert desk_of(window).meeting is None
    assert told[0] == told[2] == "Nothing was taken in"
    assert "other.json is no meeting file" in told[1]
    assert "gone.meeting.json cannot be read" in told[3]


def test_nothing_is_taken_in_where_the_folder_is_only_read(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(question, "tell", lambda _parent, _title, about, *_: told.append(about))
    file = as_file(tmp_path, replace(harbour_meeting(), uid="1f3a1c3e-5b1e-4b44-9d0e-0a8f3f1f7c99"))
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting())) as window:
        desk = desk_of(window)
        monkeypatch.setattr(desk.workspace.store, "only_read", "Somebody else works here.")
        take_in(window, desk, [file])
        assert len(desk.workspace.read(meetings.cards)) == 1
    assert told == ["Somebody else works here."]


def test_a_second_start_hands_its_files_to_the_window_that_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    file = as_file(tmp_path, harbour_meeting(), "came by e-mail, “May”.meeting.json")
    with opened(qtbot, tmp_path / "books") as window:
        assert ask_forward(tmp_path / "books", "", [file])
        qtbot.waitUntil(lambda: desk_of(window).meeting is not None)


def test_what_macos_hands_over_waits_until_the_meetings_are_there(qtbot: QtBot, tmp_path: Path) -> None:
    file = as_file(tmp_path, harbour_meeting())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with opened(qtbot, tmp_path / "books") as window:
        waiting = OpenedFiles(app, window, [])
        app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(str(file))))
        assert desk_of(window).meeting is None
        window.seated.emit()
        qtbot.waitUntil(lambda: desk_of(window).meeting is not None)
        desk_of(window).workspace.leave()
        app.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(str(file))))
        assert desk_of(window).meeting is not None
        app.removeEventFilter(waiting)
