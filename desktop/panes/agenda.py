"""The agenda: items in items, what is done, what is in hand and what is to come."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import agenda
from db.changes import Edit
from db.records import Item, Meeting, new_id
from desktop.agenda_words import levels, neighbour, read, title_of, typed, what_goes_with
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.keeping import keep
from desktop.minutes import in_short
from desktop.minutes.document import Ref
from desktop.panes import Pane
from desktop.steps import Place
from desktop.widgets.entry_line import EntryLine
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row

DONE, IN_HAND, TO_COME = Cell("✓", "decision_text"), Cell("●", "accent"), Cell("")
SPOKEN = {DONE: "done", IN_HAND: "in hand", TO_COME: "to come"}
EMPTY = "The items of the meeting stand here. Type the first title, or press Insert, and Enter after each."
KEYS = (
    "Enter: rename (“6b. Title” sets the number too) · Insert: add after it · Delete: remove\n"
    "Alt+Shift+Up, Down: move it with its notes · Alt+Shift+Right, Left: sub-item, item"
)


class AgendaPane(QWidget):
    """The agenda; the chosen row is the item in hand."""

    counted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._after: int | None = None
        self.list = _AgendaList("Agenda", EMPTY, self)
        self.entry = EntryLine("Add an item", "Insert", self._enter, placeholder="Title")
        self.commands: Mapping[str, Callable[[], object]] = {
            "item.rename": self.rename,
            "item.move_up": lambda: self._change("Moving an item up", lambda id: agenda.move(id, -1)),
            "item.move_down": lambda: self._change("Moving an item down", lambda id: agenda.move(id, 1)),
            "item.indent": lambda: self._change("Making it a sub-item", agenda.indent),
            "item.outdent": lambda: self._change("Making it an item", agenda.outdent),
            "item.remove": self.remove,
            "item.release_numbers": self._release_numbers,
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self.entry)
        self._connect()
        self.draw()

    def take_focus(self) -> None:
        """Bring the focus to the item in hand."""
        self.list.choose(self._desk.item_id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw(self) -> None:
        """Show the agenda as it stands, the item in hand chosen."""
        meeting = self._desk.meeting
        self.entry.setEnabled(meeting is not None and not self._desk.workspace.closed)
        rows = list(self._rows(meeting)) if meeting else []
        self.list.put(rows)
        if self.list.key != self._desk.item_id:
            self.list.choose(self._desk.item_id)
        done = sum(row.mark == DONE for row in rows)
        self.counted.emit(f"{done}/{len(rows)}" if rows else "")

    def rename(self) -> None:
        """Write the title of the item in hand anew: in place, or in a window where the agenda is hidden."""
        item = self._desk.item
        if item is None or not self._desk.may_change() or not self._desk.workspace.hand_over():
            return
        if self.list.isVisible():
            self.list.write_over(item.id, typed(item), lambda words: self._name(item.id, words), "Title of the item")
        else:
            from desktop.dialogs.title import TitleDialog

            dialog = TitleDialog(self.window(), typed(item))
            while dialog.exec() == TitleDialog.DialogCode.Accepted and not self._name(item.id, dialog.line.text()):
                pass

    def remove(self) -> None:
        """Remove the item in hand; where something was typed under it, ask first."""
        meeting, item = self._desk.meeting, self._desk.item
        if meeting is None or item is None or not self._desk.may_change():
            return
        lost = what_goes_with(item)
        if lost and not question.ask(
            self.window(),
            f"Remove {self._called(item)}?",
            f"{lost} would go with it. Undo (Ctrl+Z) would bring all of it back.",
            "Remove it",
            "Keep it",
        ):
            return
        self._desk.workspace.hand_over()
        beside = neighbour(meeting, item)
        before, after = Place(item.id), Place(beside)
        if keep(self._desk, agenda.remove(item.id), "Removing an item", by=self, before=before, after=after) and beside:
            self._desk.turn_to(beside)

    def _connect(self) -> None:
        self._desk.workspace.changed.connect(lambda _by, _place: self._on_changed())
        self._desk.workspace.settling.connect(self.list.settle)
        self._desk.turned.connect(lambda _item: self.draw())
        self._desk.asked.connect(self._on_asked)
        self.list.chosen.connect(self._desk.turn_to)
        self.list.opened.connect(lambda _key: self.rename())
        self.list.on_key("Insert", lambda: self.entry.open() if self._desk.may_change() else None)
        self.list.on_key("Delete", self.remove)
        self.list.letters.connect(self.entry.open)
        self.entry.opening.connect(self._on_opening)
        self.entry.closed.connect(self.take_focus)

    # ---- what a row says

    def _rows(self, meeting: Meeting) -> list[Row]:
        order = [item.id for item in meeting.every_item()]
        here = order.index(self._desk.item_id) if self._desk.item_id in order else len(order)
        return [
            self._row(meeting, item, level, _state(item, order.index(item.id), here))
            for item, level in levels(meeting.items)
        ]

    def _row(self, meeting: Meeting, item: Item, level: int, mark: Cell) -> Row:
        number = self._desk.numbers.items.get(item.id, "")
        title, planned = title_of(item), f"{item.minutes} min" if item.minutes else ""
        lead = in_short.owners(item.lead, meeting)
        told = [
            f"lead {lead}" if lead else "",
            f"{planned} planned" if planned else "",
            f"began {in_short.clock(item.began)}" if item.began else "",
            "confidential" if item.confidential else "",
            f"for {item.purpose}" if item.purpose else "",
            "nothing was to be done" if item.nil else "",
            SPOKEN[mark],
        ]
        return Row(
            key=item.id,
            cells=(
                Cell(number, "second"),
                Cell(title, "text" if item.title else "second", stretches=True),
                Cell("nil" if item.nil else planned, "second", yields=True),
            ),
            mark=mark,
            level=level,
            wraps=2,
            current=mark == IN_HAND,
            spoken=", ".join(word for word in (number, title, *told) if word),
            tip=f"{number} {title}\n{' · '.join(word for word in told if word)}\n{KEYS}".strip(),
            found_by=(number, item.title),
        )

    def _called(self, item: Item) -> str:
        return f"{self._desk.numbers.items.get(item.id, '')} {title_of(item)}".strip()

    # ---- what keys do

    def _change(self, name: str, edit: Callable[[int], Edit]) -> None:
        item = self._desk.item
        if item is not None and self._desk.workspace.hand_over():
            place = Place(item.id)
            keep(self._desk, edit(item.id), name, by=self, before=place, after=place)

    def _name(self, item_id: int, words: str) -> bool:
        meeting = self._desk.meeting
        item = meeting.item(item_id) if meeting else None
        if item is None:
            return True
        number, title = read(words)
        if (number, title) == (item.number, item.title):
            return True
        place = Place(item_id)
        edit = agenda.change(item_id, number=number, title=title)
        return keep(self._desk, edit, "Renaming an item", by=self, before=place, after=place)

    def _release_numbers(self) -> None:
        if self._desk.meeting is not None and self._desk.workspace.hand_over():
            keep(self._desk, agenda.release_numbers(self._desk.meeting.id), "Numbering all items anew", by=self)

    # ---- the line for one more

    def _on_opening(self) -> None:
        self._after = self._desk.item_id or None

    def _enter(self, words: str) -> bool:
        """Add an item after the one in hand, the next one after that, and so on."""
        meeting = self._desk.meeting
        if meeting is None:
            return False
        number, title = read(words)
        made = new_id()
        after = self._after if meeting.item(self._after) else None
        add = agenda.add(meeting.id, id=made, title=title, after=after)

        def edit(session: object) -> None:
            add(session)  # type: ignore[arg-type]
            if number:
                session.flush()  # type: ignore[attr-defined]
                agenda.change(made, number=number)(session)  # type: ignore[arg-type]

        if not keep(self._desk, edit, "Adding an item", by=self):
            return False
        self._after = made
        self.list.bring(made)
        return True

    # ---- what happens elsewhere

    def _on_changed(self) -> None:
        if self._desk.meeting is None:
            self.entry.close_line()
        self.draw()

    def _on_asked(self, ref: Ref) -> None:
        if ref.kind == "item":
            self._desk.turn_to(ref.id)


class _AgendaList(RowList):
    """A list in which letters begin the first title while it is empty. `letters(text)` follows them."""

    letters = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.rows and event.text().isprintable() and event.text().strip():
            self.letters.emit(event.text())
        else:
            super().keyPressEvent(event)


def _state(item: Item, place: int, here: int) -> Cell:
    if place == here:
        return IN_HAND
    noted = bool(item.notes) or any(inside.notes for inside in item.items)
    return DONE if item.began is not None or (noted and place < here) else TO_COME


CARD = Pane(name="agenda", title="Agenda", key="Ctrl+2", place="left", order=20, make=AgendaPane)
