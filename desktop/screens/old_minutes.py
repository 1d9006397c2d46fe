"""Minutes that were typed by hand in Word, looked through line by line before they are taken in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout

from db import committees
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.intake_pages.heading_fields import HeadingFields
from desktop.intake_pages.intake import DONE, Intake
from desktop.intake_pages.line_fields import LineFields
from desktop.intake_pages.line_rows import LABELS, LETTERS, row
from desktop.intake_pages.looked_lines import UNHEARD, LookThrough, counted, doubts
from desktop.meeting_paper import MeetingPaper
from desktop.minutes.house_style import resolve
from desktop.minutes.old_minutes.facts_of import day_of
from desktop.screens import Screen
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.letter_choice import LetterChoice
from desktop.widgets.passage_rows import PassageRows
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.theme import tone

if TYPE_CHECKING:
    from desktop.minutes.old_minutes.taken_lines import TakenLine
    from desktop.window import Window

TITLE = "Old minutes"
EMPTY = "The lines of a Word file stand here once one is chosen."
NO_FILE = (
    "No minutes are being looked through. Choose a Word file of minutes that were typed by hand: nothing is kept "
    "before you have seen every line of it."
)
MISSING = {
    "committee": "Whose minutes are these? Type the name of the committee above.",
    "date": "When was this meeting? Type its date above.",
}
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


class OldMinutesScreen(ScreenFrame):
    """The lines at the left, the fields of the one in hand or the pages at the right, heading and figures above.

    It keeps what is looked through until that is taken in or skipped; `undo` and `redo` are its own.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(TITLE, widest=1800)
        self._desk = desk
        self._drawing = False
        self.intake: Intake | None = None
        self.heading = HeadingFields(desk.styles, self)
        self.figures = FinePrint(self, wraps=True)
        self.list = PassageRows("Lines of the file", EMPTY, self, many=True)
        self.fields = LineFields(self)
        self.paper = MeetingPaper(self, desk.workspace.store.read)
        self.right = QStackedWidget()
        self.letters = LetterChoice("Taken for", {letter: LABELS[taken] for letter, taken in LETTERS.items()}, self)
        self.show_box = QComboBox()
        self.show_box.addItems(list(SHOWN))
        self.choose = self.add_tool("Choose a &file…", "Take in old Word minutes")
        self.preview = self.add_tool("P&review", "The pages that these lines make (V)")
        self.preview.setCheckable(True)
        self.skip = self.add_tool("&Leave this file", "Nothing of this file is taken in")
        self.take = self.add_tool("Ta&ke it in", "Keep these minutes as a meeting (Ctrl+Return)")
        self._redraw = QTimer(self, interval=300, singleShot=True)
        self._redraw.timeout.connect(self._draw_paper)
        self._lay_out()
        self._connect()
        self._give_keys()

    # ---- what the window asks of a screen

    def arrive(self, at: object) -> None:
        """Show a file that is to be looked through, or the one that was left; DONE looks at none any more."""
        if at == DONE:
            self.intake = None
        if isinstance(at, Intake):
            self.intake = at
            self.preview.setChecked(False)
            self._turn_right()
        self.draw()
        if isinstance(at, Intake) and at.look.lines:
            first = next(iter(doubts(at.look.lines)), at.look.lines[0])
            self.list.choose(first.key)
            QTimer.singleShot(0, self.list, self.list.bring_to_middle)  # once it is laid out
            self._on_chosen()

    def take_focus(self) -> None:
        """Bring the focus to the lines."""
        (self.list if self.intake else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def look(self) -> LookThrough | None:
        """What is looked through."""
        return self.intake.look if self.intake else None

    @property
    def steps(self) -> OldMinutesScreen:
        """Whose steps Undo takes back while this screen is shown."""
        return self

    @property
    def unfinished(self) -> bool:
        """Whether something was corrected that is not taken in."""
        return self.look is not None and self.look.touched

    def undo(self) -> bool:
        """Take the newest step of the look-through back."""
        self._settle()
        return self._again(lambda look: look.undo())

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._again(lambda look: look.redo())

    @property
    def undo_name(self) -> str:
        """What undo would take back."""
        return self.look.undo_name if self.look else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again."""
        return self.look.redo_name if self.look else ""

    # ---- drawn

    def draw(self) -> None:
        """Show the lines, the figures and the heading as they stand."""
        look = self.look
        for widget in (self.heading, self.figures, self.right, self.letters, self.show_box, self._foot):
            widget.setVisible(look is not None)
        for button in (self.preview, self.skip, self.take):
            button.setVisible(look is not None)
        self.choose.setVisible(look is None)
        if self.intake is None or look is None:
            self.say(NO_FILE)
            self.list.put(())
            return
        waiting = f" · {self.intake.more} more to come" if self.intake.more else ""
        self.say(f"{look.name}{waiting}")
        self.heading.know([one.name for one in self._desk.workspace.read(committees.every)])
        self.heading.show_look(look)
        self._say_figures(look)
        shown = SHOWN[self.show_box.currentText()]
        self._drawing = True
        self.list.put(row(line) for line in look.lines if shown(line))
        self._drawing = False
        self._show_fields()

    def _say_figures(self, look: LookThrough) -> None:
        unread = f"\nNot read: {', '.join(look.left_out)}." if look.left_out else ""
        self.figures.say(f"{counted(look.lines)}{unread}")

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
        if self.intake is not None and self.preview.isChecked() and self.isVisible():
            meeting = self.intake.meeting(self.intake.look)
            self.paper.show_meeting(meeting, resolve(meeting.style, self._desk.styles))

    # ---- made

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
        self.show_box.setAccessibleName("Lines shown")
        self.filters.addWidget(self.heading, 1)
        above = QHBoxLayout()
        above.addWidget(self.figures, 1)
        above.addWidget(self.show_box)
        lower = QVBoxLayout()
        lower.setSpacing(4)
        lower.addWidget(self.letters)
        lower.addWidget(self._foot)
        self.body.setSpacing(6)
        self.body.addLayout(above)
        self.body.addWidget(parts, 1)
        self.body.addLayout(lower)

    def _connect(self) -> None:
        self.list.chosen.connect(lambda _key: self._on_chosen())
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._on_chosen())
        self.list.opened.connect(lambda _key: self._enter_fields())
        self.fields.written.connect(self._write)
        self.fields.parted.connect(self._split)
        self.fields.left.connect(self.take_focus)
        self.fields.stepped.connect(self._step)
        for part in (self.fields, self.heading):
            part.accepted.connect(self._take_in)
        self.heading.written.connect(lambda name, words: self._on_look(lambda look: look.set_head(name, words)))
        self.heading.styled.connect(lambda style: self._on_look(lambda look: look.set_style(style)))
        self.letters.picked.connect(self._take_for)
        self.show_box.activated.connect(lambda _row: self.draw())
        self.paper.view.left.connect(self.take_focus)
        self.preview.toggled.connect(lambda _on: self._turn_right())
        self.choose.clicked.connect(lambda: cast("Window", self.window()).bar.run("file.take_in_word"))
        self.skip.clicked.connect(self._skip)
        self.take.clicked.connect(self._take_in)
        self.back.clicked.disconnect()
        self.back.clicked.connect(self._leave)

    def _give_keys(self) -> None:
        for letter, taken in LETTERS.items():
            self.list.on_key(letter, partial(self._take_for, LABELS[taken]))
        for keys, deed in (
            ("Space", self._confirm),
            ("J", self._join),
            ("V", self.preview.toggle),
            ("Ctrl+Down", lambda: self._step(1)),
            ("Ctrl+Up", lambda: self._step(-1)),
            ("Ctrl+Return", self._take_in),
            ("Ctrl+Enter", self._take_in),
            ("F2", self._enter_fields),
        ):
            self.list.on_key(keys, deed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.intake is not None and not self.list.hasFocus():
            self._settle()
            self.take_focus()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    # ---- what keys do

    def _on_chosen(self) -> None:
        if not self._drawing:
            self._settle()
            self._show_fields()

    def _on_look(self, step: Callable[[LookThrough], object]) -> None:
        """Do a step, and show what came of it."""
        if self.look is not None:
            self._after(step(self.look))

    def _after(self, done: object) -> bool:
        if done:
            self.draw()
            self._redraw.start()
        return bool(done)

    def _again(self, step: Callable[[LookThrough], bool]) -> bool:
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

    def _take_for(self, words: str) -> None:
        taken = next(taken for taken, label in LABELS.items() if label == words)
        self._on_look(lambda look: look.take_for(self.list.keys_chosen, taken))
        self.take_focus()

    def _confirm(self) -> None:
        """Say that the lines chosen are right as they are, and go on to the next doubt."""
        keys = self.list.keys_chosen
        if self.look is not None and self._after(self.look.confirm(keys)) and doubts(self.look.lines):
            self._step(1)

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

    def _write(self, name: str, words: str) -> None:
        keys = self.list.keys_chosen
        if keys:
            self._on_look(lambda look: look.set_field(keys[0], name, words))

    def _enter_fields(self) -> None:
        self.preview.setChecked(False)
        self.fields.take_focus()

    def _step(self, by: int) -> None:
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

    def _turn_right(self) -> None:
        self.right.setCurrentWidget(self.paper if self.preview.isChecked() else self.fields)
        self._draw_paper()

    # ---- taken in, or left

    def _settle(self) -> None:
        """Hand over what is typed in the fields."""
        self.fields.settle()
        self.heading.settle()

    def _take_in(self) -> None:
        self._settle()
        intake = self.intake
        if intake is None:
            return
        for name in ("committee", "date"):
            if not intake.look.head(name) or (name == "date" and day_of(intake.look.lines) is None):
                self._desk.tell(MISSING[name])
                self.heading.focus(name)
                return
        open_doubts = len(doubts(intake.look.lines))
        if open_doubts and not question.ask(
            self,
            f"{open_doubts} lines are still in doubt" if open_doubts > 1 else "One line is still in doubt",
            "They can be taken in as they stand and corrected in the notes later, like everything else.",
            "Take them in as they stand",
            "Look at them first",
        ):
            self._step(1)
            return
        intake.take(intake.meeting(intake.look))

    def _skip(self) -> None:
        self._settle()
        if self.intake is None or (
            self.unfinished
            and not question.ask(
                self,
                f"Leave {self.intake.look.name} out?",
                "Nothing of it is taken in, and what you corrected here is gone. The file stays as it is.",
                "Leave it out",
                "Stay here",
            )
        ):
            return
        self.intake.skip()

    def _leave(self) -> None:
        self._settle()
        if not self.unfinished or question.ask(
            self,
            "Leave these minutes for now?",
            f"Nothing of them is taken in yet. What you corrected stays until Minutebook is closed: "
            f"“{TITLE} being looked through” in the File menu leads back.",
            "Leave them for now",
            "Stay here",
        ):
            self.left.emit()


CARD = Screen(title=TITLE, make=OldMinutesScreen)
