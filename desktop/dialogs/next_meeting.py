"""Making the next meeting from the open one: its day, who is expected, and an agenda that is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from db.records import CommitteeProfile, ForwardLine, Meeting, MeetingCard, NextMeeting, Person
from desktop.dialogs.heading import accepting
from desktop.dialogs.typed import date_field, time_field
from desktop.minutes import forward_words, in_short, next_agenda, people, sequel
from desktop.minutes.invited import Expected, expected
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.next_agenda import Line
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, beside, verbs
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row

MAKE, OPEN = "Make the meeting", "Open that meeting"
EMPTY = "Nothing is proposed. Insert adds an item."
KEYS = "Space: on or off · F2: write anew · Insert: add · Alt+Shift+Up, Down: move"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the next meeting is made from, besides the last one: the committee's profile, forward plan and meetings,
    the days announced, people who may be deputies, and how many actions are open."""

    profile: CommitteeProfile | None
    plan: tuple[ForwardLine, ...] = ()
    announced: tuple[NextMeeting, ...] = ()
    held: tuple[MeetingCard, ...] = ()
    known: tuple[Person, ...] = ()
    open_actions: int = 0


class NextMeetingDialog(QDialog):
    """Proposes the meeting after `last`; `meeting` is what its fields make.

    Where the committee meets on that day already, `existing` is that meeting, to be opened instead, until the clerk
    asks for a second one.
    """

    def __init__(self, parent: QWidget | None, last: Meeting, around: Around, style: HouseStyle) -> None:
        super().__init__(parent)
        self._last, self._around, self._style = last, around, style
        self._announced = sequel.announced(last, around.announced)
        self._day: date | None = None
        self._there = Expected()
        self._touched = False
        self._by_hand: set[int] = set()
        self._title_typed = False
        self.lines: next_agenda.Lines = ()
        self.setWindowTitle("Next meeting")
        self.setMinimumWidth(560)
        room = self.screen().availableSize()
        self.resize(min(760, room.width() - 40), min(660, room.height() - 60))
        self._make_fields()
        self._lay_out()
        self._listen()
        self._propose(0)
        self.date_field.setFocus()
        self.date_field.selectAll()

    @property
    def existing(self) -> MeetingCard | None:
        """The meeting that the committee has on that day already; None where a second one is asked for."""
        return None if self.second_box.isChecked() else self._held_then()

    @property
    def meeting(self) -> Meeting:
        """The meeting that the fields make."""
        heading = Meeting(
            committee=self._last.committee,
            title=" ".join(self.title_line.text().split()) or self._last.title,
            date=self._day or self._last.date,
            start=self.start_field.value,
            end=self.end_field.value,
            place=self.place_line.text().strip(),
            next_meetings=self._announced,
        )
        items = next_agenda.items_of(self.lines, self._there.people)
        return sequel.following(self._last, heading, self._there, items)

    # ---- fields

    def _make_fields(self) -> None:
        self.announced_box = QComboBox()
        for one in self._announced:
            said = (in_short.long_day(one.date), in_short.clock(one.start), one.place, one.title)
            self.announced_box.addItem(", ".join(part for part in said if part))
        self.date_field = date_field(None, self._last.date)
        self.start_field, self.end_field = time_field(None), time_field(None)
        self.place_line, self.title_line = QLineEdit(), QLineEdit()
        self.date_note, self.trouble = FinePrint(self), FinePrint(self)
        self.second_box = QCheckBox("Make a &second meeting on that day")
        self.expected_note, self.actions_note = QLabel(), QLabel()
        for label in (self.expected_note, self.actions_note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.list = RowList("Agenda", EMPTY, self)
        self.list.setMinimumHeight(100)
        self.actions_note.setText(_open_words(self._around.open_actions))

    def _lay_out(self) -> None:
        form = Form()
        if len(self._announced) > 1:
            form.add("A&nnounced", self.announced_box)
        form.add("&Date", self.date_field, below=self.date_note)
        form.add("&Start", self.start_field, beside("&End", self.end_field), self.end_field)
        form.add("&Place", self.place_line)
        form.add("&Title", self.title_line)
        form.add("Expected", self.expected_note)
        agenda = QLabel("&Agenda")
        agenda.setBuddy(self.list)
        self._buttons = verbs(self, MAKE, "Leave it")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(8)
        whole.addLayout(form)
        whole.addWidget(agenda)
        whole.addWidget(self.list, 1)
        for widget in (FinePrint(self, KEYS), self.actions_note, self.trouble, self.second_box, self._buttons):
            whole.addWidget(widget)

    def _listen(self) -> None:
        self.announced_box.activated.connect(self._propose)
        self.date_field.altered.connect(self._on_day)
        for field in (self.start_field, self.end_field):
            field.altered.connect(self._read)
        self.title_line.textEdited.connect(self._on_title_typed)
        self.second_box.toggled.connect(lambda _on: self._read())
        self.list.opened.connect(lambda _key: self._accept())
        self.list.on_key("Space", self._turn)
        self.list.on_key("F2", self._rename)
        self.list.on_key("Insert", self._add)
        self.list.on_key("Alt+Shift+Up", lambda: self._move(-1))
        self.list.on_key("Alt+Shift+Down", lambda: self._move(1))
        self.list.clicked.connect(lambda index: self._on_clicked(index.row()))

    def _propose(self, which: int) -> None:
        """Fill in one of the meetings announced; where none is, the usual time and place on a likely day."""
        one = self._announced[which] if self._announced else None
        usual, last = self._around.profile, self._last
        before = last.surroundings.before
        day = one.date if one else sequel.guessed_day(last.date, before.date if before else None)
        start = (one.start if one else None) or (usual.start if usual else None) or last.start
        end = (one.end if one else None) or (usual.end if usual and not (one and one.start) else None)
        self.start_field.put(start)
        self.end_field.put(end)
        self.place_line.setText((one.place if one else "") or (usual.place if usual else "") or last.place)
        self.place_line.setCursorPosition(0)
        self._title_typed = False
        self.date_field.put(day)
        self._on_day()

    def _on_title_typed(self, _words: str) -> None:
        self._title_typed = True

    def _on_day(self) -> None:
        """Let what follows from the day follow: the title, who is expected, what is due."""
        day = self.date_field.value
        if day is not None and day != self._day:
            self._day = day
            self._there = expected(self._last, self._around.profile, day, self._around.known)
            self.lines = self._followed(day)
            if not self._title_typed:
                announced = next((one.title for one in self._announced if one.date == day), "")
                self.title_line.setText(announced or sequel.titled(self._last, day, self._style))
                self.title_line.setCursorPosition(0)
            self._draw()
        self._read()

    def _followed(self, day: date) -> next_agenda.Lines:
        """Return the agenda for a day; what the clerk has done to it stays."""
        if not self._touched:
            return next_agenda.proposed(self._last, self._around.profile, self._around.plan, day, self._style)
        plan = {line.id: line for line in self._around.plan}
        return tuple(
            replace(line, on=forward_words.is_due(plan[line.forward_id], day))
            if line.forward_id in plan and line.key not in self._by_hand and not line.standing
            else line
            for line in self.lines
        )

    # ---- the agenda

    def _turn(self) -> None:
        if isinstance(key := self.list.key, int):
            self._by_hand.add(key)
            self._change(next_agenda.turned(self.lines, key))

    def _move(self, by: int) -> None:
        if isinstance(key := self.list.key, int):
            self._change(next_agenda.moved(self.lines, key, by))
            self.list.choose(key)

    def _rename(self) -> None:
        line = self._line_in_hand()
        if line is not None:
            key = line.key
            self.list.write_over(key, line.title, lambda words: self._name(key, words), "Title of the item")

    def _add(self) -> None:
        line = self._line_in_hand()
        lines, key = next_agenda.added(self.lines, "", line.key if line else None)
        self._change(lines)
        self.list.write_over(key, "", lambda words: self._name(key, words), "Title of the new item")

    def _name(self, key: int, words: str) -> bool:
        """Call an item otherwise; a new one that got no title goes again."""
        title = " ".join(words.split())
        self._by_hand.add(key)
        if title:
            self._change(next_agenda.renamed(self.lines, key, title))
        else:
            self._change(tuple(line for line in self.lines if line.key != key or line.title))
        return True

    def _on_clicked(self, row: int) -> None:
        """Turn an item on or off by a click on its tick."""
        position = self.list.viewport().mapFromGlobal(self.list.cursor().pos())
        if 0 <= row < len(self.list.rows) and position.x() < self.list.fontMetrics().height() * 2:
            self._turn()

    def _line_in_hand(self) -> Line | None:
        return next((line for line in self.lines if line.key == self.list.key), None)

    def _change(self, lines: next_agenda.Lines) -> None:
        self._touched = True
        self.lines = lines
        self._draw()

    def _draw(self) -> None:
        self.list.put([_row(line) for line in self.lines])
        self.expected_note.setText(_expected_words(self._there))

    # ---- what is said

    def _held_then(self) -> MeetingCard | None:
        return next((card for card in self._around.held if card.date == self._day), None)

    def _read(self) -> None:
        day = self.date_field.value
        self.date_note.say(self._day_words(day), warns=day is None)
        there = self._held_then() if day else None
        self.second_box.setVisible(there is not None)
        wrong = self._wrong()
        doubt = sequel.doubts(day, self._last, self._around.profile) if day else ""
        if there is not None and not self.second_box.isChecked():
            doubt = f"“{there.title}” of that day is here already ({there.status})."
        self.trouble.say(wrong or doubt, warns=bool(wrong or doubt))
        doing = accepting(self._buttons)
        doing.setText(OPEN if self.existing else MAKE)
        doing.setEnabled(not wrong)

    def _day_words(self, day: date | None) -> str:
        if day is None:
            return "No date: type 12 March 2026, or 12/3/26"
        if any(one.date == day for one in self._announced):
            return f"{in_short.long_day(day)}, as announced"
        if self._announced:
            return in_short.long_day(day)
        return f"{in_short.long_day(day)} (no later meeting is announced; this day is a guess)"

    def _wrong(self) -> str:
        if self.date_field.value is None:
            return "A meeting needs a date."
        right = self.start_field.is_right and self.end_field.is_right
        return "" if right else "A time is written like 14:00 or 2pm."

    def _accept(self) -> None:
        if accepting(self._buttons).isEnabled():
            self.accept()


def _row(line: Line) -> Row:
    planned = f"{line.minutes} min" if line.minutes else ""
    said = "on the agenda" if line.on else "not on the agenda"
    return Row(
        key=line.key,
        cells=(
            Cell("✓" if line.on else "–", "accent" if line.on else "second"),
            Cell(line.title, "text" if line.on else "second", stretches=True),
            Cell(" · ".join(part for part in (planned, line.reason) if part), "second"),
        ),
        level=1 if line.inside else 0,
        spoken=", ".join(part for part in (line.title or "new item", said, planned, line.reason) if part),
        tip=f"{line.title}\n{line.reason}\n{KEYS}",
        found_by=(line.title,),
    )


def _expected_words(there: Expected) -> str:
    """Return who is expected: "12: Ines Okafor (chair), Tom Brandt, ... New: Lena Fisk. No longer: Gus Wren."."""
    persons = {person.id: person for person in there.people}
    rows = [(row, persons[row.person]) for row in there.attendance]
    if not rows:
        return "Nobody yet: Insert in the list of attendees adds them."
    names = [
        f"{who.full} ({row.role})" if row.role in (*people.CHAIRS, "minute-taker") else who.full for row, who in rows
    ]
    said = [f"{len(rows)} {'members' if there.by_members else 'as last time'}: {_few(names)}."]
    said += [f"New: {', '.join(there.new)}."] if there.new else []
    said += [f"Not expected any more: {', '.join(there.gone)}."] if there.gone else []
    return " ".join(said)


def _few(names: Sequence[str], most: int = 8) -> str:
    return ", ".join(names) if len(names) <= most else f"{', '.join(names[:most])} and {len(names) - most} more"


def _open_words(count: int) -> str:
    if not count:
        return "No action of this committee is open."
    said = "1 action is still open and comes by itself" if count == 1 else f"{count} actions are still open and come along"
    return f"{said}: one live list, no copies."
