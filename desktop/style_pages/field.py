"""What every field of the house style editor is: it shows the value of a place, says when it is changed, may refuse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.minutes.style_editing.choices import Choice, Way
from desktop.widgets.fine_print import FinePrint

OWN_KEYS = ("Alt+Down", "Alt+Shift+Up", "Alt+Shift+Down", "Ctrl+Ins", "Ctrl+Del", "Ctrl+B", "Ctrl+I", "Ctrl+U")
"""What keys do in a field, or in the list that it stands in; the program's own wait while the focus is here."""


class Field(QWidget):
    """Shows the value at `way`.

    `altered(field, value, at_once)` follows each change that the clerk makes, `entered(field)` the focus, `left` its
    going elsewhere. Fields inside this one send theirs through it.
    """

    altered = Signal(object, object, bool)
    entered = Signal(object)
    left = Signal()

    def __init__(self, choice: Choice, way: Way, label: str) -> None:
        super().__init__()
        self.choice, self.way, self.label = choice, way, label
        self.is_wrong = False
        self.note = FinePrint(self, wraps=True)
        self.note.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3)

    def put(self, value: Any) -> None:
        """Show a value; where it is shown already, nothing typed is touched."""
        raise NotImplementedError

    def take_focus(self) -> None:
        """Bring the focus to where a value is changed."""
        raise NotImplementedError

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Say in small words below the field what it prints, or why what stands in it cannot be."""
        self.is_wrong = wrong
        self.note.say(words, warns=wrong)
        self.note.setVisible(bool(words))

    def every(self) -> Iterator[Field]:
        """Yield this field and those inside it."""
        yield self

    def watch(self, widget: QWidget) -> None:
        """Tell when the focus comes to a widget of this field, and when it goes."""
        widget.installEventFilter(self)
        widget.claims = _claims  # type: ignore[attr-defined]  # desktop.keys asks whatever has the focus

    def take_key(self, _keys: str) -> bool:
        """Do what a key of OWN_KEYS does here; False where it does nothing."""
        return False

    def pass_on(self, inner: Field) -> None:
        """Send on what a field inside this one says."""
        inner.altered.connect(self.altered)
        inner.entered.connect(self.entered)
        inner.left.connect(self.left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _claims(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._offer_key(_keys(event))
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(self)
        elif event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return False

    def _offer_key(self, keys: str) -> bool:
        """Offer a key to this field and to what it stands in, the nearest first."""
        here: QWidget | None = self
        while here is not None:
            take = getattr(here, "take_key", None)
            if take is not None and take(keys):
                return True
            here = here.parentWidget()
        return False


def _claims(event: QKeyEvent) -> bool:
    return _keys(event) in OWN_KEYS


def _keys(event: QKeyEvent) -> str:
    return QKeySequence(event.keyCombination()).toString()


def quiet_label(words: str) -> QLabel:
    """Return a label in the second colour. It is dressed when it is shown; `tone` would dress it at once, and again."""
    label = QLabel(words)
    label.setProperty("tone", "second")
    return label
