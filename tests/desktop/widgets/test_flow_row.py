"""Widgets side by side on as many lines as the width asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.flow_row import FlowRow


def _settled(row: FlowRow, width: int) -> tuple[int, bool]:
    """Return how high the row is once its window has a width, and whether all that stands in it is in sight."""
    row.window().resize(width, 720)
    for _ in range(5):
        QApplication.processEvents()
    return row.height(), all(row.rect().contains(widget.geometry()) for widget in row.widgets)


def test_all_stays_in_sight_when_the_window_is_narrowed_after_it_was_shown(qtbot: QtBot) -> None:
    row = FlowRow("Or", [QPushButton(f"Another way in, number {count}") for count in range(4)])
    above, middle, page = QStackedWidget(), QFrame(), QWidget()
    above.addWidget(QWidget())
    above.setMaximumHeight(200)
    column = QVBoxLayout(middle)
    column.addWidget(above, 1)
    column.addWidget(row)
    column.addStretch(0)
    QHBoxLayout(page).addWidget(middle)
    qtbot.addWidget(page)
    page.show()
    one_line, whole = _settled(row, 1280)
    assert whole
    narrow, whole = _settled(row, 500)
    assert narrow > one_line
    assert whole
    assert _settled(row, 1280) == (one_line, True)
