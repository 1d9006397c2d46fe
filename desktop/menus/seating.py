"""Seats a desk in the window: makes the panes, collects who carries out which command, and fills the menus."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from desktop.commands import COMMANDS, Command
from desktop.desk import Desk
from desktop.menus import approving, bringing_in, edit, file, help, mailing, meeting, view
from desktop.pane_area import PaneArea
from desktop.screen_stack import ScreenStack

if TYPE_CHECKING:
    from desktop.window import Window

MENUS = (file, bringing_in, meeting, approving, mailing, edit, view, help)


def seating(window: Window, desk: Desk) -> Iterator[None]:
    """Make panes, screens and menus for a desk, in steps between which keys may be answered.

    What a pane carries out goes before what a menu does by its name.
    """
    area = PaneArea(desk)
    yield from area.placing()
    window.pages.addWidget(area)
    area.resize(window.pages.size())  # Qt gives a page its size only when it is shown.
    area.arrange(window.settings.shape("window/panes"))
    window.area = area
    yield
    deeds: dict[str, Callable[[], object]] = {}
    for menu in MENUS:
        deeds.update(menu.commands(window, desk))
    window.screens = ScreenStack(desk, window.pages, window.go_home)
    deeds.update(window.screens.commands)
    of_panes = {**area.layout_commands, **_panes_of_keys(area), **area.commands}
    deeds.update({name: _in_the_meeting(window, deed) for name, deed in of_panes.items()})
    yield
    _list_panes(window, area)
    yield from window.bar.filling({name: _where_allowed(desk, name, deed) for name, deed in deeds.items()})
    for menu in MENUS:
        menu.finish(window, desk)
    yield


def _where_allowed(desk: Desk, name: str, deed: Callable[[], object]) -> Callable[[], object]:
    """Return what a command does, refused where it would change minutes that are frozen."""
    return (lambda: desk.may_change() and deed()) if approving.changes_minutes(name) else deed


def _in_the_meeting(window: Window, deed: Callable[[], object]) -> Callable[[], object]:
    """Return what a pane does, done where the pane can be seen."""

    def done() -> object:
        window.leave_screen()
        return deed()

    return done


def _panes_of_keys(area: PaneArea) -> dict[str, Callable[[], object]]:
    """Return the commands that bring a pane, because the pane's card has their key."""
    rows = {key: row.name for row in COMMANDS for key in row.keys_here}
    return {
        rows[one.card.key]: _bring(area, one.card.name) for one in area.placed if one.card.key and one.card.key in rows
    }


def _list_panes(window: Window, area: PaneArea) -> None:
    taken = {key for row in COMMANDS for key in row.keys_here}
    for one in area.placed:
        card = one.card
        keys = (card.key,) if card.key and card.key not in taken else ()
        row = Command(name=f"pane:{card.name}", title=card.title, menu="View", keys=keys)
        window.bar.add(window.bar.menus["View"], row, _in_the_meeting(window, _bring(area, card.name)))


def _bring(area: PaneArea, name: str) -> Callable[[], object]:
    return lambda: area.focus_pane(name)
