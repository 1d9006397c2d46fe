"""A list of passages in full: a label and a bar in its colour, words with what came and went marked, a remark below."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from db.values import Struct
from desktop.widgets.colours import Colours, colours
from desktop.widgets.row_list import RowList
from desktop.widgets.row_painting import broken_lines
from desktop.widgets.rows import ROW, Cell, Index, Row

EDGE, BAR, GAP, APART, INDENT = 10, 4, 6, 12, 18
SIGN = "⚠"


class Piece(Struct, frozen=True):
    """Words of a passage. `look` names their colour; what came is underlined, what went struck through."""

    words: str
    look: str = ""
    bold: bool = False
    underlined: bool = False
    struck: bool = False


class PassageRow(Row, frozen=True, kw_only=True):
    """One passage. `label` says what it is, `look` its colour (action, decision, review, forward; "" none of its own).

    `title` stands above the words, `beside` behind it; `state` at the right, in the colour `state_look`. The words take
    up to `lines` lines, `below` is a remark under them, `warned` puts the sign of a warning before it. A `faint`
    passage stands in the second colour.
    """

    cells: tuple[Cell, ...] = ()
    pieces: tuple[Piece, ...] = ()
    label: str = ""
    look: str = ""
    title: str = ""
    beside: str = ""
    state: str = ""
    state_look: str = "second"
    lines: int = 3
    below: str = ""
    warned: bool = False
    faint: bool = False

    @property
    def words(self) -> str:
        """The words of the passage."""
        return "".join(piece.words for piece in self.pieces)


class PassageRows(RowList):
    """The list. With `many`, Shift and Ctrl choose several passages; `keys_chosen` are all of them, in their order."""

    def __init__(self, name: str, empty: str, parent: QWidget | None = None, *, many: bool = False) -> None:
        super().__init__(name, empty, parent)
        self._painting = _Painting(self)
        self.setItemDelegate(self._painting)
        if many:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    @property
    def keys_chosen(self) -> tuple[object, ...]:
        """The keys of the rows chosen."""
        chosen = {index.row() for index in self.selectionModel().selectedIndexes()}
        return tuple(row.key for n, row in enumerate(self.rows) if n in chosen)

    def put(self, rows: Iterable[Row]) -> None:
        """Show these passages; those chosen stay chosen."""
        super().put(rows)
        self._painting.measure_labels()
        self.scheduleDelayedItemsLayout()

    def choose(self, key: Hashable) -> bool:
        """Choose the one row with this key, whatever keys are held; False where there is none."""
        found = super().choose(key)
        if found:
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.currentIndex(), only)
        return found

    def bring_to_middle(self) -> None:
        """Bring the chosen row where what stands around it is seen as well."""
        self.executeDelayedItemsLayout()
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_painting"):
            self._painting.forget()
        return super().event(event)


class _Painting(QStyledItemDelegate):
    """Paints passages; how high each is, is measured once for a width."""

    def __init__(self, view: PassageRows) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[int, tuple[PassageRow, int, int]] = {}
        """By the identity of a row: the row itself, the width it was measured for, and its height."""
        self._label_width = 0

    def forget(self) -> None:
        """Measure anew, because the font is another."""
        self._heights.clear()
        self.measure_labels()

    def measure_labels(self) -> None:
        """See how wide the labels are now; rows that are no longer shown are forgotten."""
        metrics = QFontMetrics(_strong(self._view.font()))
        rows = [row for row in self._view.rows if isinstance(row, PassageRow)]
        width = max((metrics.horizontalAdvance(label) + 2 for label in {row.label for row in rows} if label), default=0)
        shown = {id(row) for row in rows} if width == self._label_width else set()
        self._label_width = width
        self._heights = {key: known for key, known in self._heights.items() if key in shown}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: PassageRow = index.data(ROW)
        width = self._view.viewport().width()
        known = self._heights.get(id(row))
        if known is None or known[0] is not row or known[1] != width:
            known = self._heights[id(row)] = (row, width, self._height(row, option.font, width))
        return QSize(0, known[2])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PassageRow = index.data(ROW)
        of = colours(option.palette)
        painter.save()
        self._paint_ground(painter, option, index, row, of)
        inside = self._inside(row, option.rect)
        if row.label:
            label = QRect(option.rect.left() + EDGE + BAR + EDGE, inside.top(), self._label_width, 0)
            label.setHeight(QFontMetrics(option.font).lineSpacing())
            _write(painter, label, row.label, _strong(option.font), _colour(f"{row.look}_text", of))
        self._paint_words(painter, inside, row, option.font, of)
        painter.restore()

    def _height(self, row: PassageRow, font: QFont, width: int) -> int:
        inside = self._inside(row, QRect(0, 0, width, 0))
        line = QFontMetrics(font).lineSpacing()
        count = self._laid(row, font, inside.width(), colours(self._view.palette()))[1] if row.pieces else 0
        count += bool(row.title or row.beside or row.state) + len(self._below(row, font, inside.width()))
        return max(count, 1) * line + 2 * GAP + 1

    def _inside(self, row: PassageRow, area: QRect) -> QRect:
        """Return the room of the words."""
        labels = self._label_width
        left = EDGE + BAR + EDGE + (labels + APART if labels else 0) + row.level * INDENT
        return area.adjusted(left, GAP, -EDGE - 4, -GAP)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, row: PassageRow, of: Colours
    ) -> None:
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            ground = QColor(of.selected if chosen and self._view.hasFocus() else of.line)
            ground.setAlpha(255 if chosen else 120)
            painter.fillRect(area, ground)
        painter.fillRect(area.left() + EDGE, area.bottom(), area.width() - 2 * EDGE, 1, QColor(of.line))
        if row.look:
            bar = QRect(area.left() + EDGE, area.top() + 3, BAR, area.height() - 6)
            painter.fillRect(bar, QColor(_colour(f"{row.look}_bar", of)))
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painter.setPen(QPen(QColor(of.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _paint_words(self, painter: QPainter, inside: QRect, row: PassageRow, font: QFont, of: Colours) -> None:
        line = QFontMetrics(font).lineSpacing()
        top = inside.top()
        if row.title or row.beside or row.state:
            self._paint_head(painter, QRect(inside.left(), top, inside.width(), line), row, font, of)
            top += line
        if row.pieces:
            layout, count = self._laid(row, font, inside.width(), of)
            painter.setPen(QColor(of.second if row.faint else of.text))
            layout.draw(painter, QPointF(inside.left(), top))
            top += count * line
        for words in self._below(row, font, inside.width()):
            room = QRect(inside.left(), top, inside.width(), line)
            _write(painter, room, words, font, of.error if row.warned else of.second)
            top += line

    def _paint_head(self, painter: QPainter, area: QRect, row: PassageRow, font: QFont, of: Colours) -> None:
        rest = QRect(area)
        if row.state:
            strong = _strong(font)
            wide = QFontMetrics(strong).horizontalAdvance(row.state) + 1
            _write(painter, QRect(area.right() - wide, area.top(), wide + 1, area.height()), row.state, strong,
                   _colour(row.state_look, of))  # fmt: skip
            rest.setRight(rest.right() - wide - APART)
        used = _write(painter, rest, row.title, _strong(font), of.text)
        rest.setLeft(rest.left() + (used + APART if used else 0))
        _write(painter, rest, row.beside, font, of.second)

    def _below(self, row: PassageRow, font: QFont, width: int) -> list[str]:
        words = f"{SIGN} {row.below}" if row.warned and row.below else row.below
        return broken_lines(words, font, width, 3) if words else []

    def _laid(self, row: PassageRow, font: QFont, width: int, of: Colours) -> tuple[QTextLayout, int]:
        """Return the words laid out, and on how many lines; where there are more than it may have, they are cut."""
        words = row.words.replace("\n", "\u2028")
        layout, starts = _layout(words, row, font, width, of)
        if len(starts) > row.lines:
            last = starts[row.lines - 1]
            metrics = QFontMetrics(font)
            tail = metrics.elidedText(words[last : starts[row.lines] + 20], Qt.TextElideMode.ElideRight, width - 12)
            layout, starts = _layout(words[:last] + tail, row, font, width, of)
        return layout, min(len(starts), row.lines)


def _layout(words: str, row: PassageRow, font: QFont, width: int, of: Colours) -> tuple[QTextLayout, list[int]]:
    layout = QTextLayout(words, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(row, len(words), of))
    spacing = QFontMetrics(font).lineSpacing()
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= row.lines and (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, len(starts) * spacing))
        starts.append(line.textStart())
    layout.endLayout()
    return layout, starts


def _formats(row: PassageRow, length: int, of: Colours) -> list[QTextLayout.FormatRange]:
    formats, at = [], 0
    for piece in row.pieces:
        if at >= length:
            break
        made = QTextLayout.FormatRange()
        made.start, made.length = at, min(len(piece.words), length - at)
        made.format = _format(piece, of)
        formats.append(made)
        at += len(piece.words)
    return formats


def _format(piece: Piece, of: Colours) -> QTextCharFormat:
    look = QTextCharFormat()
    if piece.look:
        look.setForeground(QColor(_colour(piece.look, of)))
    if piece.bold:
        look.setFontWeight(QFont.Weight.DemiBold)
    look.setFontUnderline(piece.underlined)
    look.setFontStrikeOut(piece.struck)
    return look


def _write(painter: QPainter, area: QRect, words: str, font: QFont, colour: str) -> int:
    """Write words in one line, cut where they are too long, and return how wide they are."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(area.width() + 1, 0))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return metrics.horizontalAdvance(shown)


def _strong(font: QFont) -> QFont:
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _colour(name: str, of: Colours) -> str:
    """Return a colour by its name; the text of what has no look of its own is the second one."""
    return str(getattr(of, name, of.second))
