"""Minutes that were typed by hand in Word, looked through line by line before they are taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from db import committees
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.intake_pages.heading_fields import HeadingFields
from desktop.intake_pages.intake import DONE, Intake
from desktop.intake_pages.lines_page import LinesPage
from desktop.intake_pages.looked_lines import LookThrough, counted, doubts
from desktop.minutes.old_minutes.facts_of import day_of
from desktop.screens import Screen
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.screen_frame import ScreenFrame

if TYPE_CHECKING:
    from desktop.window import Window

TITLE = "Old minutes"
NO_FILE = (
    "No minutes are being looked through. Choose a Word file of minutes that were typed by hand: nothing is kept "
    "before you have seen every line of it."
)
MISSING = {
    "committee": "Whose minutes are these? Type the name of the committee above.",
    "date": "When was this meeting? Type its date above.",
}


class OldMinutesScreen(ScreenFrame):
    """The lines at the left, the fields of the one in hand or the pages at the right, heading and figures above.

    It keeps what is looked through until that is taken in or skipped; `undo` and `redo` are its own.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(TITLE, widest=1800)
        self._desk = desk
        self.heading = HeadingFields(desk.styles, self)
        self.figures = FinePrint(self, wraps=True)
        self.choose = self.add_tool("Choose a &file…", "Take in old Word minutes")
        self.preview = self.add_tool("P&review", "The pages that these lines make (V)")
        self.preview.setCheckable(True)
        self.skip = self.add_tool("&Leave this file", "Nothing of this file is taken in")
        self.take = self.add_tool("Ta&ke it in", "Keep these minutes as a meeting (Ctrl+Return)")
        self.lines = LinesPage(desk, self.preview, self)
        self._lay_out()
        self._connect()

    # ---- what the window asks of a screen

    def arrive(self, at: object) -> None:
        """Show a file that is to be looked through, or the one that was left; DONE looks at none any more."""
        if at == DONE:
            self.lines.intake = None
        if isinstance(at, Intake):
            self.lines.begin(at)
        self.draw()

    def take_focus(self) -> None:
        """Bring the focus to the lines."""
        if self.intake is not None:
            self.lines.take_focus()
        else:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def intake(self) -> Intake | None:
        """The file that is looked through."""
        return self.lines.intake

    @property
    def look(self) -> LookThrough | None:
        """What is looked through."""
        return self.lines.look

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
        return self.lines.again(lambda look: look.undo())

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self.lines.again(lambda look: look.redo())

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
        self.heading.know([one.name for one in self._desk.workspace.read(committees.every)])
        self.lines.draw()
        self._tell()

    def _tell(self) -> None:
        """Show the figures and the heading."""
        look = self.look
        for widget in (self.heading, self.figures, self.lines.show_box, self.preview, self.skip, self.take):
            widget.setVisible(look is not None)
        self.choose.setVisible(look is None)
        if self.intake is None or look is None:
            self.say(NO_FILE)
            return
        waiting = f" · {self.intake.more} more to come" if self.intake.more else ""
        self.say(f"{look.name}{waiting}")
        self.heading.show_look(look)
        self._say_figures(look)

    def _say_figures(self, look: LookThrough) -> None:
        unread = f"\nNot read: {', '.join(look.left_out)}." if look.left_out else ""
        self.figures.say(f"{counted(look.lines)}{unread}")

    # ---- made

    def _lay_out(self) -> None:
        self.filters.addWidget(self.heading, 1)
        above = QHBoxLayout()
        above.addWidget(self.figures, 1)
        above.addWidget(self.lines.show_box)
        self.body.setSpacing(6)
        self.body.addLayout(above)
        self.body.addWidget(self.lines, 1)

    def _connect(self) -> None:
        for part in (self.lines, self.heading):
            part.accepted.connect(self._take_in)
        on_look = self.lines.on_look
        self.heading.written.connect(lambda name, words: on_look(lambda look: look.set_head(name, words)))
        self.heading.styled.connect(lambda style: on_look(lambda look: look.set_style(style)))
        self.lines.altered.connect(self._tell)
        self.choose.clicked.connect(lambda: cast("Window", self.window()).bar.run("file.take_in_word"))
        self.skip.clicked.connect(self._skip)
        self.take.clicked.connect(self._take_in)
        self.back.clicked.disconnect()
        self.back.clicked.connect(self._leave)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.intake is not None and not self.lines.list.hasFocus():
            self._settle()
            self.take_focus()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    # ---- taken in, or left

    def _settle(self) -> None:
        """Hand over what is typed in the fields."""
        self.lines.fields.settle()
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
            self.lines.step(1)
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
