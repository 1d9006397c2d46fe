"""Watches what the clerk does and shows a hint where it helps: one at a time, each once, never in the way."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.desk import Desk
from desktop.hints import HINTS, MOUSE, Moment
from desktop.widgets.hint_strip import HintStrip
from desktop.window import Window, in_session_since

OFF, SHOWN = "hints/off", "hints/shown"
PAUSE = 400
"""Milliseconds without anything done, before it is looked whether a hint helps."""
APART, APART_IN_SESSION = 60_000, 300_000
"""Milliseconds between two hints; while a meeting is in session they come more seldom."""
APART_AFTER_DEED = 15_000
"""Milliseconds after a hint that was followed."""
OFTEN = 3
"""How often the mouse is used for something before its key is shown."""


class HintWatch(QObject):
    """Follows a window from when it is made."""

    def __init__(self, window: Window, desk: Desk, apart: int = APART) -> None:
        super().__init__(window)
        self._window, self._desk, self._settings, self._apart = window, desk, window.settings, apart
        self._shown = set(filter(None, self._settings.words(SHOWN).split(",")))
        self._done: set[str] = set()
        self._clicked: Counter[str] = Counter()
        self._by_mouse = False
        self._saying = ""
        others = (window.messages, window.progress, window.chooser)
        self.strip = HintStrip(window, window.bar, others)
        self.strip.gone.connect(self._on_gone)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.look)
        self._apart_still = QTimer(self, singleShot=True)
        self._apart_still.timeout.connect(self._pause.start)
        self._connect()
        self._pause.start()

    def look(self) -> None:
        """Show the first hint of the table that helps now, if one may be shown."""
        moment = None if self._settings.number(OFF) else self._moment()
        if moment is None:
            return
        self._forget_known(moment)
        if not moment.pane or self._apart_still.isActive() or self.strip.words or self._window.messages.words:
            return
        if not self._is_at_work():
            return
        wanted = next((hint for hint in HINTS if hint.name not in self._shown and hint.when(moment)), None)
        if often := self._clicked_often():
            self._say(_key_name(often), self._filled(MOUSE, often), stays=False)
        elif wanted is not None:
            self._say(wanted.name, self._filled(wanted.words, wanted.command), stays=wanted.stays)

    def _clicked_often(self) -> str:
        """Return a command for which the mouse was used again and again, and whose key was not told yet."""
        often = (name for name, count in self._clicked.items() if count >= OFTEN)
        return next((name for name in often if _key_name(name) not in self._shown), "")

    def rest(self) -> None:
        """Show none, until the settings say otherwise."""
        self.strip.hide_now()

    def show_again(self) -> None:
        """Show all of them once more, whatever the clerk knows by now."""
        self._shown.clear()
        self._done.clear()
        self._apart_still.stop()
        self._pause.start()

    # ---- what is watched

    def _connect(self) -> None:
        window, desk = self._window, self._desk
        for signal in (desk.workspace.changed, desk.turned, desk.screen_turned):
            signal.connect(self._pause.start)
        window.messages.shown.connect(self.strip.hide_now)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        for name, action in window.bar.actions_by_name.items():
            action.triggered.connect(partial(self._on_done, name))
        for menu in window.bar.findChildren(QMenu):
            menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that a menu is worked by the mouse: what is chosen by this is done before the next event."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._by_mouse = True
            QTimer.singleShot(0, self, self._on_mouse_done)
        return False

    def _on_mouse_done(self) -> None:
        self._by_mouse = False

    def _on_done(self, name: str, _checked: bool = False) -> None:
        self._done.add(name)
        if self._by_mouse and self._key(name):
            self._clicked[name] += 1
        elif not self._by_mouse:
            self._clicked.pop(name, None)
        self._pause.start()

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        pane = self._pane_of(now) if now is not None else ""
        if now is not None and not pane:
            self.strip.hide_now()
        if pane and QApplication.mouseButtons():
            name = self._command_of(pane)
            self._clicked[name] += bool(self._key(name))
        self._pause.start()

    # ---- what is known

    def _moment(self) -> Moment | None:
        meeting = self._desk.meeting
        if meeting is None or (self._window.screens is not None and self._window.screens.current):
            return None
        return Moment(
            meeting=meeting,
            item=self._desk.item,
            pane=self._pane_of(QApplication.focusWidget()),
            done=frozenset(self._done),
            to_check=self._to_check(),
            today=date.today(),
        )

    def _is_at_work(self) -> bool:
        covered = QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
        return self._window.isActiveWindow() and not covered and not self._window.chooser.isVisible()

    def _pane_of(self, widget: QWidget | None) -> str:
        placed = self._window.area.placed if self._window.area is not None else []
        inside = (one.card.name for one in placed if widget is not None and one.widget.isAncestorOf(widget))
        return next(inside, "")

    def _command_of(self, pane: str) -> str:
        """Return the command that brings a pane by its key."""
        placed = self._window.area.placed if self._window.area is not None else []
        key = next((one.card.key for one in placed if one.card.name == pane), "")
        same = QKeySequence(key)
        found = (name for name, action in self._window.bar.actions_by_name.items() if same in action.shortcuts())
        return next(found, f"pane:{pane}")

    def _to_check(self) -> int:
        placed = self._window.area.placed if self._window.area is not None else []
        figures = (one.head.figure for one in placed if one.card.name == "to_check" and one.head is not None)
        figure = next(figures, "")
        return int(figure) if figure.isdecimal() else 0

    def _forget_known(self, moment: Moment) -> None:
        """Count hints as shown of which the clerk knows what they say."""
        known = {hint.name for hint in HINTS if hint.command in moment.done or hint.knows(moment)}
        if known - self._shown:
            self._keep(known)
        if self.strip.words and self._saying in known:
            self.strip.hide_now()
            self._stand_apart(APART_AFTER_DEED)

    # ---- what is said

    def _say(self, name: str, words: str, *, stays: bool) -> None:
        if words and self.strip.say(words, stays=stays):
            self._saying = name

    def _on_gone(self, read: bool) -> None:
        if read:
            self._keep({self._saying})
        self._stand_apart(APART_IN_SESSION if in_session_since(self._desk) is not None else self._apart)

    def _stand_apart(self, pause: int) -> None:
        if self._apart:
            self._apart_still.start(pause)

    def _keep(self, names: set[str]) -> None:
        self._shown |= names
        self._settings.keep(SHOWN, ",".join(sorted(self._shown)))

    def _filled(self, words: str, command: str) -> str:
        """Return words with the keys that commands have on this system; "" where one has none."""
        names = {name or command for name in re.findall(r"\{key(?::([\w.]+))?\}", words)}
        if not all(self._key(name) for name in names):
            return ""
        action = self._window.bar.actions_by_name.get(command)
        said = words.replace("{title}", _plain(action.text()) if action is not None else "")
        return re.sub(r"\{key(?::([\w.]+))?\}", lambda found: self._key(found[1] or command), said)

    def _key(self, name: str) -> str:
        action = self._window.bar.actions_by_name.get(name)
        return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) if action is not None else ""


def watched(window: Window) -> HintWatch | None:
    """Return who watches a window, None where nobody does."""
    return window.findChild(HintWatch)


def begin(window: Window, desk: Desk) -> None:
    """Show hints in a window from now on, unless the clerk does not want them."""
    if not window.settings.number(OFF) and watched(window) is None:
        HintWatch(window, desk)


def show_none(window: Window) -> None:
    """Show no hints any more, until the clerk wants them again."""
    window.settings.keep(OFF, 1)
    if (watch := watched(window)) is not None:
        watch.rest()


def show_again(window: Window, desk: Desk) -> None:
    """Show all hints once more."""
    for name in (OFF, SHOWN):
        window.settings.forget(name)
    if (watch := watched(window)) is not None:
        watch.show_again()
    else:
        begin(window, desk)


def _key_name(command: str) -> str:
    return f"key:{command}"


def _plain(title: str) -> str:
    return re.sub(r"&(?!&)", "", title).rstrip("…")
