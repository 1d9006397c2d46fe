"""The room in the middle of a window, between what is docked at its sides."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QMainWindow, QWidget


def room_of(over: QWidget) -> QRect:
    """Return the room of what lies over a window: that of its page, in its own pixels."""
    page = over.centralWidget() if isinstance(over, QMainWindow) else None
    return page.geometry() if page is not None else over.rect()


def watch(over: QWidget, watching: QObject) -> None:
    """Let an event filter see when the room becomes another."""
    over.installEventFilter(watching)
    page = over.centralWidget() if isinstance(over, QMainWindow) else None
    if page is not None:
        page.installEventFilter(watching)
