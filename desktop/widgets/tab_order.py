"""What Tab comes by, where that is not the order in which it was made."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def follow(*parts: QWidget) -> None:
    """Let Tab come to all in one part after all in the part before; within each in the order in which it was made."""
    taking = [widget for part in parts for widget in _within(part)]
    for one, following in pairwise(taking):
        QWidget.setTabOrder(one, following)


def _within(part: QWidget) -> list[QWidget]:
    """Return what Tab comes by in a part, itself included.

    Never by `nextInFocusChain`: PySide takes what that returns for a child of the widget that was asked, and calls it
    deleted when that one goes.
    """
    found = (one for one in (part, *part.findChildren(QWidget)) if one.window() is part.window())
    return [one for one in found if one.focusPolicy().value & Qt.FocusPolicy.TabFocus.value and not one.focusProxy()]
