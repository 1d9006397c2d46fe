"""How an earlier action is shown while a meeting goes through what is open: as a row, and on a card."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from db.records import Meeting, Occasion
from desktop.minutes import in_short, markup
from desktop.minutes.reviewing import Entry
from desktop.widgets.colours import colours
from desktop.widgets.rows import Cell, Row
from desktop.widgets.theme import tone

LAST = 3
"""How many of the earlier meetings that spoke of an action are shown."""


class ReviewCard(QFrame):
    """The action in hand: its words, what is known of it, what earlier meetings said."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._about, self._said = _wrapped(), _wrapped(), _wrapped()
        tone(self._said, "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(4)
        for part in (self._words, self._about, self._said):
            column.addWidget(part)

    def show_entry(self, entry: Entry, history: Iterable[Occasion], meeting: Meeting) -> None:
        """Show an action with what earlier meetings said of it."""
        about = " · ".join(_known(entry, meeting))
        said = "\n".join(_said_earlier(history, meeting))
        self._words.setText(" – ".join(filter(None, (entry.reference, _words(entry)))))
        self._about.setText(about)
        tone(self._about, "error" if _late(entry, meeting) else "second")
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self.setAccessibleName(". ".join(filter(None, (self._words.text(), about, said))))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Ask for the room that the words need: a layout squeezes wrapped labels."""
        column = self.layout()
        assert column is not None
        column.invalidate()
        self.setMinimumHeight(max(column.heightForWidth(self.width()), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        of = colours(self.palette())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(of.review_ground))
            painter.fillRect(0, 0, 3, self.height(), QColor(of.review_bar))


def row_of(entry: Entry, meeting: Meeting) -> Row:
    """Return the row of an action in the list of what there is to review."""
    late = _late(entry, meeting)
    due = "overdue" if late else in_short.due(entry.due, entry.due_phrase, meeting.date) or "–"
    outcome = entry.review.outcome if entry.review else ""
    said = {"": "", "none": "no outcome"}.get(outcome, outcome)
    spoken = (entry.reference, _words(entry), *_known(entry, meeting), said or "not reviewed yet")
    return Row(
        key=entry.key,
        cells=(
            Cell(entry.reference, "second", bold=True),
            Cell(entry.owners or "–"),
            Cell(due, "error" if late else "second", bold=late),
            Cell(_words(entry), stretches=True),
        ),
        mark=Cell(said, "review_text", bold=True),
        spoken=", ".join(filter(None, spoken)),
        tip=_words(entry),
    )


def _words(entry: Entry) -> str:
    return " ".join(markup.plain(entry.text).split())


def _late(entry: Entry, meeting: Meeting) -> bool:
    return in_short.overdue(entry.due, meeting.date)


def _known(entry: Entry, meeting: Meeting) -> list[str]:
    """Return who, by when and since when, each in a few words."""
    by = "now due" if entry.open and entry.open.carried else "due"
    due = f"{by} {in_short.long_day(entry.due)}" if entry.due else entry.due_phrase or "no due date"
    known = [entry.owners or "no owner", due, "overdue" if _late(entry, meeting) else ""]
    known.append(f"given on {in_short.typed_day(entry.given_on)}" if entry.given_on else "")
    if entry.item is not None and not entry.open:
        known.append("reviewed here only")
    return [words for words in known if words]


def _said_earlier(history: Iterable[Occasion], meeting: Meeting) -> list[str]:
    said = [one for one in history if one.kind == "review" and one.meeting != meeting.id]
    return [in_short.occasion(one) for one in said if one.date is None or one.date <= meeting.date][-LAST:]


def _wrapped() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
