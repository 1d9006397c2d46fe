"""Words put aside: what the database did not take when the program ended, to be read and copied from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QSplitter

from desktop import rescue
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.minutes import in_short
from desktop.rescue import Rescued
from desktop.screens import Screen
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row
from desktop.widgets.screen_frame import ScreenFrame

EMPTY = (
    "Nothing was put aside. When a disk is full, what you type goes into a file of its own until it can be kept; one "
    "that is left over stands here."
)
ABOUT = (
    "These words could not be kept when they were typed. Look whether they stand in the minutes, copy what is missing, "
    "then delete the file."
)


class RescuedScreen(ScreenFrame):
    """The files at the left, the oldest first; the words of the chosen one at the right, to be copied."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Words put aside", widest=1800)
        self._desk = desk
        self._left: dict[str, Rescued] = {}
        self.list = RowList("Words put aside", EMPTY, self)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("framed", True)
        self.text.setAccessibleName("The words")
        self.text.setTabChangesFocus(True)
        self.copy = self.add_tool("&Copy all of it", "Copy all words of this file (Ctrl+C copies what is selected)")
        self.delete = self.add_tool("&Delete…", "Delete this file once its words stand in the minutes")
        parts = QSplitter()
        parts.addWidget(self.list)
        parts.addWidget(self.text)
        parts.setSizes([300, 900])
        parts.setStretchFactor(1, 1)
        self.body.addWidget(parts, 1)
        self.list.chosen.connect(lambda _key: self._show())
        self.list.opened.connect(lambda _key: self.text.setFocus(Qt.FocusReason.OtherFocusReason))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        self.delete.clicked.connect(self._delete)

    def arrive(self, _at: object) -> None:
        """Show what there is; the first is chosen."""
        self._left = {str(one.path): one for one in rescue.read(self._folder)}
        self.list.put(map(_row, self._left.values()))
        self.say(ABOUT if self._left else "")
        if self._left:
            self.list.choose(next(iter(self._left)))
        self._show()

    def take_focus(self) -> None:
        """Bring the focus to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _folder(self) -> Path:
        return self._desk.workspace.store.folder

    @property
    def _chosen(self) -> Rescued | None:
        return self._left.get(str(self.list.key))

    def _show(self) -> None:
        one = self._chosen
        self.text.setPlainText((one.words or one.wrong) if one else "")
        self.text.setVisible(one is not None)
        self.copy.setEnabled(bool(one and one.words))
        self.delete.setEnabled(one is not None)

    def _delete(self) -> None:
        one = self._chosen
        if one is None or not question.ask(
            self,
            "Delete these words?",
            "They are not kept anywhere else, unless they stand in the minutes by now.",
            "Delete them",
            "Leave them",
        ):
            return
        try:
            rescue.remove(one)
        except OSError as error:
            self._desk.tell(f"{one.path} could not be deleted: {error.strerror or error}.")
        self.arrive(None)
        self.take_focus()


def _row(one: Rescued) -> Row:
    title, _, _ = one.words.partition("\n")
    when = f"{in_short.day(one.at.date(), date.today())}, {in_short.clock(one.at.time())}"
    said = title or "cannot be read"
    return Row(
        key=str(one.path),
        cells=(Cell(said, stretches=True), Cell(when, "second")),
        spoken=f"{said}, {when}",
        tip=str(one.path),
        found_by=(said,),
    )


CARD = Screen(title="Words put aside", make=RescuedScreen)
