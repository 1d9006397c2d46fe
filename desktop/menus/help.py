"""What the Help menu does: anything by name, the guide, the keys and typed marks, what this program is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence

from desktop.desk import Desk
from desktop.widgets.chooser import Choice

if TYPE_CHECKING:
    from desktop.window import Window

HINTS_AFTER = 4_000
"""Milliseconds after which hints may be shown."""


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what this menu carries out, by the names of the command table."""
    return {
        "help.palette": lambda: window.chooser.open(tuple(choices(window, desk)), "Do anything by name"),
        "help.guide": lambda: _show_guide(window),
        "help.keys": lambda: _show_keys(window),
        "help.hints_off": lambda: _show_hints(window, desk, wanted=False),
        "help.hints_again": lambda: _show_hints(window, desk, wanted=True),
        "help.licences": lambda: _show_about(window, desk, page="licences"),
        "help.support": lambda: _show_about(window, desk, page="support"),
        "help.about": lambda: _show_about(window, desk),
    }


def finish(window: Window, desk: Desk) -> None:
    """Let F1 be heard in dialogs too, where the window's own keys are not, and have hints shown once the start is over;
    the palette needs nothing more."""
    window.asks_in_dialog = lambda: _show_guide(window)
    first = QTimer(window, singleShot=True, interval=HINTS_AFTER)
    first.timeout.connect(lambda: _begin_hints(window, desk))
    window.closing.connect(first.stop)
    first.start()


def choices(window: Window, desk: Desk) -> Iterator[Choice]:
    """Yield everything that can be done now by name: each command that is not greyed out, and each item to go to."""
    actions = window.bar.actions_by_name
    with_keys = {action.text() for action in actions.values() if action.shortcuts()}
    for name, action in actions.items():
        twice = name.startswith("pane:") and not action.shortcuts() and action.text() in with_keys
        if action.isEnabled() and name != "help.palette" and not twice:
            above = str(action.property("submenu") or "")
            yield Choice(title=_name(action), above=above, said=_keys(action), deed=action.trigger)
    if desk.meeting is not None:
        for item in desk.meeting.every_item():
            number = desk.numbers.items.get(item.id, "")
            yield Choice(title=f"Go to item {number}  {item.title}".strip(), deed=_go(window, desk, item.id))


def _show_guide(window: Window) -> None:
    from desktop.guide import beside

    beside.show(window)


def _show_keys(window: Window) -> None:
    from desktop.dialogs import keys

    keys.show(window, window.bar.actions_by_name)


def _begin_hints(window: Window, desk: Desk) -> None:
    from desktop import hint_watch

    hint_watch.begin(window, desk)


def _show_hints(window: Window, desk: Desk, *, wanted: bool) -> None:
    from desktop import hint_watch

    if wanted:
        hint_watch.show_again(window, desk)
        desk.tell("Hints are shown again, each of them once.")
    else:
        hint_watch.show_none(window)
        desk.tell("No hints are shown any more. Show hints again, in the Help menu, brings them back.")


def _show_about(window: Window, desk: Desk, page: str = "about") -> None:
    from desktop.dialogs import about

    about.show(window, desk.workspace.store.folder, page)


def _go(window: Window, desk: Desk, item: int) -> Callable[[], object]:
    def go() -> None:
        desk.turn_to(item)
        if window.area is not None:
            window.area.focus_centre()

    return go


def _name(action: QAction) -> str:
    return re.sub(r"&(?!&)", "", action.text())


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
