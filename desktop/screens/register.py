"""The action register: the actions of all meetings in a table, filtered, sorted, changed in place and written out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from textwrap import shorten
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from db import actions, committees, notes, register, snapshot
from db.changes import Edit
from db.records import ACTION_STATUSES, FROZEN, Note, RegisterEntry
from db.register import Found, Wanted
from db.values import replace
from desktop import files_out
from desktop.committee_box import CommitteeBox
from desktop.desk import Desk
from desktop.dialogs.action_life import LifeDialog
from desktop.keeping import keep_beyond
from desktop.letterheads import headed
from desktop.minutes import in_short, markup
from desktop.minutes.compose.register import compose_register, is_overdue
from desktop.minutes.document import Document, Ref
from desktop.minutes.due import read_due
from desktop.minutes.house_style import resolve
from desktop.minutes.owners import read_owners
from desktop.screens import Screen
from desktop.widgets.fact_table import Fact, FactColumn, FactTable, Writing
from desktop.widgets.line import Line
from desktop.widgets.screen_frame import ScreenFrame
from desktop.widgets.theme import tone

if TYPE_CHECKING:
    from desktop.minutes.exports import Format
    from desktop.window import Window

FIELDS = ("committee", "meeting", "reference", "text", "owners", "due", "status", "priority")
LETTERS = (18, 11, 10, 0, 12, 12, 10, 15)
TITLES = ("Committee", "Meeting", "Reference", "Action", "Owner", "Due", "Status", "Priority")
COLUMNS = tuple(
    FactColumn(title=title, letters=letters, sort=field)
    for field, title, letters in zip(FIELDS, TITLES, LETTERS, strict=True)
)
PAGE = 200
NARROWEST = 10
"""Letters that a filter has room for, however narrow the window."""
PAUSE = 150
"""Milliseconds after the last letter until it is looked for."""
SOON = 30
"""Days that "soon" reaches ahead."""
STATUSES = (("Open", "open"), ("All statuses", ""), *((each.capitalize(), each) for each in ACTION_STATUSES[1:]))
DUES = (("Any due date", ""), ("Overdue", "overdue"), ("Next 30 days", "soon"), ("No date", "undated"))
ANY_AGENCY, ANY_PRIORITY = ("Any agency", None), ("Any priority", None)
KEYS = "Enter: its whole life · F2 or typing: change owner, due, status or priority · Ctrl+Down: sort by this column"
NO_ACTIONS = "No actions yet. Begin a line of the notes with “Action:”, and it stands here, whatever meeting gave it."
NOTHING_FITS = "No action fits. Choose another status or due date above, or clear what is typed."


class RegisterScreen(ScreenFrame):
    """The register. It begins with the open actions of the open meeting's committee."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Action register", widest=1800)
        self._desk = desk
        self._found = Found(ids=())
        self._entries: dict[int, RegisterEntry] = {}
        self._sort, self._falling = "due", False
        self._in_hand: RegisterEntry | None = None
        self._today = date.today()
        self._priorities: tuple[str, ...] = ()
        self._make_filters()
        self.table = FactTable("Actions", COLUMNS, self)
        self.table.writing, self.table.written = self._writing, self._written
        self.table.opened.connect(self._open)
        self.table.sort_wanted.connect(self._sort_by)
        self.export_button = self.add_tool("E&xport…", "Word, PDF, Excel or CSV, of what is shown")
        self.export_button.clicked.connect(self.export)
        keys = QLabel(KEYS)
        tone(keys, "second")
        self.body.addWidget(self.table, 1)
        self.body.addWidget(keys)
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self.draw)
        self._choices = QTimer(self, interval=0, singleShot=True)
        self._choices.timeout.connect(self._fill_boxes)
        desk.workspace.changed.connect(self._on_changed)

    def _make_filters(self) -> None:
        self.committee_box = CommitteeBox(self._desk, every=True)
        self.status_box = _box("Status", STATUSES)
        self.due_box = _box("Due", DUES)
        self.agency_box, self.priority_box = _box("Agency", (ANY_AGENCY,)), _box("Priority", (ANY_PRIORITY,))
        self.owner_line, self.words_line = Line(), Line()
        for line, name, tip in (
            (self.owner_line, "Owner", "Initials, a name or an agency, or how they begin"),
            (self.words_line, "Words or reference", "How words of the action or its reference begin"),
        ):
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
            line.setToolTip(tip)
            line.setClearButtonEnabled(True)
            line.setMinimumWidth(line.fontMetrics().averageCharWidth() * NARROWEST)
            line.textChanged.connect(lambda _words: self._pause.start())
            line.returnPressed.connect(self.take_focus)
        self.committee_box.turned.connect(lambda _id: self._on_committee())
        boxes = (self.status_box, self.due_box, self.agency_box, self.priority_box)
        for box in boxes:
            box.currentIndexChanged.connect(lambda _at: self.draw())
        for widget, share in (
            *((self.committee_box, 3), (self.owner_line, 2), (self.words_line, 3), (self.status_box, 0)),
            *((self.due_box, 0), (self.agency_box, 1), (self.priority_box, 1)),
        ):
            self.filters.addWidget(cast(QWidget, widget), share)

    # ---- what a screen does

    def arrive(self, at: object) -> None:
        """Draw the register anew, of the committee `at` where one is asked for; its choices follow a moment later."""
        self.committee_box.fill(at if isinstance(at, int) else 0)
        self.draw()
        self._choices.start()

    def take_focus(self) -> None:
        """Bring the focus to the table, or to the filters where nothing is in it."""
        (self.table if self.table.count else self.committee_box).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def wanted(self) -> Wanted:
        """What the filters ask for."""
        due, today = self.due_box.currentData(), self._today
        committee = self.committee_box.committee
        priority = self.priority_box.currentData()
        return Wanted(
            committees=(committee,) if committee else (),
            status=str(self.status_box.currentData()),
            owner=self.owner_line.text(),
            agency=str(self.agency_box.currentData() or ""),
            due_from=today if due == "soon" else None,
            due_to=today + timedelta(days=SOON) if due == "soon" else None,
            overdue=due == "overdue",
            undated=due == "undated",
            priority=priority if isinstance(priority, str) else None,
            words=self.words_line.text(),
        )

    def draw(self) -> None:
        """Look the actions up and show them; the chosen one stays chosen, or the one in its place."""
        self._pause.stop()
        self._today = date.today()
        here, row = self._key(), self.table.row
        query = register.find(self.wanted, self._today, self._sort, falling=self._falling)
        self._found = self._desk.workspace.read(query)
        self._entries.clear()
        ids = self._found.ids
        self.table.empty = NOTHING_FITS if self._filtered() else NO_ACTIONS
        self.table.show_column(FIELDS.index("committee"), not self.committee_box.committee)
        self.table.show_facts(len(ids), self._fact, ids.index(here) if here in ids else row)
        self.table.show_sorted(self._sort, self._falling)
        self.export_button.setEnabled(bool(ids))
        self.say(self._counts())

    def export(self) -> None:
        """Write what is shown as a file."""
        ids, said, committee = self._found.ids, self._described(), self.committee_box.committee
        store, today = self._desk.workspace.store, self._today
        profile = self._desk.workspace.read(committees.profile(committee)) if committee else None
        style = resolve(profile.style if profile else "", self._desk.styles)

        def make(form: Format) -> Document:
            document = compose_register(
                store.read(register.entries_of(ids)),
                style,
                profile.name if profile else "",
                one_table=form.for_spreadsheets,
                said=said,
                today=today,
                brief=True,
            )
            return headed(document, profile)

        whose = (profile.short_name or profile.name) if profile else "All committees"
        name = f"{whose} Action register {today.isoformat()}"
        files_out.choose_format(cast("Window", self.window()), name, make, "Export the register as")

    # ---- filters

    def _on_changed(self, _by: object, _place: object) -> None:
        if self.isVisible():
            self.draw()
            self._choices.start()

    def _on_committee(self) -> None:
        self._fill_boxes()
        self.draw()

    def _fill_boxes(self) -> None:
        committee = self.committee_box.committee
        within = (committee,) if committee else ()
        agencies = self._desk.workspace.read(register.agencies(within))
        self._priorities = self._desk.workspace.read(register.priorities(within))
        _refill(self.agency_box, [ANY_AGENCY, *((name, name) for name in agencies)])
        named = [(name, name) for name in self._priorities]
        _refill(self.priority_box, [ANY_PRIORITY, *named, *([("No priority", "")] if named else [])])

    def _filtered(self) -> bool:
        return replace(self.wanted, committees=()) != Wanted(status="")

    def _counts(self) -> str:
        count, found = len(self._found.ids), self._found
        figures = f"{found.open:,} open, {found.overdue:,} overdue"
        return figures if found.open == count else f"{count:,} {'action' if count == 1 else 'actions'}: {figures}"

    def _described(self) -> str:
        """Return in a sentence what is shown, for what is printed."""
        wanted = self.wanted
        which = f"{wanted.status.capitalize()} actions" if wanted.status else "All actions"
        due = {"overdue": "overdue", "soon": f"due within {SOON} days", "undated": "without a due date"}
        said = [which, due.get(str(self.due_box.currentData() or ""), "")]
        said += [f"of the owner “{wanted.owner.strip()}”" if wanted.owner.strip() else ""]
        said += [f"of {wanted.agency}" if wanted.agency else ""]
        if wanted.priority is not None:
            said.append(f"for the priority “{wanted.priority}”" if wanted.priority else "without a priority")
        said += [f"with the words “{wanted.words.strip()}”" if wanted.words.strip() else ""]
        on = f"as they stand on {in_short.typed_day(self._today)}"
        return f"{', '.join(filter(None, (*said, on)))}. {self._counts()}."

    def _sort_by(self, sort: str, falling: bool) -> None:
        self._sort, self._falling = sort, falling
        self.draw()

    # ---- rows

    def _key(self) -> int:
        return self._found.ids[self.table.row] if 0 <= self.table.row < len(self._found.ids) else 0

    def _entry(self, row: int) -> RegisterEntry | None:
        """Return the action in a row; those of its page are read with it."""
        id = self._found.ids[row]
        if id not in self._entries:
            start = row // PAGE * PAGE
            page = self._desk.workspace.read(register.entries_of(self._found.ids[start : start + PAGE]))
            self._entries.update((entry.id, entry) for entry in page)
        return self._entries.get(id)

    def _fact(self, row: int, column: int) -> Fact:
        entry = self._entry(row)
        return _FACTS[FIELDS[column]](entry, self._today) if entry is not None else Fact("")

    def _open(self, row: int) -> None:
        """Show the life of an action, and go to the meeting that is chosen there."""
        entry = self._entry(row)
        if entry is None:
            return
        dialog = LifeDialog(self, entry, self._desk.workspace.read(actions.history(entry.id)))
        if dialog.exec() == LifeDialog.DialogCode.Accepted:
            meeting, note = dialog.place
            self._desk.show_in(meeting, Ref("note", note))

    # ---- changing

    def _writing(self, row: int, column: int) -> Writing | None:
        entry, field = self._entry(row), FIELDS[column]
        why = why_not(entry, field) if entry is not None else ""
        if entry is None or why:
            self._desk.tell(why)
            return None
        self._in_hand = entry
        if field == "status":
            return Writing(words=entry.status, name="Status", choices=ACTION_STATUSES, free=False)
        if field == "priority":
            own = "" if entry.of_item else entry.priority
            return Writing(words=own, name="Priority", choices=("", *self._priorities))
        if field == "due":
            return Writing(words=in_short.typed_day(entry.due) if entry.due else entry.due_phrase, name="Due")
        return Writing(words=entry.owners, name="Owners, with commas between them")

    def _written(self, _row: int, column: int, words: str) -> None:
        entry, field, words = self._in_hand, FIELDS[column], words.strip()
        if entry is None or not self._desk.workspace.hand_over():
            return
        edit = self._edit(entry, field, words)
        if edit is not None and keep_beyond(self._desk, edit, f"{TITLES[column]} of an action", by=self):
            self._tell_gone(entry)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit(self, entry: RegisterEntry, field: str, words: str) -> Edit | None:
        """Return what changes the action as written, None where it stands so already."""
        if field == "status":
            return register.change(entry.id, status=words) if words != entry.status else None
        if field == "priority":
            own = "" if entry.of_item else entry.priority
            return register.change(entry.id, priority=words) if words != own else None
        if field == "due":
            due = read_due(words, max(self._today, entry.given_on or self._today))
            if (due.due, due.phrase) == (entry.due, entry.due_phrase):
                return None
            return register.change(entry.id, due=due.due, due_phrase=due.phrase, due_set=True)
        return self._owners_edit(entry, words) if words != entry.owners else None

    def _owners_edit(self, entry: RegisterEntry, words: str) -> Edit | None:
        if not entry.meeting:
            return register.change(entry.id, owner_text=words)
        here = self._desk.meeting
        meeting = here if here and here.id == entry.meeting else self._desk.workspace.read(snapshot.load(entry.meeting))
        note = next((note for _, note in meeting.every_note() if note.id == entry.note), Note())
        if note.action is None:
            return None
        owners = read_owners(words, meeting.people)
        return notes.set_action(note.id, replace(note.action, owners=owners, owner_text="", owners_set=True))

    def _tell_gone(self, entry: RegisterEntry) -> None:
        """Say where an action went that does not fit the filters any more."""
        if entry.id not in self._found.ids:
            called = entry.reference or f"“{shorten(markup.plain(entry.text), 40, placeholder='…')}”"
            self._desk.tell(f"{called} was changed and does not fit these filters any more. Ctrl+Z takes it back.")


def why_not(entry: RegisterEntry, field: str) -> str:
    """Return why a field of an action is not changed in the register, "" where it is."""
    if field not in ("owners", "due", "status", "priority"):
        return "Words, reference and meeting of an action stand in its minutes: Enter shows its life and leads there."
    if field in ("owners", "due") and entry.meeting_status in FROZEN:
        return f"Its minutes are {entry.meeting_status}: the next meeting's review can carry it forward."
    if field == "due" and entry.carried and entry.due:
        return f"A later meeting carried it forward to {in_short.typed_day(entry.due)}: Enter shows where."
    if field == "status" and entry.closed_later:
        return f"A later meeting said that it is {entry.status}: Enter shows where."
    return ""


def _due_fact(entry: RegisterEntry, today: date) -> Fact:
    words = in_short.day(entry.due) if entry.due else entry.due_phrase
    if is_overdue(entry, today):
        return Fact(words, "error", "overdue", "error", bold=True)
    return Fact(words or "–", "text" if words else "second")


_FACTS: Mapping[str, Callable[[RegisterEntry, date], Fact]] = {
    "committee": lambda entry, _today: Fact(entry.committee),
    "meeting": lambda entry, _today: Fact(in_short.day(entry.given_on) if entry.given_on else "–", "second"),
    "reference": lambda entry, _today: Fact(entry.reference, bold=True),
    "text": lambda entry, _today: Fact(" ".join(markup.plain(entry.text).split())),
    "owners": lambda entry, _today: Fact(entry.owners or "–", "text" if entry.owners else "second"),
    "due": _due_fact,
    "status": lambda entry, _today: Fact(entry.status, "text" if entry.status == "open" else "second"),
    "priority": lambda entry, _today: Fact(entry.priority, "second" if entry.of_item else "text"),
}


def _box(name: str, choices: tuple[tuple[str, object], ...]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setToolTip(f"{name} (type its first letters)")
    box.setMinimumContentsLength(10)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for title, meant in choices:
        box.addItem(title, meant)
    return box


def _refill(box: QComboBox, choices: list[tuple[str, str | None]]) -> None:
    """Put choices into a box; what was chosen stays chosen where it is still there."""
    before = box.currentText()
    box.blockSignals(True)
    box.clear()
    for title, meant in choices:
        box.addItem(title, meant)
    box.setCurrentIndex(max(box.findText(before), 0))
    box.blockSignals(False)


CARD = Screen(title="Action register", make=RegisterScreen)
