"""The words at the right of the menu bar: how long the meeting has been going, and when the last word was saved."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.widgets.theme import tone


class StatusCorner(QWidget):
    """Two short texts that change in place and never push anything."""

    def __init__(self) -> None:
        super().__init__()
        self._begun: datetime | None = None
        self._in_session = QLabel("")
        self._in_session.setAccessibleName("In session")
        self._saved = QLabel("")
        self._saved.setAccessibleName("Saved")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 0)
        row.setSpacing(16)
        row.addStretch()
        row.addWidget(self._in_session)
        row.addWidget(self._saved)
        self._clock = QTimer(self)
        self._clock.setInterval(15_000)
        self._clock.timeout.connect(self._tell_session)
        tone(self._in_session, "accent")
        tone(self._saved, "second")

    @property
    def words(self) -> str:
        """All that stands here."""
        return "  ".join(filter(None, (self._in_session.text(), self._saved.text())))

    def set_begun(self, begun: datetime | None) -> None:
        """Count from when the meeting began; None where it is not in session."""
        self._begun = begun
        if begun is None:
            self._clock.stop()
        else:
            self._clock.start()
        self._tell_session()

    def set_saved(self, words: str, *, wrong: bool = False) -> None:
        """Say when the last word was saved, or that it is not; "" says nothing."""
        self._saved.setText(words)
        tone(self._saved, "error" if wrong else "second")

    def sizeHint(self) -> QSize:
        """Room for the longest words from the start, so that nothing moves when they come."""
        measure = self.fontMetrics().horizontalAdvance
        width = measure("●  in session 00:00") + measure("saved 00:00:00") + 56
        return QSize(width, self.fontMetrics().height() + 16)

    def _tell_session(self) -> None:
        if self._begun is None:
            self._in_session.setText("")
            return
        minutes = max(datetime.now() - self._begun, timedelta()) // timedelta(minutes=1)
        self._in_session.setText(f"●  in session {minutes // 60}:{minutes % 60:02}")
