from __future__ import annotations

from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from desktop.dialogs.accessible import AccessibleDialog
from desktop.minutes.document import Ref
from desktop.minutes.obstacles import Obstacle

FOUND = (
    Obstacle(what="The text is 9 points.", mend="Choose 12 <points>.", rule="GDS"),
    Obstacle(what="Words are underlined.", mend="Make them bold.", ref=Ref("note", 7)),
)


def test_each_obstacle_is_told_with_how_it_is_mended(qtbot: QtBot) -> None:
    dialog = AccessibleDialog(None, "minutes.docx", FOUND)
    qtbot.addWidget(dialog)
    words = dialog.page.toPlainText()
    assert dialog.windowTitle() == "What stands against minutes.docx"
    for one in FOUND:
        assert one.what in words
        assert one.mend in words
    assert words.count("Go there") == 1


def test_following_a_link_closes_the_dialog_and_names_the_place(qtbot: QtBot) -> None:
    dialog = AccessibleDialog(None, "minutes.docx", FOUND)
    qtbot.addWidget(dialog)
    dialog.page.anchorClicked.emit(QUrl("#1"))
    assert dialog.wanted == Ref("note", 7)
    assert dialog.result() == AccessibleDialog.DialogCode.Accepted


def test_without_a_meeting_there_is_nowhere_to_go(qtbot: QtBot) -> None:
    dialog = AccessibleDialog(None, "register.docx", FOUND, may_go=False)
    qtbot.addWidget(dialog)
    assert "Go there" not in dialog.page.toPlainText()
