"""The title of an item, asked for in a window of its own where the agenda is hidden."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.widgets.form import verbs


class TitleDialog(QDialog):
    """Asks for a title in `line`, offering the one that stands."""

    def __init__(self, parent: QWidget | None, words: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rename item")
        self.setMinimumWidth(420)
        self.line = QLineEdit(words)
        self.line.setAccessibleName("Title of the item")
        self.line.selectAll()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        column.addWidget(QLabel("Title (“6b. Title” sets the number too)"))
        column.addWidget(self.line)
        column.addSpacing(8)
        column.addWidget(verbs(self, "Rename it", "Leave it"))
