"""What the File menu does: meetings in and out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.desk import Desk

if TYPE_CHECKING:
    from desktop.window import Window


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what this menu carries out, by the names of the command table."""
    return {"meeting.leave": desk.workspace.leave, "file.quit": window.close}


def finish(window: Window, desk: Desk) -> None:
    """Let the start page do what this menu does."""
    page = window.start_page
    page.opened.connect(desk.workspace.open)
