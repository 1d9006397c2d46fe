"""Which screen takes the window in place of the meeting: brought by name, made when it is first shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.desk import Desk
from desktop.screens import as_screen, names, screen


class ScreenStack:
    """The screens of a window. `pages` shows them; `back` brings what stands there without one."""

    def __init__(self, desk: Desk, pages: QStackedWidget, back: Callable[[], object]) -> None:
        self._desk = desk
        self._pages = pages
        self._back = back
        self._made: dict[str, QWidget] = {}
        self.current = ""
        """The name of the screen that is shown, "" where none is."""
        desk.screen_wanted.connect(self.show)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """The commands that bring the screens, by the names of the command table."""
        return {f"screen.{name}": self._toggling(name) for name in names()}

    @property
    def title(self) -> str:
        """The title of the screen that is shown, "" where none is."""
        return screen(self.current).title if self.current else ""

    def show(self, name: str, at: object = None) -> None:
        """Bring a screen and let it show what it is asked for; words typed so far are handed over first.

        "" is no screen: it goes back.
        """
        if not name:
            self.leave()
            return
        if not self._desk.workspace.hand_over():
            return
        widget = self._made.get(name) or self._make(name)
        as_screen(widget).arrive(at)
        self.current = name
        self._pages.setCurrentWidget(widget)
        as_screen(widget).take_focus()
        self._desk.screen_turned.emit(name)

    def leave(self) -> None:
        """Go back to what stood there before."""
        if self.current:
            self.current = ""
            self._back()
            self._desk.screen_turned.emit("")

    def _make(self, name: str) -> QWidget:
        card = screen(name)
        widget = self._made[name] = card.make(self._desk)
        widget.setAccessibleName(card.title)
        self._pages.addWidget(widget)
        if (left := getattr(widget, "left", None)) is not None:
            left.connect(self.leave)
        return widget

    def _toggling(self, name: str) -> Callable[[], object]:
        return lambda: self.leave() if self.current == name else self.show(name)
