"""A strip over the lower edge of the window that shows how far something has come, and can give it up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.widgets.middle import room_of, watch
from desktop.widgets.panel import draw_panel

LEAST_BAR = 120


class ProgressStrip(QWidget):
    """Covers a little, moves nothing, takes no focus; Esc or its button gives up what it shows."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._give_up: Callable[[], object] = lambda: None
        self._share = 0.0
        self._told = ""
        self._words = QLabel("", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName("Progress")
        self._cancel = QPushButton("Cancel (Esc)", self)
        self._cancel.setProperty("quiet", True)
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._cancel.clicked.connect(self._on_cancel)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), over)
        self._escape.activated.connect(self._on_cancel)
        self._escape.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        watch(over, self)
        self.hide()

    def follow(self, words: str, give_up: Callable[[], object]) -> None:
        """Show that something is under way; `give_up` is called when the clerk cancels."""
        self._give_up = give_up
        self._told = words
        self.setAccessibleName(words)
        self._bar.setValue(round(self._share * 1000))
        self._cancel.setEnabled(True)
        self._escape.setEnabled(True)
        self._fit()
        self.show()
        self.raise_()

    def show_share(self, share: float) -> None:
        """Show how far it has come, from 0 to 1."""
        self._share = share
        self._bar.setValue(round(share * 1000))

    def end(self) -> None:
        """Take the strip away."""
        self._share = 0.0
        self._escape.setEnabled(False)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._fit()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_panel(self)

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self._escape.setEnabled(False)
        self._told = "Cancelling…"
        self._words.setText(self._told)
        self._give_up()

    def _fit(self) -> None:
        over = self.parentWidget()
        assert over is not None
        middle = room_of(over)
        width = min(560, middle.width() - 32)
        room = width - LEAST_BAR - self._cancel.sizeHint().width() - 56
        self._words.setText(self._words.fontMetrics().elidedText(self._told, Qt.TextElideMode.ElideMiddle, room))
        height = max(self.sizeHint().height(), 48)
        left = middle.left() + (middle.width() - width) // 2
        self.setGeometry(left, middle.bottom() + 1 - height - 24, width, height)
