"""What the Edit menu does: one undo and redo for everything, and finding words in the meeting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.desk import Desk
from desktop.minutes import finding
from desktop.minutes.finding import Hit
from desktop.widgets.find_bar import FindBar, Place

if TYPE_CHECKING:
    from desktop.window import Window


class Steps(Protocol):
    """What can be taken back and done again."""

    @property
    def undo_name(self) -> str: ...

    @property
    def redo_name(self) -> str: ...

    def undo(self) -> bool: ...

    def redo(self) -> bool: ...


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what this menu carries out, by the names of the command table."""
    bar = FindBar(window, partial(_places, desk))
    desk.workspace.changed.connect(lambda _by, _place: bar.hide() if desk.meeting is None else None)
    return {
        "edit.undo": lambda: steps(window, desk).undo(),
        "edit.redo": lambda: steps(window, desk).redo(),
        "edit.find": lambda: _find(desk, bar),
    }


def steps(window: Window, desk: Desk) -> Steps:
    """Return whose steps are taken back: the workspace's, or those of the screen that is shown if it keeps its own."""
    own = getattr(window.pages.currentWidget(), "steps", None)
    return cast(Steps, own) if own is not None else desk.workspace


def finish(window: Window, desk: Desk) -> None:
    """Let the menu say what undo and redo would do."""
    window.bar.menus["Edit"].aboutToShow.connect(lambda: _name_steps(window, desk))


def _name_steps(window: Window, desk: Desk) -> None:
    desk.workspace.settling.emit()
    kept = steps(window, desk)
    for name, title, step in (("edit.undo", "Undo", kept.undo_name), ("edit.redo", "Redo", kept.redo_name)):
        window.bar.actions_by_name[name].setText(f"{title}: {step}" if step else title)


def _find(desk: Desk, bar: FindBar) -> None:
    desk.workspace.settling.emit()
    bar.open(_selected())


def _selected() -> str:
    """Return the words selected where the focus is, if they stand in one line."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        words = field.selectedText()
    else:
        cursor = getattr(field, "textCursor", None)
        words = cursor().selectedText() if cursor is not None else ""
    return words if len(words) <= 80 and "\u2029" not in words else ""


def _places(desk: Desk, words: str) -> list[Place]:
    if desk.meeting is None:
        return []
    return [Place(_said(desk, hit), partial(_go, desk, hit)) for hit in finding.find(desk.meeting, words)]


def _said(desk: Desk, hit: Hit) -> str:
    number = desk.numbers.items.get(hit.item, "")
    return f"{number}  {hit.excerpt}".strip()


def _go(desk: Desk, hit: Hit) -> None:
    desk.turn_to(hit.item)
    desk.show(hit.ref)
