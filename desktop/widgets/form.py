"""A quiet form: labels at the left, fields with what explains them at the right, and buttons that are verbs."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QWidget


class Form(QGridLayout):
    """Rows of a label and a field."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(4)
        self.setColumnStretch(1, 1)

    def add(self, label: str, field: QWidget, *beside: QWidget, below: QWidget | None = None) -> None:
        """Add a row. The label is the field's accessible name, and its `&` letter leads there."""
        row = self.rowCount()
        shown = QLabel(label)
        shown.setBuddy(field)
        field.setAccessibleName(field.accessibleName() or label.replace("&", ""))
        self.addWidget(shown, row, 0)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(field, 1)
        for widget in beside:
            line.addWidget(widget)
        self.addLayout(line, row, 1)
        if below is not None:
            self.addWidget(below, row + 1, 1)
        self.setRowMinimumHeight(row + 1 + (below is not None), 4)


def beside(label: str, field: QWidget) -> QLabel:
    """Return a label for a second field in a row; its `&` letter leads there."""
    shown = QLabel(label)
    shown.setBuddy(field)
    field.setAccessibleName(label.replace("&", ""))
    return shown


def verbs(dialog: QDialog, do: str, leave: str) -> QDialogButtonBox:
    """Return the two buttons of a dialog, each a verb: Enter does, Esc leaves."""
    box = QDialogButtonBox(dialog)
    box.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
    box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
