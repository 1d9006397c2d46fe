"""A version of the minutes is kept by hand: what it is called."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from desktop.dialogs.explained import explained, in_column
from desktop.dialogs.heading import accepting
from desktop.widgets.form import Form, verbs


class KeepVersionDialog(QDialog):
    """Asks for a name and a comment; `name` and `comment` are what stands in its fields."""

    def __init__(self, parent: QWidget | None, suggested: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keep a version")
        self.setMinimumWidth(480)
        self.name_line, self.comment_line = QLineEdit(suggested), QLineEdit()
        form = Form()
        form.add("&Name", self.name_line)
        form.add("&Comment", self.comment_line)
        self._buttons = verbs(self, "Keep it", "Leave it")
        about = explained("The minutes as they are now. Shift+F7 shows all versions and what changed between them.")
        in_column(self, form, about, buttons=self._buttons)
        self.name_line.textChanged.connect(lambda _words: accepting(self._buttons).setEnabled(bool(self.name)))
        self.name_line.setFocus()
        self.name_line.selectAll()

    @property
    def name(self) -> str:
        """What the version is called."""
        return " ".join(self.name_line.text().split())

    @property
    def comment(self) -> str:
        """What is noted of it."""
        return self.comment_line.text().strip()
