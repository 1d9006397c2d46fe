"""Going through the actions that are still open: what came of each, by one letter, and in which words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout

from db import actions, notes
from db.records import Meeting, Note, Occasion, Review, new_id
from desktop.desk import Desk
from desktop.dialogs.review_card import ReviewCard, row_of
from desktop.keeping import keep
from desktop.minutes import in_short, reviewing
from desktop.minutes.reviewing import ASIDES, LETTERS, TO, Aside, Entry
from desktop.widgets.colours import colours
from desktop.widgets.completing_line import CompletingLine, Offer
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.letter_choice import LetterChoice
from desktop.widgets.line import Line
from desktop.widgets.row_list import RowList
from desktop.widgets.theme import tone
from desktop.workspace import NotKept, Place

PAUSE_MS = 180
RETRY_MS = 2000
HELD = "What you typed stays here and is tried again by itself."
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
        self._key = 0
        self._after = 0
        self._meeting = 0
        self._dirty = False
        self._visit: object = object()
        self._said: dict[int, tuple[Occasion, ...]] = {}
        self._used: dict[str, tuple[str, ...]] = {}
        self._pause, self._retry = QTimer(self), QTimer(self)
        for timer, wait in ((self._pause, PAUSE_MS), (self._retry, RETRY_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self.settle)
        self._make_parts()
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
        if self._dirty:
            self._write()

    def align(self, left: int, right: int) -> None:
        """Stand under the column of the words above, which begins and ends so many pixels from the edges."""
        self._column.setContentsMargins(left, 10, right, 12)

    # ---- parts

    def _make_parts(self) -> None:
        self._title, self._keys = QLabel(), QLabel(KEYS)
        tone(self._keys, "second")
        self.list = RowList("Open actions", "", self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.chosen.connect(self._go_to)
        self.card = ReviewCard()
        self.letters = LetterChoice("What came of it", LETTERS)
        self.letters.picked.connect(self._pick)
        self.aside, self.words = Line(), CompletingLine(self._offers)
        self._aside_name = QLabel()
        self._aside_name.setBuddy(self.aside)
        self._understood = FinePrint()
        self.words.setAccessibleName("In these words")
        for line in (self.aside, self.words):
            line.textEdited.connect(self._on_edited)
        for part in (self.letters, self.aside, self.words):
            part.installEventFilter(self)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._keys)
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self._aside_name)
        fields.addWidget(self.aside, 1)
        fields.addWidget(self.words, 3)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.card)
        self._column.addWidget(self.letters)
        self._column.addLayout(fields)
        self._column.addWidget(self._understood)

    def paintEvent(self, event: QPaintEvent) -> None:
        of = colours(self.palette())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(of.pane))
            painter.fillRect(0, 0, self.width(), 1, QColor(of.line))

    # ---- what stands in hand

    @property
    def entry(self) -> Entry | None:
        """The action in hand."""
        return next((entry for entry in self._entries if entry.key == self._key), None)

    def _go_to(self, key: object) -> None:
        self.settle()
        entry = next((entry for entry in self._entries if entry.key == key), None)
        if entry is None:
            return
        self._key, self._visit = entry.key, object()
        self._fill()
        self._draw()
        self.letters.setFocus(Qt.FocusReason.OtherFocusReason)
        if entry.note is not None and entry.item is self._desk.item:
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
        elif not self._desk.workspace.holding:
            left = sum(entry.note is None for entry in self._entries)
            self._desk.tell("Every open action is reviewed." if not left else "One open action is not reviewed yet.")
            self._end()

    def _end(self) -> None:
        self.put_away()
        self.ended.emit()

    def _fill(self) -> None:
        """Show what the meeting has said of the action in hand so far."""
        entry, meeting = self.entry, self._desk.meeting
        if entry is None or meeting is None:
            return
        review = entry.review
        self.letters.choose(review.outcome if review else "")
        self._show_fields(review.outcome if review else "")
        self.aside.setText(in_short.typed_day(review.carried_to) if review and review.carried_to else "")
        said = review.closing if review else ""
        if review and not said and review.outcome not in ASIDES:
            said = reviewing.usual_words(self._desk.style, review.outcome)
        self.words.setText(said)
        self._say_understood()
        self.card.show_entry(entry, self._said.get(entry.key, ()), meeting)

    def _show_fields(self, outcome: str) -> None:
        kind = ASIDES.get(outcome)
        name = "to" if kind == TO else "by action"
        self._aside_name.setText(name)
        self.aside.setAccessibleName(f"{outcome} {name}")
        self.aside.setPlaceholderText("30 June, next meeting" if kind == TO else "7")
        for part in (self._aside_name, self.aside):
            part.setVisible(kind is not None)
        self.words.setEnabled(bool(outcome))
        usual = reviewing.usual_words(self._desk.style, outcome)
        self.words.setPlaceholderText(usual or ("In which words" if outcome else "A letter says what came of it"))

    def _draw(self) -> None:
        """Show how far the meeting has come through the list."""
        meeting = self._desk.meeting
        if meeting is None:
            return
        done = sum(entry.note is not None for entry in self._entries)
        self._title.setText(f"<b>Earlier actions</b>&nbsp;&nbsp; {done} of {len(self._entries)} reviewed")
        self.list.put(row_of(entry, meeting) for entry in self._entries)
        self.list.choose(self._key)

    def _look_back(self, meeting: Meeting) -> None:
        """Read what earlier meetings said of these actions, and in which words the committee closes them."""
        read = self._desk.workspace.read
        self._said = read(actions.histories(entry.key for entry in self._entries))
        self._used = dict(read(actions.closing_words(meeting.committee.id)))

    # ---- what keys do

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if watched is self.words and self.words.offering() and key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._next()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._end()
        elif watched is self.letters and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._take_back()
        else:
            return False
        return True

    def _pick(self, outcome: str) -> None:
        self.settle()
        entry = self.entry
        if entry is None:
            return
        before = entry.review.outcome if entry.review else ""
        self.letters.choose(outcome)
        if outcome != before:
            self._show_fields(outcome)
            self.aside.clear()
            if not entry.review or not entry.review.closing or entry.review.closing in self._used.get(before, ()):
                used = self._used.get(outcome, ())
                self.words.setText(reviewing.offered_words(self._desk.style, outcome, used))
            self._say_understood()
            self._write()
        line: QLineEdit = self.aside if outcome in ASIDES else self.words
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()

    def _on_edited(self, _text: str) -> None:
        self._dirty = True
        self._say_understood()
        self._pause.start()

    def _take_back(self) -> None:
        """Take the review of the action in hand out again, wherever it stands."""
        entry = self.entry
        if entry is None or entry.note is None or entry.item is None:
            return
        others = [note for note in entry.item.notes if note is not entry.note]
        keep(self._desk, notes.write(entry.item.id, others, entry.item.notes), f"No review of {entry.called}")

    def _offers(self, before: str) -> list[Offer]:
        """Offer the words that the committee used for this outcome and that begin as typed."""
        typed = before.casefold()
        used = self._used.get(self._outcome, ())
        return [Offer(words) for words in used if words.casefold().startswith(typed) and words.casefold() != typed]

    # ---- writing

    @property
    def _outcome(self) -> str:
        return self.letters.chosen or "none"

    def _aside(self, meeting: Meeting) -> Aside:
        return reviewing.read_aside(self._outcome, self.aside.text(), meeting) if self._outcome in ASIDES else Aside()

    def _say_understood(self) -> None:
        meeting = self._desk.meeting
        aside = self._aside(meeting) if meeting else Aside()
        if meeting is None or self._outcome not in ASIDES or not self.aside.text().strip():
            self._understood.say("")
        elif aside.day is not None:
            past = aside.day <= meeting.date
            words = f"{in_short.long_day(aside.day)}{' is not after this meeting' if past else ''}"
            self._understood.say(words, warns=past)
        else:
            kind = ASIDES[self._outcome]
            self._understood.say(reviewing.usual_words(self._desk.style, self._outcome, **{kind: aside.words}))

    def _review(self, entry: Entry, meeting: Meeting) -> Review:
        review = reviewing.begun(entry, meeting.people)
        words, aside = self.words.text(), self._aside(meeting)
        return reviewing.with_outcome(review, self._outcome, aside, words, self._desk.style)

    def _write(self) -> None:
        """Have the review in hand kept; where it cannot be, what is typed stays here and is tried again."""
        entry, meeting, item = self.entry, self._desk.meeting, self._desk.item
        self._dirty = False
        if entry is None or meeting is None or item is None or not self.letters.chosen:
            return
        review = self._review(entry, meeting)
        if entry.note is not None:
            note, edit, where = entry.note, notes.set_review(entry.note.id, review), entry.item or item
            if review == entry.review:
                return
        else:
            note, where = Note(id=new_id(), kind="review", review=review), item
            edit = notes.write(item.id, _put_in(item.notes, note, self._after), item.notes)
        workspace = self._desk.workspace
        before, after = Place(item.id, self._after), Place(where.id, note.id)
        burst = (self._visit, entry.key)
        try:
            workspace.do(edit, f"Review of {entry.called}", by=self, before=before, after=after, burst=burst)
        except NotKept as error:
            self._dirty = True
            workspace.holding.add(self)
            workspace.unsaved.emit(f"{error} {HELD}")
            self._retry.start()
            return
        workspace.holding.discard(self)
        self._remember(review)
        if where.id == item.id:
            self._after = note.id
            self.showing.emit(note.id)

    def _remember(self, review: Review) -> None:
        """Offer these words first the next time."""
        others = [words for words in self._used.get(review.outcome, ()) if words != review.closing]
        self._used[review.outcome] = (review.closing, *others)

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
        if by is not self and not self._dirty and len(other) == 1:
            self._key, self._visit = other[0], object()
        if self.entry is None:
            self._key = self._entries[0].key if self._entries else 0
        self._draw()
        if by is not self and not self._dirty:
            self._fill()
            if not self.letters.chosen and self.isAncestorOf(self.window().focusWidget() or self):
                self.letters.setFocus(Qt.FocusReason.OtherFocusReason)


def _put_in(standing: Sequence[Note], note: Note, after: int) -> list[Note]:
    """Return notes with one put in behind another, at the end where that one is not among them."""
    place = next((n for n, one in enumerate(standing, 1) if one.id == after), len(standing))
    return [*standing[:place], note, *standing[place:]]
