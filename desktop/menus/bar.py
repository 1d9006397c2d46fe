"""The menu bar, filled from the table of commands: what nobody carries out is not shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from desktop.commands import COMMANDS, MENUS, Command

Deeds = Mapping[str, Callable[[], object]]


class Bar(QMenuBar):
    """The menus. They stand empty until `fill`, so that the window shows at once.

    `actions_by_name` holds what was filled in, by the names of the command table.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setNativeMenuBar(True)
        self.menus: dict[str, QMenu] = {title: self.addMenu(f"&{title}") for title in MENUS}
        self.actions_by_name: dict[str, QAction] = {}
        self._deeds: dict[str, Callable[[], object]] = {}
        self._needs_meeting: set[str] = set()
        self._by_keys: dict[str, list[QAction]] = {}
        """Asked at every key that is pressed: which commands a key could mean."""

    def filling(self, deeds: Deeds, commands: tuple[Command, ...] = COMMANDS) -> Iterator[None]:
        """Put in every command that somebody carries out, a menu a step.

        A line parts groups, a submenu stands where it begins.
        """
        self._deeds = dict(deeds)
        for title, menu in self.menus.items():
            rows = [row for row in commands if row.menu == title and row.name in deeds]
            for place, (_, group) in enumerate(groupby(rows, key=lambda row: row.group)):
                if place or menu.actions():
                    menu.addSeparator()
                self._add_group(menu, list(group))
            yield

    def add(self, menu: QMenu, row: Command, deed: Callable[[], object]) -> QAction:
        """Add one command to a menu and return its action."""
        made = QAction(row.title, self)
        made.setShortcuts([QKeySequence(keys) for keys in row.keys_here])
        for keys in made.shortcuts():
            self._by_keys.setdefault(keys.toString(), []).append(made)
        made.setToolTip(row.tip or row.title)
        made.setStatusTip(row.tip)
        made.setProperty("submenu", row.submenu)
        made.triggered.connect(lambda _checked=False: deed())
        menu.addAction(made)
        self.window().addAction(made)
        self.actions_by_name[row.name] = made
        self._deeds[row.name] = deed
        if row.needs_meeting:
            self._needs_meeting.add(row.name)
        return made

    def take_out(self, name: str) -> None:
        """Take a command out of the menus."""
        action = self.actions_by_name.pop(name)
        for keys in action.shortcuts():
            self._by_keys[keys.toString()].remove(action)
        self._deeds.pop(name)
        self._needs_meeting.discard(name)
        self.window().removeAction(action)
        action.deleteLater()

    def run(self, name: str) -> None:
        """Do a command by name, as if chosen from the menu."""
        self.actions_by_name[name].trigger()

    def follow_meeting(self, is_open: bool) -> None:
        """Grey out what needs an open meeting while there is none."""
        for name in self._needs_meeting:
            self.actions_by_name[name].setEnabled(is_open)

    def takes(self, keys: QKeySequence) -> bool:
        """Say whether a key would do something now."""
        return any(action.isEnabled() for action in self._by_keys.get(keys.toString(), ()))

    def choose_among(self, names: Mapping[str, Callable[[], bool]]) -> None:
        """Mark commands of which one at a time holds; each is asked whether it is the one when its menu opens."""
        group = QActionGroup(self)
        menus: set[QMenu] = set()
        for name in names:
            if (action := self.actions_by_name.get(name)) is not None:
                action.setCheckable(True)
                group.addAction(action)
                menus.update(menu for menu in action.associatedObjects() if isinstance(menu, QMenu))

        def look() -> None:
            for name, holds in names.items():
                if name in self.actions_by_name:
                    self.actions_by_name[name].setChecked(holds())

        for menu in menus:
            menu.aboutToShow.connect(look)

    def _add_group(self, menu: QMenu, rows: list[Command]) -> None:
        for submenu, inside in groupby(rows, key=lambda row: row.submenu):
            target = menu.addMenu(submenu) if submenu else menu
            for row in inside:
                self.add(target, row, self._deeds[row.name])
