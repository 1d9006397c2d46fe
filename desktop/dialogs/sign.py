"""Agreed minutes were signed: by whom, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from desktop.dialogs.explained import explained, in_column
from desktop.dialogs.heading import accepting
from desktop.dialogs.typed import date_field
from desktop.minutes import in_short
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs


class SignDialog(QDialog):
    """Asks who signed the minutes called `which`, and when; `name` and `on` are what stands in its fields."""

    def __init__(self, parent: QWidget | None, which: str, names: Sequence[str], on: date) -> None:
        super().__init__(parent)
        self.setWindowTitle("Signed")
        self.setMinimumWidth(480)
        self.name_box = QComboBox()
        self.name_box.setEditable(True)
        self.name_box.addItems(list(names))
        self.name_box.lineEdit().setPlaceholderText("Name of the chair")  # type: ignore[union-attr]
        self.date_field = date_field(on, on)
        self.date_note = FinePrint(self)
        form = Form()
        form.add("Signed &by", self.name_box)
        form.add("&Date", self.date_field, below=self.date_note)
        self._buttons = verbs(self, "They are signed", "Leave it")
        about = explained(f"{which}. Name and date stand at their end from now on, in place of the line to sign on.")
        in_column(self, about, form, buttons=self._buttons)
        self.date_field.altered.connect(self._read)
        self.name_box.editTextChanged.connect(lambda _words: self._read())
        self._read()
        self.name_box.setFocus()
        self.name_box.lineEdit().selectAll()  # type: ignore[union-attr]

    @property
    def name(self) -> str:
        """Who signed."""
        return " ".join(self.name_box.currentText().split())

    @property
    def on(self) -> date:
        """The day on which they were signed."""
        return self.date_field.value or date.today()

    def _read(self) -> None:
        day = self.date_field.value
        self.date_note.say(in_short.long_day(day) if day else "No date: type 12 March 2026, or 12/3/26", warns=not day)
        accepting(self._buttons).setEnabled(bool(self.name) and day is not None)
