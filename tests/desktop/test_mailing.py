from __future__ import annotations

from email import message_from_bytes, policy
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.dialogs.letters import LettersDialog
from desktop.menus.mailing import DRAFTS
from tests.desktop.windows import kept_in, opened
from tests.samples import harbour_meeting


class Drafts:
    """Answers the dialog of drafts as a clerk would, once it stands."""

    def __init__(self, *presses: str) -> None:
        self.presses = presses
        self.seen: list[LettersDialog] = []
        self.said: list[str] = []
        QTimer.singleShot(50, self.answer)

    def answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, LettersDialog):
            QTimer.singleShot(50, self.answer)
            return
        self.seen.append(dialog)
        for press in self.presses:
            next(one for one in dialog.findChildren(QPushButton) if press in one.text()).click()
            self.said.append(dialog.outcome.text())
        dialog.accept()


def test_the_minutes_go_out_as_a_draft_with_the_word_file(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: handed.append(url.toLocalFile()) or True)
    with opened(qtbot, kept_in(tmp_path, harbour_meeting()), "latest") as window:
        drafts = Drafts("Open")
        window.bar.run("mail.minutes")
        qtbot.waitUntil(lambda: bool(drafts.seen), timeout=20_000)
        assert "Tom Brandt" in drafts.seen[0].reached.text()
    (path,) = handed
    assert Path(path).parent == tmp_path / DRAFTS
    (file,) = message_from_bytes(Path(path).read_bytes(), policy=policy.default).iter_attachments()
    assert file.get_filename().endswith(".docx") and file.get_content().startswith(b"PK")


def test_where_no_mail_program_is_the_draft_is_said_to_lie_somewhere(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with opened(qtbot, kept_in(tmp_path, harbour_meeting()), "latest") as window:
        drafts = Drafts("Open")
        window.bar.run("mail.owners")
        assert str(tmp_path / DRAFTS) in drafts.said[0]


def test_all_drafts_are_saved_as_files_of_their_own(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    with opened(qtbot, kept_in(tmp_path / "kept", harbour_meeting()), "latest") as window:
        drafts = Drafts("Save")
        window.bar.run("mail.owners")
        assert len(list(out.glob("*.eml"))) == len(drafts.seen[0].letters) >= 2


def test_a_folder_that_takes_nothing_is_told_and_the_drafts_stay(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "file"))
    (tmp_path / "file").write_text("in the way")
    with opened(qtbot, kept_in(tmp_path / "kept", harbour_meeting()), "latest") as window:
        drafts = Drafts("Save")
        window.bar.run("mail.owners")
        assert "The drafts are still here" in drafts.said[0]


def test_next_meetings_become_a_calendar_file(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "dates"), ""))
    with opened(qtbot, kept_in(tmp_path / "kept", harbour_meeting()), "latest") as window:
        window.bar.run("mail.calendar")
    assert (tmp_path / "dates.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_without_next_meetings_the_clerk_is_told_where_they_are_taken(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path, harbour_meeting(next_meetings=())), "latest") as window:
        window.bar.run("mail.calendar")
        assert "Shift+F4" in window.messages.words


def test_nothing_overdue_is_said_and_no_draft_made(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path, harbour_meeting(items=())), "latest") as window:
        window.bar.run("mail.overdue")
        assert "overdue" in window.messages.words
