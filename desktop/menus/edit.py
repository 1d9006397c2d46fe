"""What the Edit menu does: one undo and redo for everything, and finding words in the meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.desk import Desk

if TYPE_CHECKING:
    from desktop.window import Window


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what this menu carries out, by the names of the command table."""
    return {"edit.undo": desk.workspace.undo, "edit.redo": desk.workspace.redo}


def finish(window: Window, desk: Desk) -> None:
    """Let the menu say what undo and redo would do."""
    window.bar.menus["Edit"].aboutToShow.connect(lambda: _name_steps(window, desk))


def _name_steps(window: Window, desk: Desk) -> None:
    desk.workspace.settling.emit()
    for name, title, step in (
        ("edit.undo", "Undo", desk.workspace.undo_name),
        ("edit.redo", "Redo", desk.workspace.redo_name),
    ):
        window.bar.actions_by_name[name].setText(f"{title}: {step}" if step else title)
