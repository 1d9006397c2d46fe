"""The notes of the item in hand: typed here, handed over at every pause."""

from __future__ import annotations

import time as clock
from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from db import agenda, notes
from db.changes import Edit
from db.records import Item, Meeting, Note, Review, new_id
from desktop.desk import Desk
from desktop.dialogs import review as review_dialog
from desktop.dialogs.action import ActionDialog
from desktop.keeping import ask_until_kept, keep
from desktop.minutes.document import Ref
from desktop.notes_editor.editor import NotesEditor
from desktop.notes_editor.item_head import ItemHead
from desktop.panes import Pane
from desktop.workspace import NotKept, Place

PAUSE_MS = 180
UNBROKEN_MS = 650
"""When typed words are handed over, so that they are written 200 ms after a pause, or 700 ms into unbroken typing."""
RETRY_MS = 2000
HELD = "What you typed stays here and is tried again by itself."
BREATH_SECONDS = 1.0
NOTES_TO_PANES = 12 / 10.5
"""How much larger the notes are than the panes."""


class NotesPane(QWidget):
    """Head and notes of the item in hand. What is typed is handed to the workspace after a pause, after a while of
    unbroken typing, and whenever somebody asks (`settling`)."""

    counted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item = 0
        self._dirty = False
        self._burst: object = object()
        self._last_key = 0.0
        self._before: Place | None = None
        self.head = ItemHead()
        self.editor = NotesEditor()
        self._empty = QLabel("Nothing is on the agenda yet. Ctrl+Enter begins the first item.")
        self._empty.setObjectName("empty")
        self._empty.setMargin(24)
        self._pause, self._unbroken, self._retry = (_timer(self, ms) for ms in (PAUSE_MS, UNBROKEN_MS, RETRY_MS))
        for timer in (self._pause, self._unbroken, self._retry):
            timer.timeout.connect(self.hand_over)
        self._retry.timeout.connect(self.head.settle)
        self._lay_out()
        self._connect()
        self.commands: Mapping[str, Callable[[], object]] = {
            "item.next": lambda: self._turn(1),
            "item.previous": lambda: self._turn(-1),
            "item.add": lambda: self._add_item(inside=False),
            "item.add_inside": lambda: self._add_item(inside=True),
            "note.bold": lambda: self.editor.set_look(bold=True),
            "note.italic": lambda: self.editor.set_look(italic=True),
            "note.underline": lambda: self.editor.set_look(underline=True),
            "note.correct": self._correct,
            "note.review": self._review,
            "note.time": lambda: self.editor.type_words(f"{datetime.now():%H:%M}"),
            **{f"note.{kind}": self._becoming(kind) for kind in KINDS},
        }
        self._show_item()

    def take_focus(self) -> None:
        """Be ready to type: in the notes, or in the title where the item has none yet."""
        item = self._desk.item
        if item is not None and not item.title and not item.notes:
            self.head.title.setFocus()
        else:
            self.editor.setFocus()

    def hand_over(self) -> None:
        """Give what was typed to the workspace; where it cannot be kept it stays here and is tried again."""
        self._pause.stop()
        self._unbroken.stop()
        if self._dirty:
            self._write("Typing", self._burst)

    # ---- within

    def _lay_out(self) -> None:
        self.setFocusProxy(self.editor)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.head, self._empty, self.editor):
            box.addWidget(part)
        box.setStretch(2, 1)
        box.addStretch(0)
        self._fit_font()

    def _connect(self) -> None:
        desk = self._desk
        desk.workspace.settling.connect(self.head.settle)
        desk.workspace.settling.connect(self.hand_over)
        desk.workspace.changed.connect(self._on_changed)
        desk.turned.connect(self._on_turned)
        desk.asked.connect(self._on_asked)
        self.editor.installEventFilter(self)
        self.editor.typed.connect(self._on_typed)
        self.editor.stepping.connect(self._on_stepping)
        self.editor.stepped.connect(self._on_stepped)
        self.editor.breathed.connect(self._on_breathed)
        self.editor.chip_asked.connect(self._correct_note)
        self.editor.column_moved.connect(self.head.align)
        self.editor.clipboard.exists = self._exists_elsewhere
        self.head.renamed.connect(self._on_renamed)
        self.head.title.left.connect(self.editor.setFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched is self.editor:
            now = clock.monotonic()
            if now - self._last_key > BREATH_SECONDS:
                self._on_breathed()
            self._last_key = now
            if not self._dirty:
                self._before = self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._fit_font()
        super().changeEvent(event)

    def _fit_font(self) -> None:
        base = QApplication.font()
        wanted = QFont(base)
        wanted.setPointSizeF(base.pointSizeF() * NOTES_TO_PANES)
        if self.editor.font() != wanted:
            self.editor.setFont(wanted)
            self.editor.document().setDefaultFont(wanted)
            if self._item:
                self._load_notes()

    def _on_typed(self) -> None:
        self._dirty = True
        self._pause.start()
        if not self._unbroken.isActive():
            self._unbroken.start()

    def _on_breathed(self) -> None:
        self.hand_over()
        self._burst = object()

    def _on_stepping(self) -> None:
        self._on_breathed()
        self._before = self._place()

    def _on_stepped(self, name: str) -> None:
        self._dirty = True
        self._write(name, None)
        self._burst = object()

    def _write(self, name: str, burst: object) -> None:
        item = self._desk.meeting.item(self._item) if self._desk.meeting else None
        if item is None:
            self._dirty = False
            return
        typed = tuple(self.editor.notes())
        if typed == item.notes:
            self._desk.workspace.holding.discard(self)
            self._dirty = False
            return
        if self._keep(notes.write(item.id, typed, item.notes), name, burst, holder=self):
            self._dirty = False
            self._before = self._place()

    def _keep(self, edit: Edit, name: str, burst: object, *, holder: object) -> bool:
        """Have an edit kept; where it cannot be, `holder` goes on holding its words and it is tried again."""
        workspace = self._desk.workspace
        try:
            workspace.do(edit, name, by=self, before=self._before, after=self._place(), burst=burst)
        except NotKept as error:
            workspace.holding.add(holder)
            workspace.unsaved.emit(f"{error} {HELD}")
            self._retry.start()
            return False
        workspace.holding.discard(holder)
        return True

    def _on_changed(self, by: object, place: object) -> None:
        item = self._desk.item
        if item is None or item.id != self._item:
            self._show_item()
            return
        self._describe()
        if by is self or self._dirty or tuple(self.editor.notes()) == item.notes:
            self.editor.learn(item.notes)
            return
        self._load_notes()
        if isinstance(place, Place) and place.note:
            self.editor.put_cursor(place.note, place.offset)

    def _on_turned(self, _item: object) -> None:
        self._show_item()

    def _show_item(self) -> None:
        """Show the item in hand from its beginning."""
        self.hand_over()
        item = self._desk.item
        self._item = item.id if item else 0
        self._dirty = False
        for part in (self.head, self.editor):
            part.setVisible(item is not None)
        self._empty.setVisible(item is None)
        if item is not None:
            self._describe()
            self._load_notes()

    def _load_notes(self) -> None:
        item = self._desk.item
        at = self.editor.verticalScrollBar().value()
        place = self.editor.place()
        self.editor.load(item.notes if item else ())
        if self.editor.put_cursor(*place):
            self.editor.verticalScrollBar().setValue(at)

    def _describe(self) -> None:
        """Tell head and editor what the meeting says about this item and its people."""
        meeting, item = self._desk.meeting, self._desk.item
        if meeting is None or item is None:
            return
        self.editor.people, self.editor.day = meeting.people, meeting.date
        self.editor.references = self._desk.numbers.references
        self.head.show_item(self._desk.numbers.items.get(item.id, ""), item, _about(meeting, item))

    def _on_asked(self, ref: object) -> None:
        meeting = self._desk.meeting
        if not isinstance(ref, Ref) or meeting is None:
            return
        if ref.kind == "item" and meeting.item(ref.id):
            self._desk.turn_to(ref.id)
            self.take_focus()
        found = next((item for item, note in meeting.every_note() if note.id == ref.id), None)
        if found is not None:
            self._desk.turn_to(found.id)
            self.editor.put_cursor(ref.id)
            self.editor.setFocus()

    def _place(self) -> Place:
        return Place(self._item, *self.editor.place())

    def _exists_elsewhere(self, note_id: int) -> bool:
        meeting = self._desk.meeting
        here = self._item
        return meeting is not None and any(n.id == note_id and i.id != here for i, n in meeting.every_note())

    # ---- commands

    def _becoming(self, kind: str) -> Callable[[], None]:
        return lambda: self.editor.become(kind)

    def _turn(self, steps: int) -> None:
        self._desk.turn_by(steps)
        self.take_focus()

    def _add_item(self, *, inside: bool) -> None:
        meeting, item = self._desk.meeting, self._desk.item
        if meeting is None:
            return
        self.hand_over()
        fresh = new_id()
        here = item.id if item else None
        edit = agenda.add(meeting.id, id=fresh, after=None if inside else here, inside=here if inside else None)
        if keep(self._desk, edit, "New item", by=self, before=self._place(), after=Place(fresh)):
            self._desk.turn_to(fresh)
            self.head.title.setFocus()

    def _on_renamed(self, title: str) -> None:
        burst = ("title", self._item)
        edit = agenda.change(self._item, title=title)
        self._keep(edit, "Title", burst, holder=self.head)

    def _correct(self) -> None:
        self._correct_note(self.editor.place()[0])

    def _correct_note(self, note_id: int, about: str = "owners") -> None:
        self.hand_over()
        meeting, item = self._desk.meeting, self._desk.item
        note = next((n for n in item.notes if n.id == note_id), None) if item else None
        if meeting is None or note is None or (note.action is None and note.review is None):
            self._desk.tell("This line is no action. Ctrl+Shift+A makes it one.")
            return
        if note.kind == "action" and note.action is not None:
            number = self._desk.numbers.references.get(note.id, "")
            dialog = ActionDialog(self, meeting, note.action, note.text, number=number, field=about)
            ask_until_kept(
                dialog,
                self._desk,
                lambda: notes.set_action(note_id, dialog.action),
                "Owners and due",
                before=self._place(),
            )
        elif note.review is not None:
            review = review_dialog.ask_outcome(self, note.review)
            if review is not None:
                keep(self._desk, notes.set_review(note.id, review), "Outcome", before=self._place())
        self.editor.setFocus()

    def _review(self) -> None:
        meeting = self._desk.meeting
        if meeting is None:
            return
        if not meeting.surroundings.open_actions:
            self._desk.tell("No action of an earlier meeting of this committee is still open.")
            return
        review: Review | None = review_dialog.ask(self, meeting.surroundings.open_actions, meeting.people)
        if review is not None:
            self.editor.add_review(Note(kind="review", review=review))
        self.editor.setFocus()


KINDS = ("action", "decision", "text", "private", "heading", "bullet")


def _timer(parent: QObject, ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(ms)
    return timer


def _about(meeting: Meeting, item: Item) -> str:
    """Return who leads an item, and its minutes: "lead EM · 20 min · began 14:25"."""
    led = [who.called if (who := meeting.person(owner.person)) else owner.name for owner in item.lead]
    said = [
        f"lead {', '.join(led)}" if led else "",
        f"{item.minutes} min" if item.minutes else "",
        f"began {item.began:%H:%M}" if item.began else "",
        "confidential" if item.confidential else "",
    ]
    return " · ".join(part for part in said if part)


CARD = Pane(name="notes", title="Notes", key="Ctrl+3", place="centre", order=30, make=NotesPane)
