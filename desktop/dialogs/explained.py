"""Words in a dialog that are to be read before it is answered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLayout, QVBoxLayout, QWidget

from desktop.widgets.theme import tone


def explained(words: str = "") -> QLabel:
    """Return a paragraph in the second colour that breaks into lines."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    tone(label, "second")
    return label


def in_column(dialog: QDialog, *parts: QWidget | QLayout, buttons: QDialogButtonBox) -> None:
    """Lay out the parts of a dialog below each other, its buttons last."""
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(24, 20, 24, 20)
    whole.setSpacing(16)
    for part in (*parts, buttons):
        if isinstance(part, QLayout):
            whole.addLayout(part)
        else:
            whole.addWidget(part)
