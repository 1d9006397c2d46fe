"""A sentence over an empty place of the window: it never takes the focus and never covers what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from desktop.widgets.colours import colours
from desktop.widgets.panel import draw_slip

EDGE = 24
BESIDE_WORDS = 64
"""Pixels that the bar before the words, and the button behind them, take."""
AROUND = 12
"""Pixels between it and what it must not cover."""
MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)


class HintStrip(QWidget):
    """One sentence at a time. `gone(read)` follows when it goes; `read` says whether it stood long enough for that.

    It looks for an empty place at the lower edge of `over`, then in the row of `menus`; where there is none it is not
    shown.
    """

    gone = Signal(bool)

    def __init__(self, over: QWidget, menus: QMenuBar, others: Sequence[QWidget]) -> None:
        """Lie over a window with `menus`; `others` lie over it too, and come first."""
        super().__init__(over)
        self._menus, self._others = menus, others
        self._stays = False
        self._words = QLabel("", self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        close = QToolButton(self)
        close.setText("×")
        close.setToolTip("Close this hint")
        close.setAccessibleName("Close this hint")
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.hide_now)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 2, 4, 2)
        row.setSpacing(8)
        row.addWidget(self._words)
        row.addWidget(close)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self.hide_now)
        self._readable = QTimer(self, singleShot=True)
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._fit)
        self.hide()

    @property
    def words(self) -> str:
        """What is being said, "" where nothing is."""
        return "" if self.isHidden() else self._words.text()

    def say(self, words: str, *, stays: bool = False) -> bool:
        """Say something until the next key, or for a while (`stays`); False where there is no place for it."""
        self._words.setText(words)
        self.setAccessibleName(words)
        if not self._fit_to(words):
            return False
        self._stays = stays
        self._over.start(6_000 + 90 * len(words))
        self._readable.start(1_000 + 20 * len(words))
        self.show()
        self.raise_()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        return True

    def hide_now(self) -> None:
        """Go."""
        if self.isHidden():
            return
        self._over.stop()
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        read = not self._readable.isActive()
        self.hide()
        self.gone.emit(read)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() not in MODIFIERS:
            if self._stays or self._readable.isActive():
                self._look.start()
            else:
                self.hide_now()
        elif event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self._look.start()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        used = colours(QGuiApplication.palette())
        draw_slip(self, used.selected, used.accent)

    def _fit(self) -> None:
        if not self.isHidden() and not self._fit_to(self._words.text()):
            self.hide_now()

    def _fit_to(self, words: str) -> bool:
        """Take the first empty place; False where there is none."""
        for place in (self._below(), self._beside_menus()):
            if not self._is_taken(place):
                self.setGeometry(place)
                self._words.setWordWrap(place.width() < self._width(words))
                return True
        return False

    def _width(self, words: str) -> int:
        """Return how wide it is with words in one line."""
        return self.fontMetrics().horizontalAdvance(words) + BESIDE_WORDS

    def _below(self) -> QRect:
        """Return the place at the lower edge: in the middle of the text that is typed in, else of the window."""
        over, field = self.parentWidget(), _text_typed_in()
        assert over is not None
        room = QRect(QPoint(0, 0), over.size())
        if field is not None and over.isAncestorOf(field):
            room = QRect(field.viewport().mapTo(over, QPoint(0, 0)), field.viewport().size())
        words = self._words.text()
        width = min(self._width(words), room.width() - 2 * AROUND)
        lines = self.fontMetrics().boundingRect(0, 0, width - BESIDE_WORDS, 1, Qt.TextFlag.TextWordWrap, words).height()
        height = lines + 16
        return QRect(room.center().x() - width // 2, over.height() - height - EDGE, width, height)

    def _beside_menus(self) -> QRect:
        """Return the room between the last menu and what stands at the right, empty where it is too small."""
        bar, width = self._menus, self._width(self._words.text())
        titles = [bar.actionGeometry(action) for action in bar.actions()]
        corner = bar.cornerWidget(Qt.Corner.TopRightCorner)
        left = max((title.right() for title in titles), default=0) + AROUND
        right = (corner.x() if corner is not None else bar.width()) - AROUND
        if right - left < width or bar.height() < self.fontMetrics().height() + 8:
            return QRect()
        return QRect(right - width, 2, width, bar.height() - 4).translated(bar.pos())

    def _is_taken(self, place: QRect) -> bool:
        over = self.parentWidget()
        if over is None or place.isEmpty() or not over.rect().contains(place):
            return True
        if any(other.isVisible() and other.geometry().intersects(place) for other in self._others):
            return True
        return any(words.intersects(place) for words in self._typed_in(over))

    def _typed_in(self, over: QWidget) -> list[QRect]:
        """Return where the words of the field with the focus stand, and its caret."""
        field, text = QApplication.focusWidget(), _text_typed_in()
        if field is None or not over.isAncestorOf(field):
            return []
        if text is not None:
            port, end = text.viewport(), QTextCursor(text.document())
            end.movePosition(QTextCursor.MoveOperation.End)
            lowest = max(text.cursorRect(end).bottom(), text.cursorRect().bottom()) + self.fontMetrics().height()
            return [QRect(port.mapTo(over, QPoint(0, 0)), QSize(port.width(), min(lowest, port.height())))]
        return [QRect(field.mapTo(over, QPoint(0, 0)), field.size())] if field.height() < over.height() // 4 else []


def _text_typed_in() -> QTextEdit | QPlainTextEdit | None:
    field = QApplication.focusWidget()
    return field if isinstance(field, QTextEdit | QPlainTextEdit) else None
