"""Words that are marked over the pages of a preview, and how the marks look on white paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from db.values import Struct
from desktop.widgets.colours import LIGHT

Rect = tuple[int, float, float, float, float]
"""Page from 0, then x, y, width and height in points."""

CLOSE = 24.0
"""How many points a spot may have moved and still be the same one."""
TINT, LINE = 26, 150
"""How strong the ground and the line of a mark are, of 255."""

_COLOURS = {"changed": LIGHT.accent, "kept": LIGHT.decision_bar, "doubtful": LIGHT.action_bar}
_LINES = {"changed": Qt.PenStyle.SolidLine, "kept": Qt.PenStyle.DashLine, "doubtful": Qt.PenStyle.DotLine}


class Spot(Struct, frozen=True):
    """Marked words: where they stand, how they look ("changed", "kept", "doubtful"), what is said of them."""

    rects: tuple[Rect, ...]
    look: str
    tip: str


def nearest(spot: Spot, among: Sequence[Spot]) -> int:
    """Return which spot stands where one stood, -1 where none does."""
    page, x, y, *_ = spot.rects[0]
    far = [
        abs(other.rects[0][1] - x) + abs(other.rects[0][2] - y) if other.rects[0][0] == page else CLOSE * 2
        for other in among
    ]
    return far.index(min(far)) if far and min(far) <= CLOSE else -1


def paint_spot(painter: QPainter, place: QRectF, look: str, *, in_hand: bool) -> None:
    """Draw a mark: a soft ground, a line of its own under it, and a frame where it is in hand."""
    colour = QColor(_COLOURS[look])
    ground = QColor(colour)
    ground.setAlpha(TINT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(place.adjusted(-1, 0, 1, 1), 2, 2)
    line = QColor(colour)
    line.setAlpha(LINE)
    painter.setPen(QPen(line, 1.2, _LINES[look]))
    painter.drawLine(place.bottomLeft(), place.bottomRight())
    if in_hand:
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2.5), 2, 2)
