"""The ground of what lies over the page for a while: page colour, a quiet edge, round corners."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.widgets.colours import colours

ROUNDING = 6


def draw_panel(widget: QWidget) -> None:
    """Paint the ground of a widget; to be called from its paint event."""
    used = colours(QGuiApplication.palette())
    with QPainter(widget) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(used.edge), 1))
        painter.setBrush(QColor(used.page))
        painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), ROUNDING, ROUNDING)
