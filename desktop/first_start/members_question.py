"""The second question: who sits on the committee, one a line, or from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from db.records import Member
from db.values import replace
from desktop.committee_pages import member_rows
from desktop.dialogs import member_file, question
from desktop.first_start.answers import Answers
from desktop.first_start.member_lines import NOBODY, Line, as_typed, one_a_line, read_lines, seated
from desktop.member_naming import full
from desktop.minutes.seats import seat_of
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.rows import Cell, Row
from desktop.widgets.table_list import Heading, TableList

EXAMPLE = "Ann Bell, chair\nTom Brandt, TB, Harbour Master, Port Authority\nRuth Cole, minute-taker, ruth@example.org"
KEYS = "One a line; Enter in an empty line goes on. A list can be pasted."


class MembersQuestion(QWidget):
    """A box of lines, and beside it the members that they make. `altered` follows each change, `done` Enter in an empty
    line."""

    title = "Who sits on it?"
    said = (
        "A name is enough. Behind it, between commas, may stand initials, capacity (chair, vice-chair, minute-taker, "
        "adviser …), e-mail address, job title and organisation. It may also be left for later."
    )
    altered = Signal()
    done = Signal()

    def __init__(self, known: Sequence[Member]) -> None:
        super().__init__()
        self._known = known
        self._listed: Mapping[str, Member] = {}
        self._folder = ""
        self._at = 0
        self._words = ""
        self.lines: list[Line] = []
        self.box = _MembersBox()
        self.box.setProperty("framed", True)
        self.box.setAccessibleName("Members, one a line")
        self.box.setPlaceholderText(EXAMPLE)
        self.box.setTabChangesFocus(True)
        self.box.installEventFilter(self)
        self.note = FinePrint(self, KEYS, wraps=True)
        self.table = TableList("Members as understood", "What is understood of each line stands here.", _HEADINGS)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.file_button = QPushButton("F&rom a file…")
        self.file_button.setProperty("quiet", True)
        self.file_button.setAutoDefault(True)
        self.file_button.setToolTip(member_file.KINDS)
        self._lay_out()
        self.box.textChanged.connect(self._on_typed)
        self.box.cursorPositionChanged.connect(self._explain)
        self.file_button.clicked.connect(self._from_file)

    @property
    def trouble(self) -> str:
        """What keeps the next question from being asked, "" where nothing does."""
        empty = next((line for line in self.lines if line.trouble == NOBODY), None)
        return f"Line {empty.place + 1} {NOBODY}, or take the line out." if empty is not None else ""

    @property
    def members(self) -> tuple[Member, ...]:
        """Those who get a seat."""
        return seated(self.lines)

    def show_answers(self, answers: Answers) -> None:
        """Fill the box."""
        self._listed, self._words = dict(answers.listed), ""
        self.box.setPlainText(answers.members)
        self.box.moveCursor(QTextCursor.MoveOperation.End)

    def answered(self, answers: Answers) -> Answers:
        """Return the answers with what stands in the box."""
        words = self.box.toPlainText()
        lines = {" ".join(line.split()) for line in words.splitlines()}
        listed = {line: member for line, member in self._listed.items() if line in lines}
        return replace(answers, members=words, listed=listed)

    def take_focus(self) -> None:
        """Be ready to type."""
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self, file: Path) -> None:
        """Show who is in a file, and put those whom the clerk leaves ticked into lines below what is typed."""
        from desktop import member_intake
        from desktop.dialogs.taking_in import TakingInDialog, coming

        try:
            found = member_intake.read_file(file)
        except member_intake.Refused as refused:
            question.tell(self, f"Nobody was taken in from {file.name}", str(refused))
            return
        here = tuple(replace(line.member, known_as=-1 - line.place) for line in self.lines)
        rows = coming(found.people, here, (*here, *self._known))
        dialog = TakingInDialog(self, f"Members from {file.name}", found.said, rows, here, (*here, *self._known))
        if dialog.exec() == TakingInDialog.DialogCode.Accepted:
            self._add(member_intake.as_members(dialog.taken, here))
        self.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on from an empty last line, as a list in the notes ends."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        cursor = self.box.textCursor()
        if enter and cursor.atEnd() and not cursor.block().text().strip():
            self.done.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return True
        return False

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.file_button)
        typed = QVBoxLayout()
        typed.setSpacing(4)
        typed.addWidget(self.box, 1)
        typed.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(typed, 1)
        row.addWidget(self.table, 1)

    def _add(self, members: Sequence[Member]) -> None:
        lines = {_line_of(member): replace(member, id=0, known_as=max(member.known_as, 0)) for member in members}
        self._listed, self._words = {**self._listed, **lines}, ""
        above = self.box.toPlainText().rstrip()
        cursor = self.box.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("\n".join([*([above] if above else []), *lines, ""]))
        self.box.setTextCursor(cursor)

    def _from_file(self) -> None:
        if file := member_file.ask_for(self, self._folder):
            self._folder = str(file.parent)
            self.take_in(file)

    def _on_typed(self) -> None:
        self._read(self.box.toPlainText())
        self.table.put(_row(line) for line in self.lines)
        self._explain()
        self.altered.emit()

    def _read(self, words: str) -> None:
        """Read the lines anew from the first that is not as it was."""
        pairs = zip(self._words.splitlines(), words.splitlines(), strict=False)
        begin = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        above = [line for line in self.lines if line.place < begin]
        self.lines = read_lines(words, self._listed, self._known, above=above, begin=begin)
        self._words = words

    def _explain(self) -> None:
        """Say what was understood of the line with the cursor, and aloud of the one that it left."""
        here = self.box.textCursor().blockNumber()
        if here != self._at:
            self._speak(self._at)
            self._at = here
        line = self._line(here)
        if line is None:
            self.note.say(KEYS)
            return
        self.table.choose(here)
        self.note.say(_said(line), warns=bool(line.trouble))

    def _line(self, place: int) -> Line | None:
        return next((line for line in self.lines if line.place == place), None)

    def _speak(self, place: int) -> None:
        if (line := self._line(place)) is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.box, _said(line)))


_HEADINGS = (
    *member_rows.HEADINGS[:2],
    replace(member_rows.HEADINGS[2], least=12),
    Heading("Job title", least=10, yields=1),
    replace(member_rows.HEADINGS[3], yields=2),
    member_rows.HEADINGS[4],
)


class _MembersBox(QPlainTextEdit):
    """A box in which the recipients of a mail, pasted, stand one a line."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(one_a_line(source.text()))


def _row(line: Line) -> Row:
    made = member_rows.row(line.member, {}, date.today())
    look = "text" if line.seats else "second"
    cells = [replace(cell, look=look if cell.look == "text" else cell.look) for cell in made.cells[:5]]
    cells.insert(3, Cell(line.member.job_title if line.seats else "", "second"))
    if not line.seats:
        cells[0], cells[2] = replace(cells[0], words=""), replace(cells[2], words=line.trouble.partition(",")[0])
    spoken = " ".join(word for word in (made.spoken, line.member.job_title, line.trouble) if word)
    return replace(made, key=line.place, cells=tuple(cells), tip=line.trouble, spoken=spoken)


def _said(line: Line) -> str:
    who = line.member
    return line.trouble or " · ".join((who.initials or "no initials", full(who), seat_of(who.capacity, who.role)))


def _line_of(member: Member) -> str:
    return " ".join(as_typed(member).split())
