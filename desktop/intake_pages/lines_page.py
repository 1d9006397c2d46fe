"""The lines of old minutes, each to be said anew by a key, with the fields of the one in hand or the pages beside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.intake_pages.intake import Intake
from desktop.intake_pages.line_fields import LineFields
from desktop.intake_pages.line_rows import LABELS, LETTERS, row
from desktop.intake_pages.looked_lines import UNHEARD, LookThrough, doubts
from desktop.meeting_paper import MeetingPaper
from desktop.minutes.house_style import resolve
from desktop.widgets.letter_choice import LetterChoice
from desktop.widgets.passage_rows import PassageRows
from desktop.widgets.theme import tone

if TYPE_CHECKING:
    from desktop.minutes.old_minutes.taken_lines import TakenLine

EMPTY = "The lines of a Word file stand here once one is chosen."
KEYS = (
    "A letter says what the line is · Space: right as it is · Enter: its fields · Ctrl+Down, Ctrl+Up: next doubt, "
    "the one before · Shift+Down: several lines · J: join · V: preview · Ctrl+Z: undo"
)
SHOWN: dict[str, Callable[[TakenLine], bool]] = {
    "All lines": lambda _line: True,
    "In doubt": lambda line: not line.sure,
    "Left out": lambda line: line.taken in UNHEARD,
}
"""Which lines the list shows."""


class LinesPage(QWidget):
    """The list at the left, fields or pages at the right, the letters below. `altered` follows each step, `accepted`
    the wish to take it in. `preview` is the button that turns to the pages."""

    altered = Signal()
    accepted = Signal()

    def __init__(self, desk: Desk, preview: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._preview = desk, preview
        self._drawing = False
        self.intake: Intake | None = None
        self.list = PassageRows("Lines of the file", EMPTY, self, many=True)
        self.fields = LineFields(self)
        self.paper = MeetingPaper(self, desk.workspace.store.read)
        self.right = QStackedWidget()
        self.letters = LetterChoice("Taken for", {letter: LABELS[taken] for letter, taken in LETTERS.items()}, self)
        self.show_box = QComboBox()
        self.show_box.addItems(list(SHOWN))
        self.show_box.setAccessibleName("Lines shown")
        self._redraw = QTimer(self, interval=300, singleShot=True)
        self._redraw.timeout.connect(self._draw_paper)
        self._lay_out()
        self._connect()
        self._give_keys()

    @property
    def look(self) -> LookThrough | None:
        """What is looked through."""
        return self.intake.look if self.intake else None

    def begin(self, intake: Intake) -> None:
        """Look at another file, at its first doubt."""
        self.intake = intake
        self._preview.setChecked(False)
        self._turn_right()
        self.draw()
        if intake.look.lines:
            first = next(iter(doubts(intake.look.lines)), intake.look.lines[0])
            self.list.choose(first.key)
            QTimer.singleShot(0, self.list, self.list.bring_to_middle)  # once it is laid out
            self._on_chosen()

    def draw(self) -> None:
        """Show the lines as they stand."""
        for widget in (self.right, self.letters, self._foot):
            widget.setVisible(self.look is not None)
        shown = SHOWN[self.show_box.currentText()]
        self._drawing = True
        self.list.put(row(line) for line in (self.look.lines if self.look else ()) if shown(line))
        self._drawing = False
        self._show_fields()

    def take_focus(self) -> None:
        """Bring the focus to the lines."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next doubt or the one before; after the last comes the first."""
        if self.look is None:
            return
        unsure = [line.key for line in doubts(self.look.lines)]
        if not unsure:
            self._desk.tell("No line is in doubt any more.")
            return
        order = [line.key for line in self.look.lines]
        here = order.index(self.list.key) if self.list.key in order else -1
        beyond = [key for key in unsure if (order.index(key) > here if by > 0 else order.index(key) < here)]
        around = unsure[0] if by > 0 else unsure[-1]
        self.list.choose((beyond[0] if by > 0 else beyond[-1]) if beyond else around)
        self.list.bring_to_middle()
        self._on_chosen()
        self.take_focus()

    def again(self, step: Callable[[LookThrough], bool]) -> bool:
        """Take a step back or do it again, and go to the first line that it changed."""
        if self.look is None:
            return False
        before = set(self.look.lines)
        done = self._after(step(self.look))
        changed = next((line.key for line in self.look.lines if line not in before), None)
        if done and changed is not None:
            self.list.choose(changed)
            self._show_fields()
        return done

    def on_look(self, step: Callable[[LookThrough], object]) -> None:
        """Do a step, and show what came of it."""
        if self.look is not None:
            self._after(step(self.look))

    # ---- within

    def _lay_out(self) -> None:
        self.right.addWidget(self.fields)
        self.right.addWidget(self.paper)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(self.right)
        parts.setSizes([760, 480])
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        self._foot = QLabel(KEYS)
        self._foot.setWordWrap(True)
        tone(self._foot, "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(parts, 1)
        column.addWidget(self.letters)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _key: self._on_chosen())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        self.list.opened.connect(lambda _key: self._enter_fields())
        self.fields.written.connect(self._write)
        self.fields.parted.connect(self._split)
        self.fields.left.connect(self.take_focus)
        self.fields.stepped.connect(self.step)
        self.fields.accepted.connect(self.accepted)
        self.letters.picked.connect(self._take_for)
        self.show_box.activated.connect(lambda _row: self.draw())
        self.paper.view.left.connect(self.take_focus)
        self._preview.toggled.connect(lambda _on: self._turn_right())

    def _give_keys(self) -> None:
        for letter, taken in LETTERS.items():
            self.list.on_key(letter, partial(self._take_for, LABELS[taken]))
        for keys, deed in (
            ("Space", self._confirm),
            ("J", self._join),
            ("V", self._preview.toggle),
            ("Ctrl+Down", lambda: self.step(1)),
            ("Ctrl+Up", lambda: self.step(-1)),
            ("Ctrl+Return", self.accepted.emit),
            ("Ctrl+Enter", self.accepted.emit),
            ("F2", self._enter_fields),
        ):
            self.list.on_key(keys, deed)

    def _show_fields(self) -> None:
        keys = self.list.keys_chosen
        line = self.look.line(keys[0]) if self.look is not None and len(keys) == 1 else None
        if len(keys) > 1:
            several = f"{len(keys)} lines are chosen. A letter says what they all are, J makes one line of them."
            self.fields.show_line(None, several)
        else:
            self.fields.show_line(line)
        self.letters.choose(LABELS[line.taken] if line is not None else "")

    def _draw_paper(self) -> None:
        if self.intake is not None and self._preview.isChecked() and self.isVisible():
            meeting = self.intake.meeting(self.intake.look)
            self.paper.show_meeting(meeting, resolve(meeting.style, self._desk.styles))

    def _on_chosen(self) -> None:
        if not self._drawing:
            self.fields.settle()
            self._show_fields()

    def _after(self, done: object) -> bool:
        if done:
            self.draw()
            self._redraw.start()
            self.altered.emit()
        return bool(done)

    def _take_for(self, words: str) -> None:
        taken = next(taken for taken, label in LABELS.items() if label == words)
        self.on_look(lambda look: look.take_for(self.list.keys_chosen, taken))
        self.take_focus()

    def _confirm(self) -> None:
        """Say that the lines chosen are right as they are, and go on to the next doubt."""
        keys = self.list.keys_chosen
        if self.look is not None and self._after(self.look.confirm(keys)) and doubts(self.look.lines):
            self.step(1)

    def _join(self) -> None:
        keys = self.list.keys_chosen
        if self.look is None or not keys:
            return
        if len(keys) == 1:
            below = [line.key for line in self.look.lines]
            keys = (*keys, *below[[key == keys[0] for key in below].index(True) + 1 :][:1])
        joined = self.look.join(keys)
        if joined is None:
            self._desk.tell("Only lines that stand under each other are joined.")
            return
        self._after(joined is not None)
        self.list.choose(joined)
        self._show_fields()

    def _split(self, at: int) -> None:
        keys = self.list.keys_chosen
        second = self.look.split(keys[0], at) if self.look is not None and keys else None
        if second is None:
            self._desk.tell("Put the cursor between two words of the line first: Ctrl+Enter parts it there.")
            return
        self._after(done=True)
        self.list.choose(second)
        self._show_fields()
        self.take_focus()

    def _write(self, key: int, name: str, words: str) -> None:
        self.on_look(lambda look: look.set_field(key, name, words))

    def _enter_fields(self) -> None:
        self._preview.setChecked(False)
        self.fields.take_focus()

    def _turn_right(self) -> None:
        self.right.setCurrentWidget(self.paper if self._preview.isChecked() else self.fields)
        self._draw_paper()
