"""The whole life of an action: the meeting that gave it, what each later one said, and the way there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from db.records import Occasion, RegisterEntry
from desktop.minutes import in_short, markup
from desktop.widgets.form import verbs
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row
from desktop.widgets.theme import tone

EMPTY = "No meeting that is here gave it or spoke of it."


class LifeDialog(QDialog):
    """An action with its occasions; accepted, `place` is the meeting and the note to go to (0, 0: none)."""

    def __init__(self, parent: QWidget | None, entry: RegisterEntry, occasions: Sequence[Occasion]) -> None:
        super().__init__(parent)
        self._occasions = tuple(occasions)
        self.setWindowTitle(f"Action {entry.reference}".strip())
        self.setMinimumSize(680, 420)
        words = QLabel(markup.plain(entry.text))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        about = QLabel(_about(entry))
        about.setWordWrap(True)
        tone(about, "second")
        self.list = RowList("Its life, the oldest first; Enter goes to the meeting", EMPTY, self)
        self.list.put(_row(place, occasion) for place, occasion in enumerate(self._occasions))
        self.list.opened.connect(lambda _key: self.accept())
        self.list.chosen.connect(lambda _key: self._look())
        self._buttons = verbs(self, "&Go to the meeting", "Close")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (words, about, self.list, self._buttons):
            column.addWidget(widget)
        self.list.setFocus()
        self.list.choose(next((n for n in reversed(range(len(occasions))) if occasions[n].meeting), 0))
        self._look()

    @property
    def place(self) -> tuple[int, int]:
        """The meeting and the note of the occasion that is chosen."""
        at = self.list.key
        occasion = self._occasions[at] if isinstance(at, int) else None
        return (occasion.meeting, occasion.note) if occasion else (0, 0)

    def accept(self) -> None:
        if self.place[0]:
            super().accept()

    def _look(self) -> None:
        for button in self._buttons.buttons():
            if self._buttons.buttonRole(button) == self._buttons.ButtonRole.AcceptRole:
                button.setEnabled(bool(self.place[0]))


def _about(entry: RegisterEntry) -> str:
    due = f"due {in_short.typed_day(entry.due)}" if entry.due else entry.due_phrase or "no due date"
    said = (entry.committee, entry.owners or "no owner", due, entry.status, entry.priority)
    return " · ".join(filter(None, said))


def _row(place: int, occasion: Occasion) -> Row:
    day = in_short.typed_day(occasion.date) if occasion.date else ""
    said = said_of(occasion)
    return Row(
        key=place,
        cells=(Cell(day, "second"), Cell(said, stretches=True)),
        wraps=3,
        spoken=", ".join(filter(None, (day, occasion.title, said))),
        tip=occasion.title,
    )


def said_of(occasion: Occasion) -> str:
    """Return what happened on an occasion: "carried forward to 3 May 2026: “Not priced yet.” (Board meeting)"."""
    if occasion.kind == "status":
        return f"{occasion.outcome}: its status was set by hand"
    if occasion.kind == "given":
        due = f"due {in_short.typed_day(occasion.due)}" if occasion.due else occasion.due_phrase
        told = ", ".join(
            filter(None, (f"given {f'as {occasion.reference}' if occasion.reference else ''}".strip(), due))
        )
    else:
        told = "talked about" if occasion.outcome == "none" else occasion.outcome
        told += f" to {in_short.typed_day(occasion.carried_to)}" if occasion.carried_to else ""
        told += f": “{markup.plain(occasion.words)}”" if occasion.words else ""
    return f"{told} ({occasion.title})" if occasion.title else told
