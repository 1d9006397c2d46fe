"""A line above the page that offers to go through the earlier actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QLabel

from desktop.widgets.theme import tone

KEYS = "Ctrl+Shift+R"


class ReviewHint(QLabel):
    """Says how many actions wait to be reviewed and which key goes through them; it never takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        tone(self, "accent")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.hide()

    def offer(self, count: int) -> None:
        """Offer to go through this many actions, or, for none, be gone."""
        keys = QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        words = "1 earlier action is" if count == 1 else f"{count} earlier actions are"
        self.setText(f"{words} still open. {keys} goes through them.")
        self.setVisible(count > 0)

    def align(self, left: int, right: int) -> None:
        """Stand over the column of the words below, which begins and ends so many pixels from the edges."""
        self.setContentsMargins(left, 8, right, 0)
