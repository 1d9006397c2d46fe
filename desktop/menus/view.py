"""What the View menu does: light or dark, size of text, full screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from desktop.desk import Desk
from desktop.widgets.theme import THEMES

if TYPE_CHECKING:
    from desktop.window import Window


def commands(window: Window, _desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what this menu carries out, by the names of the command table."""
    return {
        "view.larger": lambda: _resize(window, window.theme.steps + 1),
        "view.smaller": lambda: _resize(window, window.theme.steps - 1),
        "view.usual_size": lambda: _resize(window, 0),
        "view.full_screen": lambda: _full_screen(window),
        **{f"view.{wish}": partial(_wear, window, wish) for wish in THEMES},
    }


def finish(window: Window, _desk: Desk) -> None:
    """Let the menu show which dress is worn."""
    window.bar.choose_among({f"view.{wish}": partial(_worn, window, wish) for wish in THEMES})


def _wear(window: Window, wish: str) -> None:
    window.theme.wear(wish)
    window.settings.keep("view/theme", wish)


def _worn(window: Window, wish: str) -> bool:
    return window.theme.wish == wish


def _resize(window: Window, steps: int) -> None:
    window.theme.resize(steps)
    window.settings.keep("view/text", window.theme.steps)


def _full_screen(window: Window) -> None:
    if window.isFullScreen():
        window.showNormal()
    else:
        window.showFullScreen()
