"""The notes of the item in hand: typed here, handed over at every pause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from db import agenda, notes
from db.changes import Edit
from db.records import Decision, Forward, Item, Meeting, Note, new_id
from db.values import replace
from desktop import name_keeping
from desktop.desk import Desk
from desktop.dialogs.review import ReviewPanel
from desktop.keeping import ask_until_kept, keep
from desktop.minutes import markup, reviewing
from desktop.minutes.document import Ref
from desktop.minutes.forward_words import Wanted
from desktop.notes_editor.editor import NotesEditor
from desktop.notes_editor.handing_over import HandingOver
from desktop.notes_editor.item_head import ItemHead
from desktop.notes_editor.review_hint import ReviewHint
from desktop.panes import Pane
from desktop.steps import Place

LEAST_NOTES = 72
"""How high the notes stay, in pixels, whatever stands below them."""
NOTES_TO_PANES = 12 / 10.5
"""How much larger the notes are than the panes."""


class NotesPane(QWidget):
    """Head and notes of the item in hand, and the commands that act on them."""

    counted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.head = ItemHead()
        self.editor = NotesEditor()
        self._empty = QLabel("Nothing is on the agenda yet. Ctrl+Enter begins the first item.")
        self._empty.setObjectName("empty")
        self._empty.setMargin(24)
        self._hint = ReviewHint()
        self.handing = HandingOver(desk, self.head, self.editor)
        self.reviews = ReviewPanel(desk)
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
            "names.keep": self._keep_name,
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

    # ---- within

    def _lay_out(self) -> None:
        self.setFocusProxy(self.editor)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.head, self._hint, self._empty, self.editor, self.reviews):
            box.addWidget(part)
        self.editor.setMinimumHeight(LEAST_NOTES)
        box.setStretch(3, 2)
        box.setStretch(4, 3)
        box.addStretch(0)
        self._fit_font()

    def _connect(self) -> None:
        desk = self._desk
        desk.workspace.changed.connect(self._on_changed)
        desk.turned.connect(self._on_turned)
        desk.asked.connect(self._on_asked)
        self.editor.chip_asked.connect(self._correct_note)
        for part in (self.head, self._hint, self.reviews):
            self.editor.column_moved.connect(part.align)
        self.reviews.showing.connect(self.editor.show_note)
        self.reviews.ended.connect(self._on_reviewed)
        self.editor.clipboard.exists = self._exists_elsewhere
        self.head.title.left.connect(self.editor.setFocus)
        self.editor.refused.connect(desk.may_change)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say why a title that is only to be read takes no letters; its keys come through to here."""
        title = self.head.title
        if title.isReadOnly() and title.hasFocus() and event.text().isprintable() and event.text():
            self._desk.may_change()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._fit_font()
        super().changeEvent(event)

    def _fit_font(self) -> None:
        base = QApplication.font()
        wanted = QFont(base)
        wanted.setPointSizeF(base.pointSizeF() * NOTES_TO_PANES)
        if self.editor.font() != wanted:
            self.handing.now()
            self.editor.setFont(wanted)
            self.editor.document().setDefaultFont(wanted)
            if self.handing.item and not self.handing.dirty:
                self._load_notes()
            # What stands around it has its new place once Qt is back.
            QTimer.singleShot(0, self.editor, self.editor.ensureCursorVisible)

    def _on_changed(self, by: object, place: object) -> None:
        item = self._desk.item
        if item is None or item.id != self.handing.item:
            self._show_item()
            return
        self._describe()
        if by in (self, self.handing) or self.handing.dirty or tuple(self.editor.notes()) == item.notes:
            self.editor.learn(item.notes)
            return
        if not self.editor.follow(item.notes):
            self._load_notes()
        if isinstance(place, Place) and place.note:
            self.editor.put_cursor(place.note, place.offset)

    def _on_turned(self, _item: object) -> None:
        self._show_item()

    def _show_item(self) -> None:
        """Show the item in hand from its beginning."""
        item = self._desk.item
        typed = self.handing.turn_to(item.id if item else 0)
        for part in (self.head, self.editor):
            part.setVisible(item is not None)
        self._empty.setVisible(item is None)
        if item is not None:
            self._describe()
            self._load_notes(typed)

    def _load_notes(self, typed: tuple[Note, ...] | None = None) -> None:
        item = self._desk.item
        at = self.editor.verticalScrollBar().value()
        place = self.editor.place()
        self.editor.load(item.notes if item and typed is None else typed or ())
        if self.editor.put_cursor(*place):
            self.editor.verticalScrollBar().setValue(at)

    def _describe(self) -> None:
        """Tell head and editor what the meeting says about this item and its people."""
        meeting, item = self._desk.meeting, self._desk.item
        if meeting is None or item is None:
            return
        self.editor.people, self.editor.day = meeting.people, meeting.date
        self.editor.references = self._desk.numbers.references
        self.editor.usual_words = partial(reviewing.printed_instead, self._desk.style)
        closed = bool(self._desk.workspace.closed)
        self.editor.let_type(not closed)
        self.head.title.setReadOnly(closed)
        read_only = f"{meeting.status}, only to be read" if closed else ""
        about = " · ".join(filter(None, (read_only, _about(meeting, item))))
        self.head.show_item(self._desk.numbers.items.get(item.id, ""), item, about)
        wanted = not closed and self.reviews.isHidden() and reviewing.looks_back(item.title)
        self._hint.offer(len(reviewing.waiting(meeting)) if wanted else 0)

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

    def _exists_elsewhere(self, note_id: int) -> bool:
        meeting = self._desk.meeting
        here = self.handing.item
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
        self.handing.now()
        fresh = new_id()
        here = item.id if item else None
        edit = agenda.add(meeting.id, id=fresh, after=None if inside else here, inside=here if inside else None)
        if keep(self._desk, edit, "New item", by=self, before=self.handing.place(), after=Place(fresh)):
            self._desk.turn_to(fresh)
            self.head.title.setFocus()

    def _keep_name(self) -> None:
        """Offer to keep the name at the cursor as it was typed, or to let the house style say it again."""
        self.handing.now()
        note_id, offset = self.editor.place()
        item = self._desk.item
        note = next((note for note in item.notes if note.id == note_id), None) if item is not None else None
        at = self.editor.cursorRect().bottomLeft()
        name_keeping.offer_at(self._desk, note, offset, self.editor.viewport().mapToGlobal(at), self)

    def _correct(self) -> None:
        self._correct_note(self.editor.place()[0])

    def _correct_note(self, note_id: int, about: str = "owners") -> None:
        if not self._desk.may_change():
            return
        self.handing.now()
        meeting, item = self._desk.meeting, self._desk.item
        note = next((n for n in item.notes if n.id == note_id), None) if item else None
        if meeting is not None and note is not None and note.forward is not None:
            self._correct_forward(meeting, note, note.forward)
            return
        if meeting is not None and note is not None and note.decision is not None:
            self._correct_decision(meeting, note, note.decision)
            return
        if meeting is None or note is None or (note.action is None and note.review is None):
            self._desk.tell("This line is no action. Ctrl+Shift+A makes it one.")
            return
        if note.kind == "action" and note.action is not None:
            number = self._desk.numbers.references.get(note.id, "")
            from desktop.dialogs.action import ActionDialog

            dialog = ActionDialog(self, meeting, note.action, note.text, number=number, field=about)
            ask_until_kept(
                dialog,
                self._desk,
                lambda: notes.set_action(note_id, dialog.action),
                "Owners and due",
                before=self.handing.place(),
            )
        elif self.reviews.open(note_id):
            self._hint.hide()
            return
        self.editor.setFocus()

    def _correct_decision(self, meeting: Meeting, note: Note, decision: Decision) -> None:
        number = self._desk.numbers.references.get(note.id, "")
        from desktop.dialogs.decision import DecisionDialog

        dialog = DecisionDialog(self, meeting, decision, note.text, number)
        at = self.handing.place()
        ask_until_kept(dialog, self._desk, lambda: notes.set_decision(note.id, dialog.decision), "Priority", before=at)
        self.editor.setFocus()

    def _correct_forward(self, meeting: Meeting, note: Note, forward: Forward) -> None:
        coming = [one.date for one in meeting.next_meetings if one.date > meeting.date]
        wanted = Wanted(forward.wanted_on, forward.wanted_phrase)
        from desktop.dialogs.forward import ForwardDialog

        dialog = ForwardDialog(self, markup.plain(note.text), wanted, meeting.date, coming)

        def edit() -> Edit:
            said = dialog.wanted
            return notes.set_forward(note.id, replace(forward, wanted_on=said.on, wanted_phrase=said.phrase))

        ask_until_kept(dialog, self._desk, edit, "For which meeting", before=self.handing.place())
        self.editor.setFocus()

    def _review(self) -> None:
        """Go through the actions that are still open, from the review in this line where it is one."""
        self.handing.now()
        note, _ = self.editor.place()
        if self.reviews.open(note):
            self._hint.hide()
        else:
            self.editor.setFocus()

    def _on_reviewed(self) -> None:
        """Be ready to type after what was reviewed."""
        self._describe()
        item = self._desk.item
        if item is not None and item.notes and item.notes[-1].id == self.editor.place()[0]:
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.editor.setFocus()


KINDS = ("action", "decision", "text", "private", "forward", "heading", "bullet")


def _about(meeting: Meeting, item: Item) -> str:
    """Return who leads an item, and its minutes: "lead EM · 20 min · began 14:25"."""
    led = [who.called if (who := meeting.person(owner.person)) else owner.name for owner in item.lead]
    said = [
        f"lead {', '.join(led)}" if led else "",
        f"{item.minutes} min" if item.minutes else "",
        f"began {item.began:%H:%M}" if item.began else "",
        "confidential" if item.confidential else "",
        f"for {item.purpose}" if item.purpose else "",
        _papers(item),
        "nothing was to be done" if item.nil else "",
        "is to end in an action or a decision" if _outcome_missing(item) else "",
    ]
    return " · ".join(part for part in said if part)


def _papers(item: Item) -> str:
    count = len(item.papers)
    return f"{count} paper{'s' if count > 1 else ''}" if count else ""


def _outcome_missing(item: Item) -> bool:
    return item.outcome_wanted and not item.nil and not any(note.kind in ("action", "decision") for note in item.notes)


CARD = Pane(name="notes", title="Notes", key="Ctrl+3", place="centre", order=30, make=NotesPane)
