"""The list of house styles: the user's own, those that come with the program, and files that cannot be read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.minutes.style_file import StyleError
from desktop.style_pages.style_work import StyleWork
from desktop.styles_at_hand import StylesAtHand
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row, sections

KEYS = "Enter: its choices · F2: rename · Delete: remove · Insert: copy as…"


class StyleList(RowList):
    """Each style by its title; the one that the open meeting wears is marked. `key` is the name of the chosen one."""

    def __init__(self, desk: Desk, work: StyleWork, parent: QWidget) -> None:
        super().__init__("House styles", "No house style.", parent)
        self._desk, self._work = desk, work

    @property
    def faults(self) -> dict[str, StyleError]:
        """What is wrong with the files that cannot be read, by their name."""
        styles = self._desk.styles
        return {fault.file.stem: fault for fault in styles.faults} if isinstance(styles, StylesAtHand) else {}

    def draw(self) -> None:
        """Show the styles that there are; the one in hand is chosen."""
        own: list[Row] = []
        built_in: list[Row] = []
        for name in self._desk.styles:
            (own if self._work.files.is_own(name) else built_in).append(self._row(name))
        broken = [_broken(name, fault) for name, fault in self.faults.items()]
        self.put(
            sections(("Your own", "", own), ("With Minutebook", "", built_in), ("Cannot be read", "", broken)),
        )
        if self.key not in self.faults:
            self.choose(self._work.name)

    def _row(self, name: str) -> Row:
        title = self._desk.styles[name].title
        worn = self._desk.meeting is not None and self._desk.style.name == name
        return Row(
            key=name,
            cells=(Cell(title, bold=name == self._work.name, stretches=True),),
            mark=Cell("●", "accent") if worn else Cell(""),
            wraps=2,
            current=name == self._work.name,
            spoken=", ".join(filter(None, (title, "of the open meeting" if worn else ""))),
            tip=f"{title}\n{'The open meeting has it. ' if worn else ''}{KEYS}",
            found_by=(title,),
        )


def _broken(name: str, fault: StyleError) -> Row:
    return Row(
        key=name,
        cells=(Cell(f"{name}.toml", "error", stretches=True),),
        mark=Cell(f"line {fault.line}" if fault.line else "", "error"),
        spoken=str(fault),
        tip=str(fault),
        found_by=(name,),
    )
