"""A line to type in that offers words under it: only Tab takes one, Enter and Space never do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.values import Struct
from desktop.widgets.colours import colours
from desktop.widgets.line import Line

MOST = 7


class Offer(Struct, frozen=True):
    """Words that may be taken: `words` replace the line from the character `start` to the cursor. They are shown as
    `shown` (else as themselves) with `detail` behind; `meant` is what the asker wants back when they are taken."""

    words: str
    detail: str = ""
    start: int = 0
    shown: str = ""
    meant: object = None


Offers = Callable[[str], Sequence[Offer]]


class CompletingLine(Line):
    """A line edit with offers. `offers(text before the cursor)` gives them, best first; `taken` follows Tab."""

    taken = Signal(object)

    def __init__(self, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers = offers
        self._list = _OfferList(self)
        self._list.itemClicked.connect(lambda _item: self._take())
        self.textEdited.connect(self._on_edited)

    def offering(self) -> bool:
        """Tell whether offers stand under the line."""
        return self._list.isVisible()

    def drop_offers(self) -> None:
        """Take the offers away."""
        self._list.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self._on_key(event):
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._list.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._list.hide()
        super().hideEvent(event)

    def _on_key(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        if not self.offering():
            return False
        key = event.key()
        if key == Qt.Key.Key_Tab:
            self._take()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._list.hide()
        else:
            return False
        event.accept()
        return True

    def _on_edited(self, _text: str) -> None:
        found = self._offers(self.text()[: self.cursorPosition()])[:MOST]
        if found and self.hasFocus():
            self._list.offer(found, self)
        else:
            self._list.hide()

    def _take(self) -> None:
        offer = self._list.chosen()
        self._list.hide()
        if offer is not None:
            behind = self.text()[self.cursorPosition() :]
            words = self.text()[: offer.start] + offer.words
            self.setText(words + behind)
            self.setCursorPosition(len(words))
            self.textEdited.emit(self.text())
            self._list.hide()
            self.taken.emit(offer)


class _OfferList(QListWidget):
    """The offers under a line; it never takes the focus."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.Box)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_OfferDelegate(self))
        self.setAccessibleName("Offers; Tab takes the marked one")
        self.setMouseTracking(True)

    def offer(self, found: Sequence[Offer], line: QLineEdit) -> None:
        """Show offers, the first one marked."""
        self.clear()
        for offer in found:
            item = QListWidgetItem(offer.words, self)
            item.setData(Qt.ItemDataRole.UserRole, offer)
        self.setCurrentRow(0)
        height = self.sizeHintForRow(0) * len(found) + 2
        width = max(line.width(), self.sizeHintForColumn(0) + 4)
        self.setGeometry(QRect(self._place(line, height), QSize(width, height)))
        self.show()

    def step(self, by: int) -> None:
        """Mark the next or previous offer, round and round."""
        self.setCurrentRow((self.currentRow() + by) % self.count())

    def chosen(self) -> Offer | None:
        """Return the marked offer."""
        item = self.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found if isinstance(found, Offer) else None

    def _place(self, line: QLineEdit, height: int) -> QPoint:
        below = line.mapToGlobal(QPoint(0, line.height() + 2))
        screen = line.screen().availableGeometry()
        return below if below.y() + height <= screen.bottom() else line.mapToGlobal(QPoint(0, -height - 2))


class _OfferDelegate(QStyledItemDelegate):
    """Paints an offer: its words, what it is behind them in the second colour, and "Tab" on the marked one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        offer = index.data(Qt.ItemDataRole.UserRole)
        metrics = option.fontMetrics
        words = (
            metrics.horizontalAdvance(f"{offer.shown or offer.words}  {offer.detail}")
            + metrics.horizontalAdvance("Tab")
            + 40
        )
        return QSize(min(words, 480), metrics.height() + 10)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        offer = index.data(Qt.ItemDataRole.UserRole)
        of = colours(option.palette)
        marked = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, QColor(of.selected) if marked else option.palette.color(QPalette.ColorRole.Base))
        area = option.rect.adjusted(8, 0, -8, 0)
        flags = Qt.AlignmentFlag.AlignVCenter
        if marked:
            painter.setPen(QColor(of.accent))
            painter.drawText(area, flags | Qt.AlignmentFlag.AlignRight, "Tab")
            area.adjust(0, 0, -option.fontMetrics.horizontalAdvance("Tab") - 12, 0)
        painter.setPen(QColor(of.text))
        words = option.fontMetrics.elidedText(offer.shown or offer.words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, flags, words)
        area.adjust(option.fontMetrics.horizontalAdvance(words) + 12, 0, 0, 0)
        painter.setPen(QColor(of.second))
        painter.drawText(
            area, flags, option.fontMetrics.elidedText(offer.detail, Qt.TextElideMode.ElideRight, area.width())
        )
