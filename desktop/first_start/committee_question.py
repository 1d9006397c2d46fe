"""The first question: which committee, and where and when it usually meets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.values import replace
from desktop.dialogs.typed import beside_short, time_field
from desktop.first_start.answers import Answers
from desktop.widgets.form import Form


class CommitteeQuestion(QWidget):
    """Four fields, of which only the name is needed. `altered` follows each change."""

    title = "Which committee do you write for?"
    said = (
        "Three short questions, then you type. All of it can be changed later, and nothing leaves this computer. "
        "F1 opens the guide."
    )
    altered = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name_line, self.short_line, self.place_line = QLineEdit(), QLineEdit(), QLineEdit()
        self.start_field = time_field(None)
        self.name_line.setPlaceholderText("Name of the board, committee or group")
        self.short_line.setPlaceholderText("Initials, or what everybody calls it; may be left out")
        self.place_line.setPlaceholderText("May be left out")
        form = Form()
        form.add("&Name", self.name_line)
        form.add("&Short name", self.short_line)
        form.add("Usual &place", self.place_line)
        form.add("&Usual start", self.start_field, beside_short(self.start_field))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addStretch()
        for line in (self.name_line, self.short_line, self.place_line, self.start_field):
            line.textChanged.connect(self.altered)

    @property
    def trouble(self) -> str:
        """What keeps the next question from being asked, "" where nothing does."""
        if not self.name_line.text().split():
            return "The committee needs a name; all else may wait."
        return "" if self.start_field.is_right else "A time is written like 14:00 or 2pm."

    def show_answers(self, answers: Answers) -> None:
        """Fill the fields."""
        self.name_line.setText(answers.name)
        self.short_line.setText(answers.short_name)
        self.place_line.setText(answers.place)
        self.start_field.setText(answers.start)

    def answered(self, answers: Answers) -> Answers:
        """Return the answers with what stands in the fields."""
        lines = (self.name_line, self.short_line, self.place_line, self.start_field)
        name, short, place, start = (" ".join(line.text().split()) for line in lines)
        return replace(answers, name=name, short_name=short, place=place, start=start)

    def take_focus(self) -> None:
        """Be ready to type: in the name, or what is wrong."""
        wrong = self.start_field if not self.start_field.is_right else self.name_line
        wrong.setFocus(Qt.FocusReason.OtherFocusReason)
