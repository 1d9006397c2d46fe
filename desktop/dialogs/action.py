"""Correcting an action: who is to do it, when it is due, and how it stands in the action table."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.records import ACTION_STATUSES, Action, Meeting, Owner
from db.values import replace
from desktop.dialogs.priority import priority_box
from desktop.minutes import due, in_short, markup, owners
from desktop.widgets.completing_line import CompletingLine, Offer
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs


class ActionDialog(QDialog):
    """An action for correction; `action` is what stands in its fields.

    `text` is the note's, with markup; `number` its printed reference; `field` (owners or due) is where the cursor
    begins. What is changed here is set by hand: `owners_set` and `due_set` say so, and "as in the line" takes it back.
    """

    def __init__(
        self,
        parent: QWidget | None,
        meeting: Meeting,
        action: Action,
        text: str,
        *,
        number: str = "",
        field: str = "owners",
    ) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._before = action
        self._words = markup.plain(text)
        self._by_hand = {"owners": action.owners_set, "due": action.due_set}
        self.setWindowTitle(f"Action {number}".strip())
        self.setMinimumWidth(560)
        self._make_lines(number)
        self._lay_out()
        self._read()
        start = self.due_line if field == "due" else self.owner_line
        start.setFocus()
        start.selectAll()

    @property
    def action(self) -> Action:
        """The action as it is corrected."""
        now = replace(
            self._before,
            table_text=self.wording_line.text().strip(),
            status=self.status_box.currentText(),
            priority=" ".join(self.priority_box.currentText().split()),
            owner_text=self.column_line.text().strip(),
        )
        now = self._with_reference(now)
        if self._touched("owners"):
            now = replace(now, owners=self._owners(), owners_set=self._by_hand["owners"])
        if self._touched("due"):
            read = self._due()
            now = replace(now, due=read.due, due_phrase=read.phrase, due_set=self._by_hand["due"])
        return now

    def _make_lines(self, number: str) -> None:
        action, meeting = self._before, self._meeting
        self._shown = {"owners": in_short.owners(action.owners, meeting), "due": _due_words(action)}
        self.owner_line = CompletingLine(self._offers, self)
        self.owner_line.setText(self._shown["owners"])
        self.due_line = QLineEdit(self._shown["due"], self)
        self.due_line.setPlaceholderText("no date")
        self.reference_line = QLineEdit("" if action.provisional else action.reference, self)
        self.reference_line.setPlaceholderText(f"{number} – by the house style" if number else "by the house style")
        self.wording_line = QLineEdit(action.table_text, self)
        self.wording_line.setPlaceholderText("as in the line")
        self.column_line = QLineEdit(action.owner_text, self)
        self.column_line.setPlaceholderText("the owners")
        self.status_box = QComboBox(self)
        self.status_box.addItems(ACTION_STATUSES)
        self.status_box.setCurrentText(action.status)
        self.priority_box = priority_box(self, meeting, action.priority)
        self.owner_note, self.due_note, self.reference_note = FinePrint(self), FinePrint(self), FinePrint(self)
        self.owner_again = self._again("owners", "Owners as in the line")
        self.due_again = self._again("due", "Due as in the line")
        self.owner_line.textEdited.connect(lambda _text: self._on_edited("owners"))
        self.due_line.textEdited.connect(lambda _text: self._on_edited("due"))
        self.reference_line.textEdited.connect(lambda _text: self._read())

    def _again(self, field: str, name: str) -> QPushButton:
        button = QPushButton("As in the line", self)
        button.setAutoDefault(False)
        button.setAccessibleName(name)
        button.setToolTip("Read it from the words of the line again, and let typing change it")
        button.clicked.connect(lambda: self._read_again(field))
        return button

    def _lay_out(self) -> None:
        words = QLabel(self._words or "No words yet.", self)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        form = Form()
        form.add("&Owners", self.owner_line, self.owner_again, below=self.owner_note)
        form.add("&Due", self.due_line, self.due_again, below=self.due_note)
        form.add("&Status", self.status_box)
        form.add("&Priority", self.priority_box)
        form.add("&Reference", self.reference_line, below=self.reference_note)
        form.add("&Words in the table", self.wording_line)
        form.add("Owners in the &table", self.column_line)
        buttons = verbs(self, "Change the action", "Leave it")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addWidget(words)
        whole.addLayout(form)
        whole.addWidget(buttons)

    def _on_edited(self, field: str) -> None:
        self._by_hand[field] = True
        self._read()

    def _read_again(self, field: str) -> None:
        """Show what the words of the line say, and let typing on change it again."""
        if field == "owners":
            found = owners.understand_owners(self._words, self._meeting.people).owners
            self.owner_line.setText(in_short.owners(found, self._meeting))
        else:
            read = due.understand_due(self._words, self._meeting.date)
            self.due_line.setText(in_short.typed_day(read.due) if read.due else read.phrase)
        self._by_hand[field] = False
        self._read()

    def _read(self) -> None:
        """Say under the lines what is understood of them."""
        self.owner_note.say(self._owner_words())
        self.due_note.say(self._due_note())
        clash = self._clash()
        self.reference_note.setVisible(bool(clash))
        self.reference_note.say(clash, warns=True)
        self.owner_again.setEnabled(self._by_hand["owners"])
        self.due_again.setEnabled(self._by_hand["due"])

    def _owners(self) -> tuple[Owner, ...]:
        return owners.read_owners(self.owner_line.text(), self._meeting.people)

    def _due(self) -> due.Due:
        return due.read_due(self.due_line.text(), self._meeting.date)

    def _owner_words(self) -> str:
        found = self._owners()
        if not found:
            return "Nobody yet: initials or names, with commas between them"
        return " · ".join(self._owner_words_for(owner) for owner in found)

    def _owner_words_for(self, owner: Owner) -> str:
        person = self._meeting.person(owner.person)
        return person.full if person else f"“{owner.name}” (in no list, kept as a name)"

    def _due_note(self) -> str:
        if not self.due_line.text().strip():
            return "A date (20 March, Friday) or words (by the next meeting)"
        read = self._due()
        return in_short.long_day(read.due) if read.due else "No date: kept in these words"

    def _clash(self) -> str:
        wanted = self.reference_line.text().strip()
        if not wanted or wanted == self._before.reference:
            return ""
        here = {
            note.action.reference for _, note in self._meeting.every_note() if note.action and note.action.reference
        }
        if wanted in here:
            return f"{wanted} is the reference of another action of this meeting."
        elsewhere = next((used for used in self._meeting.surroundings.references if used.reference == wanted), None)
        return f"{wanted} was used on {in_short.typed_day(elsewhere.given_on)}." if elsewhere else ""

    def _with_reference(self, action: Action) -> Action:
        typed = self.reference_line.text().strip()
        if typed:
            return replace(action, reference=typed, provisional=False)
        return action if self._before.provisional else replace(action, provisional=True)

    def _touched(self, field: str) -> bool:
        line = self.owner_line if field == "owners" else self.due_line
        was = self._before.owners_set if field == "owners" else self._before.due_set
        return line.text() != self._shown[field] or self._by_hand[field] != was

    def _offers(self, before: str) -> list[Offer]:
        found = re.search(r"[^,&/]*$", before)
        start = found.start() if found else 0
        start += len(before[start:]) - len(before[start:].lstrip())
        typed = before[start:].strip().casefold()
        if not typed or any(person.called.casefold() == typed for person in self._meeting.people):
            return []
        return [
            Offer(words=person.called, detail=person.name if person.initials else "", start=start)
            for person in self._meeting.people
            if person.called.casefold().startswith(typed)
            or any(word.casefold().startswith(typed) for word in person.name.split())
        ]


def _due_words(action: Action) -> str:
    return in_short.typed_day(action.due) if action.due else action.due_phrase
