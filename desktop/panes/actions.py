"""The actions: those given at this meeting, and the earlier ones that are still open."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import actions, notes
from db.records import CLOSING_OUTCOMES, Action, Meeting, Note, Person
from desktop.desk import Desk
from desktop.keeping import keep
from desktop.minutes import in_short, markup, owners, reviewing
from desktop.minutes.document import Ref
from desktop.minutes.reviewing import Entry
from desktop.panes import Pane
from desktop.widgets.popover import Popover
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row, sections

EMPTY = "Actions stand here as they are typed: begin a line of the notes with “Action:”, or press Ctrl+Shift+A."
KEYS = "Enter: go to its line · F2: owners, due, status, reference"
EARLIER_KEYS = "Enter: all about it · Ctrl+Shift+R in the notes: say what the meeting said of it"


_TO_DO = re.compile(r"\s*:\s*|\s+(?:(?:agreed|agrees|is|are)\s+to|to|will|shall)\s+")


class ActionsPane(QWidget):
    """The list of actions, in two sections."""

    counted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.commands: Mapping[str, Callable[[], object]] = {}
        self._rows: dict[int, tuple[tuple[object, ...], Row]] = {}
        self.list = RowList("Actions", EMPTY, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        desk.workspace.changed.connect(lambda _by, _place: self.draw())
        self.list.opened.connect(self._open)
        self.list.on_key("F2", self._correct)
        self.list.on_key("Alt+Return", self._correct)
        self.list.on_key("Alt+Enter", self._correct)
        self.draw()

    def take_focus(self) -> None:
        """Bring the focus to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Show the actions as they stand."""
        meeting = self._desk.meeting
        before = self._rows
        self._rows = {note.id: self._kept_row(meeting, note) for note in _action_notes(meeting)} if meeting else {}
        here = [row for _, row in self._rows.values()]
        earlier = [entry for entry in reviewing.entries(meeting) if entry.open] if meeting else []
        parts = [("this meeting", here)]
        for title, closed in (("still open", False), ("closed here", True)):
            parts.append((title, [_earlier_row(meeting, e) for e in earlier if meeting and _closed(e) is closed]))
        self.list.put(sections(*((title, str(len(rows)), rows) for title, rows in parts)))
        came = self._rows.keys() - before.keys()
        if len(came) == 1:
            self.list.bring(("note", *came))
        self.counted.emit(str(len(here)) if here else "")

    # ---- what a row says

    def _kept_row(self, meeting: Meeting, note: Note) -> tuple[tuple[object, ...], Row]:
        """Return what the row of an action says with the row, the same as before where nothing of that has changed."""
        reference = self._desk.numbers.references.get(note.id, "")
        says = (note, reference, meeting.date, meeting.people)
        kept = self._rows.get(note.id)
        if kept is None or any(old is not new for old, new in zip(kept[0], says, strict=True)):
            row = self._row(meeting, note, note.action)
            return says, kept[1] if kept is not None and kept[1] == row else row
        return kept

    def _row(self, meeting: Meeting, note: Note, action: Action | None) -> Row:
        assert action is not None
        reference = self._desk.numbers.references.get(note.id, action.reference)
        who, due = in_short.owners_of(action, meeting), in_short.due(action.due, action.due_phrase, meeting.date)
        words = markup.plain(note.text)
        told = _told(reference, words, who or "no owner yet", action.due, action.due_phrase, action.status)
        return Row(
            key=("note", note.id),
            cells=(
                Cell(reference, "action_text", bold=True),
                Cell(who or "–"),
                Cell(due or "–", "second"),
                Cell(_without_owners(words, who, meeting.people), stretches=True),
                Cell("" if action.status == "open" else action.status, "second"),
            ),
            folds=True,
            spoken=", ".join(told),
            tip="\n".join([*told, KEYS]),
            found_by=(reference, who, words),
        )

    # ---- what keys do

    def _open(self, key: object) -> None:
        kind, id = key if isinstance(key, tuple) else ("", 0)
        if kind == "note":
            self._desk.show(Ref("note", id))
        elif kind == "earlier":
            self._tell_all(id)

    def _tell_all(self, action_id: int) -> None:
        """Show the life of an earlier action: who gave it, and what each meeting said."""
        meeting = self._desk.meeting
        entry = next((each for each in reviewing.entries(meeting) if each.key == action_id), None) if meeting else None
        if entry is None or meeting is None:
            return
        history = self._desk.workspace.read(actions.history(action_id))
        late = "overdue" if in_short.overdue(entry.due, meeting.date) else "open"
        told = _told("", "", entry.owners, entry.due, entry.due_phrase, late)
        title = f"Action {entry.reference}".strip()
        detail = "\n".join([" · ".join(told), *(in_short.occasion(one) for one in history)])
        index = self.list.currentIndex()
        Popover(self.list, title, markup.plain(entry.text), detail).show_under(self.list.visualRect(index))

    def _correct(self) -> None:
        """Correct owners, due, status or reference of the chosen action; the line follows."""
        kind, id = self.list.key if isinstance(self.list.key, tuple) else ("", 0)
        if kind == "earlier":
            self._tell_all(id)
            return
        if not self._desk.may_change():
            return
        self._desk.workspace.settling.emit()
        meeting = self._desk.meeting
        note = next((note for note in _action_notes(meeting) if note.id == id), None) if meeting else None
        if meeting is None or note is None or note.action is None:
            return
        reference = self._desk.numbers.references.get(note.id, "")
        from desktop.dialogs.action import ActionDialog

        dialog = ActionDialog(self, meeting, note.action, note.text, number=reference)
        while dialog.exec() == ActionDialog.DialogCode.Accepted:
            if keep(self._desk, notes.set_action(note.id, dialog.action), "Correcting an action", by=self):
                break
        self.take_focus()


def _action_notes(meeting: Meeting) -> list[Note]:
    return [note for _, note in meeting.every_note() if note.action is not None]


def _closed(entry: Entry) -> bool:
    return entry.review is not None and entry.review.outcome in CLOSING_OUTCOMES


def _earlier_row(meeting: Meeting, entry: Entry) -> Row:
    late = in_short.overdue(entry.due, meeting.date)
    words = markup.plain(entry.text)
    told = _told(entry.reference, words, entry.owners, entry.due, entry.due_phrase, "overdue" if late else "")
    given = f"given on {in_short.long_day(entry.given_on)}" if entry.given_on else ""
    seen = in_short.outcome(entry.review.outcome, entry.review.carried_to) if entry.review else ""
    due = "overdue" if late else in_short.due(entry.due, entry.due_phrase, meeting.date) or "–"
    return Row(
        key=("earlier", entry.key),
        cells=(
            Cell(entry.reference, "second", bold=True),
            Cell(entry.owners or "–"),
            Cell(seen or due, "review_text" if seen else "error" if late else "second", bold=late and not seen),
            Cell(_without_owners(words, entry.owners, meeting.people), stretches=True),
        ),
        folds=True,
        spoken=", ".join(filter(None, [*told, given, seen and f"{seen} at this meeting"])),
        tip="\n".join(filter(None, [*told, given, seen and f"{seen} at this meeting", EARLIER_KEYS])),
        found_by=(entry.reference, entry.owners, words),
    )


def _short(words: str) -> str:
    return " ".join(words.split())


@lru_cache(512)
def _without_owners(words: str, who: str, people: tuple[Person, ...]) -> str:
    """Return what is to be done, without the owners that the line begins with: they stand in a column of their own."""
    found = owners.understand_owners(words, people).ranges
    end = max((end for _, end, _ in found), default=0) if found and found[0][0] == 0 else 0
    if not end and who and words.startswith(who):
        end = len(who)
    behind = _TO_DO.match(words, end) if end else None
    return _short(words[behind.end() :] if behind else words)


def _told(reference: str, words: str, who: str, due: date | None, phrase: str, status: str) -> list[str]:
    """Return what there is to say of an action, each in a few words."""
    when = f"due {in_short.long_day(due)}" if due else phrase
    said = (reference, _short(words), who, when or "no due date", status if status != "open" else "")
    return [each for each in said if each]


CARD = Pane(name="actions", title="Actions", key="Ctrl+4", place="right", order=40, make=ActionsPane)
