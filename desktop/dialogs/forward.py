"""For which meeting a line of the forward plan is meant; and the words of one that is put there by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.records import Forward
from desktop.dialogs.heading import accepting
from desktop.minutes import forward_words, in_short
from desktop.minutes.forward_words import NEXT, Wanted
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs


class ForwardDialog(QDialog):
    """A line of the forward plan for correction; `wanted` and `words` are what stands in its fields.

    `day` is that of the meeting against which dates are read, `coming` the days announced, offered to be chosen. With
    `by_hand` the words can be written; else they are those of the minutes and stand there to be read.
    """

    def __init__(
        self,
        parent: QWidget | None,
        text: str,
        wanted: Wanted,
        day: date,
        coming: Iterable[date] = (),
        *,
        by_hand: bool = False,
    ) -> None:
        super().__init__(parent)
        self._day, self._by_hand, self._text = day, by_hand, text
        self.setWindowTitle("Forward plan")
        self.setMinimumWidth(520)
        self.words_line = QLineEdit(text)
        self.words_line.setPlaceholderText("What is to come: annual report")
        self.meeting_box = QComboBox()
        self.meeting_box.setEditable(True)
        self.meeting_box.addItems([NEXT, *map(in_short.typed_day, sorted(set(coming)))])
        self.meeting_box.setEditText(forward_words.meant_for(wanted.on, wanted.phrase))
        self.meeting_note = FinePrint(self)
        self._lay_out()
        self.words_line.textChanged.connect(self._read)
        self.meeting_box.editTextChanged.connect(self._read)
        self._read()
        (self.words_line if by_hand and not text else self.meeting_box).setFocus()
        self.meeting_box.lineEdit().selectAll()  # type: ignore[union-attr]

    @property
    def wanted(self) -> Wanted:
        """For which meeting the line is meant."""
        return forward_words.read(self.meeting_box.currentText(), self._day)

    @property
    def words(self) -> str:
        """The words of the line."""
        return " ".join(self.words_line.text().split())

    def _lay_out(self) -> None:
        form = Form()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        if self._by_hand:
            form.add("&Words", self.words_line)
            form.add("&For", self.meeting_box, below=self.meeting_note)
        else:
            shown = QLabel(self._text or "No words yet.", self)
            shown.setTextFormat(Qt.TextFormat.PlainText)
            shown.setWordWrap(True)
            whole.addWidget(shown)
            form.add("&For", self.meeting_box, self._again(), below=self.meeting_note)
        self._buttons = verbs(self, "Keep it", "Leave it")
        whole.addLayout(form)
        whole.addWidget(self._buttons)

    def _again(self) -> QPushButton:
        button = QPushButton("As in the line", self)
        button.setAutoDefault(False)
        button.setAccessibleName("For which meeting, as in the line")
        button.setToolTip("Read it from the words of the line again, and let typing change it")
        button.clicked.connect(self._read_again)
        return button

    def _read_again(self) -> None:
        said = forward_words.understand(self._text, self._day)
        self.meeting_box.setEditText(forward_words.meant_for(said.on, said.phrase))

    def _first_day(self, wanted: Wanted) -> date | None:
        forward = Forward(wanted_on=wanted.on, wanted_phrase=wanted.phrase)
        return forward_words.wanted_from(forward, self._day)

    def _read(self) -> None:
        wanted = self.wanted
        if wanted.on is not None and wanted.on <= self._day:
            said = f"{in_short.long_day(wanted.on)}, which is not to come: it counts for the next meeting"
        elif wanted.on is not None:
            said = f"The first meeting on or after {in_short.long_day(wanted.on)}"
        elif (first := self._first_day(wanted)) is not None:
            said = f"The first meeting on or after {in_short.typed_day(first)}"
        elif wanted.phrase:
            said = "No date: kept in these words, for the next meeting"
        else:
            said = "The very next meeting. Or a date (9 July), or words (the October meeting)"
        self.meeting_note.say(said)
        accepting(self._buttons).setEnabled(not self._by_hand or bool(self.words))
