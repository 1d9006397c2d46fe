"""A sentence with a few quiet buttons under it: something that could be done now, and is not done by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.widgets.theme import tone


class OfferStrip(QWidget):
    """Hidden while there is nothing to offer. Each verb is a title, what a screen reader says, and what it does."""

    def __init__(self, verbs: Sequence[tuple[str, str, Callable[[], object]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel("")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setContentsMargins(4, 0, 4, 0)
        tone(self.words, "second")
        row = QHBoxLayout()
        row.setSpacing(4)
        self.buttons = [self._button(*verb) for verb in verbs]
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 2)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    def offer(self, words: str, tip: str = "") -> None:
        """Show the sentence with its buttons, or nothing."""
        self.words.setText(words)
        self.words.setToolTip(tip)
        self.setVisible(bool(words))

    def _button(self, title: str, spoken: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(title)
        button.setProperty("quiet", True)
        button.setAccessibleName(spoken)
        button.setToolTip(spoken)
        button.setAutoDefault(True)
        button.setStyleSheet("padding: 4px 6px;")
        button.clicked.connect(lambda: deed())
        return button
