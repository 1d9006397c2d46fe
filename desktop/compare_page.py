"""The page on which two versions of the minutes stand as one: what came is underlined, what went is struck through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from desktop.compare_text import Place, Writing, changed_alone
from desktop.minutes.document import Document
from desktop.widgets.colours import colours
from desktop.widgets.theme import DRESSED

NEAR = 80
"""Pixels between a change that is gone to and the edge of the page."""


class ChangePage(QTextBrowser):
    """A compared document to read. `places` are its changes in reading order: where each begins and ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places: list[Place] = []
        self._document: Document | None = None
        self._made: QTextDocument | None = None
        self._only, self._at = False, -1
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Minutes with their changes")
        marked = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.setTextInteractionFlags(marked)

    def show_document(self, document: Document | None, *, only: bool = False) -> None:
        """Show a compared document, or nothing; `only`: what changed, each under its heading."""
        self._document, self._only, self._at = document, only, -1
        self._draw()

    def go(self, at: int) -> None:
        """Bring the change with this place in the row before the eyes, and let it stand out."""
        self._at = at
        self._mark()
        start, _ = self.places[at]
        cursor = self.textCursor()
        cursor.setPosition(start)
        self.setTextCursor(cursor)
        bar, where = self.verticalScrollBar(), self.cursorRect(cursor)
        if where.top() < NEAR:
            bar.setValue(bar.value() + where.top() - NEAR)
        elif where.bottom() > self.viewport().height() - NEAR:
            bar.setValue(bar.value() + where.bottom() - self.viewport().height() + 2 * NEAR)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED and getattr(self, "_document", None) is not None:
            scrolled = self.verticalScrollBar().value()
            self._draw()
            self.verticalScrollBar().setValue(scrolled)
            if self._at >= 0:
                self.go(self._at)

    def _draw(self) -> None:
        made = QTextDocument(self)
        made.setUndoRedoEnabled(False)
        made.setDefaultFont(self.font())
        made.setDocumentMargin(16)
        writing = Writing(made, colours(QGuiApplication.palette()), self.font())
        if self._document is not None:
            writing.write(changed_alone(self._document.blocks) if self._only else self._document.blocks)
        self.places = writing.places
        before, self._made = self._made, made
        self.setDocument(made)
        if before is not None:
            before.deleteLater()
        self.setExtraSelections([])

    def _mark(self) -> None:
        """Let the change in hand stand in the colours of what is chosen."""
        if not 0 <= self._at < len(self.places):
            self.setExtraSelections([])
            return
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self.places[self._at][0])
        cursor.setPosition(self.places[self._at][1], QTextCursor.MoveMode.KeepAnchor)
        chosen = QTextCharFormat()
        of = colours(QGuiApplication.palette())
        chosen.setForeground(QColor(of.on_accent))
        chosen.setBackground(QColor(of.accent))
        selection.cursor, selection.format = cursor, chosen
        self.setExtraSelections([selection])
