"""The start page while no committee is known: three short questions, or another way to begin."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db import members
from db.records import Committee, CommitteeProfile, Meeting, Member, new_id
from db.values import replace
from desktop.desk import Desk
from desktop.first_start.answers import NONE, Answers
from desktop.first_start.committee_question import CommitteeQuestion
from desktop.first_start.example import example
from desktop.first_start.members_question import MembersQuestion
from desktop.first_start.style_question import StyleQuestion
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.flow_row import FlowRow
from desktop.widgets.theme import tone

WIDEST = 1180
PAUSE = 600
"""Milliseconds without a change before the answers are kept."""
LINES = 26
"""Lines of text that must have room, for what explains a question to be shown."""
LAST = 2
MOST = 16_777_215
"""Pixels: as high as Qt lets a widget be."""

Way = tuple[str, str, Callable[[], object]]
"""Another way to begin: its title, what it does in a sentence, and what does it."""


class Questions(QWidget):
    """One question at a time; Enter goes on, Esc goes back. `finished` follows the last one; `answered(answers)` each
    pause, so that they can be kept."""

    finished = Signal()
    answered = Signal(object)

    def __init__(self, desk: Desk, answers: Answers, ways: Iterable[Way]) -> None:
        super().__init__()
        self.setAccessibleName("First start")
        self._desk = desk
        self._uses = new_id()
        self.committee = CommitteeQuestion()
        known: tuple[Member, ...] = desk.workspace.read(members.known)
        self.members = MembersQuestion(known)
        self.style_question = StyleQuestion(desk.styles)
        self.questions = (self.committee, self.members, self.style_question)
        self.step, self.title, self.said = QLabel(), QLabel(), QLabel()
        self.pages = QStackedWidget()
        self.trouble = FinePrint(self, wraps=True)
        self.back_button = _button("&Back", "Back to the question before (Esc)", self.go_back)
        self.next_button = _button("Next", "On to the next question (Enter)", self.go_on)
        self.next_button.setAutoDefault(False)
        self.next_button.setDefault(True)
        self.ways = FlowRow("Or", [_quiet(*way) for way in ways])
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.keep)
        self._lay_out()
        for question in self.questions:
            question.show_answers(answers)
        self._connect()
        self.turn_to(answers.page)

    @property
    def answers(self) -> Answers:
        """What was answered so far."""
        answers = NONE
        for question in self.questions:
            answers = question.answered(answers)
        return replace(answers, page=self.pages.currentIndex())

    @property
    def profile(self) -> CommitteeProfile:
        """The committee that the answers make, without its members."""
        answers = self.answers
        return CommitteeProfile(
            id=self._uses,
            name=answers.name or "Your committee",
            short_name=answers.short_name,
            place=answers.place,
            start=self.committee.start_field.value,
            style=answers.style,
        )

    @property
    def seats(self) -> tuple[Member, ...]:
        """The members that the answers make."""
        return self.members.members

    @property
    def first(self) -> Meeting:
        """The heading of the first meeting."""
        profile = self.profile
        return Meeting(
            committee=Committee(name=profile.name, short_name=profile.short_name),
            title=profile.name,
            date=self.style_question.day,
            start=profile.start,
            place=profile.place,
            style=profile.style,
        )

    def turn_to(self, page: int) -> None:
        """Show a question, or the first one before it that is not answered."""
        page = next((n for n, each in enumerate(self.questions[: min(page, LAST)]) if each.trouble), min(page, LAST))
        question = self.questions[page]
        self.pages.setCurrentIndex(page)
        self._fit()
        self.step.setText(f"Welcome to Minutebook · question {page + 1} of {LAST + 1}")
        self.title.setText(question.title)
        self.said.setText(question.said)
        self.pages.setAccessibleName(f"{self.step.text()}: {question.title}")
        self.trouble.say("")
        self.back_button.setVisible(page > 0)
        self.ways.setVisible(page == 0)
        self.next_button.setText("Make it and open the meeting" if page == LAST else "Next")
        if page == LAST:
            self._show_example()
        if self.isVisible():
            question.take_focus()
            spoken = f"{self.pages.accessibleName()} {question.said}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))

    def go_on(self) -> None:
        """Go to the next question once this one is answered, or finish."""
        here = self.pages.currentIndex()
        if why := self.questions[here].trouble:
            self.trouble.say(why, warns=True)
            self.questions[here].take_focus()
        elif here == LAST:
            self.finished.emit()
        else:
            self.turn_to(here + 1)
            self.keep()

    def go_back(self) -> None:
        """Go to the question before."""
        if self.pages.currentIndex():
            self.turn_to(self.pages.currentIndex() - 1)
            self.keep()

    def keep(self) -> None:
        """Have the answers kept as they stand."""
        self._pause.stop()
        self.answered.emit(self.answers)

    def take_focus(self) -> None:
        """Be ready to type."""
        self.questions[self.pages.currentIndex()].take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in any field goes on, Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    # ---- within

    def _lay_out(self) -> None:
        self.title.setProperty("face", "headline")
        for label in (self.title, self.said):
            label.setWordWrap(True)
        for label in (self.step, self.said):
            tone(label, "second")
        for question in self.questions:
            self.pages.addWidget(question)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for button in (self.next_button, self.back_button):
            foot.addWidget(button)
        foot.addWidget(self.trouble, 1)
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        for widget in (self.step, self.title, self.said):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addWidget(self.pages, 1)
        column.addSpacing(4)
        column.addLayout(foot)
        column.addWidget(self.ways)
        column.addStretch(0)
        middle = QFrame()
        middle.setMaximumWidth(WIDEST)
        middle.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(middle)

    def _fit(self) -> None:
        """Let the first question take only the room of its fields, so that the buttons stand under them."""
        first = self.pages.currentWidget() is self.committee
        self.pages.setMaximumHeight(self.committee.sizeHint().height() if first else MOST)

        roomy = self.height() >= self.fontMetrics().height() * LINES
        for label in (self.step, self.said):
            label.setVisible(roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "ways"):
            self._fit()

    def _connect(self) -> None:
        for question in self.questions:
            question.altered.connect(self._on_altered)
            question.done.connect(self.go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            context = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, context=context).activated.connect(self.go_on)

    def _on_altered(self) -> None:
        self.trouble.say("")
        self._pause.start()
        if self.pages.currentIndex() == LAST:
            self._show_example()

    def _show_example(self) -> None:
        style = self.style_question.style_chosen
        self.style_question.preview.show_pages(example(self.profile, self.seats, self.first), style)


def _button(title: str, tip: str, deed: Callable[[], object]) -> QPushButton:
    button = QPushButton(title)
    button.setToolTip(tip)
    button.setAutoDefault(True)
    button.clicked.connect(lambda: deed())
    return button


def _quiet(title: str, tip: str, deed: Callable[[], object]) -> QPushButton:
    button = _button(title, tip, deed)
    button.setProperty("quiet", True)
    return button
