"""A short list of lines that is kept by keys: added, written anew, moved, taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.widgets.completing_line import Offers
from desktop.widgets.entry_line import EntryLine
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row
from desktop.widgets.theme import tone

Keep = Callable[[tuple[str, ...], str], bool]


class LineList(QWidget):
    """A title, lines under it, and a line for one more. `keep(lines, said)` says whether the lines were kept; `said`
    is the line that was touched."""

    def __init__(self, title: str, one: str, empty: str, keep: Keep, *, offers: Offers = lambda _typed: ()) -> None:
        super().__init__()
        self._keep = keep
        self._one = one
        self._lines: tuple[str, ...] = ()
        self.title = QLabel(title)
        self.title.setProperty("face", "pane-title")
        tone(self.title, "second")
        self.list = RowList(title, empty)
        self.entry = EntryLine(f"Add a {one}", "Insert", self._add, offers=offers)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.list, 1)
        column.addWidget(self.entry)
        self.entry.closed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.opened.connect(self._write)
        self.list.on_key("F2", lambda: self._write(self.list.key))
        self.list.on_key("Insert", self.entry.open)
        self.list.on_key("Delete", self._remove)
        self.list.on_key("Alt+Shift+Up", lambda: self._move(-1))
        self.list.on_key("Alt+Shift+Down", lambda: self._move(1))

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as they stand."""
        return self._lines

    def put(self, lines: Sequence[str], said: Mapping[str, str] | None = None) -> None:
        """Show lines; `said` is what stands behind some of them."""
        self._lines = tuple(lines)
        said = said or {}
        self.list.put(
            Row(
                key=place,
                cells=(Cell(line, stretches=True), Cell(said.get(line, ""), "second", yields=True)),
                spoken=", ".join(word for word in (line, said.get(line, "")) if word),
                tip=f"{line}\nEnter: write it anew · Alt+Shift+Up, Down: move · Delete: take away",
                found_by=(line,),
            )
            for place, line in enumerate(lines)
        )

    def _at(self) -> int | None:
        key = self.list.key
        return key if isinstance(key, int) and key < len(self._lines) else None

    def _add(self, words: str) -> bool:
        line = " ".join(words.split())
        if line in self._lines:
            self.list.choose(self._lines.index(line))
            return True
        kept = self._keep((*self._lines, line), line)
        if kept:
            self.list.choose(len(self._lines) - 1)
        return kept

    def _write(self, key: object) -> None:
        if not isinstance(key, int) or key >= len(self._lines):
            return
        before = self._lines[key]

        def accept(words: str) -> bool:
            line = " ".join(words.split())
            if line in ("", before):
                return True
            return self._keep((*self._lines[:key], line, *self._lines[key + 1 :]), line)

        self.list.write_over(key, before, accept, self._one.capitalize())

    def _remove(self) -> None:
        at = self._at()
        if at is not None:
            self._keep(self._lines[:at] + self._lines[at + 1 :], self._lines[at])

    def _move(self, by: int) -> None:
        at = self._at()
        to = -1 if at is None else at + by
        if at is not None and 0 <= to < len(self._lines):
            lines = list(self._lines)
            lines.insert(to, lines.pop(at))
            if self._keep(tuple(lines), lines[to]):
                self.list.choose(to)
