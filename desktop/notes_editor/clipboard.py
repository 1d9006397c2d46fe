"""What leaves the editor by copying, and what comes back with its identity after a cut."""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from db.records import Note, new_id
from db.values import replace
from desktop.minutes import markup
from desktop.notes_editor.paragraphs import spans, words

if TYPE_CHECKING:
    from desktop.notes_editor.editor import NotesEditor

MIME = "application/x-minutebook-notes"
_copied: dict[str, list[Note]] = {}


class Clipboard:
    """Copies whole paragraphs with what they are. Pasted again they are new notes, unless the old ones are gone: a cut
    paragraph keeps its identity, and an action its number and owners."""

    exists: Callable[[int], bool]
    """Says whether a note of this id stands elsewhere in the meeting; set by the pane."""

    def __init__(self, editor: NotesEditor) -> None:
        self._editor = editor
        self.exists = lambda _note: False

    def copied(self, cursor: QTextCursor) -> QMimeData:
        """Return the words selected, as notes for this program and as text and HTML for others."""
        notes = self._selected(cursor)
        token = str(new_id())
        _copied.clear()
        _copied[token] = notes
        mime = QMimeData()
        mime.setData(MIME, token.encode())
        mime.setText("\n".join(markup.plain(note.text) for note in notes))
        mime.setHtml("".join(f"<p>{_html(note.text)}</p>" for note in notes))
        return mime

    def notes(self, mime: QMimeData) -> list[Note] | None:
        """Return notes copied from this program, those still there elsewhere under new ids; None for foreign words."""
        found = _copied.get(bytes(mime.data(MIME).data()).decode()) if mime.hasFormat(MIME) else None
        return None if found is None else [self._named(note) for note in found]

    def _named(self, note: Note) -> Note:
        if not self._editor.has_note(note.id) and not self.exists(note.id):
            return note
        action = note.action and replace(note.action, id=0, reference="", provisional=True)
        decision = note.decision and replace(note.decision, id=0, reference="", provisional=True)
        review = note.review and replace(note.review, id=0)
        forward = note.forward and replace(note.forward, id=0)
        return replace(note, id=new_id(), action=action, decision=decision, review=review, forward=forward)

    def _selected(self, cursor: QTextCursor) -> list[Note]:
        found: list[Note] = []
        for block in self._editor.selected_blocks(cursor):
            start = max(cursor.selectionStart() - block.position(), 0)
            end = min(cursor.selectionEnd() - block.position(), len(block.text()))
            if start == 0 and end == len(block.text()) and words(block):
                found.append(self._editor.note_of(block))
            elif end > start:
                found.append(Note(text=markup.write(spans(block, start, end))))
        return found


def _html(text: str) -> str:
    said = ""
    for span in markup.parse(text):
        piece = html.escape(span.text).replace("\n", "<br>")
        for tag, on in (("b", span.bold), ("i", span.italic), ("u", span.underline)):
            piece = f"<{tag}>{piece}</{tag}>" if on else piece
        said += piece
    return said
