"""The ground of what lies over the page for a while: page colour, a quiet edge, round corners."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.widgets.colours import colours

ROUNDING = 6
BAR = 4
"""How wide the bar is that says what a slip is about."""


def draw_panel(widget: QWidget) -> None:
    """Paint the ground of a widget; to be called from its paint event."""
    used = colours(QGuiApplication.palette())
    with QPainter(widget) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(used.edge), 1))
        painter.setBrush(QColor(used.page))
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), ROUNDING, ROUNDING)


def draw_slip(widget: QWidget, ground: str, bar: str) -> None:
    """Paint the ground of what lies over the page for a moment, with a bar at its left; to be called from its paint
    event."""
    with QPainter(widget) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours(QGuiApplication.palette()).line), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(widget.rect().adjusted(0, 0, -1, -1), ROUNDING, ROUNDING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(bar))
        painter.drawRoundedRect(8, 8, BAR, widget.height() - 16, BAR / 2, BAR / 2)
