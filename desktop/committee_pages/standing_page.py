"""The standing items of a committee: what is on each of its agendas, in order."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db import committees, meetings, snapshot
from db.records import CommitteeProfile, StandingItem, new_id
from db.values import replace
from desktop.desk import Desk
from desktop.dialogs.standing_item import StandingItemDialog
from desktop.keeping import keep_beyond
from desktop.member_naming import offers
from desktop.minutes import in_short
from desktop.widgets.completing_line import Offer
from desktop.widgets.entry_line import EntryLine
from desktop.widgets.rows import Cell, Row
from desktop.widgets.table_list import Heading, TableList

EMPTY = "Items that stand on every agenda are listed here. Insert begins a line: type a title and press Enter."
HEADINGS = (
    Heading("", least=2),
    Heading("Title", least=20, stretches=True),
    Heading("Lead", least=6, yields=2),
    Heading("Minutes", least=4, yields=3),
    Heading("For", least=8, yields=4),
    Heading("Must end in", least=10, yields=1),
)
KEYS = "Enter: open · F2: rename · Alt+Shift+Up, Down: move · Delete: remove"


class StandingPage(QWidget):
    """The table of standing items and a line for one more. `counted(words)` follows each drawing."""

    counted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._profile: CommitteeProfile | None = None
        self.list = TableList("Standing items", EMPTY, HEADINGS, self)
        self.entry = EntryLine("Add a standing item", "Insert", self._enter, placeholder="Title")
        self.last_button = QPushButton("&Take those of the last meeting")
        self.last_button.setProperty("quiet", True)
        self.last_button.setAutoDefault(True)
        self.last_button.clicked.connect(self._from_last_meeting)
        row = QHBoxLayout()
        row.addWidget(self.entry, 1)
        row.addWidget(self.last_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self.list.opened.connect(self._open)
        for keys, deed in (
            ("F2", self._rename),
            ("Insert", self.add),
            ("Delete", self._remove),
            ("Alt+Shift+Up", lambda: self._move(-1)),
            ("Alt+Shift+Down", lambda: self._move(1)),
        ):
            self.list.on_key(keys, deed)
        self.entry.closed.connect(self.take_focus)

    def take_focus(self) -> None:
        """Bring the focus to the table."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Open the line in which a title is typed."""
        if self._profile is not None:
            self.entry.open()

    def draw(self, profile: CommitteeProfile | None) -> None:
        """Show the standing items of a committee."""
        if profile is None or self._profile is None or profile.id != self._profile.id:
            self.entry.close_line()
        self._profile = profile
        self.setEnabled(profile is not None)
        items = profile.standing_items if profile else ()
        self.list.put(_row(item, place) for place, item in enumerate(items, 1))
        self.last_button.setVisible(not items and bool(self._standing_last()))
        self.counted.emit(str(len(items)) if items else "")

    @property
    def _items(self) -> tuple[StandingItem, ...]:
        return self._profile.standing_items if self._profile else ()

    def _item(self) -> StandingItem | None:
        return next((item for item in self._items if item.id == self.list.key), None)

    def _keep(self, items: tuple[StandingItem, ...], name: str) -> bool:
        assert self._profile is not None
        return keep_beyond(self._desk, committees.set_standing(self._profile.id, items), name)

    def _put(self, changed: StandingItem) -> bool:
        items = tuple(changed if item.id == changed.id else item for item in self._items)
        return self._keep(items, f"Standing item “{changed.title}”")

    def _enter(self, words: str) -> bool:
        item = StandingItem(id=new_id(), title=" ".join(words.split()))
        kept = self._profile is not None and self._keep((*self._items, item), f"Standing item “{item.title}”")
        if kept:
            self.list.choose(item.id)
        return kept

    def _open(self, key: object) -> None:
        item = next((item for item in self._items if item.id == key), None)
        if item is None:
            return
        dialog = StandingItemDialog(self, item, self._leads)
        while dialog.exec() == StandingItemDialog.DialogCode.Accepted and not self._put(dialog.item):
            pass
        self.take_focus()

    def _leads(self, typed: str) -> list[Offer]:
        found = offers(typed, self._profile.members if self._profile else ())
        return [replace(offer, words=offer.meant.initials or offer.words) for offer in found]  # type: ignore[attr-defined]

    def _rename(self) -> None:
        item = self._item()
        if item is None:
            return

        def accept(words: str) -> bool:
            title = " ".join(words.split())
            return title in ("", item.title) or self._put(replace(item, title=title))

        self.list.write_over(item.id, item.title, accept, "Title of the standing item")

    def _remove(self) -> None:
        item = self._item()
        if item is not None and self._keep(
            tuple(i for i in self._items if i.id != item.id), f"Removing “{item.title}”"
        ):
            self._desk.tell(f"“{item.title}” no longer stands on every agenda. Undo (Ctrl+Z) puts it back.")

    def _move(self, by: int) -> None:
        item = self._item()
        items = list(self._items)
        to = items.index(item) + by if item is not None else -1
        if item is not None and 0 <= to < len(items):
            items.remove(item)
            items.insert(to, item)
            self._keep(tuple(items), f"Moving “{item.title}”")

    def _standing_last(self) -> tuple[StandingItem, ...]:
        last = self._desk.workspace.read(meetings.latest_of(self._profile.id)) if self._profile else None
        if last is None:
            return ()
        meeting = self._desk.workspace.read(snapshot.load(last))
        return tuple(
            StandingItem(
                id=new_id(),
                title=item.title,
                minutes=item.minutes,
                purpose=item.purpose,
                lead=in_short.owners(item.lead, meeting),
                outcome_wanted=item.outcome_wanted,
            )
            for item in meeting.items
            if item.standing and item.title
        )

    def _from_last_meeting(self) -> None:
        if self._keep(self._standing_last(), "Standing items of the last meeting"):
            self.take_focus()


def _row(item: StandingItem, place: int) -> Row:
    minutes = f"{item.minutes} min" if item.minutes else ""
    outcome = "action or nil" if item.outcome_wanted else ""
    spoken = (f"{place}", item.title, item.lead, minutes, item.purpose, outcome and "must end in an action or a nil")
    return Row(
        key=item.id,
        cells=(
            Cell(str(place), "second"),
            Cell(item.title, stretches=True),
            Cell(item.lead, "second"),
            Cell(minutes, "second"),
            Cell(item.purpose, "second"),
            Cell(outcome, "accent"),
        ),
        spoken=", ".join(word for word in spoken if word),
        tip=f"{item.title}\n{KEYS}",
        found_by=(item.title, *item.title.split()),
    )
