"""One standing item: its title, minutes planned, what it is for, who leads, and whether it must end in an action."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from db.records import PURPOSES, StandingItem
from db.values import replace
from desktop.dialogs.heading import accepting
from desktop.dialogs.typed import beside_short
from desktop.widgets.completing_line import CompletingLine, Offers
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs

NO_PURPOSE = "not said"


class StandingItemDialog(QDialog):
    """A standing item for correction; `item` is what its fields make. `leads` offers who may lead."""

    def __init__(self, parent: QWidget | None, item: StandingItem, leads: Offers) -> None:
        super().__init__(parent)
        self._item = item
        self.setWindowTitle("Standing item")
        self.setMinimumWidth(520)
        self.title_line = QLineEdit(item.title)
        self.lead_line = CompletingLine(leads)
        self.lead_line.setText(item.lead)
        self.lead_line.setPlaceholderText("nobody in particular")
        self.minutes_line = QLineEdit("" if item.minutes is None else str(item.minutes))
        self.minutes_line.setPlaceholderText("not planned")
        self.purpose_box = QComboBox()
        self.purpose_box.addItems([NO_PURPOSE, *PURPOSES])
        self.purpose_box.setCurrentText(item.purpose or NO_PURPOSE)
        self.outcome_box = QCheckBox("&Must end in an action or a decision, or say outright that there was none")
        self.outcome_box.setChecked(item.outcome_wanted)
        self.trouble = FinePrint(self)
        form = Form()
        form.add("&Title", self.title_line)
        form.add("&Lead", self.lead_line)
        form.add("M&inutes", self.minutes_line, beside_short(self.minutes_line))
        form.add("&Purpose", self.purpose_box)
        self._buttons = verbs(self, "Change the item", "Leave it")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self.outcome_box)
        column.addWidget(self.trouble)
        column.addWidget(self._buttons)
        for line in (self.title_line, self.minutes_line):
            line.textChanged.connect(self._look)
        self._look()
        self.title_line.setFocus()
        self.title_line.selectAll()

    @property
    def item(self) -> StandingItem:
        """The item as it stands in the fields."""
        minutes = self.minutes_line.text().strip()
        purpose = self.purpose_box.currentText()
        return replace(
            self._item,
            title=" ".join(self.title_line.text().split()),
            lead=" ".join(self.lead_line.text().split()),
            minutes=int(minutes) if minutes.isdecimal() else None,
            purpose="" if purpose == NO_PURPOSE else purpose,
            outcome_wanted=self.outcome_box.isChecked(),
        )

    def _look(self) -> None:
        minutes = self.minutes_line.text().strip()
        wrong = "" if self.item.title else "An item needs a title."
        if minutes and not (minutes.isdecimal() and 0 < int(minutes) <= 600):
            wrong = "Minutes are a number, like 15."
        self.trouble.say(wrong, warns=True)
        accepting(self._buttons).setEnabled(not wrong)
