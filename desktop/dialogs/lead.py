"""Who leads an item, and how many minutes are planned for it."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from db.records import Item, Meeting, Owner
from desktop.dialogs.heading import accepting
from desktop.dialogs.typed import beside_short
from desktop.minutes import in_short, owners
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs


class LeadDialog(QDialog):
    """Who leads an item, and the minutes planned; `lead` and `minutes` are what stands in its fields."""

    def __init__(self, parent: QWidget | None, meeting: Meeting, item: Item) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self.setWindowTitle(item.title or "This item")
        self.setMinimumWidth(480)
        self.lead_line = QLineEdit(in_short.owners(item.lead, meeting))
        self.minutes_line = QLineEdit("" if item.minutes is None else str(item.minutes))
        self.lead_note, self.minutes_note = FinePrint(self), FinePrint(self)
        form = Form()
        form.add("&Led by", self.lead_line, below=self.lead_note)
        form.add("&Minutes planned", self.minutes_line, beside_short(self.minutes_line), below=self.minutes_note)
        self._buttons = verbs(self, "Change the item", "Leave it")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addWidget(self._buttons)
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

    def _read(self) -> None:
        self.lead_note.say(" · ".join(map(self._said, self.lead)) or "Initials or names, with commas between them")
        wrong = bool(self.minutes_line.text().strip()) and self.minutes is None
        self.minutes_note.say("Minutes are a whole number." if wrong else "", warns=wrong)
        accepting(self._buttons).setEnabled(not wrong)

    def _said(self, owner: Owner) -> str:
        person = self._meeting.person(owner.person)
        return person.full if person else f"“{owner.name}” (in no list, kept as a name)"
