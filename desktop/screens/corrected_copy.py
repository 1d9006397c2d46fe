"""A corrected copy of the open minutes: what somebody changed in the Word file, accepted or left one by one."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from db import versions
from desktop.copy_pages.corrected import Corrected, State, concerned, counted, takeable
from desktop.copy_pages.correction_rows import row
from desktop.copy_pages.passage_page import PassagePage, passage
from desktop.copy_pages.taking_over import edit_of, with_changes
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.keeping import keep, keep_beyond
from desktop.minutes import in_short
from desktop.minutes.correcting.taking import Change, changes_of
from desktop.minutes.corrections import Correction
from desktop.minutes.document import Ref
from desktop.screens import Screen
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.offer_strip import OfferStrip
from desktop.widgets.passage_rows import PassageRows
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.theme import tone

if TYPE_CHECKING:
    from desktop.window import Window

TITLE = "Corrected copy"
EMPTY = "The corrections stand here once a copy is brought back."
NONE = (
    "No corrected copy of these minutes was brought back yet. Export them as a Word file, let it be corrected, with "
    "tracked changes or without, and choose it here: each correction waits for a yes or a no."
)
SAME = "The copy reads as it went out: nothing was corrected in it."
KEYS = (
    "A: accept · L: leave (again: undecided) · Space: the next to decide · Ctrl+Shift+A: accept the rest · "
    "Enter: go to the place, {back} leads back · Ctrl+Z: undo"
)
BACK_KEY = "Ctrl+F7"
NOWHERE = "This stands in no paragraph of the notes, so there is no place to go to."


class CorrectedCopyScreen(ScreenFrame):
    """The list of corrections with the passage beside it. What was left stays left until the program is closed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(TITLE, widest=1800)
        self._desk = desk
        self._copies: dict[int, Corrected] = {}
        self._states: dict[int, State] = {}
        self.figures = QLabel("")
        self.figures.setProperty("face", "strong")
        self.figures.setWordWrap(True)
        self.unread = FinePrint(self, wraps=True)
        self.list = PassageRows("Corrections", EMPTY, self)
        self.page = PassagePage(self)
        self.accept_button = _button("&Accept", "Take this correction over (A)", self.accept)
        self.leave_button = _button("&Leave", "Leave the minutes as they are here (L)", self.leave)
        self.go_button = _button("&Go there", "The place in the notes (Enter)", self.go)
        self.done = OfferStrip(
            (("&Keep a version…", "Keep the corrected minutes as a version", self._keep_version),), self
        )
        self.choose = self.add_tool("Bring back a &copy…", "Choose a Word file that somebody corrected")
        self.rest = self.add_tool("Accept the &rest", "Take over all that wait and can be taken over (Ctrl+Shift+A)")
        self._lay_out()
        self._connect()

    # ---- what the window asks of a screen

    def arrive(self, at: object) -> None:
        """Show a copy that was brought back, else the one of the open minutes that was shown last."""
        if isinstance(at, Corrected):
            self._copies[at.meeting] = at
        self.draw()
        if isinstance(at, Corrected):
            self.list.verticalScrollBar().setValue(0)
            if not self._step():
                self.list.step(1)

    def take_focus(self) -> None:
        """Bring the focus to the list, or to what brings a copy."""
        (self.list if self.copy else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def copy(self) -> Corrected | None:
        """The copy of the open minutes."""
        return self._copies.get(self._desk.meeting.id) if self._desk.meeting is not None else None

    @property
    def correction(self) -> Correction | None:
        """The correction in hand."""
        found = self.copy.found if self.copy else ()
        return next((one for one in found if one.key == self.list.key), None)

    # ---- drawn

    def draw(self) -> None:
        """Show the corrections as they stand in the minutes now."""
        meeting, copy = self._desk.meeting, self.copy
        before, self._states = self._states, copy.states(meeting) if copy and meeting else {}
        for widget in (self.figures, self.list, self.page, self._foot, self._under):
            widget.setVisible(copy is not None)
        if meeting is None or copy is None:
            self.rest.hide()
            self.done.offer("")
            self.unread.say("")
            self.say(NONE)
            return
        self.list.put(row(one, self._states[one.key]) for one in copy.found)
        self._say(copy)
        again = next((key for key, was in before.items() if was != "open" and self._states.get(key) == "open"), None)
        if again is not None and self.isVisible():
            self.list.choose(again)
        self._show_passage()

    def _say(self, copy: Corrected) -> None:
        closed = self._desk.workspace.closed
        sent = f"{in_short.day(copy.sent_at.date(), date.today())}, {in_short.clock(copy.sent_at.time())}"
        by = f" · corrected by {', '.join(copy.authors)}" if copy.authors else ""
        self.say(f"{copy.name} · went out {sent}{by}" + (f"\n{closed}" if closed else ""))
        self.figures.setText(counted(copy.found, self._states) if copy.found else SAME)
        self.unread.say(f"Not read of the copy: {', '.join(copy.left_out)}." if copy.left_out else "")
        self.unread.setVisible(bool(copy.left_out))
        waiting = takeable(copy.found, self._states)
        self.rest.setVisible(bool(copy.found))
        self.rest.setEnabled(bool(waiting) and not closed)
        decided = bool(copy.found) and "open" not in self._states.values()
        self.done.offer("All differences are decided." if decided else "")

    def _show_passage(self) -> None:
        one, meeting = self.correction, self._desk.meeting
        if one is None or meeting is None:
            self.page.show_blocks(())
        else:
            self.page.show_blocks(passage(meeting, self._desk.numbers, one))
        state = self._states.get(one.key) if one else None
        waits = one is not None and state == "open" and not self._desk.workspace.closed
        self.accept_button.setEnabled(waits and one is not None and not one.cannot)
        self.leave_button.setEnabled(one is not None and state in ("open", "left", "comment"))
        self.leave_button.setText("&Leave" if state != "left" else "Un&decided")
        self.go_button.setEnabled(one is not None and one.ref is not None)

    # ---- made

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.page, 1)
        self._under = QWidget()
        verbs = QHBoxLayout(self._under)
        verbs.setContentsMargins(8, 0, 0, 0)
        verbs.setSpacing(8)
        for button in (self.accept_button, self.leave_button, self.go_button):
            verbs.addWidget(button)
        verbs.addStretch()
        column.addWidget(self._under)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(right)
        parts.setSizes([720, 520])
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        self._foot = QLabel(KEYS.format(back=BACK_KEY))
        self._foot.setWordWrap(True)
        tone(self._foot, "second")
        for widget in (self.figures, self.unread, self.done):
            self.body.addWidget(widget)
        self.body.addWidget(parts, 1)
        self.body.addWidget(self._foot)

    def _connect(self) -> None:
        self._desk.workspace.changed.connect(lambda _by, _place: self.draw() if self.isVisible() else None)
        self.list.chosen.connect(lambda _key: self._show_passage())
        self.list.opened.connect(lambda _key: self.go())
        for keys, deed in (
            ("A", self.accept),
            ("L", self.leave),
            ("Space", self.step),
            ("Ctrl+Shift+A", self.accept_rest),
        ):
            self.list.on_key(keys, deed)
        self.rest.clicked.connect(self.accept_rest)
        self.choose.clicked.connect(lambda: cast("Window", self.window()).bar.run("file.bring_back"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.page.hasFocus() and event.key() == Qt.Key.Key_Escape:
            self.take_focus()
        else:
            super().keyPressEvent(event)

    # ---- what keys do

    def accept(self) -> None:
        """Take the correction in hand over, and go on to the next."""
        one = self.correction
        if one is None or self._states[one.key] in ("accepted", "gone"):
            return
        if one.kind == "comment":
            self._desk.tell("A comment is only to be read. L marks it as dealt with.")
        elif one.cannot:
            self._desk.tell(f"{one.cannot} Enter goes there.")
        elif self._desk.may_change() and self._take_over((one,)):
            self._step()

    def accept_rest(self) -> None:
        """Take over all that wait and can be taken over, as one step, when the clerk says so."""
        copy = self.copy
        waiting = takeable(copy.found, self._states) if copy else ()
        if not waiting or not self._desk.may_change():
            return
        overtaken = sum(bool(one.overtaken) for one in waiting)
        more = (
            f" In {overtaken} of them the minutes were changed since; they are put in place of that."
            if overtaken
            else ""
        )
        if question.ask(
            self,
            f"Accept {'the last one' if len(waiting) == 1 else f'all {len(waiting)} that wait'}?",
            f"They come into the minutes as one step: undo (Ctrl+Z) takes them all back.{more}",
            "Accept them",
            "Go on one by one",
        ):
            self._take_over(waiting)
        self.take_focus()

    def leave(self) -> None:
        """Leave the correction in hand and go on to the next; one that was left waits again."""
        one, copy = self.correction, self.copy
        if one is None or copy is None or self._states[one.key] in ("accepted", "gone"):
            return
        again = one.key in copy.left
        copy.left.symmetric_difference_update({one.key})
        self.draw()
        if not again:
            self._step()

    def step(self) -> None:
        """Go to the next correction that waits for a yes or no."""
        if not self._step():
            self._desk.tell("All differences are decided.")

    def go(self) -> None:
        """Go to the place in the notes."""
        one = self.correction
        if one is None or one.ref is None:
            self._desk.tell(NOWHERE)
            return
        ref = Ref("action", one.ref.id) if one.ref.kind == "row" else one.ref
        back = self.list.key
        self._desk.show(ref)
        self._desk.tell(f"{BACK_KEY} leads back to the corrections.")
        self.list.choose(back)

    def _step(self) -> bool:
        """Go to the next that waits, after the last to the first; False where none does."""
        waiting = [one.key for one in (self.copy.found if self.copy else ()) if self._states[one.key] == "open"]
        if not waiting:
            self._show_passage()
            return False
        order = [one.key for one in self.copy.found] if self.copy else []
        here = order.index(self.list.key) if self.list.key in order else -1
        self.list.choose(next((key for key in waiting if order.index(key) > here), waiting[0]))
        self._show_passage()
        return True

    def _take_over(self, wanted: tuple[Correction, ...]) -> bool:
        """Write corrections into the minutes as one step; False where they cannot be kept."""
        copy = self.copy
        if copy is None or not self._desk.workspace.hand_over() or self._desk.meeting is None:
            return False
        before = meeting = self._desk.meeting
        changes: list[Change] = []
        for one in wanted:
            each = changes_of(meeting, one)
            meeting = with_changes(meeting, each)
            changes += each
        name = "Accepting a correction" if len(wanted) == 1 else "Accepting corrections"
        earlier = dict(copy.yes)
        copy.yes |= {one.key: concerned(before, one) for one in wanted}
        if not keep(self._desk, edit_of(before.id, changes), name):
            copy.yes = earlier
            self.draw()
            return False
        return True

    def _keep_version(self) -> None:
        from desktop.dialogs.keep_version import KeepVersionDialog
        from desktop.minutes.approval_steps import as_file, as_printed

        meeting, copy = self._desk.meeting, self.copy
        if meeting is None or copy is None:
            return
        by = f" by {', '.join(copy.authors)}" if copy.authors else f" of {copy.name}"
        dialog = KeepVersionDialog(self.window(), f"Corrections{by}")
        while dialog.exec() == KeepVersionDialog.DialogCode.Accepted:
            file, printed = as_file(meeting, self._desk.style), as_printed(meeting, self._desk.style)
            at = datetime.now()
            edit = versions.keep(meeting.id, dialog.name, "", file, at=at, comment=dialog.comment, printed=printed)
            if keep_beyond(self._desk, edit, "Keeping a version"):
                self._desk.tell(f"Kept as “{dialog.name}”. Shift+F7 shows all versions.")
                break
        self.take_focus()


def _button(title: str, tip: str, deed: object) -> QPushButton:
    button = QPushButton(title)
    button.setToolTip(tip)
    button.setAutoDefault(True)
    button.clicked.connect(lambda: deed())  # type: ignore[operator]
    return button


CARD = Screen(title=TITLE, make=CorrectedCopyScreen)
