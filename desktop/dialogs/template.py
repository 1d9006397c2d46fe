"""A committee's own Word template that was looked at: what it brings, what stands against it, and whether to use it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.dialogs.explained import explained, in_column
from desktop.minutes.obstacles import Obstacle
from desktop.widgets.form import Form, verbs

_TALLEST = 260
"""Pixels of advice before it scrolls."""
_LETTERS, _WIDEST = 84, 960
"""How many letters stand on a line, up to so many pixels."""


class TemplateDialog(QDialog):
    """Asks whether a template is to be used. `told` is what it brings, in sentences; `obstacles` are advice.

    Where `picture` is not empty, it is asked what the logo shows, and that is offered.
    """

    def __init__(
        self, parent: QWidget | None, file: str, told: str, obstacles: Sequence[Obstacle], picture: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Word template of the committee")
        self.setMinimumWidth(min(_WIDEST, _LETTERS * self.fontMetrics().averageCharWidth()))
        title = QLabel(f"{file} can be used")
        title.setWordWrap(True)
        title.setProperty("face", "strong")
        self.logo = QLineEdit(picture)
        self.logo.setToolTip("Read out to whoever cannot see the logo")
        parts: list[QWidget | Form] = [title, explained(told)]
        if picture:
            form = Form()
            form.add("What the &logo shows", self.logo)
            parts.append(form)
        if obstacles:
            parts.append(_advice(obstacles))
        self._buttons = verbs(self, "Use this template", "Leave it")
        in_column(self, *parts, buttons=self._buttons)
        if picture:
            self.logo.setFocus()
            self.logo.selectAll()

    @property
    def shows(self) -> str:
        """What the logo shows, "" where that was not asked."""
        return self.logo.text().strip()


def _advice(obstacles: Sequence[Obstacle]) -> QWidget:
    """Return what stands against the template, in a part that scrolls when it is long."""
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    count = "One thing stands" if len(obstacles) == 1 else f"{len(obstacles)} things stand"
    heading = QLabel(f"{count} against it, for people who find it hard to read. It can be used all the same.")
    heading.setWordWrap(True)
    column.addWidget(heading)
    for obstacle in obstacles:
        column.addWidget(explained(f"{obstacle.what} {obstacle.mend}"))
    column.addStretch()
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setAccessibleName("What stands against this template")
    area.setMaximumHeight(_TALLEST)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return area
