"""A message over the lower edge of the window: it covers a little, moves nothing, and never takes the focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from desktop.widgets.colours import colours
from desktop.widgets.middle import innermost, place_of, room_of, watch
from desktop.widgets.panel import draw_slip

Button = tuple[str, Callable[[], object]]
EDGE = 24
PLAIN, OFFERING = 8, 20
"""Seconds that a sentence stands, and one with buttons."""
READ_MS = 4000
"""After this long, what was done has been read, and typing on ends it."""
AGAIN_MS = 3000
"""How often it is looked whether the mouse or the focus has left what would have gone."""
LEAST = 160
"""Pixels that the words take at least."""
BETWEEN = 24
"""Pixels that are left free beside it."""
TYPED = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
UPPER = 56
"""Where it stands from the top of the window when it makes way for what is typed in below: under the menus."""


class _Message(NamedTuple):
    words: str
    buttons: tuple[Button, ...]
    wrong: bool
    about: str = ""
    passes: bool = False
    """Whether it tells of something done: typing on and turning to another page end it too."""

    @property
    def said(self) -> tuple[object, ...]:
        return self.words, tuple(title for title, _ in self.buttons), self.wrong, self.about


class MessageBar(QWidget):
    """One message at a time, with verbs to press.

    What tells of something done, and offers what may follow, passes: after its time, not while the mouse or the focus
    is on it; when the clerk turns to another page (`turn`); once it was there to be read and the clerk types on. What
    is `wrong`, `asks` or `stays` does not go for these: it is answered or taken back.

    One that stays comes back when a passing one is over. What is said `about` something that is wrong and goes on being
    wrong gives way to nothing but another of its kind, until it is taken back.
    """

    shown = Signal(str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._standing: list[_Message] = []
        self._wrong = self._passes = False
        self._stood = QElapsedTimer()
        self._inner: QWidget | None = None
        self._buttons: list[QPushButton] = []
        self._words = QLabel("", self)
        self._words.setWordWrap(False)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 8, 12, 8)
        self._row.setSpacing(8)
        self._row.addWidget(self._words, 1)
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.timeout.connect(self._on_time)
        watch(over, self)
        if isinstance(page := self._page(), QStackedWidget):
            page.currentChanged.connect(self.turn)
        # What is typed in may only get its place after it has the focus: so look at it once Qt has laid it out.
        self._look = QTimer(self, singleShot=True, interval=0)
        self._look.timeout.connect(self._fit)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._look.start)
        self.hide()

    @property
    def words(self) -> str:
        """What is being said, "" where nothing is."""
        return "" if self.isHidden() else self._words.text()

    def say(
        self,
        words: str,
        buttons: Sequence[Button] = (),
        *,
        stays: bool = False,
        wrong: bool = False,
        asks: bool = False,
        seconds: float = 0,
        about: str = "",
    ) -> None:
        """Say something for some seconds, or until it is closed (`stays`) or, what is said `about` something, taken
        back; said again in the same words it stands as it stood.

        What offers a button passes as something done, unless it is `wrong` or `asks`: that is, waits for an answer,
        or is the only way back. A sentence alone goes after its seconds and for nothing else.
        """
        closing = not about and (buttons or stays)
        passes = bool(buttons) and not (stays or wrong or asks)
        message = _Message(words, (*buttons, *([("&Close", self._close)] if closing else ())), wrong, about, passes)
        if stays:
            there = [one for one in self._standing if one.said == message.said]
            if there and not self.isHidden():
                return
            self._standing = [*(one for one in self._standing if one.about != about), message]
            self._gone.stop()
            self._turn_back()
            self._announce(words)
        elif self.isHidden() or not any(one.about for one in self._standing):
            self._show(message)
            self._gone.start(round((seconds or (OFFERING if buttons else PLAIN)) * 1000))
            self._announce(words)

    def turn(self) -> None:
        """Let what was done go: the clerk turned to another page or meeting."""
        if self._passes and not self.isHidden():
            self._gone.stop()
            self._turn_back()
        self._look.start()

    def take_back(self, about: str) -> None:
        """End what is said about something; what is said besides stays."""
        kept = [one for one in self._standing if one.about != about]
        if len(kept) < len(self._standing):
            self._standing = kept
            self._turn_back()

    @property
    def standing(self) -> tuple[str, ...]:
        """All that is said until it is closed or taken back, also while it cannot be seen."""
        return tuple(one.words for one in self._standing)

    def show_standing(self) -> None:
        """Show again what stands, after the bar was hidden."""
        self._turn_back()

    def _on_time(self) -> None:
        """Let a message go when its time is over; one that is pointed at, or that the focus is on, stands on."""
        focus = QApplication.focusWidget()
        if not self.isHidden() and (self.underMouse() or (focus is not None and self.isAncestorOf(focus))):
            self._gone.start(AGAIN_MS)
        else:
            self._turn_back()

    def _announce(self, words: str) -> None:
        """Have a screen reader say it, unless something else, or the lock, stands in front of it."""
        if self.words == words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _turn_back(self) -> None:
        """Show what stands, once a passing message is over."""
        if self._gone.isActive():
            return
        standing = sorted(self._standing, key=lambda one: bool(one.about))
        if standing:
            self._show(standing[-1])
        else:
            self.hide()

    def _close(self) -> None:
        if not self._gone.isActive():
            self._standing = [one for one in self._standing if one.about]
        self._gone.stop()
        self._turn_back()

    def _show(self, message: _Message) -> None:
        self._wrong, self._passes = message.wrong, message.passes
        self._stood.start()
        self._words.setText(message.words)
        self._set_buttons(message.buttons)
        self.setAccessibleName(message.words)
        self._gone.stop()
        self._fit()
        self.show()
        self.raise_()
        self._watch_typing(self._passes)
        self.shown.emit(message.words)

    def take_focus(self) -> bool:
        """Bring the focus to the first button; False where there is none."""
        if self.isHidden() or not self._buttons:
            return False
        self._buttons[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def press(self, title: str) -> None:
        """Press the button of a title. Raises StopIteration where there is none."""
        next(button for button in self._buttons if button.text().replace("&", "") == title).click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched in (self.parentWidget(), self._inner, self._page()):
            self._fit()
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_over(event):
            self.turn()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch_typing(wanted=False)

    def _watch_typing(self, wanted: bool) -> None:
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        if wanted:
            app.installEventFilter(self)

    def _is_over(self, event: QKeyEvent) -> bool:
        """Tell whether a key is typed on, or takes something back, after the message could be read."""
        focus = QApplication.focusWidget()
        if self._stood.elapsed() < READ_MS or focus is None or self.isAncestorOf(focus):
            return False
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        typed = event.key() in TYPED or (event.text().isprintable() and bool(event.text()))
        undoes = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        return focus.window() is self.window() and ((plain and typed) or undoes)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self.isHidden():
            QTimer.singleShot(0, self._fit)

    def paintEvent(self, event: QPaintEvent) -> None:
        used = colours(QGuiApplication.palette())
        draw_slip(self, used.page, used.error if self._wrong else used.accent)

    def _set_buttons(self, buttons: Sequence[Button]) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.deleteLater()
        self._buttons = [self._button(title, deed) for title, deed in buttons]
        for button in self._buttons:
            self._row.addWidget(button)

    def _button(self, title: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(title, self)
        button.setProperty("quiet", True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: deed())
        button.show()
        return button

    def _page(self) -> QWidget | None:
        over = self.parentWidget()
        return over.centralWidget() if isinstance(over, QMainWindow) else None

    def _room(self, over: QWidget, beside: int) -> QRect:
        """Return the room between the panes; where the words would have next to nothing of it, beside what the buttons
        take, that between what is docked at the sides."""
        inner = innermost(over)
        if inner is not self._inner:
            inner.installEventFilter(self)
            self._inner = inner
        room = place_of(inner, over)
        return room if beside + LEAST <= room.width() - BETWEEN else room_of(over)

    def _fit(self) -> None:
        over = self.parentWidget()
        if over is None:
            return
        self._words.setWordWrap(False)
        self._words.setMinimumWidth(0)
        wanted = self.sizeHint().width()
        middle = self._room(over, wanted - self._words.sizeHint().width())
        room = middle.width() - BETWEEN
        self._words.setWordWrap(wanted > room)
        width = min(wanted, room)
        height = max(self.heightForWidth(width) if self._words.wordWrap() else self.sizeHint().height(), 48)
        place = QRect(middle.left() + (middle.width() - width) // 2, middle.bottom() + 1 - height - EDGE, width, height)
        if self._covers_field(place):
            place.moveTop(UPPER)
        self.setGeometry(place)

    def _covers_field(self, place: QRect) -> bool:
        """Tell whether it would cover what has the focus; of the large ones, as the notes, it may cover a part."""
        over, field = self.parentWidget(), QApplication.focusWidget()
        if over is None or field is None or not over.isAncestorOf(field) or self.isAncestorOf(field):
            return False
        taken = QRect(field.mapTo(over, QPoint(0, 0)), field.size())
        return taken.height() < over.height() // 4 and taken.intersects(place)
