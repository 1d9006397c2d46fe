"""What is said of one earlier action: a letter for what came of it, to when or by what, and in which words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from db.records import Meeting, Review
from desktop.desk import Desk
from desktop.minutes import in_short, reviewing
from desktop.minutes.reviewing import ASIDES, LETTERS, TO, Aside, Entry
from desktop.widgets.completing_line import CompletingLine, Offer
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.letter_choice import LetterChoice
from desktop.widgets.line import Line


class ReviewFields(QWidget):
    """The fields of a review. `picked` follows a letter that changes the outcome, `typed` each change of the words."""

    picked = Signal()
    typed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._used: dict[str, tuple[str, ...]] = {}
        self._shown: Review | None = None
        self.letters = LetterChoice("What came of it", LETTERS)
        self.letters.picked.connect(self._pick)
        self.aside, self.words = Line(), CompletingLine(self._offers)
        self.words.setAccessibleName("In these words")
        self._aside_name, self._understood = QLabel(), FinePrint()
        self._aside_name.setBuddy(self.aside)
        for line in (self.aside, self.words):
            line.textEdited.connect(self._on_edited)
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self._aside_name)
        fields.addWidget(self.aside, 1)
        fields.addWidget(self.words, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.letters)
        column.addLayout(fields)
        column.addWidget(self._understood)

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """Where the focus can be."""
        return self.letters, self.aside, self.words

    @property
    def outcome(self) -> str:
        """What came of it, "" while no letter was pressed."""
        return self.letters.chosen

    def learn(self, used: Mapping[str, tuple[str, ...]]) -> None:
        """Take over the words that the committee used for each outcome, the newest first."""
        self._used = dict(used)

    def remember(self, review: Review) -> None:
        """Have these words stand ready the next time, and know that the review is kept."""
        self._shown = review
        others = [words for words in self._used.get(review.outcome, ()) if words != review.closing]
        self._used[review.outcome] = (review.closing, *others)

    def show_review(self, review: Review | None) -> None:
        """Show what the meeting has said so far."""
        self._shown = review
        outcome = review.outcome if review else ""
        self.letters.choose(outcome)
        self._show_fields(outcome)
        self.aside.setText(in_short.typed_day(review.carried_to) if review and review.carried_to else "")
        usual = "" if outcome in ASIDES else reviewing.usual_words(self._desk.style, outcome)
        self.words.setText((review.closing or usual) if review else "")
        self._say_understood()

    def review(self, entry: Entry, meeting: Meeting) -> Review:
        """Return the review of an action as the fields say it."""
        begun = reviewing.begun(entry, meeting.people)
        return reviewing.with_outcome(begun, self.outcome, self._aside(meeting), self.words.text(), self._desk.style)

    def take_focus(self) -> None:
        """Be ready for a letter."""
        self.letters.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, outcome: str) -> None:
        before = self._shown.outcome if self._shown else ""
        self.letters.choose(outcome)
        if outcome != before:
            own = self._shown.closing if self._shown else ""
            self._show_fields(outcome)
            self.aside.clear()
            if not own or own in self._used.get(before, ()):
                used = self._used.get(outcome, ())
                self.words.setText(reviewing.offered_words(self._desk.style, outcome, used))
            self._say_understood()
            self.picked.emit()
        line: QLineEdit = self.aside if outcome in ASIDES else self.words
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()

    def _show_fields(self, outcome: str) -> None:
        kind = ASIDES.get(outcome)
        name = "to" if kind == TO else "by action"
        self._aside_name.setText(name)
        self.aside.setAccessibleName(f"{outcome} {name}")
        self.aside.setPlaceholderText("30 June, next meeting" if kind == TO else "its reference")
        for part in (self._aside_name, self.aside):
            part.setVisible(kind is not None)
        self.words.setEnabled(bool(outcome))
        usual = reviewing.usual_words(self._desk.style, outcome)
        self.words.setPlaceholderText(usual or ("In which words" if outcome else "A letter says what came of it"))

    def _on_edited(self, _text: str) -> None:
        self._say_understood()
        self.typed.emit()

    def _offers(self, before: str) -> list[Offer]:
        """Offer the words that the committee used for this outcome and that begin as typed."""
        typed = before.casefold()
        used = self._used.get(self.outcome, ())
        return [Offer(words) for words in used if words.casefold().startswith(typed) and words.casefold() != typed]

    def _aside(self, meeting: Meeting) -> Aside:
        return reviewing.read_aside(self.outcome, self.aside.text(), meeting) if self.outcome in ASIDES else Aside()

    def _say_understood(self) -> None:
        meeting = self._desk.meeting
        aside = self._aside(meeting) if meeting else Aside()
        if meeting is None or not (aside.day or aside.words):
            self._understood.say("")
        elif aside.day is not None:
            past = " is not after this meeting" if aside.day <= meeting.date else ""
            self._understood.say(f"{in_short.long_day(aside.day)}{past}", warns=bool(past))
        else:
            said = reviewing.usual_words(self._desk.style, self.outcome, **{ASIDES[self.outcome]: aside.words})
            self._understood.say(said)
