"""A house style gets a title: a copy of one, or one that is renamed."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.dialogs.explained import explained, in_column
from desktop.dialogs.heading import accepting
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, verbs


class StyleTitleDialog(QDialog):
    """Asks for a title that no other style has; `title` is what stands in its field."""

    def __init__(
        self, parent: QWidget | None, does: str, suggested: str, taken: Collection[str], about: str, verb: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(does)
        self.setMinimumWidth(520)
        self._taken = {title.casefold() for title in taken}
        self.line = QLineEdit(suggested)
        self.trouble = FinePrint(self)
        form = Form()
        form.add("&Name of the style", self.line, below=self.trouble)
        self._buttons = verbs(self, verb, "Leave it")
        in_column(self, form, explained(about), buttons=self._buttons)
        self.line.textChanged.connect(self._look)
        self._look()
        self.line.setFocus()
        self.line.selectAll()

    @property
    def title(self) -> str:
        """What the style is to be called."""
        return " ".join(self.line.text().split())

    def _look(self) -> None:
        taken = self.title.casefold() in self._taken
        self.trouble.say(f"There is a house style called “{self.title}” already." if taken else "", warns=True)
        accepting(self._buttons).setEnabled(bool(self.title) and not taken)
