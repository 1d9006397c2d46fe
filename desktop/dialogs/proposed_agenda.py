"""The agenda that is proposed for the next meeting, as a list of lines to turn on and off, move, rename and add."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.minutes import next_agenda
from desktop.minutes.next_agenda import Line, Lines
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row

EMPTY = "Nothing is proposed. Insert adds an item."
KEYS = "Space: on or off · F2: write anew · Insert: add · Alt+Shift+Up, Down: move"


class ProposedAgenda(RowList):
    """Shows `lines` and lets them be changed. `touched` says that the clerk has done something to them."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__("Agenda", EMPTY, parent)
        self.lines: Lines = ()
        self.touched = False
        self._by_hand: set[int] = set()
        self.setMinimumHeight(100)
        for keys, deed in (
            ("Space", self.turn),
            ("F2", self._rename),
            ("Insert", self._add),
            ("Alt+Shift+Up", lambda: self._move(-1)),
            ("Alt+Shift+Down", lambda: self._move(1)),
        ):
            self.on_key(keys, deed)
        self.clicked.connect(lambda _index: self._on_clicked())

    def show_lines(self, lines: Lines) -> None:
        """Show these lines."""
        self.lines = lines
        self.put([_row(line) for line in lines])

    def let_follow(self, follow: Callable[[Line], Line]) -> None:
        """Let each line be what `follow` makes of it, but those that the clerk has changed."""
        self.show_lines(tuple(line if line.key in self._by_hand else follow(line) for line in self.lines))

    def turn(self) -> None:
        """Turn the line in hand on or off."""
        if isinstance(key := self.key, int):
            self._change(next_agenda.turned(self.lines, key), key)

    def _move(self, by: int) -> None:
        if isinstance(key := self.key, int):
            self._change(next_agenda.moved(self.lines, key, by))
            self.choose(key)

    def _rename(self) -> None:
        line = self._in_hand()
        if line is not None:
            key = line.key
            self.write_over(key, line.title, lambda words: self._name(key, words), "Title of the item")

    def _add(self) -> None:
        line = self._in_hand()
        lines, key = next_agenda.added(self.lines, "", line.key if line else None)
        self._change(lines)
        self.write_over(key, "", lambda words: self._name(key, words), "Title of the new item")

    def _name(self, key: int, words: str) -> bool:
        """Call an item otherwise; a new one that got no title goes again."""
        title = " ".join(words.split())
        if title:
            self._change(next_agenda.renamed(self.lines, key, title), key)
        else:
            self._change(tuple(line for line in self.lines if line.key != key or line.title))
        return True

    def _on_clicked(self) -> None:
        """Turn an item on or off by a click on its tick."""
        if self.viewport().mapFromGlobal(self.cursor().pos()).x() < self.fontMetrics().height() * 2:
            self.turn()

    def _in_hand(self) -> Line | None:
        return next((line for line in self.lines if line.key == self.key), None)

    def _change(self, lines: Lines, by_hand: int = 0) -> None:
        self.touched = True
        self._by_hand.add(by_hand)
        self.show_lines(lines)


def _row(line: Line) -> Row:
    planned = f"{line.minutes} min" if line.minutes else ""
    said = "on the agenda" if line.on else "not on the agenda"
    return Row(
        key=line.key,
        cells=(
            Cell("✓" if line.on else "–", "accent" if line.on else "second"),
            Cell(line.title, "text" if line.on else "second", stretches=True),
            Cell(" · ".join(part for part in (planned, line.reason) if part), "second"),
        ),
        level=1 if line.inside else 0,
        spoken=", ".join(part for part in (line.title or "new item", said, planned, line.reason) if part),
        tip=f"{line.title}\n{line.reason}\n{KEYS}",
        found_by=(line.title,),
    )
