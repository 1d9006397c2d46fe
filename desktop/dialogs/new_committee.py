"""Making a new committee: its name, and what stands above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from db.records import Committee, CommitteeProfile, new_id
from desktop.dialogs.heading import accepting
from desktop.minutes.house_style import HouseStyle
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs


class NewCommitteeDialog(QDialog):
    """Asks for a new committee; `profile` is what its fields make."""

    def __init__(
        self, parent: QWidget | None, others: Sequence[Committee], styles: Mapping[str, HouseStyle], style: str
    ) -> None:
        super().__init__(parent)
        self._id = new_id()
        self._taken = {other.name.casefold() for other in others}
        self.setWindowTitle("New committee")
        self.setMinimumWidth(520)
        self.name_line, self.short_line = QLineEdit(), QLineEdit()
        self.name_line.setPlaceholderText("Name of the board, committee or group")
        self.parent_box, self.style_box = QComboBox(), QComboBox()
        self.parent_box.addItem("none", None)
        for other in others:
            self.parent_box.addItem(other.name, other.id)
        for name, each in styles.items():
            self.style_box.addItem(each.title, name)
        self.style_box.setCurrentIndex(max(self.style_box.findData(style), 0))
        self.trouble = FinePrint(self)
        form = Form()
        form.add("&Name", self.name_line)
        form.add("&Short name", self.short_line)
        form.add("&Parent committee", self.parent_box)
        form.add("&House style", self.style_box)
        self._buttons = verbs(self, "Make the committee", "Leave it")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(form)
        column.addWidget(self.trouble)
        column.addWidget(self._buttons)
        self.name_line.textChanged.connect(self._look)
        self._look()
        self.name_line.setFocus()

    @property
    def profile(self) -> CommitteeProfile:
        """The committee that the fields make."""
        return CommitteeProfile(
            id=self._id,
            name=self._name(),
            short_name=self.short_line.text().strip(),
            parent=self.parent_box.currentData(),
            style=str(self.style_box.currentData()),
        )

    def _name(self) -> str:
        return " ".join(self.name_line.text().split())

    def _look(self) -> None:
        taken = self._name().casefold() in self._taken
        self.trouble.say(f"There is a committee called “{self._name()}” already." if taken else "", warns=True)
        accepting(self._buttons).setEnabled(bool(self._name()) and not taken)
