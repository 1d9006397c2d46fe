"""The house style in hand: checked with every key, written after a breath, copied where it came with the program."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.desk import Desk
from desktop.minutes.house_style import HouseStyle, built_in, load, of_table, resolve
from desktop.minutes.style_editing import writing
from desktop.minutes.style_editing.choices import Choice, Way, at_way, find, way_to
from desktop.minutes.style_editing.style_table import Table, as_table, unit_of, value_at, with_value
from desktop.minutes.style_file import Misfit, StyleError
from desktop.style_pages.style_files import StyleFiles
from desktop.workspace import NotKept

PAUSE = 400
"""Milliseconds without a key before what was typed is written."""


class StyleWork(QObject):
    """The style that is changed, and what may be done with the others.

    `turned` follows when another style is in hand, `altered` when the one in hand says something else, `listed` when
    there are others, `copied(name, title)` when a copy was made because what comes with the program does not change.
    `failed(words)` says what could not be written.
    """

    turned = Signal()
    altered = Signal()
    listed = Signal()
    copied = Signal(str, str)
    failed = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.files = StyleFiles(desk)
        self.style: HouseStyle = resolve("", desk.styles)
        self.table: Table = as_table(self.style)
        self.base: Table = {}
        self.base_name = ""
        self._pending: tuple[Way, Any] | None = None
        self._before = self.style
        self._burst: tuple[Way, object] | None = None
        self._writing = False
        self._came_from: dict[str, str] = {}
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.hand_over)
        desk.styles_changed.connect(self._on_styles_changed)
        desk.workspace.settling.connect(self.hand_over)

    @property
    def name(self) -> str:
        """The name of the style in hand."""
        return self.style.name

    @property
    def own(self) -> bool:
        """Whether it is the user's own."""
        return self.files.is_own(self.name)

    @property
    def differing(self) -> frozenset[str]:
        """The places of the choices that it makes otherwise than the style it is based on."""
        return writing.differing(self.base, self.table) if self.base else frozenset()

    def stands_for(self, name: str) -> bool:
        """Tell whether the style in hand is that one, or a copy of it made when it was changed."""
        return self.name == name or self._came_from.get(self.name) == name

    def take(self, name: str) -> None:
        """Take a style in hand; an unknown name takes the default."""
        self.hand_over()
        self._read(name)
        self.turned.emit()

    def value(self, way: Way) -> Any:
        """Return what the style says at a place. Raises KeyError or IndexError where nothing is."""
        return value_at(self.table, way)

    # ---- a choice made otherwise

    def set(self, way: Way, value: Any, *, at_once: bool = True) -> str:
        """Let the style say something at a place; return why it cannot, in words, "" where it can.

        What is typed (not `at_once`) is written after a pause; what is typed at one place in a row is one step.
        """
        if self._pending is not None and self._pending[0] != way:
            self.hand_over()
        if at_way(way).kind == "phrase" and (fault := unclosed(str(value))):
            self._let_go()
            return fault
        try:
            table = with_value(self.table, way, value)
            style = of_table(table, self.name)
        except Misfit as misfit:
            self._let_go()
            return said(misfit)
        if as_table(style) == self.table and self._pending is None:
            return ""
        if self._pending is None:
            self._before = self.style
        self.table, self.style = as_table(style), style
        self._pending = way, value
        if at_once:
            self._burst = None
            self.hand_over()
        else:
            self._pause.start()
        self.altered.emit()
        return ""

    def end_burst(self) -> None:
        """Let what is typed next be a step of its own."""
        self.hand_over()
        self._burst = None

    def put_back(self, choice: Choice) -> None:
        """Let the style say what its base says."""
        self.set(way_to(choice), value_at(self.base, way_to(choice)))

    def hand_over(self) -> None:
        """Write what was typed. Where that fails it stays as it was, and `failed` says why."""
        self._pause.stop()
        if self._pending is None:
            return
        (way, value), self._pending = self._pending, None
        if self._burst is None or self._burst[0] != way:
            self._burst = way, object()
        try:
            self._write(way, value)
        except (NotKept, StyleError, Misfit) as error:
            self.files.look_again()
            self.failed.emit(str(error))

    # ---- files

    def copy(self, name: str, title: str) -> str:
        """Make a style that says what another says, take it in hand and return its name. Raises NotKept, StyleError."""
        self.hand_over()
        style, made = self._desk.styles[name], self.files.free_name(title)
        text = self.files.text(name)
        if text is None:
            base = as_table(style)
            text = writing.started(name, title, base, base)
        self.files.write({made: writing.retitled(text, title)}, f"New house style “{title}”")
        self._came_from[made] = name
        self.take(made)
        return made

    def rename(self, title: str) -> None:
        """Give the style in hand another title; its file keeps its name, and meetings keep it. Raises NotKept."""
        self.hand_over()
        text = self.files.text(self.name)
        assert text is not None
        self.files.write({self.name: writing.retitled(text, title)}, f"Name of the house style “{title}”")

    def remove(self, name: str) -> None:
        """Remove an own style; those based on it take over what they need. Raises NotKept, StyleError."""
        self.hand_over()
        title = self._desk.styles[name].title if name in self._desk.styles else name
        texts: dict[str, str | None] = {other: self._without(other, name) for other in self.files.based_on(name)}
        self.files.write({**texts, name: None}, f"Removing the house style “{title}”")

    def bring_in(self, text: str, name: str, title: str) -> None:
        """Put a style that was read elsewhere among the user's own, and take it in hand. Raises NotKept."""
        self.hand_over()
        self.files.write({name: text}, f"Importing the house style “{title}”")
        self.take(name)

    # ---- within

    def _let_go(self) -> None:
        """Drop what was typed and not yet written, because what is typed now cannot be."""
        if self._pending is not None:
            self._pending = None
            self._pause.stop()
            self.style, self.table = self._before, as_table(self._before)
            self.altered.emit()

    def _without(self, name: str, gone: str) -> str:
        """Return the text of a style that was based on one that goes, based on what that was based on."""
        text = self.files.text(name)
        assert text is not None
        based_on, base = self.files.base(gone)
        if not base:
            based_on, base = "notes-table", as_table(resolve("notes-table", self._desk.styles))
        return writing.rebased(text, based_on, base, as_table(self._desk.styles[name]))

    def _write(self, way: Way, value: Any) -> None:
        assert self._burst is not None
        step, burst = f"House style: {self._called(way)}", self._burst[1]
        if not self.own:
            self._write_copy(way, step, burst)
            return
        # The file may have been changed by hand meanwhile: only this one choice is changed in it.
        self.base_name, self.base = self.files.base(self.name)
        now = as_table(load(self.files.path(self.name)))
        before = self.files.text(self.name) or ""
        text = writing.brought(before, self.base, as_table(of_table(with_value(now, way, value))))
        if text != before:
            self._put({self.name: text}, step, burst)
        if way == ("title",):
            self.listed.emit()

    def _write_copy(self, way: Way, step: str, burst: object) -> None:
        if self.name not in built_in():
            raise NotKept(f"The file {self.name}.toml is not there any more.")
        came_from, before = self.name, self._desk.styles[self.name]
        title = self.files.free_title(self.style.title if way == ("title",) else f"{before.title} – our own")
        made = self.files.free_name(title)
        self._came_from[made] = came_from
        self._put({made: writing.started(came_from, title, as_table(before), self.table)}, step, burst)
        self._read(made)
        self.listed.emit()
        self.copied.emit(made, title)

    def _put(self, texts: Mapping[str, str | None], step: str, burst: object) -> None:
        self._writing = True
        try:
            self.files.write(texts, step, burst=burst)
        finally:
            self._writing = False

    def _called(self, way: Way) -> str:
        choice = find(".".join(unit_of(way)))
        return choice.label if choice is not None else at_way(way).label

    def _read(self, name: str) -> None:
        while name not in self._desk.styles and name in self._came_from:
            name = self._came_from[name]
        self._pending = None
        self._pause.stop()
        self.style = resolve(name, self._desk.styles)
        self.table = as_table(self.style)
        try:
            self.base_name, self.base = self.files.base(self.name)
        except StyleError:  # a file of the same name cannot be read, so that the program's own style stands here
            self.base_name, self.base = self.name, self.table

    def _on_styles_changed(self) -> None:
        if self._writing:
            return
        before = self.name
        self._read(before)
        self.listed.emit()
        if self.name == before:
            self.altered.emit()
        else:
            self.turned.emit()


def unclosed(phrase: str) -> str:
    """Return why a phrase cannot be typed so although a file may say it: a bracket that is open still."""
    inside = re.sub(r"\{\{|\{[^{}]*\}", "", phrase)
    return "A { is not closed by a }; {{ prints one." if "{" in inside else ""


def said(misfit: Misfit) -> str:
    """Return why a style cannot say something, for who stands at the field: without the key."""
    return f"{misfit.why[:1].upper()}{misfit.why[1:]}."
