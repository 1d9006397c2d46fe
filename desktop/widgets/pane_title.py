"""The line at the head of a pane: its title, a short figure, and buttons to set it free or hide it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from desktop.widgets.colours import colours
from desktop.widgets.icons import icon
from desktop.widgets.theme import DRESSED, tone


class PaneTitle(QWidget):
    """The title of a pane. The mouse passes through it, so that its dock can be dragged by it."""

    hide_wanted = Signal()
    float_wanted = Signal()

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self._lit = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._words = QLabel(title)
        self._words.setProperty("face", "pane-title")
        self._words.setToolTip(f"{title} ({key})" if key else title)
        self._figure = QLabel("")
        self._figure.setAccessibleName(f"{title}: figure")
        self._float = self._button("picture-in-picture-2", f"Set {title} free or put it back")
        self._float.clicked.connect(self.float_wanted)
        self._hide = self._button("x", f"Hide {title} (Ctrl+F4)")
        self._hide.clicked.connect(self.hide_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(2)
        row.addWidget(self._words)
        row.addStretch()
        row.addWidget(self._float)
        row.addWidget(self._hide)
        row.addSpacing(6)
        row.addWidget(self._figure)
        self._colour()
        self._show_buttons()

    @property
    def figure(self) -> str:
        """The short figure beside the title."""
        return self._figure.text()

    def set_figure(self, words: str) -> None:
        """Show a short figure beside the title."""
        self._figure.setText(words)

    def set_lit(self, lit: bool) -> None:
        """Show whether the focus is in the pane."""
        if lit != self._lit:
            self._lit = lit
            self._colour()
            self._show_buttons()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(36, self.fontMetrics().height() + 18))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_buttons()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._show_buttons()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED and hasattr(self, "_hide"):
            self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        used = colours(QGuiApplication.palette())
        painter.fillRect(self.rect(), QColor(used.pane))
        if self._lit:
            painter.fillRect(0, self.height() - 2, self.width(), 2, QColor(used.accent))
        painter.end()

    def _show_buttons(self) -> None:
        """Show the buttons only where the clerk is, so that a quiet pane stays quiet."""
        for button in (self._float, self._hide):
            button.setVisible(self._lit or self.underMouse())

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("icon_name", name)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setIconSize(QSize(14, 14))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        kept = button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        button.setSizePolicy(kept)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        return button

    def _colour(self) -> None:
        used = colours(QGuiApplication.palette())
        tone(self._words, "accent" if self._lit else "second")
        tone(self._figure, "second")
        for button in (self._float, self._hide):
            button.setIcon(icon(str(button.property("icon_name")), used.second, 14))
