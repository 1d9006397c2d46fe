"""The choice of a deputy: the one named in advance first, people of the meeting, anybody known, or a name typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from db.records import Attendance, Meeting, Person, new_id
from db.values import replace
from desktop import naming

NOBODY = "nobody"


class DeputyBox(QComboBox):
    """Who sits for the member of a row. What is typed may be initials, a name, or a person as a new one is typed."""

    def __init__(
        self, meeting: Meeting, row: Attendance, known: Sequence[Person] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._meeting = meeting
        self._member = meeting.person(row.person) or Person()
        self._offered = deputies_for(meeting, row, known)
        self._typed: dict[str, Person] = {}
        self.addItem(NOBODY, None)
        named = _named_in_advance(meeting, self._member)
        for one in self._offered:
            said = f"{one.initials}  {one.full}" if one.initials else one.full
            self.addItem(f"{said} – named in advance" if one.known_as in named else said, one.id)
        self.setCurrentIndex(max(self.findData(row.deputy), 0))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if (completer := self.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setToolTip("Choose somebody, or type a name: “Peter Lund, PL, Engineer, Port Authority”")

    @property
    def deputy(self) -> Person | None:
        """Who is chosen or typed, None where nobody is. One who is not of this meeting has an id that is new."""
        typed = self.currentText().strip()
        chosen = self.currentIndex() if self.itemText(self.currentIndex()) == self.currentText() else -1
        place = chosen if chosen >= 0 else self.findText(typed, Qt.MatchFlag.MatchFixedString)
        if place >= 0:
            return next((one for one in self._offered if one.id == self.itemData(place)), None)
        words = " ".join(typed.split())
        if not words or words.casefold() in (NOBODY, "none", self._member.full.casefold()):
            return None
        return self._meant(words) or self._new(words)

    def take_focus(self) -> None:
        """Bring the focus here, ready to be typed over."""
        self.setFocus()
        if (line := self.lineEdit()) is not None:
            line.selectAll()

    def _meant(self, words: str) -> Person | None:
        """Return whom of this meeting initials, a name or its beginning mean, or the one person known by a name."""
        typed = words.split(",")[0].strip().casefold()
        people = {person.id for person in self._meeting.people}
        here = [one for one in self._offered if one.id in people]
        called = [one for one in here if typed in (one.initials.casefold(), one.name.casefold())]
        if called or "," in words:
            return called[0] if called else None
        begun = [one for one in here if one.name.casefold().startswith(typed)]
        known = [one for one in self._offered if one.name.casefold() == typed]
        return next((found[0] for found in (begun, known) if len(found) == 1), None)

    def _new(self, words: str) -> Person:
        if words not in self._typed:
            self._typed[words] = replace(naming.read_person(words, self._meeting.people), id=new_id())
        return self._typed[words]


def deputies_for(meeting: Meeting, row: Attendance, known: Sequence[Person]) -> tuple[Person, ...]:
    """Return who may sit for a member: the one named in advance first, then people of this meeting, then all known.

    Who is not of this meeting has a fresh id.
    """
    here = [person for person in meeting.people if person.id != row.person]
    taken = {person.known_as for person in meeting.people}
    fresh = [replace(person, id=new_id()) for person in known if person.known_as not in taken]
    named = _named_in_advance(meeting, meeting.person(row.person) or Person())
    return tuple(sorted((*here, *fresh), key=lambda person: person.known_as not in named))


def _named_in_advance(meeting: Meeting, member: Person) -> set[int]:
    profile = meeting.surroundings.profile
    seats = profile.members if profile is not None and member.known_as else ()
    return {seat.deputy for seat in seats if seat.known_as == member.known_as and seat.deputy}
