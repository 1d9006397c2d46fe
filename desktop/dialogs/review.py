"""Going through the actions that are still open: what came of each, by one letter, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from db import actions, notes
from db.changes import Edit
from db.records import Item, Meeting, Note, Occasion, Review, new_id
from desktop.desk import Desk
from desktop.dialogs.review_card import ReviewCard, row_of
from desktop.dialogs.review_fields import ReviewFields
from desktop.keeping import keep
from desktop.minutes import reviewing
from desktop.minutes.reviewing import Entry
from desktop.notes_editor.held_words import LATER_MS, HeldWords
from desktop.steps import Place
from desktop.widgets.colours import colours
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.row_list import RowList
from desktop.workspace import NotKept

PAUSE_MS = 180
LOW, LEAST = 28, 13
"""How many lines of text the pane has to be high for the list to stand in it, and besides card and letters."""
KEYS = "Enter next · ↑ ↓ skip · Esc back to the notes"


class ReviewPanel(QFrame):
    """All open actions of the committee, one in hand. A letter takes its review in under the item, typing its words.

    What is typed is written at each pause. An action that the meeting has reviewed already is corrected where that
    review stands. `showing(note)` follows what is taken in or gone to, `ended` when the clerk goes back to the notes.
    """

    showing = Signal(object)
    ended = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._entries: tuple[Entry, ...] = ()
        self._key = self._after = self._meeting = 0
        self._dirty = self._writing = False
        self._visit: object = object()
        self._said: dict[int, tuple[Occasion, ...]] = {}
        self._held = HeldWords(desk.workspace.store.folder, "reviews")
        self._pause, self._retry = QTimer(self), QTimer(self)
        for timer, wait in ((self._pause, PAUSE_MS), (self._retry, LATER_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.settle)
        self._lay_out()
        desk.workspace.settling.connect(self.settle)
        desk.workspace.changed.connect(self._on_changed)
        desk.turned.connect(lambda _item: self.put_away())
        self.hide()

    def open(self, note: int) -> bool:
        """Go through what is open from the review in this note, else from the first action that waits for one.

        New reviews come after that note. False where there is nothing to review or the minutes are closed: it is told.
        """
        meeting = self._desk.meeting
        if meeting is None or self._desk.item is None or not self._desk.may_change():
            return False
        self._entries = reviewing.entries(meeting)
        here = next((entry for entry in self._entries if entry.note and entry.note.id == note), None)
        if here is None and not any(entry.open for entry in self._entries):
            self._desk.tell("No action of an earlier meeting of this committee is still open.")
            return False
        self._meeting, self._after = meeting.id, note
        self._look_back(meeting)
        waits = next((entry for entry in self._entries if entry.note is None), self._entries[0])
        self.show()
        self._go_to((here or waits).key)
        return True

    def put_away(self) -> None:
        """Close, what is typed kept; the focus stays where it is."""
        self.settle()
        self.hide()

    def settle(self) -> None:
        """Write what is typed."""
        self._pause.stop()
        if self._dirty and not self._writing:
            self._write()

    def align(self, left: int, right: int) -> None:
        """Stand under the column of the words above, which begins and ends so many pixels from the edges."""
        self._column.setContentsMargins(left, 10, right, 12)

    @property
    def entry(self) -> Entry | None:
        """The action in hand."""
        return next((entry for entry in self._entries if entry.key == self._key), None)

    # ---- what is shown

    def _lay_out(self) -> None:
        self._title, keys = QLabel(), FinePrint(self, KEYS)
        keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list = RowList("Open actions", "", self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.chosen.connect(self._go_to)
        self.card = ReviewCard()
        self.fields = ReviewFields(self._desk)
        self.fields.picked.connect(self._write)
        self.fields.typed.connect(self._on_typed)
        for part in self.fields.parts:
            part.installEventFilter(self)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(keys, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.card)
        self._column.addWidget(self.fields)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = colours(self.palette())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(of.pane))
            painter.fillRect(0, 0, self.width(), 1, QColor(of.line))

    def _look_back(self, meeting: Meeting) -> None:
        """Read what earlier meetings said of these actions, and in which words the committee closes them."""
        read = self._desk.workspace.read
        self._said = read(actions.histories({entry.action for entry in self._entries if entry.action}))
        self.fields.learn(read(actions.closing_words(meeting.committee.id)))

    def _draw(self) -> None:
        """Show how far the meeting has come through the list."""
        meeting = self._desk.meeting
        if meeting is not None:
            self._fit()
            self.list.put(row_of(entry, meeting) for entry in self._entries)
            self.list.choose(self._key)

    def _fill(self) -> None:
        """Show what the meeting has said of the action in hand so far."""
        entry, meeting = self.entry, self._desk.meeting
        if entry is not None and meeting is not None:
            self.fields.show_review(entry.review)
            self.card.show_entry(entry, self._said.get(entry.action, ()), meeting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the list, and then the card, give way to what is typed where the window is low."""
        pane = self.parentWidget()
        line, high = self.fontMetrics().height(), pane.height() if pane else self.height()
        self.list.setVisible(high >= LOW * line)
        self.card.setVisible(high >= LEAST * line + self.card.minimumHeight() + self.fields.letters.minimumHeight())
        entry = self.entry
        if entry is not None:
            done = sum(one.note is not None for one in self._entries)
            name = "Earlier actions" if self.card.isVisibleTo(self) else entry.called
            self._title.setText(f"<b>{escape(name)}</b>&nbsp;&nbsp; {done} of {len(self._entries)} reviewed")

    # ---- from action to action

    def _go_to(self, key: object) -> None:
        self.settle()
        entry = next((entry for entry in self._entries if entry.key == key), None)
        if entry is None or self._dirty:
            return
        self._key, self._visit = entry.key, object()
        self._fill()
        self._draw()
        self.fields.take_focus()
        if entry.note is not None and entry.item is not None and entry.item.id == self._desk.item_id:
            self.showing.emit(entry.note.id)

    def _step(self, by: int) -> None:
        keys = [entry.key for entry in self._entries]
        place = keys.index(self._key) + by if self._key in keys else 0
        if 0 <= place < len(keys):
            self._go_to(keys[place])

    def _next(self) -> None:
        """Go on to the next action that waits, round to the ones that were skipped; where none does, end."""
        self.settle()
        keys = [entry.key for entry in self._entries]
        here = keys.index(self._key) if self._key in keys else 0
        waits = [entry.key for entry in (*self._entries[here + 1 :], *self._entries[:here]) if entry.note is None]
        if waits:
            self._go_to(waits[0])
        elif not self._dirty:
            left = any(entry.note is None for entry in self._entries)
            self._desk.tell("One open action is not reviewed yet." if left else "Every open action is reviewed.")
            self._end()

    def _end(self) -> None:
        """Go back to the notes, but for words that cannot be kept yet."""
        self.settle()
        if not self._dirty:
            self.hide()
            self.ended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        goes_on = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        offering = watched is self.fields.words and self.fields.words.offering() and not goes_on
        if offering or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if goes_on:
            self._next()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._end()
        elif watched is self.fields.letters and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_back()
        else:
            return False
        return True

    # ---- writing

    def _on_typed(self) -> None:
        self._dirty = True
        self._pause.start()

    def _take_back(self) -> None:
        """Take the review of the action in hand out again, wherever it stands."""
        entry = self.entry
        if entry is not None and entry.note is not None and entry.item is not None:
            others = [note for note in entry.item.notes if note.id != entry.note.id]
            keep(self._desk, notes.write(entry.item.id, others, entry.item.notes), f"No review of {entry.called}")

    def _write(self) -> None:
        """Have the review in hand kept; where it cannot be, what is typed stays here and is tried again."""
        self._dirty = self._writing = True
        self._desk.workspace.hand_over(waits=False)
        self._dirty = self._writing = False
        entry, meeting, item = self.entry, self._desk.meeting, self._desk.item
        if entry is None or meeting is None or item is None or not self.fields.outcome:
            return
        review = self.fields.review(entry, meeting)
        if review != entry.review and self._keep(entry, *self._edit(entry, item, review), item):
            self.fields.remember(review)

    def _edit(self, entry: Entry, item: Item, review: Review) -> tuple[Edit, Place]:
        """Return the edit that writes a review where it stands, or stands it under the item, and that place."""
        if entry.note is not None and entry.item is not None:
            return notes.set_review(entry.note.id, review), Place(entry.item.id, entry.note.id)
        note = Note(id=new_id(), kind="review", review=review)
        return notes.write(item.id, _put_in(item.notes, note, self._after), item.notes), Place(item.id, note.id)

    def _keep(self, entry: Entry, edit: Edit, place: Place, item: Item) -> bool:
        workspace = self._desk.workspace
        before, burst = Place(item.id, self._after), (self._visit, entry.key)
        try:
            workspace.do(
                edit, f"Review of {entry.called}", by=self, before=before, after=place, burst=burst, waits=False
            )
        except NotKept as error:
            self._dirty = True
            workspace.holding.add(self)
            meeting = self._desk.meeting
            if words := self._held.told(error, meeting, (item, (self._typed(entry, meeting),)) if meeting else None):
                workspace.unsaved.emit(words)
            self._retry.start(self._held.retry_ms(error))
            return False
        workspace.holding.discard(self)
        self._held.drop()
        if place.item == item.id:
            self._after = place.note
            self.showing.emit(place.note)
        return True

    def _typed(self, entry: Entry, meeting: Meeting) -> Note:
        """Return what is typed of a review in words that are read without the program."""
        review = self.fields.review(entry, meeting)
        said = f"{entry.called}: {review.outcome}. {review.closing}".strip()
        return Note(kind="review", text=said)

    def _on_changed(self, by: object, _place: object) -> None:
        meeting = self._desk.meeting
        if self.isHidden():
            return
        if meeting is None or meeting.id != self._meeting or self._desk.workspace.closed:
            self.hide()
            return
        before = {entry.key: entry.note for entry in self._entries}
        self._entries = reviewing.entries(meeting)
        other = [entry.key for entry in self._entries if before.get(entry.key) != entry.note]
        by_others = by is not self and not self._dirty
        if by_others and len(other) == 1:
            self._key, self._visit = other[0], object()
        if self.entry is None:
            self._key = self._entries[0].key if self._entries else 0
        self._draw()
        if by_others:
            self._fill()
            if any(part.hasFocus() for part in self.fields.parts):
                self.fields.take_focus()


def _put_in(standing: Sequence[Note], note: Note, after: int) -> list[Note]:
    """Return notes with one put in behind another, at the end where that one is not among them."""
    place = next((n for n, one in enumerate(standing, 1) if one.id == after), len(standing))
    return [*standing[:place], note, *standing[place:]]
