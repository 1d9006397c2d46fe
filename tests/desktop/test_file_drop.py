from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.file_drop import FileDrop
from desktop.screens.corrected_copy import CorrectedCopyScreen
from desktop.screens.old_minutes import OldMinutesScreen
from tests.desktop.copies import corrected, gone_out
from tests.desktop.old_files import typed
from tests.desktop.windows import kept_in, opened
from tests.samples import harbour_meeting

WAIT_MS = 20_000


def drop(on: QWidget, *files: Path) -> bool:
    """Drop files on a widget as a file browser does; True where they were taken."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    left, none, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(on, enter)
    if enter.isAccepted():
        QApplication.sendEvent(on, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    return enter.isAccepted()


@pytest.mark.parametrize(("name", "taken"), [("a.docx", True), ("B.DOCX", True), ("a.pdf", False)])
def test_files_with_the_right_ending_are_taken(qtbot: QtBot, tmp_path: Path, name: str, taken: bool) -> None:
    widget, dropped = QWidget(), []
    qtbot.addWidget(widget)
    FileDrop(widget, (".docx",), dropped.append)
    assert drop(widget, tmp_path / name) == taken
    qtbot.wait(10)
    assert dropped == ([(tmp_path / name,)] if taken else [])


def test_old_minutes_dropped_on_the_window_are_looked_through(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, tmp_path / "books") as window:
        drop(window, typed(tmp_path / "forum.docx"))
        qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), OldMinutesScreen), timeout=WAIT_MS)


def test_a_copy_that_went_out_dropped_on_the_window_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, kept_in(tmp_path / "books", harbour_meeting()), "latest") as window:
        drop(window, corrected(gone_out(window), tmp_path / "copy.docx"))
        qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), CorrectedCopyScreen), timeout=WAIT_MS)
