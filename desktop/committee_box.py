"""The choice of a committee at the head of a screen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from db import committees
from desktop.desk import Desk

EVERY = 0


class CommitteeBox(QComboBox):
    """All committees by name, with "All committees" before them where `every`. `turned(id)` follows a choice; 0 is all.

    What was chosen stays chosen when it is drawn anew.
    """

    turned = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, every: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._every = every
        self.setAccessibleName("Committee")
        self.setToolTip("Which committee (type its first letters)")
        self.setMinimumContentsLength(20)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda _row: self.turned.emit(self.committee))

    @property
    def committee(self) -> int:
        """The id of the committee chosen, 0 for all of them or where there is none."""
        return int(self.currentData() or EVERY)

    def fill(self, wanted: int = 0) -> None:
        """Read the committees anew and choose the one wanted, else the one chosen, else that of the open meeting."""
        meeting = self._desk.meeting
        here = wanted or (self.committee if self.count() else 0) or (meeting.committee.id if meeting else 0)
        self.clear()
        if self._every:
            self.addItem("All committees", EVERY)
        for committee in self._desk.workspace.read(committees.every):
            self.addItem(committee.name, committee.id)
        self.setCurrentIndex(max(self.findData(here), 0))
