"""A clerk who has a keyboard and no mouse: types whole meetings into the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytest import MonkeyPatch
from pytestqt.qtbot import QtBot

from db.records import Attendance, Item, Meeting, Note
from desktop.dialogs import export_place
from desktop.minutes.exports import Format
from desktop.window import Window

Step = Callable[[], None]
MOST_FIELDS = 40
TYPE_OVER = "Ctrl+A"


class Clerk:
    """Everything that is done here is done by keys that go where the focus is.

    Only the system's own window that asks for a file's place is answered by `monkeypatch`.
    """

    def __init__(self, qtbot: QtBot, window: Window, monkeypatch: MonkeyPatch) -> None:
        self.qtbot, self.window = qtbot, window
        self._monkeypatch = monkeypatch
        self._failed: list[BaseException] = []

    # ---- keys

    @property
    def focus(self) -> QWidget:
        """The widget that has the focus."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the focus"
        return focus

    def press(self, *chords: str, times: int = 1) -> None:
        """Press chords one after the other, as the system would: offered to the field first, then to the shortcuts."""
        for words in chords * times:
            chord = QKeySequence(words)[0]
            QTest.keyClick(self.focus, chord.key(), chord.keyboardModifiers())
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words where the focus is; a line break is Shift+Enter."""
        for n, line in enumerate(words.split("\n")):
            if n:
                self.press("Shift+Return")
            for letter in line:
                self._strike(letter)
        QApplication.processEvents()

    def _strike(self, letter: str) -> None:
        if letter.isascii():
            QTest.keyClick(self.focus, letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self.focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def lines(self, *lines: str) -> None:
        """Type lines, Enter after each."""
        for line in lines:
            self.type(line)
            self.press("Return")

    # ---- dialogs

    def in_dialog(self, keys: str, *steps: Step) -> None:
        """Press keys that open a dialog, do the steps in it, and close it with Enter."""

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            try:
                assert isinstance(dialog, QDialog), f"{keys} opened no dialog"
                self.qtbot.waitUntil(lambda: QApplication.focusWidget() in dialog.findChildren(QWidget))
                for step in steps:
                    step()
                self.press("Return")
                assert not dialog.isVisible(), f"Enter did not close “{dialog.windowTitle()}”"
            except BaseException as error:
                self._failed.append(error)
                if isinstance(dialog, QDialog):
                    dialog.reject()

        QTimer.singleShot(0, self.window, act)
        self.press(keys)
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
        if self._failed:
            raise self._failed.pop()
        self._come_back()

    def _come_back(self) -> None:
        """Give the window the keys again, as a system does when a dialog closes; the windowless platform does not."""
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)

    def go_to(self, name: str) -> None:
        """Press Tab until the focus is on the field with this name."""
        for _ in range(MOST_FIELDS):
            focus = self.focus
            field = focus.parentWidget() if isinstance(focus.parentWidget(), QComboBox) else focus
            if name in (focus.accessibleName(), field.accessibleName()):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never came to “{name}”")

    def field(self, name: str, words: str) -> Step:
        """Return the step that writes words into a field, or chooses them in a box."""

        def fill() -> None:
            self.go_to(name)
            if isinstance(self.focus, QLineEdit) or (isinstance(self.focus, QComboBox) and self.focus.isEditable()):
                self.press(TYPE_OVER)
                self.type(words) if words else self.press("Delete")
            else:
                assert isinstance(self.focus, QComboBox)
                self._choose(self.focus, words)

        return fill

    def _choose(self, box: QComboBox, words: str) -> None:
        """Go down and up a box until it says these words or begins with them."""
        self.press("Home")
        for _ in range(box.count()):
            if box.currentText().startswith(words):
                return
            self.press("Down")
        raise AssertionError(f"“{words}” is not in the box")

    # ---- the meeting

    @property
    def meeting(self) -> Meeting:
        """The open meeting, everything typed so far in it."""
        assert self.window.desk is not None
        self.window.desk.workspace.settle()
        meeting = self.window.desk.meeting
        assert meeting is not None
        return meeting

    @property
    def item(self) -> Item:
        """The item in hand."""
        assert self.window.desk is not None
        item = self.meeting.item(self.window.desk.item_id)
        assert item is not None
        return item

    def new_meeting(self, **fields: str) -> None:
        """Make a meeting with Ctrl+N; each field under the words of its label, `house_style` for "House style"."""
        steps = [self.field(label.replace("_", " ").capitalize(), words) for label, words in fields.items()]
        self.in_dialog("Ctrl+N", *steps)

    def heading(self, **fields: str) -> None:
        """Correct the heading with F4."""
        self.in_dialog("F4", *(self.field(label.capitalize(), words) for label, words in fields.items()))

    def attendees(self, *people: str) -> None:
        """Put people on the list, one line each, and leave the line."""
        self.press("Ctrl+1", "Insert")
        self.lines(*people)
        self.press("Escape")

    def row(self, name: str, **fields: str) -> None:
        """Open the row of a person found by letters, and fill in fields under the words of their labels."""
        self.find_row(name)
        steps = [self.field(label.replace("_", " ").capitalize(), words) for label, words in fields.items()]
        self.in_dialog("Return", *steps)

    def apologies(self, *names: str) -> None:
        """Step each from present to apologies."""
        for name in names:
            self.find_row(name)
            self.press("Space")

    def find_row(self, name: str) -> None:
        """Find a person in the attendees pane by letters."""
        self.press("Ctrl+1", "Home")
        self.type(name)
        person = self.meeting.person(self.row_in_hand.person)
        assert person is not None and name.casefold() in f"{person.initials} {person.name}".casefold(), name

    @property
    def row_in_hand(self) -> Attendance:
        """The row of the attendance that is chosen."""
        key = self.focus.key  # type: ignore[attr-defined]
        return next(row for row in self.meeting.attendance if row.id == key)

    def new_item(self, title: str, *notes: str, inside: bool = False) -> None:
        """Begin an item after the one in hand, or inside it, and type its notes."""
        self.press("Ctrl+Shift+Return" if inside else "Ctrl+Return")
        self.name_item(title, *notes)

    def name_item(self, title: str, *notes: str) -> None:
        """Type title and notes of an item that is just begun."""
        self.type(title)
        self.press("Return")
        self.notes(*notes)

    def notes(self, *notes: str) -> None:
        """Type notes, Enter between them."""
        for n, note in enumerate(notes):
            if n:
                self.press("Return")
            self.type(note)

    def run_on(self, words: str, mark: str = "Ctrl+Shift+A") -> None:
        """Select words of the paragraph that the cursor stands in the end of, and mark them."""
        text = self.line
        start = text.rindex(words)
        self.press("Left", times=len(text) - start - len(words))
        self.press("Shift+Left", times=len(words))
        self.press(mark)

    def line_before(self) -> None:
        """Go to the end of the paragraph before this one."""
        self.press("Left", times=self._cursor().positionInBlock() + 1)

    @property
    def line(self) -> str:
        """The paragraph in which the cursor stands."""
        return self._cursor().block().text()

    def _cursor(self) -> QTextCursor:
        assert isinstance(self.focus, QTextEdit | QPlainTextEdit)
        return self.focus.textCursor()

    def by_name(self, words: str) -> None:
        """Do something by its name in the palette."""
        self.press("Ctrl+K")
        self.type(words)
        self.press("Return")

    def next_meetings(self, *days: tuple[str, str, str, str, str]) -> None:
        """Announce days: date, start, end, place, title."""
        columns = ("Date", "Start", "End", "Place", "Title, where it has one")
        steps = [
            self.field(f"{column}, row {n}", words)
            for n, day in enumerate(days, 1)
            for column, words in zip(columns, day, strict=True)
            if words
        ]
        self.in_dialog("Shift+F4", *steps)

    def export(self, path: Path, keys: str = "Ctrl+E", name: str = "") -> Path:
        """Export to a path; `name` is typed where the keys open a choice of formats."""

        def ask(_parent: QWidget | None, _suggested: Path, _form: Format) -> Path:
            return path

        self._monkeypatch.setattr(export_place, "ask", ask)
        self.press(keys)
        if name:
            self.type(name)
            self.press("Return")
        self.qtbot.waitUntil(lambda: path.exists() and not self.window.jobs, timeout=10_000)
        return path

    # ---- what came of it

    def actions(self) -> list[tuple[str, list[str], str, str]]:
        """Return reference, owners, due and words of every action of the meeting."""
        assert self.window.desk is not None
        references = self.window.desk.numbers.references
        return [
            (references.get(note.id, ""), self._owners(note), _due(note), note.text)
            for _, note in self.meeting.every_note()
            if note.action is not None
        ]

    def _owners(self, note: Note) -> list[str]:
        assert note.action is not None
        return [
            person.called if (person := self.meeting.person(owner.person)) else owner.name
            for owner in note.action.owners
        ]


def _due(note: Note) -> str:
    assert note.action is not None
    return note.action.due.isoformat() if note.action.due else note.action.due_phrase
