"""The page on which one item's notes are shown: paragraphs, and what is painted beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from db.records import Action, Decision, Note, Person, Review
from db.values import replace
from desktop.minutes import forward_words, markup
from desktop.notes_editor import drawing
from desktop.notes_editor.drawing import Beside, Chip
from desktop.notes_editor.list_markers import markers
from desktop.notes_editor.paragraphs import (
    BARRED,
    Shape,
    block_format,
    blocks,
    insert_text,
    padding,
    reword,
    shape_for,
    shape_of,
    spans,
    typed_text,
    words,
)
from desktop.notes_editor.understanding import beside, label_of, understand, unknown_names
from desktop.widgets.colours import colours

COLUMN_CHARACTERS = 80
LEAST_MARGIN = 24.0


class NotesPage(QTextEdit):
    """Shows the notes of one item. `people`, `day` and `references` are what it knows of the meeting around them, and
    `usual_words(review)` what prints of a review that has no words of its own.

    `chip_asked(note_id, about)` follows a click on what was understood, `column_moved(left, right)` a change of the
    room in pixels beside the column of words, `painted` each time that it was painted.
    """

    chip_asked = Signal(object, str)
    column_moved = Signal(int, int)
    painted = Signal()

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
        self.usual_words: Callable[[Review], str] = lambda _review: ""
        self._known: dict[int, Note] = {}
        self._chips: list[tuple[QRectF, int, Chip]] = []
        self._markers: dict[int, str] | None = None
        self._quiet = False

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
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._quiet = False
        self._fit_column()
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

    def follow(self, notes: Sequence[Note]) -> bool:
        """Bring in words of these notes that others have changed, so that cursor, selection and view stay in theirs.

        False where more differs than words; the notes are then to be loaded.
        """
        shown = [block for block in blocks(self.document()) if words(block).strip() or shape_of(block).kind == "review"]
        if [shape_of(block) for block in shown] != [shape_for(note) for note in notes]:
            return False
        self.learn(notes)
        quiet, self._quiet = self._quiet, True
        for block, note in zip(shown, notes, strict=True):
            if self.note_of(block) != note:
                reword(block, note)
        self._quiet = quiet
        self.viewport().update()
        return self.notes() == list(notes)

    def refresh(self) -> None:
        """Make room for labels whose references have changed, and paint anew."""
        quiet, self._quiet = self._quiet, True
        for block in blocks(self.document()):
            shape = shape_of(block)
            if shape.kind in BARRED:
                label = label_of(shape.kind, self.references.get(shape.id, ""))
                if abs(block.blockFormat().textIndent() - drawing.label_width(label, self.font())) > 0.5:
                    self._shape(block, shape)
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

    def show_note(self, note: int) -> None:
        """Put the cursor at the end of a note and bring the note into view with its chips."""
        if self.put_cursor(note):
            self.show_chips()

    def show_chips(self) -> None:
        """Bring into view what stands under the words with the cursor."""
        _, below = padding(shape_of(self.textCursor().block()), QFontMetricsF(self.font()).height())
        hidden = self.cursorRect().bottom() + round(below) + 4 - self.viewport().height()
        if below and hidden > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + hidden)

    def note_of(self, block: QTextBlock) -> Note:
        """Return what a block says and is; of an action also what its words say of owners and due, of a line to come
        for which meeting. A note that is as it was is the very same: its words are remembered in many places."""
        shape = shape_of(block)
        note, known = self._read(block, shape), self._known.get(shape.id)
        return known if known == note and known is not None else note

    def _read(self, block: QTextBlock, shape: Shape) -> Note:
        known = self._known_as(shape)
        text = words(block).strip()
        note = replace(known, level=shape.level, start=shape.start, run_on=shape.run_on)
        if shape.kind == "review" and known.review is not None:
            review = replace(known.review, closing=text)
            return replace(note, text="", action=None, decision=None, forward=None, review=review)
        action = decision = forward = None
        marked = _marked(block)
        if shape.kind == "action":
            action = known.action or Action()
            if marked != known.text or known.action is None:
                action = understand(text, action, self.people, self.day)
        elif shape.kind == "decision":
            decision = known.decision or Decision()
        elif shape.kind == "forward":
            forward = known.forward
            if marked != known.text or forward is None:
                forward = forward_words.forward_of(words(block), self.day, forward, markup.plain(known.text))
        return replace(note, text=marked, action=action, decision=decision, forward=forward, review=None)

    def has_note(self, note_id: int) -> bool:
        """Return whether a paragraph with this identity has words here; one that was emptied has let go of it."""
        return any(shape_of(block).id == note_id and words(block).strip() for block in blocks(self.document()))

    def _shape(self, block: QTextBlock, shape: Shape) -> None:
        self._markers = None
        label = label_of(shape.kind, self.references.get(shape.id, ""))
        QTextCursor(block).setBlockFormat(block_format(shape, self.font(), drawing.label_width(label, self.font())))

    def _beside(self, block: QTextBlock, marker: str) -> Beside:
        return self._beside_of(self.note_of(block), marker)

    def _beside_of(self, note: Note, marker: str) -> Beside:
        people = {person.id: person for person in self.people}
        return beside(note, self.references.get(note.id, ""), people, marker, self.usual_words)

    def _known_as(self, shape: Shape) -> Note:
        known = self._known.get(shape.id) or Note(id=shape.id)
        return replace(known, kind=shape.kind)

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown_blocks()
        with QPainter(self.viewport()) as painter:
            painter.translate(0, -self.verticalScrollBar().value())
            for block, box in shown:
                drawing.draw_ground(painter, block, box, colours(self.palette()))
        super().paintEvent(event)
        if self._markers is None:
            self._markers = markers(map(shape_of, blocks(self.document())))
        self._chips = []
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -self.verticalScrollBar().value())
            for block, box in shown:
                stands = self._beside(block, self._markers.get(shape_of(block).id, ""))
                drawn = drawing.draw_beside(painter, block, box, stands, self.font(), colours(self.palette()))
                drawing.draw_waves(painter, block, self._unknown(block), colours(self.palette()))
                self._chips += [(where, shape_of(block).id, chip) for where, chip in drawn]
        self.painted.emit()

    def _unknown(self, block: QTextBlock) -> list[tuple[int, int]]:
        """Return where a block names somebody who is in no list."""
        return unknown_names(words(block), self.people) if shape_of(block).kind == "action" else []

    def _shown_blocks(self) -> list[tuple[QTextBlock, QRectF]]:
        """Return the blocks in view, each with the box that its bar and tint fill."""
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        layout = self.document().documentLayout()
        frame = QTextCursor(self.document()).currentFrame().frameFormat()
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

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def _fit_column(self) -> None:
        """Centre a column of about 80 characters in what room there is, the same with a scroll bar and without."""
        column = QFontMetricsF(self.font()).averageCharWidth() * COLUMN_CHARACTERS
        margin = max((self.width() - column) / 2, LEAST_MARGIN)
        covered = self.width() - self.viewport().width()
        # Not `document.rootFrame()`: PySide keeps what that gives even when a cleared document has it no more.
        frame = QTextCursor(self.document()).currentFrame()
        has = frame.frameFormat()
        if abs(has.leftMargin() - margin) > 0.5 or abs(has.rightMargin() - margin + covered) > 0.5:
            quiet, self._quiet = self._quiet, True
            has.setLeftMargin(margin)
            has.setRightMargin(margin - covered)
            has.setTopMargin(16)
            has.setBottomMargin(24)
            frame.setFrameFormat(has)
            self._quiet = quiet
            self.column_moved.emit(round(margin), round(margin))


def _marked(block: QTextBlock) -> str:
    """Return the words of a block with their markup."""
    found = spans(block)
    if len(found) < 2 and not any(span.flags or markup.special(span.text) for span in found):
        return found[0].text.strip() if found else ""
    return markup.write(_stripped(found))


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
