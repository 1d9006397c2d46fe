"""The third question: how the minutes are to look, seen on the names just typed, and when the first meeting is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.values import replace
from desktop.dialogs.typed import date_field
from desktop.first_start.answers import Answers
from desktop.first_start.page_preview import PagePreview
from desktop.minutes import in_short
from desktop.minutes.house_style import HouseStyle, resolve
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row

NO_DATE = "No date: type 12 March 2026, or 12/3/26"


class StyleQuestion(QWidget):
    """The house styles there are, the pages of an example, and the day of the first meeting. `altered` follows each
    change, `done` Enter."""

    title = "How should the minutes look?"
    said = (
        "Up and Down show another house style. The names are those you typed, the items are made up. Any minutes can "
        "change their style at any time, and a style every one of its words (Ctrl+Shift+S)."
    )
    altered = Signal()
    done = Signal()

    def __init__(self, styles: Mapping[str, HouseStyle]) -> None:
        super().__init__()
        self._styles = styles
        self.list = RowList("House styles", "No house style.", self)
        self.list.put(
            Row(key=name, cells=(Cell(style.title, stretches=True),), wraps=2, found_by=(style.title,))
            for name, style in styles.items()
        )
        self.date_field = date_field(date.today())
        self.date_note = FinePrint(self)
        self.preview = PagePreview("The minutes in this house style")
        self._lay_out()
        self.list.chosen.connect(lambda _name: self.altered.emit())
        self.list.opened.connect(lambda _name: self.done.emit())
        self.date_field.altered.connect(self._on_dated)
        self._on_dated()

    @property
    def style_chosen(self) -> HouseStyle:
        """The style in hand."""
        return self._styles[str(self.list.key)]

    @property
    def day(self) -> date:
        """The day of the first meeting."""
        return self.date_field.value or date.today()

    @property
    def trouble(self) -> str:
        """What keeps the meeting from being made, "" where nothing does."""
        return "" if self.date_field.value else "The first meeting needs a date."

    def show_answers(self, answers: Answers) -> None:
        """Choose the style that was chosen."""
        self.list.choose(resolve(answers.style, self._styles).name)

    def answered(self, answers: Answers) -> Answers:
        """Return the answers with the chosen style."""
        return replace(answers, style=str(self.list.key))

    def take_focus(self) -> None:
        """Bring the focus to the styles."""
        (self.list if self.date_field.value else self.date_field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        label = QLabel("First meeting: &date")
        label.setBuddy(self.date_field)
        self.date_field.setAccessibleName("Date of the first meeting")
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.list, 1)
        for widget in (label, self.date_field, self.date_note):
            left.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 2)
        row.addWidget(self.preview, 3)

    def _on_dated(self) -> None:
        day = self.date_field.value
        self.date_note.say(in_short.long_day(day) if day else NO_DATE, warns=not day)
        self.altered.emit()
