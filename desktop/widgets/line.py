"""A line to type in that leaves the program's own keys to the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_KEPT = (
    *(QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste),
    *(QKeySequence.StandardKey.SelectAll, QKeySequence.StandardKey.MoveToNextWord),
    *(QKeySequence.StandardKey.MoveToPreviousWord, QKeySequence.StandardKey.SelectNextWord),
    *(QKeySequence.StandardKey.SelectPreviousWord, QKeySequence.StandardKey.DeleteStartOfWord),
    *(QKeySequence.StandardKey.DeleteEndOfWord,),
)


class Line(QLineEdit):
    """A line edit that claims no chord but those for words and the clipboard.

    Under X11 Qt's own would also take Ctrl+U, Ctrl+E and Ctrl+K, and Ctrl+Z everywhere.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _chord(event):
            event.setAccepted(any(event.matches(key) for key in _KEPT))
            return True
        return super().event(event)


def _chord(event: QKeyEvent) -> bool:
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.modifiers() & chord)
