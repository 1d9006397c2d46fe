"""A list of passages of text: each with what stands above it, a label in its colour, and the words sought in bold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.values import Struct
from desktop.widgets.colours import Colours, colours

Index = QModelIndex | QPersistentModelIndex
PASSAGE = Qt.ItemDataRole.UserRole
EDGE, BAR, GAP, LINES = 16, 3, 12, 2


class Passage(Struct, frozen=True, kw_only=True):
    """Words with the ranges that are `sought`; `title`, what is said `beside` it, and at the right `when`.

    `label` says what kind it is; `look` names its colour (action, decision, review, forward), "" is none of its own.
    """

    words: str
    sought: tuple[tuple[int, int], ...] = ()
    title: str = ""
    beside: str = ""
    when: str = ""
    label: str = ""
    look: str = ""

    @property
    def read_out(self) -> str:
        """All of it in one sentence, as a screen reader says it."""
        return ", ".join(filter(None, (self.when, self.beside, self.title, self.label, self.words)))


class PassageList(QListView):
    """Passages of one or two lines; the one in hand is kept in view. It takes no focus: what stands above moves it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._model = _Passages(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painting(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """What is listed."""
        return self._model.passages

    @property
    def row(self) -> int:
        """The row in hand, -1 where there is none."""
        return self.currentIndex().row()

    def show_passages(self, passages: Sequence[Passage], row: int = 0) -> None:
        """List these and take a row in hand."""
        self._model.put(tuple(passages))
        self.take(row)

    def take(self, row: int) -> None:
        """Take a row in hand, the last where it lies behind."""
        self.setCurrentIndex(self._model.index(min(max(row, 0), len(self.passages) - 1)))

    @property
    def page(self) -> int:
        """How many rows are seen at once."""
        return max(self.viewport().height() // max(self.sizeHintForRow(0), 1), 1)


class _Passages(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.passages: tuple[Passage, ...] = ()

    def put(self, passages: tuple[Passage, ...]) -> None:
        self.beginResetModel()
        self.passages = passages
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.passages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        passage = self.passages[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return passage.read_out
        return passage if role == PASSAGE else None


class _Painting(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        passage: Passage = index.data(PASSAGE)
        broken = option.fontMetrics.horizontalAdvance(passage.words) > self._view.viewport().width() - 2 * EDGE
        return QSize(0, (LINES + 1 if broken else LINES) * option.fontMetrics.lineSpacing() + 2 * GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        passage: Passage = index.data(PASSAGE)
        used = colours(option.palette)
        painter.save()
        self._paint_ground(painter, option, passage, used)
        area: QRect = option.rect.adjusted(EDGE, GAP - 2, -EDGE, -GAP + 2)
        head = QRect(area.left(), area.top(), area.width(), option.fontMetrics.lineSpacing())
        self._paint_head(painter, head, passage, option.font, used)
        self._paint_words(painter, area.adjusted(0, head.height() + 4, 0, 0), passage, option.font, used)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, passage: Passage, used: Colours) -> None:
        area: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, QColor(used.selected if chosen else used.pane))
        painter.fillRect(area.left() + EDGE, area.bottom(), area.width() - 2 * EDGE, 1, QColor(used.line))
        if passage.look:
            bar = QColor(getattr(used, f"{passage.look}_bar"))
            painter.fillRect(area.left() + 4, area.top() + GAP, BAR, area.height() - 2 * GAP, bar)

    def _paint_head(self, painter: QPainter, area: QRect, passage: Passage, font: QFont, used: Colours) -> None:
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        rest = QRect(area)
        rest.setRight(rest.right() - _write(painter, rest, passage.when, font, used.second, right=True) - 16)
        label = getattr(used, f"{passage.look}_text") if passage.look else used.second
        for words, face, colour in (
            (passage.label, strong, label),
            (passage.title, strong, used.text),
            (passage.beside, font, used.second),
        ):
            if words:
                rest.setLeft(rest.left() + _write(painter, rest, words, face, colour) + 12)

    def _paint_words(self, painter: QPainter, area: QRect, passage: Passage, font: QFont, used: Colours) -> None:
        words, sought = _fitting(passage, font, area.width())
        layout = QTextLayout(words, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.setFormats([_bold(start, end, used) for start, end in sought])
        layout.beginLayout()
        for n in range(LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, n * QFontMetrics(font).lineSpacing()))
        layout.endLayout()
        painter.setPen(QColor(used.text))
        layout.draw(painter, QPointF(area.topLeft()))


def _bold(start: int, end: int, used: Colours) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, end - start
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(QColor(used.accent))
    made.format = look
    return made


def _fitting(passage: Passage, font: QFont, width: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the words that two lines have room for, ending in an ellipsis where more follow."""
    metrics = QFontMetrics(font)
    room = width * LINES - metrics.averageCharWidth() * 12
    if metrics.horizontalAdvance(passage.words) <= room:
        return passage.words, passage.sought
    words = metrics.elidedText(passage.words, Qt.TextElideMode.ElideRight, room)
    return words, tuple((start, end) for start, end in passage.sought if end < len(words))


def _write(painter: QPainter, rect: QRect, words: str, font: QFont, colour: str, *, right: bool = False) -> int:
    """Write words in one line, shortened where they are too long, and return how wide they are."""
    metrics = QFontMetrics(font)
    shortened = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(rect.width(), 0))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shortened)
    return metrics.horizontalAdvance(shortened)
