"""When typed words are handed to the workspace, and how they are held where they cannot be kept."""

from __future__ import annotations

import time as clock
from datetime import date

from PySide6.QtCore import QEvent, QObject, QTimer

from db import agenda, meetings, notes
from db.changes import Edit
from db.records import Item, Note
from desktop.desk import Desk
from desktop.keeping import together
from desktop.notes_editor.editor import NotesEditor
from desktop.notes_editor.held_words import LATER_MS, HeldWords
from desktop.notes_editor.item_head import ItemHead
from desktop.steps import Place
from desktop.workspace import NotKept

PAUSE_MS = 175
UNBROKEN_MS = 425
"""When typed words are handed over: after a pause, or behind the first key so far into unbroken typing, as soon as it
is painted; no other time is as far from the key that comes next. So they are written 600 ms after they were typed
at the latest."""
UNPAINTED_MS = UNBROKEN_MS + PAUSE_MS
"""When they are handed over though nothing is painted: the window is covered."""
BREATH_SECONDS = 1.0
"""A rest between keys after which what is typed is an undo step of its own."""


class HandingOver(QObject):
    """Hands over the notes and the title of one item (`item`, 0 for none): after a pause, after a while of unbroken
    typing, with every step that undo takes back by itself, and whenever somebody asks (`settling`)."""

    remembers = True
    """Another item may be taken in hand while words of one could not be kept: they are held beside (`may_turn`)."""

    def __init__(self, desk: Desk, head: ItemHead, editor: NotesEditor) -> None:
        super().__init__(editor)
        self.item = 0
        self.dirty = False
        self._desk, self._head, self._editor = desk, head, editor
        self._since = 0.0
        """When the first of the words was typed that were not handed over yet."""
        self._due = False
        self._burst: object = object()
        self._last_key = 0.0
        self._before: Place | None = None
        self._held = HeldWords(desk.workspace.store.folder)
        self._pause, self._painted, self._retry = (_timer(self, ms) for ms in (PAUSE_MS, 0, LATER_MS))
        for timer in (self._pause, self._painted, self._retry):
            timer.timeout.connect(self.now)
        self._retry.timeout.connect(head.settle)
        desk.workspace.settling.connect(head.settle)
        desk.workspace.settling.connect(self.now)
        editor.installEventFilter(self)
        editor.typed.connect(self._on_typed)
        editor.painted.connect(self._on_painted)
        editor.stepping.connect(self._on_stepping)
        editor.stepped.connect(self._on_stepped)
        editor.breathed.connect(self._on_breathed)
        head.renamed.connect(self._on_renamed)

    def now(self) -> None:
        """Give what was typed to the workspace; where it cannot be kept it stays here and is tried again."""
        self._pause.stop()
        self._painted.stop()
        self._since, self._due = 0.0, False
        if self.dirty:
            self._write("Typing", self._burst)
        if self._held.left and not self.dirty:
            self._write_left()

    def turn_to(self, item: int) -> tuple[Note, ...] | None:
        """Go over to another item, and return what was typed there and could not be kept yet, None for nothing."""
        self.now()
        if self.dirty and self.item:
            self._held.left[self.item] = tuple(self._editor.notes())
        self.item = item
        typed = self._held.left.pop(item, None)
        self.dirty = typed is not None
        return typed

    def place(self) -> Place:
        """Return where the cursor is."""
        return Place(self.item, *self._editor.place())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched is self._editor:
            now = clock.monotonic()
            if now - self._last_key > BREATH_SECONDS:
                self._on_breathed()
            self._last_key = now
            if not self.dirty:
                self._before = self.place()
        return False

    def _on_typed(self) -> None:
        self.dirty = True
        self._pause.start()
        now = clock.monotonic()
        self._since = self._since or now
        self._due = now - self._since >= UNBROKEN_MS / 1000
        if now - self._since >= UNPAINTED_MS / 1000 and not self._painted.isActive():
            self._painted.start()

    def _on_painted(self) -> None:
        if self._due and not self._painted.isActive():
            self._painted.start()

    def _on_breathed(self) -> None:
        self.now()
        self._burst = object()

    def _on_stepping(self) -> None:
        self._on_breathed()
        self._before = self.place()

    def _on_stepped(self, name: str) -> None:
        self.dirty = True
        self._write(name, None)
        self._burst = object()

    def _on_renamed(self, title: str) -> None:
        self._keep(agenda.change(self.item, title=title), "Title", ("title", self.item), holder=self._head)

    def _write(self, name: str, burst: object) -> None:
        item = self._desk.meeting.item(self.item) if self._desk.meeting else None
        if item is None:
            self.dirty = False
            return
        typed = tuple(self._editor.notes())
        if typed == item.notes or self._keep(self._written(item, typed), name, burst, holder=self):
            self.dirty = False
            self._before = self.place()
            self._let_go()

    def _write_left(self) -> None:
        """Have the words kept of items that were left before they could be."""
        meeting = self._desk.meeting
        for id, typed in tuple(self._held.left.items()):
            item = meeting.item(id) if meeting else None
            if item is None:
                self._held.leave_copy()
            elif typed != item.notes and not self._keep(self._written(item, typed), "Typing", None, holder=self):
                return
            del self._held.left[id]
        self._let_go()

    def _let_go(self) -> None:
        """Hold nothing any more, once everything is kept."""
        if not self.dirty and not self._held.left:
            self._desk.workspace.holding.discard(self)
            self._held.drop()

    def _written(self, item: Item, typed: tuple[Note, ...]) -> Edit:
        """Return the edit that keeps an item's notes. Minutes typed on the day, or after it, are no plan any more: a
        planned meeting would count as one that was never held."""
        meeting, edit = self._desk.meeting, notes.write(item.id, typed, item.notes)
        begins = meeting is not None and meeting.status == "planned" and meeting.date <= date.today()
        if meeting is None or not begins or all(note.kind == "private" for note in typed):
            return edit
        return together(edit, meetings.change(meeting.id, status="draft"))

    def _keep(self, edit: Edit, name: str, burst: object, *, holder: object) -> bool:
        """Have an edit kept; where it cannot be, `holder` goes on holding its words and it is tried again."""
        workspace = self._desk.workspace
        try:
            workspace.do(edit, name, by=self, before=self._before, after=self.place(), burst=burst, waits=False)
        except NotKept as error:
            workspace.holding.add(holder)
            if words := self._held.told(error, self._desk.meeting, self._in_hand()):
                workspace.unsaved.emit(words)
            self._retry.start(self._held.retry_ms(error))
            return False
        if holder is not self:
            workspace.holding.discard(holder)
        return True

    def _in_hand(self) -> tuple[Item, tuple[Note, ...]] | None:
        """Return the item in hand with what is typed there."""
        meeting = self._desk.meeting
        item = meeting.item(self.item) if meeting else None
        return (item, tuple(self._editor.notes())) if item else None


def _timer(parent: QObject, ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    return timer
