"""Which earlier action was looked at, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QListWidget, QVBoxLayout, QWidget

from db.records import OUTCOMES, EarlierAction, Person, Review
from desktop.minutes import markup, owners


class ReviewDialog(QDialog):
    """Asks for an action (where `earlier` has any to choose from) and an outcome."""

    def __init__(self, parent: QWidget, earlier: Sequence[EarlierAction], outcome: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Review of an earlier action")
        self.choice = QListWidget()
        self.choice.setAccessibleName("Actions still open")
        for action in earlier:
            self.choice.addItem(_said(action))
        self.choice.setCurrentRow(0)
        self.outcome = QComboBox()
        self.outcome.setAccessibleName("Outcome")
        self.outcome.addItems([each if each != "none" else "no outcome yet" for each in OUTCOMES])
        self.outcome.setCurrentIndex(OUTCOMES.index(outcome))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Take it in", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        if earlier:
            box.addWidget(QLabel("Which action did the meeting look at?"))
            box.addWidget(self.choice, 1)
            self.resize(640, 360)
        box.addWidget(QLabel("What came of it? (its first letter chooses)"))
        box.addWidget(self.outcome)
        box.addWidget(buttons)
        (self.choice if earlier else self.outcome).setFocus()

    @property
    def said(self) -> str:
        """The outcome chosen."""
        return OUTCOMES[self.outcome.currentIndex()]


def ask(parent: QWidget, earlier: Sequence[EarlierAction], people: Iterable[Person]) -> Review | None:
    """Ask which open action was reviewed, with what outcome; None where the clerk thought better of it.

    Its owners are among `people` where they still are, else names.
    """
    if not earlier:
        return None
    dialog = ReviewDialog(parent, earlier, "none")
    if dialog.exec() != QDialog.DialogCode.Accepted or dialog.choice.currentRow() < 0:
        return None
    action = earlier[dialog.choice.currentRow()]
    return Review(
        action=action.id,
        reference=action.reference,
        text=action.text,
        owners=owners.read_owners(action.owners, people),
        due=action.due,
        due_phrase=action.due_phrase,
        given_on=action.given_on,
        outcome=dialog.said,
    )


def ask_outcome(parent: QWidget, review: Review) -> Review | None:
    """Ask for the outcome of a review anew; None where it stays."""
    dialog = ReviewDialog(parent, (), review.outcome)
    return replace(review, outcome=dialog.said) if dialog.exec() == QDialog.DialogCode.Accepted else None


def _said(action: EarlierAction) -> str:
    parts = (action.reference, action.owners, markup.plain(action.text))
    return "  ·  ".join(part for part in parts if part)
