"""That a member leaves: the last day, or that the seat was a mistake."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from db.records import Member
from desktop.dialogs.heading import accepting
from desktop.dialogs.typed import date_field
from desktop.member_naming import called
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs


class LeavingDialog(QDialog):
    """Asks for a member's last day, `last_day`; `removed` says that the seat is to be taken away altogether."""

    def __init__(self, parent: QWidget | None, member: Member) -> None:
        super().__init__(parent)
        self._member = member
        self.removed = False
        who = called(member)
        self.setWindowTitle(f"{who} leaves")
        self.setMinimumWidth(520)
        about = QLabel(
            f"From the day after, {who} is a former member; attendance over time counts meetings up to the last day."
        )
        about.setWordWrap(True)
        self.day_field = date_field(date.today())
        self.note = FinePrint(self)
        form = Form()
        form.add("&Last day", self.day_field, below=self.note)
        self._buttons = verbs(self, "End the membership", "Leave it")
        mistake = self._buttons.addButton("&Remove, it was a mistake", QDialogButtonBox.ButtonRole.ActionRole)
        mistake.setAutoDefault(False)
        mistake.clicked.connect(self._on_mistake)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(self._buttons)
        self.day_field.altered.connect(self._look)
        self._look()
        self.day_field.setFocus()
        self.day_field.selectAll()

    @property
    def last_day(self) -> date:
        """The last day of the membership."""
        return self.day_field.value or date.today()

    def _look(self) -> None:
        day, joined = self.day_field.value, self._member.joined
        wrong = "" if day else "No date: type 12 March 2026, or 12/3/26"
        if day and joined and day < joined:
            wrong = f"{called(self._member)} joined after that day"
        self.note.say(wrong, warns=True)
        accepting(self._buttons).setEnabled(not wrong)

    def _on_mistake(self) -> None:
        self.removed = True
        self.accept()
