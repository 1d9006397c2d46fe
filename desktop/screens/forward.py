"""The forward plan of a committee: what is due, what comes later, where each line came from and what took it up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from db import agenda, forward_plan, meetings
from db.records import FROZEN, ForwardLine, Meeting, new_id
from desktop.committee_box import CommitteeBox
from desktop.desk import Desk
from desktop.dialogs.forward import ForwardDialog
from desktop.keeping import keep, keep_beyond, together
from desktop.minutes import forward_words, in_short, markup, next_agenda
from desktop.minutes.document import Ref
from desktop.minutes.forward_words import Wanted
from desktop.screens import Screen
from desktop.widgets.fine_print import FinePrint
from desktop.widgets.row_list import RowList
from desktop.widgets.rows import Cell, Row, sections
from desktop.widgets.screen_frame import ScreenFrame

EMPTY = (
    "Nothing is on the forward plan. “Next: annual report on 9 July”, typed in the notes of a meeting, puts a line "
    "here; so does Insert."
)
KEYS = (
    "Insert: add a line · Enter: for which meeting · Delete: take it off · Space: on the open meeting’s agenda · "
    "Ctrl+Enter: where it was typed"
)


class ForwardScreen(ScreenFrame):
    """The lines of one committee in sections. Everything done here can be undone."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Forward plan")
        self._desk = desk
        self._lines: dict[int, ForwardLine] = {}
        self._announced: tuple[date, ...] = ()
        self.box = CommitteeBox(desk)
        self.filters.addWidget(self.box)
        self.filters.addStretch()
        self.list = RowList("Forward plan", EMPTY, self)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(FinePrint(self, KEYS))
        self._add_buttons()
        self._connect()

    def arrive(self, at: object) -> None:
        """Show the plan of a committee, given by its id, or of the open meeting's, where a line may be asked for."""
        meeting = self._desk.meeting
        here = meeting.committee.id if meeting is not None and isinstance(at, Ref) else 0
        self.box.fill(at if isinstance(at, int) else here)
        self._draw()
        if isinstance(at, Ref):
            self.list.choose(at.id)

    def take_focus(self) -> None:
        """Bring the focus to the lines."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons = {
            name: self._button(name, tip, deed)
            for name, tip, deed in (
                ("&Add…", "Put a line on the plan by hand (Insert)", self.add),
                ("&For which meeting…", "Change the day (Enter)", self.change),
                ("&Remove", "Take the line off the plan; minutes stay as they are (Delete)", self.drop),
                ("Put on the a&genda", "Make it an item of the open meeting now (Space)", self.put_on_agenda),
                ("Show its &line", "Go to where it was typed (Ctrl+Enter)", self.show_line),
            )
        }
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)

    def _button(self, name: str, tip: str, deed: Callable[[], object]) -> QPushButton:
        button = QPushButton(name)
        button.setToolTip(tip)
        button.setAutoDefault(True)
        button.clicked.connect(lambda _checked=False: deed())
        return button

    def _connect(self) -> None:
        self.box.turned.connect(lambda _committee: self._draw())
        self.list.opened.connect(lambda _key: self.change())
        self.list.on_key("Insert", self.add)
        self.list.on_key("F2", self.change)
        self.list.on_key("Delete", self.drop)
        self.list.on_key("Space", self.put_on_agenda)
        self.list.on_key("Ctrl+Return", self.show_line)
        self.list.on_key("Ctrl+Enter", self.show_line)
        self._desk.workspace.changed.connect(lambda _by, _place: self._draw() if self.isVisible() else None)

    # ---- what is shown

    def _draw(self) -> None:
        committee = self.box.committee
        read = self._desk.workspace.read
        lines = read(forward_plan.lines(committee)) if committee else ()
        self._lines = {line.id: line for line in lines}
        day, self._announced = _coming(self._desk, committee) if committee else (date.today(), ())
        waiting = [line for line in lines if not line.taken_by and not line.dropped]
        due = [line for line in waiting if forward_words.is_due(line, day)]
        later = sorted(
            (line for line in waiting if line not in due),
            key=lambda line: forward_words.wanted_from(line, line.given_on or day) or day,
        )
        taken = [line for line in reversed(lines) if line.taken_by and not line.dropped]
        dropped = [line for line in reversed(lines) if line.dropped]
        parts = [
            ("Due", due),
            ("For later meetings", later),
            ("Taken up", taken),
            ("No longer wanted (Delete puts it back)", dropped),
        ]
        self.list.put(sections(*((title, str(len(of)), [_row(line) for line in of]) for title, of in parts)))
        self._say(day, len(due), len(later))
        for name, button in self.buttons.items():
            button.setEnabled(bool(committee) if name == "&Add…" else bool(lines))

    def _say(self, day: date, due: int, later: int) -> None:
        said = f"{due} due at the next meeting ({in_short.typed_day(day)}), {later} for later ones."
        self.say(said if self.box.committee else "There is no committee yet. The first meeting makes one.")

    @property
    def _line(self) -> ForwardLine | None:
        key = self.list.key
        return self._lines.get(key) if isinstance(key, int) else None

    # ---- what keys do

    def add(self) -> None:
        """Put a line on the plan by hand."""
        committee = self.box.committee
        if not committee:
            return
        dialog = ForwardDialog(self.window(), "", Wanted(), date.today(), self._announced, by_hand=True)
        while dialog.exec() == ForwardDialog.DialogCode.Accepted:
            wanted, id = dialog.wanted, new_id()
            said = forward_plan.add(
                committee, id=id, text=markup.literal(dialog.words), wanted_on=wanted.on, wanted_phrase=wanted.phrase
            )
            if keep_beyond(self._desk, said, "Adding to the forward plan", by=self):
                self._draw()
                self.list.choose(id)
                break
        self.take_focus()

    def change(self) -> None:
        """Say anew for which meeting the line in hand is meant."""
        line = self._line
        if line is None:
            return
        wanted = Wanted(line.wanted_on, line.wanted_phrase)
        by_hand = not line.note
        dialog = ForwardDialog(
            self.window(),
            markup.plain(line.text),
            wanted,
            line.given_on or date.today(),
            self._announced,
            by_hand=by_hand,
        )
        while dialog.exec() == ForwardDialog.DialogCode.Accepted:
            said = forward_plan.change(
                line.id,
                wanted_on=dialog.wanted.on,
                wanted_phrase=dialog.wanted.phrase,
                text=markup.literal(dialog.words) if by_hand else "",
            )
            if keep_beyond(self._desk, said, "For which meeting", by=self):
                self._draw()
                break
        self.take_focus()

    def drop(self) -> None:
        """Take the line in hand off the plan, or put back one that was taken off."""
        line = self._line
        if line is None:
            return
        if line.taken_by and not line.dropped:
            self._desk.tell(f"The meeting of {_day(line.taken_on)} took it up: it is off the plan by itself.")
            return
        edit = forward_plan.want_again(line.id) if line.dropped else forward_plan.drop(line.id)
        name = "Putting it back on the forward plan" if line.dropped else "Taking it off the forward plan"
        if keep_beyond(self._desk, edit, name, by=self):
            self._desk.tell(
                "It is on the forward plan again." if line.dropped else "It is off the plan. Ctrl+Z undoes."
            )
            self._draw()

    def put_on_agenda(self) -> None:
        """Make the line in hand an item of the open meeting."""
        line, meeting = self._line, self._desk.meeting
        why = _why_not(line, meeting, self.box.committee)
        if why or line is None or meeting is None:
            self._desk.tell(why)
            return
        fresh = new_id()
        title = forward_words.title(line.text, line.given_on or meeting.date)
        edit = together(
            agenda.add(meeting.id, id=fresh, title=title, after=next_agenda.place_for_one_more(meeting.items)),
            lambda session: session.flush(),
            agenda.change(fresh, forward_id=line.id),
        )
        if keep(self._desk, edit, "Taking up the forward plan", by=self):
            self._desk.tell(f"“{title}” is on the agenda of {in_short.typed_day(meeting.date)}.")
            self._draw()

    def show_line(self) -> None:
        """Go to where the line in hand was typed."""
        line = self._line
        if line is None:
            return
        if not line.note:
            self._desk.tell("It was put on the plan by hand, in no meeting.")
            return
        here = self._desk.meeting
        if (here is not None and here.id == line.meeting) or self._desk.workspace.open(line.meeting):
            self._desk.show(Ref("note", line.note))


def _coming(desk: Desk, committee: int) -> tuple[date, tuple[date, ...]]:
    """Return the day of the meeting that comes next, and the days announced.

    It is the open meeting's where that is still planned, else the first one planned or announced after the last one
    held, else today.
    """
    meeting, today = desk.meeting, date.today()
    held = desk.workspace.read(meetings.cards_of(committee))
    last = max((card.date for card in held if card.status != "planned"), default=today)
    announced = tuple(one.date for one in desk.workspace.read(meetings.announced(committee, last)))
    if meeting is not None and meeting.committee.id == committee and meeting.status == "planned":
        return meeting.date, announced
    planned = [card.date for card in held if card.status == "planned" and card.date > last]
    return min((*planned, *announced), default=max(today, last)), announced


def _why_not(line: ForwardLine | None, meeting: Meeting | None, committee: int) -> str:
    """Return why a line cannot be put on the open meeting's agenda, "" where it can."""
    if line is None:
        return "No line is chosen."
    if meeting is None or meeting.committee.id != committee:
        return "No meeting of this committee is open. Open the one that is to take it up."
    if line.taken_by:
        return f"The meeting of {_day(line.taken_on)} has taken it up already."
    if line.meeting == meeting.id:
        return "It was typed in this very meeting, for a later one."
    if meeting.status in FROZEN:
        return "The minutes of the open meeting are agreed: its agenda stands as it is."
    return ""


def _row(line: ForwardLine) -> Row:
    words = markup.plain(line.text)
    meant = f"for {forward_words.meant_for(line.wanted_on, line.wanted_phrase)}"
    came = f"from {in_short.typed_day(line.given_on)}" if line.given_on else "by hand"
    taken = f"taken up on {_day(line.taken_on)}" if line.taken_by else ""
    told = [part for part in (meant, came, taken) if part]
    return Row(
        key=line.id,
        cells=(
            Cell(words, "second" if line.taken_by or line.dropped else "text", stretches=True),
            Cell(taken or meant, "text" if not line.taken_by else "second"),
            Cell(came, "second"),
        ),
        wraps=2,
        spoken=", ".join((words, *told)),
        tip=f"{words}\n{' · '.join(told)}\n{KEYS}",
        found_by=(words,),
    )


def _day(day: date | None) -> str:
    return in_short.typed_day(day) if day else "a later day"


CARD = Screen(title="Forward plan", make=ForwardScreen)
