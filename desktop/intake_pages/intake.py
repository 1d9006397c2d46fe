"""The way of old minutes into the register: files read one after the other, looked through, and taken in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db import committees, meetings, people, sent_copies
from db.records import Meeting, MeetingCard, Person
from db.values import Struct, replace
from desktop import importing, word_files
from desktop.desk import Desk
from desktop.dialogs import question
from desktop.intake_pages.looked_lines import Lines, LookThrough, counted, head
from desktop.keeping import keep_beyond
from desktop.minutes import in_short
from desktop.minutes.house_style import resolve
from desktop.workspace import NotKept

if TYPE_CHECKING:
    from desktop.window import Window

NOTHING_IN_IT = "There are no words in it that could be minutes. Is it a scan? Then its pages are pictures."


class Intake(Struct, frozen=True, kw_only=True):
    """A file that is looked through. `meeting` makes the meeting of its lines, `take` takes it in, `skip` goes on
    without it; `more` is how many files wait."""

    look: LookThrough
    meeting: Callable[[LookThrough], Meeting]
    take: Callable[[Meeting], object]
    skip: Callable[[], object]
    more: int = 0


class Read(Struct, frozen=True):
    """What was understood of a file."""

    lines: Lines
    left_out: tuple[str, ...] = ()
    copy: str = ""
    """The name of the copy that it is, where Minutebook wrote it."""


class TakingIn:
    """Files of old minutes on their way in; each is shown by the screen, the last one taken in is opened."""

    def __init__(self, window: Window, desk: Desk, files: tuple[Path, ...]) -> None:
        self._window, self._desk = window, desk
        self._files = list(files)
        self._taken: list[tuple[int, Intake]] = []

    def go_on(self) -> None:
        """Read the next file, or end."""
        if not self._files:
            self._end()
            return
        path = self._files.pop(0)
        reading = partial(_read, path, self._desk.workspace.read(people.known))
        word_files.follow(self._window, path.name, reading, partial(self._look, path), self.go_on)

    def _look(self, path: Path, read: Read) -> None:
        """Show what was understood of a file, to be looked through."""
        if not read.lines or not self._may_be_old(path, read):
            if not read.lines:
                question.tell(self._window, f"{path.name} was not taken in", NOTHING_IN_IT)
            self.go_on()
            return
        look = LookThrough(path.name, read.lines, self._style_of(read.lines), read.left_out)
        intake = Intake(
            look=look,
            meeting=self._meeting,
            take=lambda meeting: self._take(meeting, intake),
            skip=self.go_on,
            more=len(self._files),
        )
        self._desk.open_screen("old_minutes", intake)

    def _may_be_old(self, path: Path, read: Read) -> bool:
        """Tell whether a file is to be taken in although it went out from here."""
        return (
            not read.copy
            or self._desk.workspace.read(sent_copies.find(read.copy)) is None
            or question.ask(
                self._window,
                f"{path.name} is a copy of minutes that are here",
                "“Bring back a corrected copy…” in the File menu shows what was corrected in it. Taken in, "
                "it would stand beside them as a second meeting, with its actions in the register twice.",
                "Take it in all the same",
                "Leave it out",
            )
        )

    def _style_of(self, lines: Lines) -> str:
        """Return the house style that the committee's minutes wear; where it is new here, the one most like them."""
        from desktop.minutes.old_minutes.likeness import likely_style

        read, named = self._desk.workspace.read, head(lines, "committee").casefold()
        known = next((one.id for one in read(committees.every) if one.name.casefold() == named), 0)
        worn = read(committees.profile(known)).style if known else ""
        return resolve(worn or likely_style(lines, self._desk.styles), self._desk.styles).name

    def _meeting(self, look: LookThrough) -> Meeting:
        """Return the meeting that the lines make, of the committee that is here by that name."""
        from desktop.minutes.old_minutes.making import meeting_of

        style = resolve(look.style, self._desk.styles)
        made = meeting_of(look.lines, style=style, today=date.today())
        named = made.committee.name.casefold()
        known = (one for one in self._desk.workspace.read(committees.every) if one.name.casefold() == named)
        return replace(made, committee=replace(made.committee, name=next(known, made.committee).name))

    # ---- taken in

    def _take(self, meeting: Meeting, intake: Intake) -> None:
        """Keep a meeting, beside one of that day only where the clerk says so, and go on to the next file."""
        if not self._may_stand_beside(meeting) or not self._desk.workspace.hand_over():
            return
        try:
            id = importing.keep(self._desk, [meeting])
        except NotKept as error:
            self._desk.tell(str(error))
            return
        self._taken.append((id, intake))
        if self._files:
            self._desk.tell(f"{_called(meeting)} is taken in. The next file is read.")
        self.go_on()

    def _may_stand_beside(self, meeting: Meeting) -> bool:
        held = [card for card in self._desk.workspace.read(meetings.cards) if _same(card, meeting)]
        return not held or question.ask(
            self._window,
            f"{meeting.committee.name} met on {in_short.long_day(meeting.date)} already",
            f"“{held[0].title}” of that day is here, with all that was typed in it. Taken in as well, both stand in "
            "the register, and their actions twice where both tell of them.",
            "Take it in as well",
            "Leave it for now",
        )

    def _end(self) -> None:
        """Open what was taken in last and say what came; without anything taken in, just go back."""
        screen = self._window.screens
        if screen is not None:
            self._desk.open_screen("old_minutes", DONE)
        if not self._taken:
            self._desk.leave_screen()
            return
        id, intake = self._taken[-1]
        self._desk.workspace.open(id)
        many = len(self._taken) > 1
        said = (
            f"{len(self._taken)} meetings were taken in."
            if many
            else f"Taken in: {counted(intake.look.lines, doubtful=False)}."
        )
        back = ("&Take them back" if many else "&Take it back", self._take_back)
        self._window.messages.say(said, [back])

    def _take_back(self) -> None:
        """Remove what was taken in, and show the last file again as it was corrected."""
        self._window.messages.hide()
        if not self._desk.workspace.leave():
            return
        for id, _ in self._taken:
            if not keep_beyond(self._desk, meetings.remove(id), "Taking back old minutes"):
                return
        _, intake = self._taken[-1]
        self._taken.clear()
        self._desk.open_screen("old_minutes", intake)


DONE = "done"
"""What the screen is shown when no file is looked through any more."""


def _read(path: Path, known: tuple[Person, ...]) -> Read:
    from desktop.minutes.old_minutes.understanding import understood
    from desktop.minutes.word_reading.word_text import COPY

    word = word_files.contents(path)
    return Read(understood(word, known), word.left_out, word.properties.get(COPY, ""))


def _same(card: MeetingCard, meeting: Meeting) -> bool:
    return card.date == meeting.date and card.committee_name.casefold() == meeting.committee.name.casefold()


def _called(meeting: Meeting) -> str:
    return f"{meeting.title}, {in_short.typed_day(meeting.date)},"
