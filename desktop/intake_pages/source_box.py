"""A line of old minutes as it stands in the file, to read and to split; and the key that its fields keep."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.widgets.theme import tone

SPLIT_KEYS = "Ctrl+Enter in the line parts it before the cursor"


class SourceBox(QPlainTextEdit):
    """The line as it stands in the file, to read and to split."""

    def __init__(self, words: str, split: Callable[[int], object]) -> None:
        super().__init__(words)
        self._split = split
        self.setReadOnly(True)
        reading = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.setTextInteractionFlags(reading)
        self.setCursorWidth(2)
        self.setTabChangesFocus(True)
        self.setProperty("framed", True)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance("m") * 4)
        self.setAccessibleName("The line in the file")
        keep_keys(self)
        self.setToolTip(SPLIT_KEYS)
        lines = min(max(len(words) // 44 + words.count("\n") + 1, 2), 7)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)
        tone(self, "second")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if claims(event):
            self._split(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def put_cursor(self, at: int) -> None:
        """Put the cursor before a character."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(at)
        self.setTextCursor(cursor)


def keep_keys(field: QWidget) -> None:
    """Let a field keep Ctrl+Enter, which else begins an item in the open meeting (`desktop.keys`)."""
    field.claims = claims  # type: ignore[attr-defined]


def claims(event: QKeyEvent) -> bool:
    """Tell whether a key is Ctrl+Enter."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return enter(event) and held == Qt.KeyboardModifier.ControlModifier


def enter(event: QKeyEvent) -> bool:
    """Tell whether a key is Enter, whatever is held with it."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
