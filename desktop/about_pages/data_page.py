"""What the program is, and where the data lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.widgets.fine_print import FinePrint

WHAT = (
    "Minutes typed live, finished when the meeting closes. Minutebook is free software under the MIT licence, and "
    "built on the work of many others: see Licences."
)
WHERE = (
    "Everything stays in one folder on this computer, and nothing is ever sent anywhere. Removing the program leaves "
    "the folder as it is. Who copies it while Minutebook is closed has copied everything."
)


class DataPage(QWidget):
    """Words to read, and the folder to open or to copy the path of."""

    title = "About"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.path = _words(str(folder), "The folder with the data")
        self.open_button = QPushButton("&Open the folder")
        self.copy_button = QPushButton("&Copy its path")
        self.note = FinePrint(self)
        self.open_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.open_button, self.copy_button):
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(12)
        for words in (_words(WHAT, "What Minutebook is"), _words(WHERE, "Where the data is"), self.path):
            column.addWidget(words)
        column.addLayout(row)
        column.addStretch()

    def take_focus(self) -> None:
        """Bring the focus to the first button."""
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        self.note.say("" if opened else "This system has no program that shows folders.", warns=not opened)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self._folder))
        self.note.say("The path is on the clipboard.")


def _words(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setAccessibleName(f"{name}: {words}")
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
