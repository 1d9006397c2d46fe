"""What the guide is asked about: names for what has the focus, the nearest first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from desktop.minutes.guide.chapters import SAYS

if TYPE_CHECKING:
    from desktop.window import Window

START = "start"
FORMS = "desktop.dialogs."


def names_here(window: Window) -> tuple[str, ...]:
    """Return what has the focus by the names that sections of the guide are about: `check.no-chair`, `dialog.action`,
    `screen.register`, `pane.notes`, `start`; before these what a message says that stands in the window.

    A widget that knows better says so: `explained_by()` gives its name.
    """
    return tuple(_names(window))


def name_of(dialog: QWidget) -> str:
    """Return what a dialog is called in the guide: by its module, a question by what it is."""
    if isinstance(dialog, QMessageBox):
        return "dialog.question"
    name = type(dialog).__module__
    return f"dialog.{name.removeprefix(FORMS)}" if name.startswith(FORMS) else name.rpartition(".")[2]


def _names(window: Window) -> Iterator[str]:
    dialog = QApplication.activeModalWidget()
    focus = QApplication.focusWidget() or window.focusWidget()
    if isinstance(dialog, QMessageBox):
        yield f"{SAYS}{dialog.text()} {dialog.informativeText()}"
    elif dialog is None and window.messages.words:
        yield from (f"{SAYS}{words}" for words in window.messages.standing)
    yield from _said_by(focus)
    if dialog is not None:
        yield name_of(dialog)
        return
    if window.screens is not None and window.screens.current:
        yield f"screen.{window.screens.current}"
    elif window.desk is None or window.desk.meeting is None:
        yield START
    elif window.area is not None:
        here = (one for one in window.area.placed if focus is not None and _within(focus, one.dock or one.widget))
        yield from (f"pane.{one.card.name}" for one in here)
        yield "pane.notes"


def _said_by(focus: QWidget | None) -> Iterator[str]:
    while focus is not None:
        if (explained_by := getattr(focus, "explained_by", None)) is not None and (name := explained_by()):
            yield str(name)
        if type(focus).__module__.startswith(FORMS):
            yield name_of(focus)
        focus = focus.parentWidget()


def _within(widget: QWidget, outer: QWidget) -> bool:
    return widget is outer or outer.isAncestorOf(widget)
