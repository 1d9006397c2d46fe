"""The editor of one item's notes: typed marks, kinds, lists, splitting and joining; it knows no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from db.records import LIST_KINDS, Action, Decision, Note, Person, new_id
from desktop.minutes import markup, shorthand
from desktop.notes_editor import drawing, pasting
from desktop.notes_editor.clipboard import Clipboard
from desktop.notes_editor.drawing import Beside, Chip
from desktop.notes_editor.list_markers import markers
from desktop.notes_editor.naming import NameOffer
from desktop.notes_editor.paragraphs import (
    LINE_SEPARATOR,
    Shape,
    block_format,
    blocks,
    char_format,
    empty_shape,
    insert_text,
    padding,
    shape_for,
    shape_of,
    spans,
    typed_text,
    words,
)
from desktop.notes_editor.understanding import action_of, beside, understand, unknown_names
from desktop.widgets.colours import colours

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
}
COLUMN_CHARACTERS = 80


class NotesEditor(QTextEdit):
    """Shows the notes of one item and lets them be typed.

    `typed` follows every change by hand. `stepping` comes before a change that is an undo step of its own,
    `stepped(name)` after it. `breathed` says that a burst of typing has ended. `chip_asked(note_id, about)` wants
    something corrected.
    """

    typed = Signal()
    stepping = Signal()
    stepped = Signal(str)
    breathed = Signal()
    chip_asked = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAccessibleName("Notes of this item")
        self.people: Sequence[Person] = ()
        self.day = date.today()
        self.references: Mapping[int, str] = {}
        self._known: dict[int, Note] = {}
        self._refused: set[int] = set()
        self._chips: list[tuple[QRectF, int, Chip]] = []
        self._quiet = False
        self.clipboard = Clipboard(self)
        self._waves = Waves(self)
        self._offer = NameOffer(self.viewport())
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.cursorPositionChanged.connect(self._offer.hide)

    # ---- what stands in it

    def load(self, notes: Iterable[Note]) -> None:
        """Show these notes and an empty line after them, in which the cursor stands ready."""
        self._quiet = True
        document = self.document()
        document.clear()
        shown = list(notes)
        self._known = {note.id: note for note in shown}
        cursor = QTextCursor(document)
        for n, note in enumerate([*shown, Note()]):
            shape = shape_for(note)
            if n:
                cursor.insertBlock()
            self._shape(cursor.block(), shape)
            insert_text(cursor, typed_text(note), shape)
        self._refused = {note.id for note in shown if _would_take(note)}
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._quiet = False
        self._fit_column()
        self._waves.rehighlight()
        self.refresh()

    def notes(self) -> list[Note]:
        """Return what stands in the editor; empty paragraphs are none."""
        found = (self.note_of(block) for block in blocks(self.document()))
        return [note for note in found if note.text.strip() or note.kind == "review"]

    def learn(self, notes: Iterable[Note]) -> None:
        """Take over what is known of these notes besides their words: owners, due, references."""
        for note in notes:
            self._known[note.id] = note
        self.refresh()

    def refresh(self) -> None:
        """Make room for labels whose references have changed, and paint anew."""
        quiet, self._quiet = self._quiet, True
        for block in blocks(self.document()):
            wanted = drawing.label_width(self._beside(block, "").label, self.font())
            if abs(block.blockFormat().textIndent() - wanted) > 0.5:
                self._shape(block, shape_of(block))
        self._quiet = quiet
        self.viewport().update()

    def place(self) -> tuple[int, int]:
        """Return where the cursor is: the note, and how many characters into it."""
        cursor = self.textCursor()
        return shape_of(cursor.block()).id, cursor.positionInBlock()

    def put_cursor(self, note: int, offset: int = -1) -> bool:
        """Put the cursor into a note, at its end for -1; False where the note is not here."""
        for block in blocks(self.document()):
            if shape_of(block).id == note:
                length = len(block.text())
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + (length if offset < 0 else min(offset, length)))
                self.setTextCursor(cursor)
                self.ensureCursorVisible()
                return True
        return False

    def note_here(self) -> Note:
        """Return the note in which the cursor is."""
        return self.note_of(self.textCursor().block())

    # ---- what can be done by name

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

    def add_review(self, note: Note) -> None:
        """Put a review into a line of its own after this one, the cursor ready for the closing words."""
        self.stepping.emit()
        self._known[note.id] = note
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        if words(cursor.block()).strip():
            cursor.insertBlock()
        self._shape(cursor.block(), shape_for(note))
        insert_text(cursor, typed_text(note), shape_for(note))
        self.setTextCursor(cursor)
        self.stepped.emit("Review")

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._own_key(event):
            event.accept()
            return
        if self.textCursor().hasSelection() and _removes(event):
            self._remove_selection()
            if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                return
        super().keyPressEvent(event)
        if event.text() and event.text().isprintable():
            self._after_typing()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab take an offered name or change the level of a list; elsewhere it moves the focus on."""
        return self._tab(back=not forward) or super().focusNextPrevChild(forward)

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

    # ---- kinds

    def _take_mark(self) -> None:
        cursor = self.textCursor()
        block = cursor.block()
        shape = shape_of(block)
        if shape.kind not in ("text", *LIST_KINDS):
            return
        taken = shorthand.take(words(block))
        if taken is None or (shape.kind in LIST_KINDS and taken.kind in (*LIST_KINDS, "heading")):
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
        self.stepped.emit(NAMES[taken.kind])

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
        self._waves.rehighlightBlock(block)
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

    # ---- clipboard

    def createMimeDataFromSelection(self) -> QMimeData:
        return self.clipboard.copied(self.textCursor())

    def canInsertFromMimeData(self, mime: QMimeData) -> bool:
        return mime.hasText() or mime.hasHtml()

    def insertFromMimeData(self, mime: QMimeData) -> None:
        self.stepping.emit()
        self._remove_selection()
        notes = self.clipboard.notes(mime)
        if notes is None:
            notes = [self._pasted(note) for note in pasting.pasted_notes(mime)]
        self._insert(notes)
        self.stepped.emit("Paste")

    def has_note(self, note_id: int) -> bool:
        """Return whether a paragraph with this identity stands in the editor."""
        return any(shape_of(block).id == note_id for block in blocks(self.document()))

    def _pasted(self, note: Note) -> Note:
        taken = shorthand.take(markup.plain(note.text)) if note.kind == "text" else None
        marked = pasting.marked(note)
        return replace(marked, action=action_of(taken, self.people)) if taken and taken.kind == "action" else marked

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
        self._on_contents_changed()

    def _shape_before(self, cursor: QTextCursor) -> None:
        """Put an empty paragraph before the one that begins at the cursor, and the cursor into it."""
        shape = shape_of(cursor.block())
        cursor.insertBlock()
        self._shape(cursor.block(), shape)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        self._shape(cursor.block(), empty_shape())

    # ---- below

    def _shape(self, block: QTextBlock, shape: Shape) -> None:
        label = self._beside_of(self._known_as(shape), "").label
        QTextCursor(block).setBlockFormat(block_format(shape, self.font(), drawing.label_width(label, self.font())))

    def selected_blocks(self, cursor: QTextCursor) -> list[QTextBlock]:
        """Return the blocks that a selection touches, the cursor's own without one."""
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        lines = [first]
        while lines[-1] != last:
            lines.append(lines[-1].next())
        return lines

    def _known_as(self, shape: Shape) -> Note:
        known = self._known.get(shape.id) or Note(id=shape.id)
        return replace(known, kind=shape.kind)

    def note_of(self, block: QTextBlock) -> Note:
        """Return what a block says and is; of an action also what its words say of owners and due."""
        shape = shape_of(block)
        known = self._known_as(shape)
        text = words(block).strip()
        note = replace(known, level=shape.level, start=shape.start, run_on=shape.run_on)
        if shape.kind == "review" and known.review is not None:
            return replace(note, text="", action=None, decision=None, review=replace(known.review, closing=text))
        action = decision = None
        marked = markup.write(_stripped(spans(block)))
        if shape.kind == "action":
            action = known.action or Action()
            if marked != known.text or known.action is None:
                action = understand(text, action, self.people, self.day)
        elif shape.kind == "decision":
            decision = known.decision or Decision()
        return replace(note, text=markup.write(_stripped(spans(block))), action=action, decision=decision, review=None)

    def _on_contents_changed(self) -> None:
        if self._quiet:
            return
        self._mend()
        self.viewport().update()
        self.typed.emit()

    def _mend(self) -> None:
        """Give every paragraph an identity of its own."""
        seen: set[int] = set()
        self._quiet = True
        for block in blocks(self.document()):
            shape = shape_of(block)
            if not shape.id or shape.id in seen:
                shape = replace(shape, id=new_id(), start=None) if shape.kind in LIST_KINDS else empty_shape()
                self._shape(block, shape)
            seen.add(shape.id)
        self._quiet = False

    # ---- painting

    def _beside(self, block: QTextBlock, marker: str) -> Beside:
        return self._beside_of(self.note_of(block), marker)

    def _beside_of(self, note: Note, marker: str) -> Beside:
        return beside(note, self.references.get(note.id, ""), {p.id: p for p in self.people}, marker)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown_blocks()
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -self.verticalScrollBar().value())
            for block, box in shown:
                drawing.draw_ground(painter, block, box, colours(self.palette()))
        super().paintEvent(event)
        marks = markers(map(shape_of, blocks(self.document())))
        self._chips = []
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -self.verticalScrollBar().value())
            for block, box in shown:
                stands = self._beside(block, marks.get(shape_of(block).id, ""))
                drawn = drawing.draw_beside(painter, block, box, stands, self.font(), colours(self.palette()))
                self._chips += [(where, shape_of(block).id, chip) for where, chip in drawn]

    def _shown_blocks(self) -> list[tuple[QTextBlock, QRectF]]:
        """Return the blocks in view, each with the box that its bar and tint fill."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        layout = self.document().documentLayout()
        frame = self.document().rootFrame().frameFormat()
        left, wide = frame.leftMargin(), self.viewport().width() - frame.leftMargin() - frame.rightMargin()
        block = self.cursorForPosition(self.viewport().rect().topLeft()).block()
        block = block.previous() if block.previous().isValid() else block
        shown: list[tuple[QTextBlock, QRectF]] = []
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom + 80:
            words_box = layout.blockBoundingRect(block)
            above, below = padding(shape_of(block), QFontMetricsF(self.font()).height())
            shown.append((block, QRectF(left, words_box.top() - above, wide, words_box.height() + above + below)))
            block = block.next()
        return shown

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position() + QRectF(0, self.verticalScrollBar().value(), 0, 0).topLeft()
        hit = next(((note, chip) for box, note, chip in self._chips if box.contains(at)), None)
        super().mouseReleaseEvent(event)
        if hit and not self.textCursor().hasSelection():
            self.chip_asked.emit(hit[0], hit[1].about)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_column()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._offer.hide()
        super().focusOutEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def _fit_column(self) -> None:
        """Centre a column of about 80 characters in what room there is."""
        room = self.viewport().width()
        column = QFontMetricsF(self.font()).averageCharWidth() * COLUMN_CHARACTERS
        margin = max((room - column) / 2, 20.0)
        frame = self.document().rootFrame()
        has = frame.frameFormat()
        if abs(has.leftMargin() - margin) > 0.5:
            quiet, self._quiet = self._quiet, True
            has.setLeftMargin(margin)
            has.setRightMargin(margin)
            has.setTopMargin(12)
            has.setBottomMargin(24)
            frame.setFrameFormat(has)
            self._quiet = quiet


class Waves(QSyntaxHighlighter):
    """Underlines names that are in no list, and greys what nobody else will read."""

    def __init__(self, editor: NotesEditor) -> None:
        document: QTextDocument = editor.document()
        super().__init__(document)
        self._editor = editor

    def highlightBlock(self, text: str) -> None:
        kind = shape_of(self.currentBlock()).kind
        if kind == "action":
            wave = QTextCharFormat()
            wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            wave.setUnderlineColor(colours(self._editor.palette()).error)
            for start, end in unknown_names(text.replace(LINE_SEPARATOR, "\n"), self._editor.people):
                self.setFormat(start, end - start, wave)
        elif kind == "private":
            grey = QTextCharFormat()
            grey.setForeground(self._editor.palette().placeholderText())
            self.setFormat(0, len(text), grey)


def _would_take(note: Note) -> bool:
    return note.kind == "text" and shorthand.take(markup.plain(note.text)) is not None


def _removes(event: QKeyEvent) -> bool:
    typed = bool(event.text()) and event.text().isprintable()
    return typed or event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


def _stripped(of: list[markup.Span]) -> list[markup.Span]:
    """Return spans without the spaces at both ends."""
    kept = [span for span in of if span.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept
