"""A house style comes in whose name is taken: replace what is here, keep both, or leave it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.dialogs.question import sheet

Answer = Literal["replace", "keep both", "leave"]


def ask(parent: QWidget, file: str, title: str, *, built_in: bool) -> Answer:
    """Ask what is to become of a style that is here under the same name; what comes with the program stays."""
    about = (
        "It comes with Minutebook and stays as it is. The style of the file can stand beside it under another name."
        if built_in
        else "Replacing puts what the file says in its place: every committee and meeting that uses it prints so from "
        "then on. Keeping both gives the new one another name. Undo (Ctrl+Z) takes back either."
    )
    box = sheet(parent, f"“{title}” is here already ({file})", about)
    keep = box.addButton("Keep both", QMessageBox.ButtonRole.AcceptRole)
    replace = None if built_in else box.addButton("Replace it", QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton("Leave it", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.setEscapeButton(leave)
    box.exec()
    if box.clickedButton() is keep:
        return "keep both"
    return "replace" if replace is not None and box.clickedButton() is replace else "leave"
