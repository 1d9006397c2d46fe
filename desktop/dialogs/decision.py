"""What a decision is besides its words: the priority that it serves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from db.records import Decision, Meeting
from db.values import replace
from desktop.dialogs.priority import priority_box
from desktop.minutes import markup
from desktop.widgets.form import Form, verbs


class DecisionDialog(QDialog):
    """A decision for correction; `decision` is what stands in its fields. `text` is the note's, with markup."""

    def __init__(self, parent: QWidget | None, meeting: Meeting, decision: Decision, text: str, number: str) -> None:
        super().__init__(parent)
        self._before = decision
        self.setWindowTitle(f"Decision {number}".strip())
        self.setMinimumWidth(560)
        words = QLabel(markup.plain(text) or "No words yet.", self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self.priority_box = priority_box(self, meeting, decision.priority)
        form = Form()
        form.add("&Priority", self.priority_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(verbs(self, "Change the decision", "Leave it"))
        self.priority_box.setFocus()

    @property
    def decision(self) -> Decision:
        """The decision as it is corrected."""
        return replace(self._before, priority=" ".join(self.priority_box.currentText().split()))
