"""What Tab comes by, where that is not the order in which it was made."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(*parts: QWidget) -> None:
    """Let Tab come to all in one part after all in the part before; within each it goes as it went."""
    taking = [widget for part in parts for widget in within(part)]
    for one, following in pairwise(taking):
        QWidget.setTabOrder(one, following)


def within(part: QWidget) -> list[QWidget]:
    """Return what Tab comes by in a part, itself included, in its order."""
    found, widget = [part], part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget):
            found.append(widget)
        widget = widget.nextInFocusChain()
    return [one for one in found if one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and not one.focusProxy()]
