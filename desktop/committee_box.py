"""The choice of a committee at the head of a screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from db import committees
from desktop.desk import Desk

EVERY = 0
NARROWEST, WIDEST = 20, 44
"""How many letters of a name there is room for at least, and how many are asked for at most."""


class CommitteeBox(QComboBox):
    """All committees by name, with "All committees" before them where `every`. `turned(id)` follows a choice; 0 is all.

    What was chosen stays chosen when it is drawn anew. A name that has too little room is cut with dots.
    """

    turned = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, every: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._every = every
        self.setAccessibleName("Committee")
        self.setMinimumContentsLength(NARROWEST)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda _row: self.turned.emit(self.committee))
        self.currentTextChanged.connect(lambda name: self.setToolTip(f"{name}\nType the first letters of another one"))

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
        longest = max((len(self.itemText(row)) for row in range(self.count())), default=0)
        self.setMinimumContentsLength(min(max(longest, NARROWEST), WIDEST))

    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics().averageCharWidth() * NARROWEST
        return QSize(min(letters, super().sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        style, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(style, option, field, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawComplexControl(style, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
