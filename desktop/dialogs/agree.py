"""A meeting agrees earlier minutes: which, under which item it is recorded, and with what corrections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QPlainTextEdit, QPushButton, QWidget

from db.values import Struct
from desktop.dialogs.explained import explained, in_column
from desktop.minutes.agreeing import Correction, read_corrections
from desktop.widgets.form import Form, verbs

LINES = 5


class Earlier(Struct, frozen=True):
    """How minutes stand that may be agreed: whether they went out, and whether their text was changed since."""

    circulated: bool
    corrected: bool


class _Lines(QPlainTextEdit):
    """A line for each correction. `ended` follows Enter on an empty line, and Ctrl+Enter."""

    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and (not plain or not self.textCursor().block().text().strip()):
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class AgreeDialog(QDialog):
    """Asks which minutes are agreed, under which item, and for corrections. `waiting` and `places` are ids with words,
    `place` is the item that is offered; `look` says how the minutes of a meeting stand.

    `opening(meeting)` follows when the clerk wants to correct the earlier text first; the dialog is then left, and
    `typed` holds what was typed.
    """

    opening = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        waiting: Sequence[tuple[int, str]],
        look: Callable[[int], Earlier],
        places: Sequence[tuple[int, str]],
        place: int,
        typed: str = "",
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.setWindowTitle("Agree earlier minutes")
        self.setMinimumWidth(600)
        self.which_box, self.place_box = QComboBox(), QComboBox()
        for box, rows in ((self.which_box, waiting), (self.place_box, places)):
            for id, words in rows:
                box.addItem(words, id)
        self.place_box.setCurrentIndex(max(self.place_box.findData(place), 0))
        self.corrections = _Lines(typed)
        self.corrections.setTabChangesFocus(True)
        self.corrections.setPlaceholderText(
            "None: press Enter. Else one a line; “item 3: ...” says which item it is about"
        )
        self.corrections.setToolTip("A correction on each line; Enter on an empty line agrees the minutes")
        self.corrections.ended.connect(self.accept)
        self.corrections.setFixedHeight(self.corrections.fontMetrics().lineSpacing() * LINES + 16)
        self.about = explained()
        self.correct_first = QPushButton("&Open those minutes to correct them first")
        self.correct_first.setAutoDefault(False)
        form = Form()
        form.add("&Minutes of", self.which_box)
        form.add("Recorded &under", self.place_box)
        form.add("&Corrections", self.corrections)
        self._buttons = verbs(self, "They are agreed", "Leave it")
        in_column(self, form, self.about, self.correct_first, buttons=self._buttons)
        self.which_box.currentIndexChanged.connect(lambda _row: self._describe())
        self.corrections.textChanged.connect(self._describe)
        self.correct_first.clicked.connect(self._open)
        self._describe()
        self.corrections.setFocus()

    @property
    def meeting(self) -> int:
        """The meeting whose minutes are agreed."""
        return int(self.which_box.currentData())

    @property
    def place(self) -> int:
        """The item under which it is recorded."""
        return int(self.place_box.currentData())

    @property
    def typed(self) -> str:
        """The corrections as they were typed."""
        return self.corrections.toPlainText()

    @property
    def wanted(self) -> tuple[Correction, ...]:
        """The corrections."""
        return read_corrections(self.typed)

    def _describe(self) -> None:
        self.about.setText(_consequence(self._look(self.meeting), len(self.wanted)))

    def _open(self) -> None:
        self.reject()
        self.opening.emit(self.meeting)


def _consequence(one: Earlier, corrections: int) -> str:
    """Say what agreeing means for the earlier minutes as they stand."""
    if one.corrected:
        said = "Their text was changed since it was circulated; as it reads now, it is frozen."
    elif not one.circulated:
        said = "They were never circulated. As they read now, they are frozen."
    elif corrections:
        said = "Nothing was changed in them since they were circulated: they are frozen without these corrections."
    else:
        said = "They are frozen as they were circulated."
    if not corrections:
        return said
    these = "The correction is" if corrections == 1 else "The corrections are"
    return f"{these} recorded here, in the minutes of this meeting. {said}"
