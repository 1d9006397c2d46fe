"""Two versions of the minutes compared, in the window: the page, and the way from change to change."""

from __future__ import annotations

from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.compare_page import ChangePage
from desktop.minutes.changes import Change, Changes, changes_of
from desktop.minutes.document import Document
from desktop.widgets.theme import tone

LONGEST = 240
"""Characters of a change that are said; the page has them all."""
NOTHING = "Nothing changed: both versions read the same."
NEXT_KEY, PREVIOUS_KEY = "F8", "Shift+F8"


class CompareView(QWidget):
    """Shows a compared document. F8 or N goes to the next change, Shift+F8 or P to the one before; each is said too.

    `export_wanted` asks for it as a file; the view knows nothing of files.
    """

    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Compared versions")
        self._document: Document | None = None
        self._changes = Changes((), 0, 0)
        self._at = -1
        self.page = ChangePage(self)
        self._figures = QLabel("")
        self._figures.setTextFormat(Qt.TextFormat.PlainText)
        self._figures.setWordWrap(True)
        self._said = QLabel("")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        tone(self._said, "second")
        self.only = QCheckBox("&Only what changed")
        self.only.setToolTip("Hide what is the same in both versions")
        self.only.toggled.connect(lambda _on: self._draw())
        self.previous = self._button("Pre&vious", f"The change before ({PREVIOUS_KEY} or P)", lambda: self.step(-1))
        self.next = self._button("&Next", f"The next change ({NEXT_KEY} or N)", lambda: self.step(1))
        self.export = self._button("E&xport…", "Word with tracked changes, PDF, a web page", self.export_wanted.emit)
        for key, by in ((NEXT_KEY, 1), (PREVIOUS_KEY, -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.step(by))
        self._lay_out()
        self._tell()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.only)
        row.addStretch()
        for button in (self.previous, self.next, self.export):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._figures)
        column.addWidget(self._said)
        column.addWidget(self.page, 1)

    def show_change(self, document: Document | None) -> None:
        """Show a compared document from its beginning, or nothing."""
        self._document = document
        self._changes = changes_of(document) if document is not None else Changes((), 0, 0)
        self._draw()

    @property
    def count(self) -> int:
        """How many places changed."""
        return len(self._changes.places)

    @property
    def current(self) -> Change | None:
        """The change in hand, None before the first."""
        return self._changes.places[self._at] if 0 <= self._at < self.count else None

    def step(self, by: int) -> None:
        """Go to the next change or to the one before; after the last comes the first."""
        if not self.count:
            return
        first = 0 if by > 0 else self.count - 1
        self._at = (self._at + by) % self.count if self.current else first
        self.page.go(self._at)
        self._tell()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.page, self._said.text()))

    def take_focus(self) -> None:
        """Bring the focus to the page."""
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.step(1)
        elif event.key() == Qt.Key.Key_P and not event.modifiers():
            self.step(-1)
        else:
            super().keyPressEvent(event)

    def _draw(self) -> None:
        self._at = -1
        self.page.show_document(self._document, only=self.only.isChecked() and self.count > 0)
        self._tell()

    def _tell(self) -> None:
        """Say the figures, and the change in hand: its place in the row, where it stands, what went and what came."""
        for widget in (self.only, self.previous, self.next):
            widget.setEnabled(self.count > 0)
        self.export.setEnabled(self._document is not None)
        self._figures.setText("" if self._document is None else self._changes.said if self.count else NOTHING)
        change = self.current
        if change is None:
            keys = f"{NEXT_KEY} or N goes to the first change. Deleted words are struck through, new ones underlined."
            self._said.setText(keys if self.count else "")
            return
        under = f" under “{shorten(change.under, 60, placeholder='…')}”" if change.under else ""
        said = shorten(change.said, LONGEST, placeholder="…")
        self._said.setText(f"Change {self._at + 1} of {self.count}{under}. {said}")

    def _button(self, title: str, tip: str, press: object) -> QPushButton:
        button = QPushButton(title)
        button.setToolTip(tip)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: press())  # type: ignore[operator]
        return button
