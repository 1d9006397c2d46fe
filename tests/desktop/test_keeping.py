"""What is typed in a dialog is not lost where it cannot be kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.store import StoreError
from desktop.dialogs.heading import HeadingDialog
from tests.desktop.windows import desk_of, kept_in, opened
from tests.samples import harbour_meeting


def test_a_heading_that_cannot_be_kept_is_shown_again_as_typed(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def full(_edit: object, **_how: object) -> None:
        raise StoreError("The disk is full.")

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HeadingDialog)
        shown.append(dialog.title_line.text())
        if len(shown) == 1:
            dialog.title_line.setText("Quay committee")
            QTimer.singleShot(0, answer)
            dialog.accept()
        else:
            disk.undo()
            dialog.accept()

    with opened(qtbot, kept_in(tmp_path, harbour_meeting()), "latest") as window:
        desk = desk_of(window)
        disk = pytest.MonkeyPatch()
        disk.setattr(desk.workspace.store, "write", full)
        QTimer.singleShot(0, answer)
        window.bar.run("meeting.heading")
        assert shown == [harbour_meeting().title, "Quay committee"]
        assert desk.meeting is not None and desk.meeting.title == "Quay committee"
