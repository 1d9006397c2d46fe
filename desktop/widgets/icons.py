"""Icons in one weight, tinted by the palette (Lucide, see resources/icons/LICENCE.txt)."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from desktop.widgets.theme import ICONS


@cache
def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """Return an icon of `resources/icons` in a colour, sharp on screens of up to three times the density.

    Raises FileNotFoundError where there is no such icon.
    """
    from PySide6.QtSvg import QSvgRenderer

    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    made = QIcon()
    for density in (1, 2, 3):
        pixmap = QPixmap(size * density, size * density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size * density, size * density))
        painter.end()
        pixmap.setDevicePixelRatio(density)
        made.addPixmap(pixmap)
    return made
