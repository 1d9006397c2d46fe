"""What is known of an item besides its title: lead, minutes planned, purpose, papers, priority, how it is to end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from db.records import PURPOSES, Item, Meeting, Owner
from desktop.dialogs.heading import accepting
from desktop.dialogs.typed import beside_short
from desktop.minutes import in_short, owners
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs

NONE = "–"


class ItemDialog(QDialog):
    """An item for correction; `lead` and `fields` are what stands in its fields."""

    def __init__(self, parent: QWidget | None, meeting: Meeting, item: Item) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self.setWindowTitle(item.title or "This item")
        self.setMinimumWidth(560)
        self._make_fields(item)
        self._lay_out()
        self.lead_line.textChanged.connect(self._read)
        self.minutes_line.textChanged.connect(self._read)
        self._read()
        self.lead_line.setFocus()
        self.lead_line.selectAll()

    @property
    def lead(self) -> tuple[Owner, ...]:
        """Who leads: people of the meeting, and names that are in no list."""
        return owners.read_owners(self.lead_line.text(), self._meeting.people)

    @property
    def minutes(self) -> int | None:
        """The minutes planned."""
        typed = self.minutes_line.text().strip()
        return int(typed) if typed.isdecimal() else None

    @property
    def fields(self) -> dict[str, Any]:
        """The fields of the item besides its lead, as `agenda.change` takes them."""
        return {
            "minutes": self.minutes,
            "purpose": self.purpose_box.currentData(),
            "papers": tuple(self.papers_field.lines),
            "priority": self.priority_box.currentData(),
            "standing": self.standing_box.isChecked(),
            "outcome_wanted": self.outcome_box.isChecked(),
            "nil": self.nil_box.isChecked(),
        }

    def _make_fields(self, item: Item) -> None:
        self.lead_line = QLineEdit(in_short.owners(item.lead, self._meeting))
        self.minutes_line = QLineEdit("" if item.minutes is None else str(item.minutes))
        self.lead_note, self.minutes_note = FinePrint(self), FinePrint(self)
        self.purpose_box = _choice(PURPOSES, item.purpose)
        profile = self._meeting.surroundings.profile
        self.priority_box = _choice(profile.priorities if profile else (), item.priority)
        self.papers_field = _Papers("\n".join(item.papers))
        self.papers_field.moveCursor(QTextCursor.MoveOperation.End)
        self.standing_box = _box("&Stands on every agenda", item.standing)
        outcome = "&Is to end in an action or a decision, or to say that there was none"
        self.outcome_box = _box(outcome, item.outcome_wanted)
        self.nil_box = _box("&Nothing was to be done", item.nil)
        self.nil_box.setToolTip("Say outright that this item led to no action and no decision (Ctrl+Alt+0)")

    def _lay_out(self) -> None:
        form = Form()
        form.add("&Led by", self.lead_line, below=self.lead_note)
        form.add("&Minutes planned", self.minutes_line, beside_short(self.minutes_line), below=self.minutes_note)
        form.add("&Purpose", self.purpose_box)
        form.add("P&apers", self.papers_field, below=FinePrint(self, "A line each; Ctrl+Enter changes the item"))
        if self.priority_box.count() > 1:
            form.add("P&riority", self.priority_box)
        self._buttons = verbs(self, "Change the item", "Leave it")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addLayout(form)
        for box in (self.standing_box, self.outcome_box, self.nil_box):
            whole.addWidget(box)
        whole.addWidget(self._buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            accepting(self._buttons).click()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        self.lead_note.say(" · ".join(map(self._said, self.lead)) or "Initials or names, with commas between them")
        wrong = bool(self.minutes_line.text().strip()) and self.minutes is None
        self.minutes_note.say("Minutes are a whole number." if wrong else "", warns=wrong)
        accepting(self._buttons).setEnabled(not wrong)

    def _said(self, owner: Owner) -> str:
        person = self._meeting.person(owner.person)
        return person.full if person else f"“{owner.name}” (in no list, kept as a name)"


class _Papers(QPlainTextEdit):
    """Titles of papers, a line each; Tab goes on to the next field."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * 4)

    @property
    def lines(self) -> list[str]:
        """The lines that say something."""
        return [line for words in self.toPlainText().splitlines() if (line := " ".join(words.split()))]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _box(words: str, on: bool) -> QCheckBox:
    box = QCheckBox(words)
    box.setAccessibleName(words.replace("&", ""))
    box.setChecked(on)
    return box


def _choice(words: tuple[str, ...], chosen: str) -> QComboBox:
    """Return a box of words with none of them before; one that is not known any more is kept."""
    box = QComboBox()
    box.addItem(NONE, "")
    for word in (*words, *([chosen] if chosen and chosen not in words else [])):
        box.addItem(word, word)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box
