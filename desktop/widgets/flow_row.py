"""Widgets side by side behind a word, on as many lines as the width asks for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.widgets.theme import tone

GAP = 4


class FlowRow(QWidget):
    """Lays out what it is given in its order; nothing is ever cut off at the right."""

    def __init__(self, lead: str, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        label = QLabel(lead)
        label.setContentsMargins(0, 0, 8, 0)
        tone(label, "second")
        self.widgets = (label, *widgets)
        for widget in self.widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._placed(width)[1]

    def sizeHint(self) -> QSize:
        return QSize(400, self._placed(max(self.width(), 400))[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._keep_high_enough()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange):
            self.updateGeometry()
            self._place()
            self._keep_high_enough()
        return super().event(event)

    def _place(self) -> None:
        height = max(widget.sizeHint().height() for widget in self.widgets)
        for widget, at in zip(self.widgets, self._placed(self.width())[0], strict=True):
            widget.setGeometry(at.x(), at.y(), min(widget.sizeHint().width(), self.width()), height)

    def _keep_high_enough(self) -> None:
        """Ask the layout for the lines that this width needs: one that was laid out wider would keep to fewer."""
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _placed(self, width: int) -> tuple[list[QPoint], int]:
        """Return where each widget stands in a width, and how high all of them are."""
        high = max(widget.sizeHint().height() for widget in self.widgets)
        places: list[QPoint] = []
        left = top = 0
        for widget in self.widgets:
            wide = widget.sizeHint().width()
            if left and left + wide > width:
                left, top = 0, top + high + GAP
            places.append(QPoint(left, top))
            left += wide + GAP
        return places, top + high
