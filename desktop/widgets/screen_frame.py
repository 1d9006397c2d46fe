"""The frame of a screen: the way back, its title, what it says in a line, tools at the right, and its body."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.widgets.colours import colours
from desktop.widgets.tab_order import follow
from desktop.widgets.theme import tone


class Headline(QLabel):
    """A headline that is cut short with dots where it has too little room, and says all of it in its tooltip."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words
        self.setProperty("face", "headline")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.words) + 1, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self.words if shown != self.words else "")


class ScreenFrame(QWidget):
    """A page with a headline. Esc, where nothing inside wants it, and the button "Back" send `left`.

    `tools` is the row at the right of the headline, `filters` a row below it, `body` the column under both.
    """

    left = Signal()

    def __init__(self, title: str, parent: QWidget | None = None, *, widest: int = 1200) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.title = Headline(title)
        self.said = QLabel("")
        self.said.setWordWrap(True)
        tone(self.said, "second")
        self.back = QPushButton("Back")
        self.back.setToolTip("Back to where you were (Esc)")
        self.back.setAutoDefault(True)
        self.back.clicked.connect(self.left)
        self.tools, self.filters, self.body = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for row in (self.tools, self.filters):
            row.setSpacing(8)
        self.body.setContentsMargins(0, 8, 0, 0)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addStretch()
        head.addLayout(self.tools)
        head.addWidget(self.back)
        column = QVBoxLayout()
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addLayout(self.filters)
        column.addLayout(self.body, 1)
        middle = QWidget()
        middle.setMaximumWidth(widest)
        middle.setLayout(column)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(middle)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        follow(*_in_row(self.tools), self.back, *_in_row(self.filters))

    def say(self, words: str) -> None:
        """Say in a line under the headline what is shown, or nothing."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def add_tool(self, title: str, tip: str = "") -> QPushButton:
        """Add a button at the right of the headline and return it."""
        button = QPushButton(title)
        button.setToolTip(tip or title.replace("&", ""))
        button.setAutoDefault(True)
        self.tools.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours(QGuiApplication.palette()).page))


def _in_row(row: QHBoxLayout) -> list[QWidget]:
    places = (row.itemAt(at) for at in range(row.count()))
    return [widget for place in places if place is not None and (widget := place.widget()) is not None]
