"""The paragraphs of one item as they change: kinds, splitting, joining, taking out and putting in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from db.records import LIST_KINDS, Note, new_id
from db.values import replace
from desktop.notes_editor.list_markers import needless_starts
from desktop.notes_editor.page import NotesPage
from desktop.notes_editor.paragraphs import (
    Shape,
    blocks,
    char_format,
    empty_shape,
    insert_text,
    shape_for,
    shape_of,
    typed_text,
    words,
)

NAMES = {
    "text": "Plain text",
    "heading": "Sub-heading",
    "bullet": "Bullet",
    "numbered": "Numbered point",
    "lettered": "Lettered point",
    "action": "Action",
    "decision": "Decision",
    "review": "Review",
    "private": "Private note",
    "forward": "Forward plan",
}


class Manuscript(NotesPage):
    """A page whose paragraphs can be changed, each keeping or getting its identity.

    `typed` follows every change. `stepping` comes before a change that is an undo step of its own, `stepped(name)`
    after it.
    """

    typed = Signal()
    stepping = Signal()
    stepped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 1
        self.document().contentsChanged.connect(self._on_contents_changed)

    def load(self, notes: Iterable[Note]) -> None:
        super().load(notes)
        self._count = self.document().blockCount()

    def become(self, kind: str) -> None:
        """Make the line, or the words selected in it, a note of this kind; what it is already becomes text again."""
        self.stepping.emit()
        cursor = self.textCursor()
        lines = self.selected_blocks(cursor)
        if len(lines) == 1 and cursor.hasSelection() and kind in ("action", "decision"):
            lines = [self._cut_out(cursor)]
        same = all(shape_of(line).kind == kind for line in lines)
        for line in lines:
            self._become(line, "text" if same else kind)
        self.stepped.emit(NAMES["text" if same else kind])

    def set_look(self, *, bold: bool = False, italic: bool = False, underline: bool = False) -> None:
        """Turn bold, italic or underline on or off for the words selected, or for what is typed next."""
        now = self.textCursor().charFormat()
        look = QTextCharFormat()
        if bold:
            heavy = now.fontWeight() > QFont.Weight.Medium
            look.setFontWeight(QFont.Weight.Normal if heavy else QFont.Weight.Bold)
        if italic:
            look.setFontItalic(not now.fontItalic())
        if underline:
            look.setFontUnderline(not now.fontUnderline())
        self.stepping.emit()
        self.mergeCurrentCharFormat(look)
        self.stepped.emit("Appearance")

    def type_words(self, said: str) -> None:
        """Put words at the cursor as if they were typed."""
        self._remove_selection()
        self.textCursor().insertText(said)
        self.ensureCursorVisible()

    def selected_blocks(self, cursor: QTextCursor) -> list[QTextBlock]:
        """Return the blocks that a selection touches, the cursor's own without one."""
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        lines = [first]
        while lines[-1] != last:
            lines.append(lines[-1].next())
        return lines

    def _become(self, block: QTextBlock, kind: str, start: int | None = None) -> None:
        shape = shape_of(block)
        known = self._known.get(shape.id)
        if known is not None and known.kind != kind:
            self._known[shape.id] = replace(known, kind=kind, decision=known.decision if kind == "decision" else None)
        self._quiet = True
        level = shape.level if kind in LIST_KINDS and shape.kind in LIST_KINDS else 0
        self._shape(block, replace(shape, kind=kind, level=level, start=start))
        if "heading" in (kind, shape.kind):
            whole = QTextCursor(block)
            whole.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            whole.mergeCharFormat(char_format(replace(shape, kind=kind)))
        self._quiet = False
        self._on_contents_changed()

    def _cut_out(self, cursor: QTextCursor) -> QTextBlock:
        """Give the words selected inside a paragraph a line of their own that runs on in it, and return that line."""
        block = cursor.block()
        shape = shape_of(block)
        text = words(block)
        start = cursor.selectionStart() - block.position()
        end = cursor.selectionEnd() - block.position()
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        self._quiet = True
        if text[end:].strip():
            self._split(block, end, Shape(new_id(), "text", run_on=True))
        if text[:start].strip():
            block = self._split(block, start, Shape(new_id(), "text", run_on=True))
        else:
            self._shape(block, replace(shape, kind="text", level=0, start=None))
        self._quiet = False
        at = QTextCursor(block)
        at.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(at)
        return block

    def _split(self, block: QTextBlock, offset: int, shape: Shape) -> QTextBlock:
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + offset)
        while cursor.block().text()[cursor.positionInBlock() : cursor.positionInBlock() + 1].isspace():
            cursor.deleteChar()
        while cursor.positionInBlock() and cursor.block().text()[cursor.positionInBlock() - 1].isspace():
            cursor.deletePreviousChar()
        cursor.insertBlock()
        self._shape(cursor.block(), shape)
        return cursor.block()

    def _join(self, first: QTextBlock, second: QTextBlock) -> bool:
        """Join two paragraphs; the first keeps its identity unless it has no words."""
        kept = shape_of(first) if words(first).strip() or not words(second).strip() else shape_of(second)
        cursor = QTextCursor(second)
        self._quiet = True
        cursor.deletePreviousChar()
        self._shape(cursor.block(), kept)
        self._quiet = False
        self.setTextCursor(cursor)
        self._on_contents_changed()
        return True

    def _remove_selection(self) -> None:
        """Remove the words selected; where paragraphs become one, the one whose words are left keeps its identity."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        whole = cursor.selectionStart() == first.position() and first != last
        kept = (
            shape_of(last) if whole and cursor.selectionEnd() < last.position() + last.length() - 1 else shape_of(first)
        )
        self._quiet = True
        cursor.removeSelectedText()
        self._shape(cursor.block(), kept)
        self._quiet = False
        self.setTextCursor(cursor)
        self._on_contents_changed()

    def _insert(self, notes: Sequence[Note]) -> None:
        cursor = self.textCursor()
        if len(notes) == 1 and notes[0].kind == "text" and words(cursor.block()):
            insert_text(cursor, notes[0].text, shape_of(cursor.block()))
            return
        self._quiet = True
        if notes and words(cursor.block())[: cursor.positionInBlock()].strip():
            rest = bool(words(cursor.block())[cursor.positionInBlock() :].strip())
            cursor.insertBlock()
            self._shape(cursor.block(), empty_shape())
            if rest:
                cursor.insertBlock()
                self._shape(cursor.block(), empty_shape())
                cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        elif notes and words(cursor.block()).strip():
            self._shape_before(cursor)
        for n, note in enumerate(notes):
            if n:
                cursor.insertBlock()
            self._known[note.id] = note
            self._shape(cursor.block(), shape_for(note))
            insert_text(cursor, typed_text(note), shape_for(note))
        self._quiet = False
        self.setTextCursor(cursor)
        self._mend()
        self._drop_needless_starts({note.id for note in notes})
        self._on_contents_changed()

    def _shape_before(self, cursor: QTextCursor) -> None:
        """Put an empty paragraph before the one that begins at the cursor, and the cursor into it."""
        shape = shape_of(cursor.block())
        cursor.insertBlock()
        self._shape(cursor.block(), shape)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        self._shape(cursor.block(), empty_shape())

    def _drop_needless_starts(self, ids: set[int]) -> None:
        """Let points of a list that were begun with the number which follows anyway simply follow."""
        needless = needless_starts(map(shape_of, blocks(self.document()))) & ids
        quiet, self._quiet = self._quiet, True
        for block in blocks(self.document()):
            if shape_of(block).id in needless:
                self._shape(block, replace(shape_of(block), start=None))
        self._quiet = quiet

    def _on_contents_changed(self) -> None:
        if self._quiet:
            return
        if self.document().blockCount() != self._count:
            self._mend()
            self._count = self.document().blockCount()
        self.viewport().update()
        self.typed.emit()

    def _mend(self) -> None:
        """Give every paragraph an identity of its own; of two with the same one, the one with words keeps it."""
        self._markers = None
        with_words = {shape_of(block).id for block in blocks(self.document()) if words(block).strip()}
        seen: set[int] = set()
        self._quiet = True
        for block in blocks(self.document()):
            shape = shape_of(block)
            left_over = shape.id in with_words and not words(block).strip()
            if not shape.id or shape.id in seen or left_over:
                shape = replace(shape, id=new_id(), start=None) if shape.kind in LIST_KINDS else empty_shape()
                self._shape(block, shape)
            seen.add(shape.id)
        self._quiet = False
