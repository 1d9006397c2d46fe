"""The editor of one item's notes: what keys do, typed marks, the clipboard; it knows no database."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from db.records import LIST_KINDS, Note, new_id
from db.values import replace
from desktop.minutes import markup, shorthand
from desktop.notes_editor import pasting
from desktop.notes_editor.clipboard import Clipboard
from desktop.notes_editor.manuscript import NAMES, Manuscript
from desktop.notes_editor.naming import NameOffer
from desktop.notes_editor.paragraphs import (
    LINE_SEPARATOR,
    Shape,
    char_format,
    shape_of,
    words,
)
from desktop.notes_editor.understanding import action_of, understand


class NotesEditor(Manuscript):
    """Lets the notes of one item be typed. `breathed` says that a burst of typing has ended, `refused` that a key would
    have changed notes that are only to be read."""

    breathed = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clipboard = Clipboard(self)
        self._refused: set[int] = set()
        self._offer = NameOffer(self.viewport())
        self.cursorPositionChanged.connect(self._offer.hide)

    def load(self, notes: Iterable[Note]) -> None:
        shown = list(notes)
        super().load(shown)
        self._refused = {note.id for note in shown if _would_take(note)}

    def let_type(self, wanted: bool) -> None:
        """Let the notes be typed, or only be read: the cursor goes through them then too, and words can be copied."""
        if wanted == self.isReadOnly():
            flags = Qt.TextInteractionFlag
            reading = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
            self.setTextInteractionFlags(flags.TextEditorInteraction if wanted else reading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.isReadOnly() and _changes(event):
            self.refused.emit()
            return
        if not self.isReadOnly() and self._own_key(event):
            event.accept()
            return
        if not self.isReadOnly() and self.textCursor().hasSelection() and _removes(event):
            self._remove_selection()
            if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                return
        super().keyPressEvent(event)
        if not self.isReadOnly() and _types(event):
            self._after_typing()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab take an offered name or change the level of a list; elsewhere it moves the focus on."""
        return (not self.isReadOnly() and self._tab(back=not forward)) or super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if event.commitString():
            self._after_typing()

    def _own_key(self, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if others != Qt.KeyboardModifier.NoModifier:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._line_break() if shift else self._new_paragraph()
            return True
        if key == Qt.Key.Key_Escape and self._offer.isVisible():
            self._offer.hide()
            return True
        if self.textCursor().hasSelection():
            return False
        if key == Qt.Key.Key_Backspace:
            return self._backspace()
        return key == Qt.Key.Key_Delete and self._delete()

    def _after_typing(self) -> None:
        self._take_mark()
        self.show_chips()
        cursor = self.textCursor()
        self._offer.show_for(cursor.block().text()[: cursor.positionInBlock()], self.people, self.cursorRect())

    def _tab(self, *, back: bool) -> bool:
        if self._offer.isVisible() and not back:
            length, name = self._offer.choice()
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
            cursor.insertText(name)
            return True
        lines = [line for line in self.selected_blocks(self.textCursor()) if shape_of(line).kind in LIST_KINDS]
        if not lines:
            return False
        self.stepping.emit()
        for line in lines:
            shape = shape_of(line)
            self._shape(line, replace(shape, level=max(shape.level + (-1 if back else 1), 0)))
        self.stepped.emit("Level")
        return True

    def _line_break(self) -> None:
        self._remove_selection()
        self.textCursor().insertText(LINE_SEPARATOR)

    def _new_paragraph(self) -> None:
        self._remove_selection()
        cursor = self.textCursor()
        block = cursor.block()
        shape = shape_of(block)
        if not words(block).strip() and shape.kind not in ("text", "review"):
            self.become(shape.kind)
            return
        follows = shape.kind if shape.kind in LIST_KINDS else "text"
        new = Shape(new_id(), follows, shape.level if shape.kind in LIST_KINDS else 0)
        first = not words(block)[: cursor.positionInBlock()].strip()
        self._quiet = True
        cursor.insertBlock()
        if first and words(block).strip() == "" and words(cursor.block()).strip():
            self._shape(block, replace(new, start=shape.start))
            self._shape(cursor.block(), replace(shape, start=None))
        else:
            self._shape(cursor.block(), new)
        if not words(cursor.block()):
            cursor.setBlockCharFormat(char_format(new))
            cursor.setCharFormat(char_format(new))
        self._quiet = False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self._on_contents_changed()
        self.breathed.emit()

    def _backspace(self) -> bool:
        cursor = self.textCursor()
        if not cursor.atBlockStart():
            return False
        shape = shape_of(cursor.block())
        if shape.kind in LIST_KINDS and shape.level:
            return self._tab(back=True)
        if shape.kind not in ("text", "review"):
            self.become(shape.kind)
            return True
        before = cursor.block().previous()
        return before.isValid() and self._join(before, cursor.block())

    def _delete(self) -> bool:
        cursor = self.textCursor()
        after = cursor.block().next()
        return cursor.atBlockEnd() and after.isValid() and self._join(cursor.block(), after)

    def _take_mark(self) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        shape = shape_of(block)
        if shape.kind not in ("text", *LIST_KINDS):
            return
        taken = shorthand.take(words(block))
        if taken is None or (shape.kind in LIST_KINDS and taken.kind == "heading"):
            self._refused.discard(shape.id)
            return
        if shape.id in self._refused or taken.length > cursor.positionInBlock():
            return
        self.stepping.emit()
        self._quiet = True
        mark = QTextCursor(block)
        mark.setPosition(block.position() + taken.length, QTextCursor.MoveMode.KeepAnchor)
        mark.removeSelectedText()
        if taken.kind == "action":
            self._known[shape.id] = Note(id=shape.id, kind="action", action=action_of(taken, self.people))
        self._quiet = False
        self._become(block, taken.kind, taken.start)
        self._drop_needless_starts({shape.id})
        self.stepped.emit(NAMES[taken.kind])

    def createMimeDataFromSelection(self) -> QMimeData:
        return self.clipboard.copied(self.textCursor())

    def canInsertFromMimeData(self, mime: QMimeData) -> bool:
        return mime.hasText() or mime.hasHtml()

    def insertFromMimeData(self, mime: QMimeData) -> None:
        if self.isReadOnly():
            return
        self.stepping.emit()
        self._remove_selection()
        notes = self.clipboard.notes(mime)
        if notes is None:
            notes = [self._pasted(note) for note in pasting.pasted_notes(mime)]
        self._insert(notes)
        self.stepped.emit("Paste")

    def _pasted(self, note: Note) -> Note:
        taken = shorthand.take(markup.plain(note.text)) if note.kind == "text" else None
        note = pasting.marked(note)
        if taken is None or taken.kind != "action":
            return note
        action = understand(markup.plain(note.text), action_of(taken, self.people), self.people, self.day)
        return replace(note, action=action)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._offer.hide()
        super().focusOutEvent(event)


def _would_take(note: Note) -> bool:
    return note.kind == "text" and shorthand.take(markup.plain(note.text)) is not None


def _types(event: QKeyEvent) -> bool:
    """Tell whether a key types a character; with Alt, and Ctrl with Alt (AltGr), some keyboards do."""
    modifiers = Qt.KeyboardModifier
    held = event.modifiers()
    commands = bool(held & modifiers.MetaModifier) or (
        bool(held & modifiers.ControlModifier) and not held & modifiers.AltModifier
    )
    return bool(event.text()) and event.text().isprintable() and not commands


def _changes(event: QKeyEvent) -> bool:
    """Tell whether a key would change what stands in an editor."""
    steps = (QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste)
    breaks = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return _removes(event) or event.key() in breaks or any(event.matches(step) for step in steps)


def _removes(event: QKeyEvent) -> bool:
    return _types(event) or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
