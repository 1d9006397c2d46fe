"""Minutes go out to the members: on which day, and what the version is called that is kept of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.dialogs.explained import explained, in_column
from desktop.dialogs.heading import accepting
from desktop.dialogs.typed import date_field
from desktop.minutes import in_short
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs

FIXED = (
    "The minutes are kept as they are now, to be looked at and compared later. From now on their numbers are fixed: "
    "items, actions and decisions keep the numbers that the members read. The text can still be corrected."
)


class CirculateDialog(QDialog):
    """Asks for the day and the name of the version; `on`, `name` and `comment` are what stands in its fields.

    `to_check` counts what proof-reading has found, `named` gives the name that a day suggests.
    """

    def __init__(self, parent: QWidget | None, to_check: int, on: date, named: Callable[[date], str]) -> None:
        super().__init__(parent)
        self._named = named
        self.setWindowTitle("Circulate the minutes")
        self.setMinimumWidth(520)
        self.date_field = date_field(on, on)
        self.name_line, self.comment_line = QLineEdit(named(on)), QLineEdit()
        self.comment_line.setPlaceholderText("Who asked for what, to whom it goes: for the list of versions only")
        self.date_note, self.findings = FinePrint(self), FinePrint(self)
        self.findings.say(counted(to_check), warns=bool(to_check))
        form = Form()
        form.add("&Date", self.date_field, below=self.date_note)
        form.add("&Name of the version", self.name_line)
        form.add("&Comment", self.comment_line)
        self._buttons = verbs(self, "Circulate", "Leave it")
        in_column(self, self.findings, form, explained(FIXED), buttons=self._buttons)
        self.date_field.altered.connect(self._read)
        self.name_line.textChanged.connect(lambda _words: self._allow())
        self._suggested = named(on)
        self._read()
        self.date_field.setFocus()
        self.date_field.selectAll()

    @property
    def on(self) -> date:
        """The day on which they go out."""
        return self.date_field.value or date.today()

    @property
    def name(self) -> str:
        """What the version is called."""
        return " ".join(self.name_line.text().split())

    @property
    def comment(self) -> str:
        """What is noted of it."""
        return self.comment_line.text().strip()

    def _read(self) -> None:
        day = self.date_field.value
        self.date_note.say(in_short.long_day(day) if day else "No date: type 12 March 2026, or 12/3/26", warns=not day)
        if day is not None and self.name_line.text() == self._suggested:
            self._suggested = self._named(day)
            self.name_line.setText(self._suggested)
        self._allow()

    def _allow(self) -> None:
        accepting(self._buttons).setEnabled(self.date_field.value is not None and bool(self.name))


def counted(to_check: int) -> str:
    """Return how much proof-reading has found."""
    if not to_check:
        return "Nothing to check."
    return f"{to_check} {'thing' if to_check == 1 else 'things'} to check: leave it and press F7 to see"
