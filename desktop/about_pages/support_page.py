"""What a support person needs, shown before it is copied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.widgets.fine_print import FinePrint

SAID = (
    "Read it, then copy it into a message to whoever helps you. It holds versions, sizes and numbers; no word of your "
    "minutes, no name and no passphrase."
)


class SupportPage(QWidget):
    """The report as text that can be read and selected, and one button."""

    title = "For support"

    def __init__(self, report: Callable[[], str]) -> None:
        super().__init__()
        self._report = report
        said = QLabel(SAID)
        said.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("What support needs")
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy_button = QPushButton("&Copy what support needs")
        self.copy_button.setAutoDefault(True)
        self.copy_button.clicked.connect(self._copy)
        self.note = FinePrint(self)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(said)
        column.addWidget(self.text, 1)
        column.addLayout(foot)

    def take_focus(self) -> None:
        """Bring the focus to the button."""
        self.copy_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Find out how things are now."""
        self.text.setPlainText(self._report())
        super().showEvent(event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.note.say("It is on the clipboard, just as it stands here.")
