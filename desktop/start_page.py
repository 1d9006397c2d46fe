"""The page that stands in the window while no meeting is open: committees, their meetings, what is open and overdue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.widgets.colours import colours
from desktop.widgets.sectioned_list import Entry, Section, SectionedList
from desktop.widgets.theme import tone

if TYPE_CHECKING:
    from db.overview import CommitteeCard
    from desktop.first_start.questions import Questions
    from desktop.workspace import Workspace

WIDEST = 880


class StartPage(QWidget):
    """All committees with their meetings, newest first. Its signals say what the clerk wants."""

    opened = Signal(object)
    removal_wanted = Signal(object)
    new_wanted = Signal()
    open_wanted = Signal()
    import_wanted = Signal()
    sample_wanted = Signal()
    skip_wanted = Signal()
    questions_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asks: Callable[[], bool] = lambda: False
        """Whether there is something to ask before the first meeting."""
        self.first_start: Callable[[], Questions | None] = lambda: None
        """Gives what asks it, None where the clerk has skipped that."""
        self._questions: Questions | None = None
        self.setAccessibleName("Start page")
        self._title = QLabel("Meetings")
        self._title.setProperty("face", "headline")
        self._said = QLabel("")
        self.meetings = SectionedList("Meetings by committee")
        self.meetings.chosen.connect(self._on_chosen)
        self.meetings.removal_wanted.connect(lambda key: self.removal_wanted.emit(key) if key > 0 else None)
        self._whole: set[int] = set()
        """The committees all of whose meetings are listed, by id."""
        self._workspace: Workspace | None = None
        self._empty = self._empty_page()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.meetings)
        self._pages.addWidget(self._empty)
        self._buttons = self._button_row()
        column = QVBoxLayout()
        column.setContentsMargins(24, 32, 24, 0)
        column.setSpacing(8)
        column.addLayout(self._buttons)
        column.addWidget(self._said)
        column.addSpacing(8)
        column.addWidget(self._pages, 1)
        self._middle = QWidget()
        self._middle.setMaximumWidth(WIDEST)
        self._middle.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._middle)
        for label in (self._said, self._empty_words):
            tone(label, "second")

    def show_meetings(self, workspace: Workspace, last: int = 0) -> None:
        """Draw the page from the database, the meeting that was open `last` ready to be opened again."""
        from db import overview

        self.follow(workspace)
        self.show_committees(workspace.read(overview.cards(date.today(), self._whole)), last)

    def follow(self, workspace: Workspace) -> None:
        """Go on with what is shown already, and read what is wanted besides from this workspace."""
        self._workspace = workspace

    def show_committees(self, committees: Sequence[CommitteeCard], last: int = 0) -> None:
        """Draw the page, the meeting that was open `last` ready to be opened again."""
        today = date.today()
        self._ask(not committees and self.asks())
        self.meetings.show_sections([_section(card, today) for card in committees])
        self.meetings.choose(last)
        self._pages.setCurrentWidget(self.meetings if committees else self._empty)
        self._said.setText("Enter opens the meeting, Delete removes it." if committees else "")
        for button in (self._new, self._open, self._import):
            button.setVisible(bool(committees))
        if self.isVisible():
            self.take_focus()

    def _on_chosen(self, key: int) -> None:
        """Open the meeting with this key; that of a committee, below 0, lists the rest of its meetings."""
        if key > 0:
            self.opened.emit(key)
        elif self._workspace is not None:
            shown = self.meetings.currentRow()
            self._whole.add(-key)
            self.show_meetings(self._workspace)
            self.meetings.setCurrentRow(shown)

    def take_focus(self) -> None:
        """Bring the focus to the list, to the first question, or to the offer of a first meeting."""
        empty = self._pages.currentWidget() is self._empty
        if self._questions is not None:
            self._questions.take_focus()
        else:
            (self._first if empty else self.meetings).setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> bool:
        """Have what was typed into the questions kept; True, for the window may close then."""
        if self._questions is not None:
            self._questions.keep()
        return True

    def forget_questions(self) -> None:
        """Let what was typed into the questions go."""
        if self._questions is not None:
            self._questions.hide()
            self._questions.deleteLater()
            self._questions = None

    def _ask(self, wanted: bool) -> None:
        """Show the questions of the first start, with what is typed in them, or the meetings."""
        if not wanted:
            self.forget_questions()
        elif self._questions is None and (questions := self.first_start()) is not None:
            self._questions = questions
            row = self.layout()
            assert row is not None
            row.addWidget(questions)
            questions.show()
        self._asked.setVisible(wanted)
        self._middle.setVisible(self._questions is None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours(QGuiApplication.palette()).page))
        painter.end()

    def _button_row(self) -> QHBoxLayout:
        self._new = self._button("New meeting", "Ctrl+N", self.new_wanted)
        self._open = self._button("Open…", "Ctrl+O", self.open_wanted)
        self._import = self._button("Import…", "", self.import_wanted)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addStretch()
        for button in (self._import, self._open, self._new):
            button.hide()
            row.addWidget(button)
        return row

    def _empty_page(self) -> QWidget:
        words = QLabel(
            "No meeting yet. Make one for your committee and type while people talk; "
            "the Word minutes and the action table come by themselves."
        )
        words.setWordWrap(True)
        self._empty_words = words
        self._first = self._button("New meeting", "Ctrl+N", self.new_wanted)
        self._asked = self._button("Answer three questions", "", self.questions_wanted)
        tried = self._button("Try it with a sample meeting", "", self.sample_wanted)
        other = self._button("Import a meeting file…", "", self.import_wanted)
        ways = QGridLayout()
        ways.setSpacing(8)
        ways.setColumnStretch(2, 1)
        for place, button in enumerate((self._first, other, self._asked, tried)):
            ways.addWidget(button, place // 2, place % 2)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addWidget(words)
        column.addLayout(ways)
        column.addStretch()
        return page

    def _button(self, title: str, key: str, signal: object) -> QPushButton:
        button = QPushButton(title)
        button.setToolTip(f"{title} ({key})" if key else title)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return button


def _section(card: CommitteeCard, today: date) -> Section:
    from desktop.minutes import in_short

    counts = (
        f"{card.open_actions} {'action' if card.open_actions == 1 else 'actions'} open" if card.open_actions else ""
    )
    overdue = f"{card.overdue_actions} overdue" if card.overdue_actions else ""
    return Section(
        title=card.committee.name,
        said=_coming(card),
        figures=counts,
        alarm=overdue,
        entries=(
            *(
                Entry(
                    key=meeting.id,
                    lead=in_short.typed_day(meeting.date),
                    title=meeting.title,
                    said="today"
                    if meeting.date == today and meeting.status in ("planned", "draft")
                    else meeting.status,
                )
                for meeting in card.meetings
            ),
            *([_rest(card)] if card.count > len(card.meetings) else []),
        ),
    )


def _rest(card: CommitteeCard) -> Entry:
    left = card.count - len(card.meetings)
    earlier = "One earlier meeting…" if left == 1 else f"{left} earlier meetings…"
    return Entry(key=-card.committee.id, title=earlier)


def _coming(card: CommitteeCard) -> str:
    from desktop.minutes import in_short

    if card.coming is None:
        return ""
    at = f", {in_short.clock(card.coming.start)}" if card.coming.start else ""
    return f"next: {in_short.long_day(card.coming.date)}{at}"
