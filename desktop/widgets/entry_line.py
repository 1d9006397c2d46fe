"""A quiet button that becomes a line to type in, and stays open for one entry after another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.widgets.completing_line import CompletingLine, Offers
from desktop.widgets.fine_print import FinePrint


class EntryLine(QWidget):
    """Typed words are handed over on Enter and the line is empty again for the next; Esc, or Enter in the empty line,
    closes it.

    `enter(words)` says whether they were kept; where not, the line stays as it is. `explain(words)` gives what stands
    under the line and whether it is a warning. `closed` follows when the line is a button again.
    """

    opening = Signal()
    closed = Signal()

    def __init__(
        self,
        title: str,
        key: str,
        enter: Callable[[str], bool],
        *,
        offers: Offers = lambda _typed: (),
        explain: Callable[[str], tuple[str, bool]] | None = None,
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self._enter = enter
        self._explain = explain
        self._button = QPushButton(f"+ {title}", self)
        self._button.setProperty("quiet", True)
        self._button.setToolTip(f"{title} ({key})")
        self._button.setAccessibleName(title)
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.setStyleSheet("text-align: left; padding: 5px 3px;")
        self.line = CompletingLine(offers, self)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(title)
        self.line.installEventFilter(self)
        self.note = FinePrint(self)
        self.note.setContentsMargins(8, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(2)
        for widget in (self._button, self.line, self.note):
            column.addWidget(widget)
        self._button.clicked.connect(self.open)
        self.line.textChanged.connect(self._on_text_changed)
        self._turn(writing=False)

    @property
    def writing(self) -> bool:
        """Whether the line is open."""
        return not self.line.isHidden()

    def open(self, words: str = "") -> None:
        """Open the line, with these first words, and be ready to type."""
        if not self.writing:
            self.opening.emit()
            self._turn(writing=True)
            self.line.setText(words or "")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_text_changed(self.line.text())

    def close_line(self) -> None:
        """Be a button again; what was typed is dropped."""
        if self.writing:
            self.line.clear()
            self._turn(writing=False)
            self.closed.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut and not self.line.text().strip() and self._leaves(event):
            self.close_line()
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_Escape and not self.line.offering():
            self.close_line()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._hand_over()
        else:
            return False
        return True

    def _hand_over(self) -> None:
        words = self.line.text().strip()
        if not words:
            self.close_line()
        elif self._enter(words):
            self.line.clear()
            self.line.drop_offers()

    def _leaves(self, event: QEvent) -> bool:
        reason = event.reason()  # type: ignore[attr-defined]
        return reason not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)

    def _on_text_changed(self, words: str) -> None:
        if self._explain is not None:
            said, warns = self._explain(words.strip())
            self.note.say(said, warns=warns)

    def _turn(self, *, writing: bool) -> None:
        self._button.setVisible(not writing)
        self.line.setVisible(writing)
        self.note.setVisible(writing and self._explain is not None)
