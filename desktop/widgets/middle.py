"""The room in the middle of a window, between what is docked at its sides."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget


def room_of(over: QWidget) -> QRect:
    """Return the room of what lies over a window: that of its page, in its own pixels."""
    page = over.centralWidget() if isinstance(over, QMainWindow) else None
    return page.geometry() if page is not None else over.rect()


def innermost(over: QWidget) -> QWidget:
    """Return what lies in the middle of a window: of its page in hand that between the panes, where it has panes."""
    inner = over
    while True:
        within = inner.currentWidget() if isinstance(inner, QStackedWidget) else None
        within = inner.centralWidget() if isinstance(inner, QMainWindow) else within
        if within is None:
            return inner
        inner = within


def place_of(inner: QWidget, over: QWidget) -> QRect:
    """Return the room that a widget takes in a window, in the pixels of the window."""
    return QRect(inner.mapTo(over, QPoint(0, 0)) if inner is not over else QPoint(0, 0), inner.size())


def watch(over: QWidget, watching: QObject) -> None:
    """Let an event filter see when the room becomes another."""
    over.installEventFilter(watching)
    page = over.centralWidget() if isinstance(over, QMainWindow) else None
    if page is not None:
        page.installEventFilter(watching)
