"""A question that is answered with a verb, and a question for some words."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMessageBox, QVBoxLayout, QWidget

from desktop.widgets.form import verbs


def ask(parent: QWidget | None, words: str, detail: str, do: str, leave: str) -> bool:
    """Ask whether to do something; both answers are verbs ("Remove it", "Keep it"). Esc leaves it."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Minutebook", words, QMessageBox.StandardButton.NoButton, parent)
    box.setInformativeText(detail)
    yes = box.addButton(do, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(leave, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(yes)
    box.setEscapeButton(no)
    box.exec()
    return box.clickedButton() is yes


def ask_words(parent: QWidget | None, title: str, label: str, words: str, do: str) -> str | None:
    """Ask for words, offering those that stand; None where they are left as they are."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(420)
    line = QLineEdit(words)
    line.setAccessibleName(label)
    line.selectAll()
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(8)
    column.addWidget(QLabel(label))
    column.addWidget(line)
    column.addSpacing(8)
    column.addWidget(verbs(dialog, do, "Leave it"))
    return line.text() if dialog.exec() == QDialog.DialogCode.Accepted else None
