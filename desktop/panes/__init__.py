"""To add a pane: one module here with `CARD = Pane(...)`; the window puts it in its place and in the View menu."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Protocol, cast

from PySide6.QtWidgets import QWidget

from db.values import Struct
from desktop.desk import Desk
from desktop.minutes import shelf


class Pane(Struct, frozen=True, kw_only=True):
    """One pane of the window. `place` is left, centre or right; `key` brings the focus into it.

    `make(desk)` gives a widget that satisfies `PaneWidget`. `shown` is whether it stands open at first start. One that
    is `wide` takes its whole side, and more room, while it is shown; a `left` signal of its widget hides it again.
    A `wanted` signal of any widget brings its pane, hidden or not, and the focus into it.
    """

    name: str
    title: str
    key: str
    place: str
    order: int
    make: Callable[[Desk], QWidget]
    shown: bool = True
    wide: bool = False


class PaneWidget(Protocol):
    """What the window asks of a pane's widget besides being a QWidget.

    `commands` are the rows of the command table that this pane carries out, by name. `take_focus` puts the focus where
    the clerk expects it. `counted` is a `Signal(str)` with the short figure beside the pane's title ("12/14").
    """

    commands: Mapping[str, Callable[[], object]]

    def take_focus(self) -> None: ...


def importing() -> Iterator[None]:
    """Import the panes, a module a step; `panes` then only puts them in order."""
    for name in shelf.names(sys.modules[__name__]):
        shelf.card(sys.modules[__name__], name, Pane)
        yield


@cache
def panes() -> tuple[Pane, ...]:
    """Return every pane in the order of F6."""
    return shelf.cards(sys.modules[__name__], Pane)


def as_pane(widget: QWidget) -> PaneWidget:
    """Return the widget as what its card promised."""
    return cast(PaneWidget, widget)
