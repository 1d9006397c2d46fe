"""Where the clerk was is remembered from one start to the next."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from db import meetings
from tests.desktop.windows import desk_of, kept_in, opened
from tests.samples import harbour_meeting


def test_a_meeting_that_was_closed_properly_is_one_key_away(qtbot: QtBot, tmp_path: Path) -> None:
    folder = kept_in(tmp_path, harbour_meeting())
    with opened(qtbot, folder, harbour_meeting().uid) as window:
        desk = desk_of(window)
        desk.turn_by(2)
        meeting, item = desk.meeting, desk.item_id
    with opened(qtbot, folder) as window:
        desk = desk_of(window)
        assert desk.meeting is None
        assert meeting is not None and window.start_page.meetings.current_key == meeting.id
        desk.workspace.open(meeting.id)
        assert desk.item_id == item


def test_a_meeting_that_was_cut_off_is_open_again(qtbot: QtBot, tmp_path: Path) -> None:
    folder = kept_in(tmp_path, harbour_meeting())
    with opened(qtbot, folder, harbour_meeting().uid) as window:
        desk_of(window).turn_by(1)
        item = desk_of(window).item_id
        window.settings.write()
        left = (folder / "settings.ini").read_bytes()
    (folder / "settings.ini").write_bytes(left)
    with opened(qtbot, folder) as window:
        assert desk_of(window).item_id == item
        assert "cut off" in window.messages.words


def test_that_a_meeting_is_open_is_in_the_file_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    """Without a turn of the event loop: a machine that has much to do may not come to one before the power goes."""
    folder = kept_in(tmp_path, harbour_meeting())
    with opened(qtbot, folder) as window:
        workspace = desk_of(window).workspace
        meeting = workspace.read(meetings.cards)[0].id
        workspace.open(meeting)
        assert f"open={meeting}" in (folder / "settings.ini").read_text()


def test_a_removed_meeting_is_not_opened_again(qtbot: QtBot, tmp_path: Path) -> None:
    folder = kept_in(tmp_path, harbour_meeting())
    (folder / "settings.ini").write_text("[last]\nopen=4711\nmeeting=4711\n")
    with opened(qtbot, folder) as window:
        assert desk_of(window).meeting is None
        assert window.start_page.meetings.current_key
