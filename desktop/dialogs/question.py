"""A question with verbs for answers."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget


def ask(parent: QWidget, question: str, about: str, do: str, leave: str) -> bool:
    """Ask a question and return whether the clerk chose to do it; Enter and Esc leave things as they are.

    `about` says what it means for the minutes; `do` and `leave` are the verbs on the buttons.
    """
    box = sheet(parent, question, about)
    doing = box.addButton(do, QMessageBox.ButtonRole.AcceptRole)
    leaving = box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leaving)
    box.setEscapeButton(leaving)
    box.exec()
    return box.clickedButton() is doing


def tell(parent: QWidget, title: str, about: str, read: str = "Close") -> None:
    """Tell something that has to be read before going on."""
    box = sheet(parent, title, about)
    box.addButton(read, QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def sheet(parent: QWidget, title: str, about: str) -> QMessageBox:
    """Return a box that says something under a title, without buttons yet."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Minutebook", title, parent=parent)
    box.setInformativeText(about)
    inside = box.layout()
    assert inside is not None
    inside.setContentsMargins(8, 20, 24, 20)
    return box
