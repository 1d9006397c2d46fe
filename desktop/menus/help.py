"""What the Help menu does: anything by name, keys, about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.desk import Desk

if TYPE_CHECKING:
    from desktop.window import Window


def commands(window: Window, desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what this menu carries out, by the names of the command table."""
    return {}


def finish(window: Window, desk: Desk) -> None:
    """Nothing more to do."""
