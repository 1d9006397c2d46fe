"""To add a screen: one module here with `CARD = Screen(...)`, and the row `screen.<module>` in the table of commands.

A screen's module is imported when it is first shown: the start would wait for all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import Protocol, cast

from PySide6.QtWidgets import QWidget

from db.values import Struct
from desktop.desk import Desk
from desktop.minutes import shelf


class Screen(Struct, frozen=True, kw_only=True):
    """A page that takes the window in place of the open meeting: a committee, the register, attendance over time.

    `make(desk)` gives a widget that satisfies `ScreenWidget`; it is made when it is first shown. The command
    `screen.<module>` brings it, and brings back what stood there before when it is shown already.
    """

    title: str
    make: Callable[[Desk], QWidget]


class ScreenWidget(Protocol):
    """What the window asks of a screen's widget besides being a QWidget. A `left` signal of it leads back.

    `arrive(at)` draws it anew: `at` is what it is asked to show, None where that is its own choice (the committee of
    the open meeting, say). One whose steps are not the workspace's has `steps`: `undo`, `redo` and their names.
    """

    def arrive(self, at: object) -> None: ...

    def take_focus(self) -> None: ...


def names() -> tuple[str, ...]:
    """Return the names of the screens, which are those of their modules."""
    return shelf.names(sys.modules[__name__])


@cache
def screen(name: str) -> Screen:
    """Return the card of a screen."""
    return shelf.card(sys.modules[__name__], name, Screen)


def as_screen(widget: QWidget) -> ScreenWidget:
    """Return the widget as what its card promised."""
    return cast(ScreenWidget, widget)
