"""Pages of paper under each other on a quiet ground, as wide as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from desktop.widgets.colours import colours
from desktop.widgets.spots import Spot, nearest, paint_spot

MARGIN = 16
BETWEEN = 16
LARGEST = 1.75
"""How much larger than on paper a page is shown at most, at 96 pixels an inch."""

KEPT = 8
"""How many drawn pages are kept."""

Size = tuple[float, float]


class PagesView(QAbstractScrollArea):
    """Shows pages; sizes and places are in points, a depth is measured from the top of its page.

    `wanted(page, pixels)` asks for a page drawn so wide; `put_image` brings it. `clicked(page, depth)` follows a click,
    `turned(page)` that another page (`page`) is before the eye, `left` follows Esc.

    Words can be marked over the pages as spots: Tab and the arrows to the left and right go from one to the next
    (`spot_turned(number)`, -1 for none), a click or Enter opens one (`spot_opened(number, at)`, a point of the screen).
    """

    wanted = Signal(int, int)
    clicked = Signal(int, float)
    turned = Signal(int)
    left = Signal()
    spot_turned = Signal(int)
    spot_opened = Signal(int, QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: tuple[Size, ...] = ()
        self.images: dict[int, QImage] = {}
        self._measured = 0
        self._asked: set[tuple[int, int]] = set()
        self.page = 0
        self.words = ""
        self.marked: tuple[int, float] | None = None
        self.spots: tuple[Spot, ...] = ()
        self.spot = -1
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def put_pages(self, sizes: Sequence[Size]) -> None:
        """Show pages of these sizes, each with its old picture until a new one comes; the place in them is kept."""
        self._sizes = tuple(sizes)
        self.images = {page: image for page, image in self.images.items() if page < len(sizes)}
        self._asked.clear()
        self._measure()
        self._ask()

    def put_spots(self, spots: Sequence[Spot]) -> None:
        """Mark words over the pages; the one in hand stays so where one stands in its place."""
        before = self.spots[self.spot] if self.spot >= 0 else None
        self.spots = tuple(spots)
        self.spot = nearest(before, self.spots) if before is not None else -1
        self.viewport().update()

    def turn_to_spot(self, number: int) -> None:
        """Take a spot in hand and bring it into view, -1 for none."""
        self.spot = number
        if number >= 0:
            page, _x, y, _width, _height = self.spots[number].rects[0]
            self.show_place(page, y)
        self.viewport().update()
        self.spot_turned.emit(number)

    def put_image(self, page: int, image: QImage) -> None:
        """Show a page that was drawn."""
        self.images.pop(page, None)
        self.images[page] = image
        while len(self.images) > KEPT:
            gone = next(iter(self.images))
            del self.images[gone]
            self._asked = {asked for asked in self._asked if asked[0] != gone}
        self.viewport().update()

    def say(self, words: str) -> None:
        """Show a sentence while there are no pages."""
        self.words = words
        self.setAccessibleDescription(words)
        self.viewport().update()

    def show_place(self, page: int, depth: float) -> None:
        """Bring a place into view, a third from the top, unless it is in view already."""
        if not 0 <= page < len(self._sizes):
            return
        y = self._top(page) + depth * self._scale()
        shown = self.verticalScrollBar().value()
        height = self.viewport().height()
        if not shown + MARGIN <= y <= shown + height * 3 // 4:
            self.verticalScrollBar().setValue(round(y - height / 3))

    def mark(self, place: tuple[int, float] | None) -> None:
        """Let a small bar stand at the left of a page and depth, None takes it away."""
        if place != self.marked:
            self.marked = place
            self.viewport().update()

    def position_of(self, page: int, depth: float) -> int:
        """Return how many pixels below the top of the view a place stands, negative above it."""
        return round(self._top(page) + depth * self._scale()) - self.verticalScrollBar().value()

    def sizeHint(self) -> QSize:
        return QSize(560, 700)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Not the old size of the event: it has none where the view was resized while it was hidden.
        before = self._sight(self._measured)
        super().resizeEvent(event)
        self._measure()
        if before is not None:
            self.verticalScrollBar().setValue(round(self._top(before[0]) + before[1] * self._scale()))
        self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        of = colours(self.palette())
        painter.fillRect(self.viewport().rect(), QColor(of.line))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_view():
            self._paint_page(painter, page, self._sheet(page))
        self._paint_spots(painter)
        if not self._sizes and self.words:
            painter.setPen(QColor(of.text))
            flags = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect().adjusted(16, 12, -16, -12), int(flags), self.words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(of.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.spots:
            self._step(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu) and self.spot >= 0:
            self._open(self.spot)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Go to the next name, or the one before; behind the last and before the first, to what stands beside."""
        return (bool(self.spots) and self._step(1 if next else -1)) or super().focusNextPrevChild(next)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            number = self._spot_at(event.pos())
            if number >= 0:
                QToolTip.showText(event.globalPos(), self.spots[number].tip, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position()
            number = self._spot_at(at.toPoint())
            if number >= 0:
                self.turn_to_spot(number)
                self._open(number)
                return
            page = next((page for page in self._in_view() if self._sheet(page).contains(at)), None)
            if page is not None:
                self.clicked.emit(page, (at.y() - self._sheet(page).top()) / self._scale())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    # ---- spots

    def _step(self, by: int) -> bool:
        """Take the next spot in hand, the first in view where none is; False where there is none on that side."""
        if self.spot < 0:
            number = next((at for at, spot in enumerate(self.spots) if self._over(spot)[0].top() >= 0), -1)
            number = number if by > 0 else -1
        else:
            number = self.spot + by
        if not 0 <= number < len(self.spots):
            self.turn_to_spot(-1)
            return False
        self.turn_to_spot(number)
        return True

    def _open(self, number: int) -> None:
        below = self._over(self.spots[number])[-1].bottomLeft().toPoint()
        self.spot_opened.emit(number, self.viewport().mapToGlobal(below + QPoint(0, 2)))

    def _over(self, spot: Spot) -> list[QRectF]:
        """Return where a spot stands in the view."""
        scale = self._scale()
        return [
            QRectF(sheet.left() + x * scale, sheet.top() + y * scale, width * scale, height * scale)
            for page, x, y, width, height in spot.rects
            if page < len(self._sizes)
            for sheet in (self._sheet(page),)
        ]

    def _spot_at(self, place: QPoint) -> int:
        found = (at for at, spot in enumerate(self.spots) if any(rect.contains(place) for rect in self._over(spot)))
        return next(found, -1)

    def _paint_spots(self, painter: QPainter) -> None:
        seen = self._in_view()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, spot in enumerate(self.spots):
            if any(rect[0] in seen for rect in spot.rects):
                for place in self._over(spot):
                    paint_spot(painter, place, spot.look, in_hand=at == self.spot and self.hasFocus())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    # ---- measures

    def _scale(self, width: int | None = None) -> float:
        """Return how many pixels a point is, so that the widest page fits."""
        widest = max((size[0] for size in self._sizes), default=595.0)
        room = (self.viewport().width() if width is None else width) - 2 * MARGIN
        return min(max(room, 80) / widest, LARGEST * 96 / 72)

    def _top(self, page: int, scale: float | None = None) -> float:
        pixels = self._scale() if scale is None else scale
        return MARGIN + sum(size[1] * pixels + BETWEEN for size in self._sizes[:page])

    def _sheet(self, page: int) -> QRectF:
        scale = self._scale()
        width, height = self._sizes[page][0] * scale, self._sizes[page][1] * scale
        left = (self.viewport().width() - width) / 2
        return QRectF(round(left), round(self._top(page) - self.verticalScrollBar().value()), width, height)

    def _in_view(self) -> list[int]:
        area = QRectF(self.viewport().rect())
        return [page for page in range(len(self._sizes)) if self._sheet(page).intersects(area)]

    def _sight(self, width: int) -> tuple[int, float] | None:
        """Return the page and depth at the top of the view while it was so wide."""
        scale, value = self._scale(width), self.verticalScrollBar().value()
        for page, size in enumerate(self._sizes):
            top = self._top(page, scale)
            if value < top + size[1] * scale + BETWEEN:
                return page, (value - top) / scale
        return None

    def _measure(self) -> None:
        self._measured = self.viewport().width()
        bar = self.verticalScrollBar()
        whole = self._top(len(self._sizes)) - BETWEEN + MARGIN if self._sizes else 0
        height = self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(max(self.fontMetrics().lineSpacing() * 3, 20))
        bar.setRange(0, max(round(whole) - height, 0))
        self.viewport().update()

    def _on_scrolled(self) -> None:
        self._ask()
        middle = QPoint(self.viewport().width() // 2, self.viewport().height() // 2)
        page = next((page for page in self._in_view() if self._sheet(page).bottom() + BETWEEN >= middle.y()), 0)
        if page != self.page:
            self.page = page
            self.turned.emit(page)

    def _ask(self) -> None:
        """Ask for the pages in view, and the next one, as sharp as the screen is."""
        pixels = round(self._scale() * max((size[0] for size in self._sizes), default=0) * self.devicePixelRatioF())
        seen = self._in_view()
        for page in reversed([*seen, *(next_ for next_ in (max(seen, default=-2) + 1,) if next_ < len(self._sizes))]):
            if page >= 0 and (page, pixels) not in self._asked:
                self._asked = {asked for asked in self._asked if asked[0] != page} | {(page, pixels)}
                self.wanted.emit(page, pixels)

    def _paint_page(self, painter: QPainter, page: int, sheet: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for reach in range(1, 6):
            painter.setBrush(QColor(0, 0, 0, 9))
            painter.drawRoundedRect(sheet.adjusted(-reach, -reach + 2, reach, reach + 2), reach, reach)
        painter.fillRect(sheet, QColor("#FFFFFF"))
        if (image := self.images.get(page)) is not None:
            painter.drawImage(sheet, image)
        if self.marked is not None and self.marked[0] == page:
            at = max(self.marked[1] * self._scale(), 6.0)
            bar = QRectF(sheet.left() - 8, sheet.top() + at - 4, 5, max(26 * self._scale(), 16))
            painter.fillRect(bar, QColor(colours(self.palette()).accent))
