"""Whose work is shipped and on which terms: a list that is searched by typing, and the full text beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import licences
from desktop.licences import Component
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row

PAUSE = 150


class LicencesPage(QWidget):
    """The words that are sought stand first in the text; Down goes from the line into the list."""

    title = "Licences"

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText("Find a name or words")
        self.line.setAccessibleName("Find a licence")
        self.line.setClearButtonEnabled(True)
        self.list = RowList("Components", "Nothing that is shipped has these words.", self)
        self.about = FinePrint(self, wraps=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("The licence in full")
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._find)
        self._lay_out()
        self.line.textChanged.connect(lambda _words: self._pause.start())
        self.line.installEventFilter(self)
        self.list.chosen.connect(lambda _name: self._show())
        self._find()

    def take_focus(self) -> None:
        """Be ready to search."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows go through the list while the line is typed in."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
            if event.key() in steps:
                self.list.step(steps[event.key()])
                return True
        return False

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.line)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.about)
        right.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(right, 2)

    def _find(self) -> None:
        found = licences.found(self.line.text())
        self.list.put(_row(one) for one in found)
        if found and not self.list.currentIndex().isValid():
            self.list.choose(found[0].name)
        self._show()

    def _show(self) -> None:
        one = next((one for one in licences.components() if one.name == self.list.key), None)
        self.about.say(f"{one.name} {one.version} · {one.licence} · {one.what}" if one else "")
        self.text.setPlainText(licences.text_of(one) if one else "")
        wanted = self.line.text().strip()
        if wanted and self.text.find(wanted):
            self.text.centerCursor()
        else:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)


def _row(one: Component) -> Row:
    return Row(
        key=one.name,
        cells=(Cell(one.name, stretches=True), Cell(one.version, "second")),
        spoken=f"{one.name} {one.version}, {one.licence}",
        tip=f"{one.what}\n{one.licence}",
        found_by=(one.name,),
    )
