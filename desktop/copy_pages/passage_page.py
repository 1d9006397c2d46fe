"""The passage that a correction is about: whole, what stands around it, and what the minutes say by now."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from db.records import Item, Meeting, Note
from desktop.compare_text import Writing
from desktop.copy_pages.corrected import NOTES
from desktop.minutes import markup
from desktop.minutes.corrections import Correction
from desktop.minutes.document import Block, Heading, Paragraph, Run
from desktop.minutes.numbering import Numbers
from desktop.widgets.colours import colours
from desktop.widgets.theme import DRESSED

NOW = "The minutes say now:"


class PassagePage(QTextBrowser):
    """Shows blocks to read; what came is underlined, what went struck through."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[Block, ...] = ()
        self._made: QTextDocument | None = None
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("The passage")
        reading = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        self.setTextInteractionFlags(reading)

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show these from their beginning."""
        if blocks != self._blocks:
            self._blocks = blocks
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in DRESSED and getattr(self, "_made", None) is not None:
            self._draw()

    def _draw(self) -> None:
        made = QTextDocument(self)
        made.setUndoRedoEnabled(False)
        made.setDefaultFont(self.font())
        made.setDocumentMargin(16)
        Writing(made, colours(QGuiApplication.palette()), self.font()).write(self._blocks)
        before, self._made = self._made, made
        self.setDocument(made)
        if before is not None:
            before.deleteLater()


def passage(meeting: Meeting, numbers: Numbers, correction: Correction) -> tuple[Block, ...]:
    """Return the blocks that show a correction where it stands in the minutes as they are now."""
    return tuple(_blocks(meeting, numbers, correction))


def _blocks(meeting: Meeting, numbers: Numbers, correction: Correction) -> Iterator[Block]:
    item, before, after = _around(meeting, correction)
    number = numbers.items.get(item.id, "") if item is not None else ""
    title = f"{number} {item.title}".strip() if item is not None and item.title else correction.where
    yield Heading(level=2, runs=(Run(text=title),))
    if before is not None:
        yield _quiet(_words(before))
    yield Paragraph(runs=tuple(correction.words))
    if correction.kind == "comment" and correction.after:
        who = ", ".join(correction.authors) or "Comment"
        yield Paragraph(runs=(Run(text=f"{who}: ", bold=True), Run(text=correction.after)))
    if correction.overtaken:
        yield Paragraph(runs=(Run(text=NOW, bold=True),))
        yield Paragraph(runs=_runs(correction.overtaken))
    if after is not None:
        yield _quiet(_words(after))
    if correction.cannot:
        yield Paragraph(runs=(Run(text=correction.cannot, bold=correction.kind != "comment"),))


def _around(meeting: Meeting, correction: Correction) -> tuple[Item | None, Note | None, Note | None]:
    """Return the item in which a correction stands, and the notes before and behind its place."""
    ref = correction.ref
    if ref is None or ref.kind not in (*NOTES, "item"):
        return None, None, None
    if ref.kind == "item":
        item = meeting.item(ref.id)
        first = item.notes[0] if item is not None and item.notes else None
        return item, None, first
    for item in meeting.every_item():
        places = [place for place, note in enumerate(item.notes) if note.id == ref.id]
        if places:
            place = places[0]
            own = correction.kind == "added"
            before = item.notes[place] if own else item.notes[place - 1] if place else None
            behind = item.notes[place + 1] if place + 1 < len(item.notes) else None
            return item, before, behind
    return None, None, None


def _words(note: Note) -> str:
    if note.review is not None:
        return " ".join(part for part in (note.review.reference, note.review.text, note.review.closing) if part)
    return note.text


def _quiet(words: str) -> Paragraph:
    return Paragraph(runs=(Run(text=markup.plain(words)),), role="lead")


def _runs(words: str) -> tuple[Run, ...]:
    return tuple(
        Run(text=span.text, bold=span.bold, italic=span.italic, underline=span.underline)
        for span in markup.parse(words)
    )
