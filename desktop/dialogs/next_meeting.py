"""Making the next meeting from the open one: its day, who is expected, and an agenda that is proposed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QVBoxLayout, QWidget

from db.records import CommitteeProfile, ForwardLine, Meeting, MeetingCard, NextMeeting, Person
from db.values import Struct, replace
from desktop.dialogs.heading import accepting
from desktop.dialogs.proposed_agenda import KEYS, ProposedAgenda
from desktop.dialogs.typed import date_field, time_field
from desktop.minutes import forward_words, in_short, next_agenda, people, sequel
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.invited import Expected, expected
from desktop.minutes.next_agenda import Line
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.form import Form, beside, verbs

MAKE, OPEN = "Make the meeting", "Open that meeting"


class Around(Struct, frozen=True, kw_only=True):
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
        self._title_typed = False
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
        items = next_agenda.items_of(self.list.lines, self._there.people)
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
        self.date_note, self.trouble = FinePrint(self), FinePrint(self, wraps=True)
        self.second_box = QCheckBox("Make a &second meeting on that day")
        self.expected_note, self.actions_note = QLabel(), QLabel()
        for label in (self.expected_note, self.actions_note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.list = ProposedAgenda(self)
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
            self._follow(day)
            if not self._title_typed:
                announced = next((one.title for one in self._announced if one.date == day), "")
                self.title_line.setText(announced or sequel.titled(self._last, day, self._style))
                self.title_line.setCursorPosition(0)
            self.expected_note.setText(_expected_words(self._there))
        self._read()

    def _follow(self, day: date) -> None:
        """Propose the agenda for a day; what the clerk has done to it stays, and what is due is on."""
        profile, plan = self._around.profile, {line.id: line for line in self._around.plan}
        if not self.list.touched:
            lines = next_agenda.proposed(self._last, profile, plan.values(), day, self._style)
            self.list.show_lines(lines)
            return

        def due(line: Line) -> Line:
            waits = None if line.standing else plan.get(line.forward_id or 0)
            return replace(line, on=forward_words.is_due(waits, day)) if waits else line

        self.list.let_follow(due)

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


def _expected_words(there: Expected) -> str:
    """Return who is expected: "12: Ines Okafor (chair), Tom Brandt, ... New on the list: Lena Fisk."."""
    persons = {person.id: person for person in there.people}
    rows = [(row, persons[row.person]) for row in there.attendance]
    if not rows:
        return "Nobody yet: Insert in the list of attendees adds them."
    names = [
        f"{who.full} ({row.role})" if row.role in (*people.CHAIRS, "minute-taker") else who.full for row, who in rows
    ]
    said = [f"{len(rows)} {'members' if there.by_members else 'as last time'}: {_few(names)}."]
    said += [f"New on the list: {', '.join(there.new)}."] if there.new else []
    said += [f"Not expected any more: {', '.join(there.gone)}."] if there.gone else []
    return " ".join(said)


def _few(names: Sequence[str], most: int = 8) -> str:
    return ", ".join(names) if len(names) <= most else f"{', '.join(names[:most])} and {len(names) - most} more"


def _open_words(count: int) -> str:
    if not count:
        return "No action of this committee is open."
    many = f"{count} actions are still open and come along"
    return f"{'1 action is still open and comes by itself' if count == 1 else many}: one live list, no copies."
