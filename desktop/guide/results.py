"""What was found in the guide: a list that the words above it move through."""

from __future__ import annotations

import re
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.guide.page import folded_in_place
from desktop.minutes.guide.chapters import Guide
from desktop.minutes.guide.search import Found, Index, sought_in
from desktop.widgets.passage_list import Passage, PassageList
from desktop.widgets.theme import tone

MOST = 40


class Results(QWidget):
    """The sections that hold what is sought. `wanted(address, words)` follows when one is to be read."""

    wanted = Signal(str, tuple)

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self._guide = guide
        self._sought: tuple[str, ...] = ()
        self._found: tuple[Found, ...] = ()
        self.list = PassageList("Found in the guide")
        self.list.clicked.connect(lambda index: self.read(index.row()))
        self._said = QLabel("")
        self._said.setContentsMargins(16, 4, 16, 4)
        self._said.setWordWrap(True)
        tone(self._said, "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)

    @property
    def said(self) -> str:
        """What is said above the list."""
        return self._said.text()

    def look_up(self, words: str) -> None:
        """Show what holds these words."""
        self._sought = sought_in(words)
        self._found = self._index.find(words)[:MOST]
        self.list.show_passages([self._passage(each) for each in self._found])
        self._said.setText(_counted(len(self._found)))

    def takes(self, event: QKeyEvent) -> bool:
        """Let a key that goes up or down move through the list; False where it is another."""
        page = self.list.page
        keys = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        steps = keys.get(Qt.Key(event.key()), 0)
        if steps:
            self.list.take(max(self.list.row + steps, 0))
        return bool(steps)

    def read(self, row: int) -> None:
        """Ask for the section in a row to be read."""
        if 0 <= row < len(self._found):
            self.wanted.emit(self._found[row].section.address, self._sought)

    @cached_property
    def _index(self) -> Index:
        """Read when something is sought for the first time."""
        return Index(self._guide)

    def _passage(self, found: Found) -> Passage:
        chapter = self._guide.chapter(found.section.chapter)
        text = folded_in_place(found.excerpt)
        places = (one.span() for word in self._sought for one in re.finditer(rf"\b{re.escape(word)}", text))
        return Passage(
            title=found.section.title,
            beside=chapter.title if chapter is not None and found.section.level > 1 else "",
            words=found.excerpt,
            sought=tuple(places),
        )


def _counted(count: int) -> str:
    if not count:
        return "Nothing in the guide holds all of these words. Try fewer, or other ones."
    return f"{count} {'place' if count == 1 else 'places'} · Down and Up choose, Enter reads"
