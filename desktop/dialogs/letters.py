"""E-mail drafts looked at before the clerk's mail program gets them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.minutes.letters import Letter
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.theme import tone

MANY = 12


class LettersDialog(QDialog):
    """The drafts with their words. `opened(letters)` asks for some in the mail program, `kept` for all as files."""

    opened = Signal(object)
    kept = Signal()

    def __init__(self, parent: QWidget | None, title: str, letters: Sequence[Letter]) -> None:
        super().__init__(parent)
        self.letters = tuple(letters)
        self.setWindowTitle(title)
        self.resize(860, 520)
        self.list = QListWidget()
        self.list.setAccessibleName("Drafts")
        self.list.setMaximumWidth(260)
        for letter in self.letters:
            row = QListWidgetItem(f"{letter.called}  –  no address" if _goes_to_nobody(letter) else letter.called)
            row.setSizeHint(QSize(0, self.fontMetrics().height() * 2))
            self.list.addItem(row)
        self.subject, self.reached, self.outcome = QLabel(""), QLabel(""), QLabel("")
        self.subject.setProperty("face", "strong")
        for label in (self.subject, self.reached, self.outcome):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("Words of the draft")
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_turned)
        self.list.setCurrentRow(0)
        self.list.setVisible(len(self.letters) > 1)
        self.list.setFocus()

    @property
    def letter(self) -> Letter:
        """The draft that is shown."""
        return self.letters[max(self.list.currentRow(), 0)]

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say below the draft what became of it."""
        tone(self.outcome, "error" if wrong else "second")
        self.outcome.setText(words)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        for widget in (self.subject, self.reached):
            right.addWidget(widget)
        right.addWidget(self.words, 1)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(self.list)
        both.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(both, 1)
        whole.addWidget(self.outcome)
        whole.addWidget(
            FinePrint(self, "Minutebook sends nothing: your mail program opens the draft, and you send it.")
        )
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for title, deed, default in (
            ("&Open in the mail program", lambda: self.opened.emit((self.letter,)), True),
            ("&Save as files…", self.kept.emit, False),
            ("&Close", self.accept, False),
        ):
            button = QPushButton(title)
            button.setAutoDefault(default)
            button.setDefault(default)
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            row.addWidget(button)
        return row

    def _on_turned(self, _row: int) -> None:
        letter = self.letter
        self.subject.setText(letter.subject)
        tone(self.reached, "error" if letter.unreachable else "second")
        self.reached.setText(_receivers(letter))
        self.say("")
        files = "".join(f"\n[attached: {one.name}]" for one in letter.attachments)
        self.words.setPlainText(letter.body + files)


def _goes_to_nobody(letter: Letter) -> bool:
    return len(letter.unreachable) == len(letter.to)


def _receivers(letter: Letter) -> str:
    lost = letter.unreachable
    reached = len(letter.to) - len(lost)
    to = f"To {reached} {'person' if reached == 1 else 'people'}." if reached else "To nobody yet."
    if not lost:
        return to
    names = ", ".join(lost[:MANY]) + (f" and {len(lost) - MANY} more" if len(lost) > MANY else "")
    return f"{to} No e-mail address is known of {names}: F12 keeps addresses with the members."
