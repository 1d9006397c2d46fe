"""A line for a passphrase: hidden unless it is asked for, emptied without a trace, and aware of Caps Lock."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

CAPS = "Caps Lock is on."


class PassphraseLine(QLineEdit):
    """A line edit that shows dots. `caps_turned(on)` follows when Caps Lock is seen to be on, or off again."""

    caps_turned = Signal(bool)

    def __init__(self, name: str = "Passphrase") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(1000)
        self._caps = False
        self.reveal(on=False)

    def reveal(self, *, on: bool) -> None:
        """Show what is typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        hints |= Qt.InputMethodHint.ImhNoAutoUppercase
        self.setInputMethodHints(hints if on else hints | Qt.InputMethodHint.ImhHiddenText)

    @property
    def passphrase(self) -> str:
        """What is typed; a letter with its accent is one sign, whichever keyboard it comes from."""
        return unicodedata.normalize("NFC", self.text())

    def empty(self) -> None:
        """Forget what is typed: unlike `clear`, this leaves nothing for undo."""
        self.setText("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say_caps(on=False)

    def hideEvent(self, event: QHideEvent) -> None:
        self.reveal(on=False)
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_CapsLock:
            self._say_caps(on=False)
        elif (on := caps_lock(event.text(), shift=_shifted(event))) is not None:
            self._say_caps(on=on)

    def _say_caps(self, *, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_turned.emit(on)


def caps_lock(typed: str, *, shift: bool) -> bool | None:
    """Tell from what a key typed whether Caps Lock is on, None where it cannot be told: Qt knows no way to ask."""
    if len(typed) != 1 or typed.lower() == typed.upper():
        return None
    return typed.isupper() != shift


def _shifted(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
