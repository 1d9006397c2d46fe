"""A quiet form: labels at the left, fields with what explains them at the right, and buttons that are verbs."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout, QLabel, QWidget


class Form(QGridLayout):
    """Rows of a label and a field; Tab goes through them as they stand, in whatever order they were made."""

    def __init__(self) -> None:
        super().__init__()
        self._last: QWidget | None = None
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
        self._follow(field, *beside)
        self.addLayout(line, row, 1)
        if below is not None:
            self.addWidget(below, row + 1, 1)
        self.setRowMinimumHeight(row + 1 + (below is not None), 4)

    def _follow(self, *row: QWidget) -> None:
        """Let Tab come to a row after the one above; what has no parent yet comes in the order of the rows anyhow."""
        for widget in row:
            if self._last is not None and self._last.window() is widget.window():
                QWidget.setTabOrder(self._last, widget)
            self._last = widget


class _Verbs(QDialogButtonBox):
    """Buttons that Tab goes through as they stand: each system has an order of its own for them."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        row = self.layout()
        assert row is not None
        standing = [place.widget() for at in range(row.count()) if (place := row.itemAt(at)) is not None]
        for one, following in pairwise(button for button in standing if button is not None):
            QWidget.setTabOrder(one, following)


def beside(label: str, field: QWidget) -> QLabel:
    """Return a label for a second field in a row; its `&` letter leads there."""
    shown = QLabel(label)
    shown.setBuddy(field)
    field.setAccessibleName(label.replace("&", ""))
    return shown


def verbs(dialog: QDialog, do: str, leave: str) -> QDialogButtonBox:
    """Return the two buttons of a dialog, each a verb: Enter does, Esc leaves."""
    box = _Verbs(dialog)
    box.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
    box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box
