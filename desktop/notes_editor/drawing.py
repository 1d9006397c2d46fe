"""What is painted beside the words: bars, labels, list markers and the chips that say what was understood."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextBlock, QTextLine

from db.values import Struct
from desktop.notes_editor.paragraphs import BARRED, shape_of
from desktop.widgets.colours import Colours

CHIP_SCALE = 0.8
LOCK = "     Private"


class Chip(Struct, frozen=True):
    """A small word box under a line: what it says, what about ("owners", "due", ...), whether something is missing,
    and whether that is wrong rather than only open."""

    words: str
    about: str
    missing: bool = False
    alarms: bool = False


class Beside(Struct, frozen=True):
    """What stands beside a paragraph's words: its label, a line above it, its chips; `instead` of words that are not
    there, what prints in their place."""

    label: str = ""
    instead: str = ""
    above: str = ""
    chips: tuple[Chip, ...] = ()
    marker: str = ""


def label_width(label: str, font: QFont) -> float:
    """Return the room in pixels that a label needs before the first word."""
    return QFontMetricsF(bold(font)).horizontalAdvance(label + "  ") if label else 0.0


def bold(font: QFont) -> QFont:
    """Return the font in the weight of labels."""
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy


def chip_font(font: QFont) -> QFont:
    """Return the small font of chips and of the line above a review."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * CHIP_SCALE)
    return small


def draw_ground(painter: QPainter, block: QTextBlock, box: QRectF, colours: Colours) -> None:
    """Paint the tint and the bar of an action, decision, review, private note or line to come behind its words."""
    kind = shape_of(block).kind
    if kind not in BARRED:
        return
    bar, _, ground = kind_colours(kind, colours)
    if ground:
        painter.fillRect(box, QColor(ground))
    strip = QRectF(box.left(), box.top(), 3, box.height())
    if kind == "private":
        painter.setPen(QPen(QColor(bar), 2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(strip.center().x(), strip.top()), QPointF(strip.center().x(), strip.bottom()))
    else:
        painter.fillRect(strip, QColor(bar))


def draw_beside(
    painter: QPainter, block: QTextBlock, box: QRectF, beside: Beside, font: QFont, colours: Colours
) -> list[tuple[QRectF, Chip]]:
    """Paint label, marker and chips of a paragraph and return where each chip stands."""
    layout = block.layout()
    if not layout.lineCount():
        return []
    shape = shape_of(block)
    first = layout.lineAt(0)
    baseline = layout.position() + QPointF(0, first.y() + first.ascent())
    left = block.blockFormat().leftMargin() + layout.position().x()
    painter.setFont(font)
    if beside.marker:
        painter.setPen(QColor(colours.second))
        wide = QFontMetricsF(font).horizontalAdvance(beside.marker + " ")
        painter.drawText(QPointF(left - wide - 2, baseline.y()), beside.marker)
    if beside.label:
        painter.setFont(bold(font))
        painter.setPen(QColor(kind_colours(shape.kind, colours)[1]))
        if shape.kind == "private":
            _draw_lock(painter, QPointF(left, baseline.y()), QFontMetricsF(font).capHeight(), colours.second)
        painter.drawText(QPointF(left, baseline.y()), beside.label)
    if beside.instead:
        painter.setFont(font)
        painter.setPen(QColor(colours.second))
        start = left + label_width(beside.label, font)
        said = QFontMetricsF(font).elidedText(beside.instead, Qt.TextElideMode.ElideRight, box.right() - start - 8)
        painter.drawText(QPointF(start, baseline.y()), said)
    small = chip_font(font)
    painter.setFont(small)
    metrics = QFontMetricsF(small)
    if beside.above:
        painter.setPen(QColor(colours.second))
        room = box.right() - left - 8
        said = metrics.elidedText(beside.above, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, layout.position().y() - metrics.descent() - 2), said)
    last = layout.lineAt(layout.lineCount() - 1)
    top = layout.position().y() + last.y() + last.height() + metrics.height() * 0.1
    return _draw_chips(painter, QPointF(left, top), beside.chips, metrics, colours)


def draw_waves(painter: QPainter, block: QTextBlock, ranges: list[tuple[int, int]], colours: Colours) -> None:
    """Underline parts of a paragraph with a wavy line."""
    layout = block.layout()
    painter.setPen(QPen(QColor(colours.error), 1.2))
    for start, end in ranges:
        line = layout.lineForTextPosition(start)
        if not line.isValid():
            continue
        last = min(end, line.textStart() + line.textLength())
        left, right = (layout.position().x() + _x(line, at) for at in (start, last))
        y = layout.position().y() + line.y() + line.ascent() + 3
        wave = QPainterPath(QPointF(left, y))
        steps = max(int((right - left) / 2), 1)
        for n in range(1, steps + 1):
            wave.lineTo(left + 2 * n, y + (1.5 if n % 2 else 0))
        painter.drawPath(wave)


def _x(line: QTextLine, at: int) -> float:
    found: tuple[float, int] = line.cursorToX(at)  # type: ignore[assignment]
    return found[0]


def _draw_lock(painter: QPainter, at: QPointF, size: float, colour: str) -> None:
    """Paint a small padlock whose foot stands at a point."""
    painter.setPen(QPen(QColor(colour), 1.4))
    body = QRectF(at.x(), at.y() - size * 0.6, size, size * 0.6)
    painter.fillRect(body, QColor(colour))
    painter.drawArc(QRectF(at.x() + size * 0.18, at.y() - size, size * 0.64, size * 0.8), 0, 180 * 16)


def kind_colours(kind: str, colours: Colours) -> tuple[str, str, str]:
    """Return the bar, the label's text and the ground of a kind of paragraph."""
    if kind == "action":
        return colours.action_bar, colours.action_text, colours.action_ground
    if kind == "decision":
        return colours.decision_bar, colours.decision_text, colours.decision_ground
    if kind == "review":
        return colours.review_bar, colours.review_text, colours.review_ground
    if kind == "forward":
        return colours.forward_bar, colours.forward_text, colours.forward_ground
    return colours.second, colours.second, ""


def _draw_chips(
    painter: QPainter, at: QPointF, chips: tuple[Chip, ...], metrics: QFontMetricsF, colours: Colours
) -> list[tuple[QRectF, Chip]]:
    placed: list[tuple[QRectF, Chip]] = []
    x = at.x()
    for chip in chips:
        box = QRectF(x, at.y(), metrics.horizontalAdvance(chip.words) + 14, metrics.height() + 4)
        outline = QPainterPath()
        outline.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.fillPath(outline, QColor(colours.page))
        colour = QColor(colours.error if chip.alarms else colours.second)
        edge = colour if chip.missing else QColor(colours.edge)
        painter.setPen(QPen(edge, 1, Qt.PenStyle.DashLine if chip.missing else Qt.PenStyle.SolidLine))
        painter.drawPath(outline)
        painter.setPen(colour)
        painter.drawText(QPointF(x + 7, at.y() + 2 + metrics.ascent()), chip.words)
        placed.append((box, chip))
        x = box.right() + 6
    return placed
