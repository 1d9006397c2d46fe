"""The line at the foot of the attendees: a name is typed and Enter puts the person on the list."""

from __future__ import annotations

from PySide6.QtCore import Signal

from db import attendance, people
from db.records import Attendance, Person, new_id
from db.values import replace
from desktop import naming
from desktop.desk import Desk
from desktop.keeping import keep
from desktop.widgets.completing_line import Offer
from desktop.widgets.entry_line import EntryLine


class AttendeeEntry(EntryLine):
    """Offers people known from other meetings. `listed(id)` follows with the row of the attendance."""

    listed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: tuple[Person, ...] = ()
        self._taken: Person | None = None
        super().__init__(
            "Add a person",
            "Insert",
            self._put_on_list,
            offers=self._offered,
            explain=self._say,
            placeholder="Name, initials, job title, organisation",
        )
        self.opening.connect(self._on_opening)
        self.line.taken.connect(self._on_taken)

    def _on_opening(self) -> None:
        """Learn who is known from other meetings, for the offers; without them the line serves too."""
        self._taken = None
        self._known = self._desk.workspace.read(people.known)

    def _offered(self, typed: str) -> list[Offer]:
        wanted = " ".join(typed.casefold().split())
        if not wanted or "," in wanted:
            return []
        listed = self._listed_as()
        found = [
            person
            for person in self._known
            if person.known_as not in listed and _begins(person, wanted) and person.called.casefold() != wanted
        ]
        return [
            Offer(
                words=naming.typed(person),
                shown=person.full,
                detail=" · ".join(word for word in (person.initials, person.job_title) if word),
                meant=person,
            )
            for person in sorted(found, key=lambda person: not person.name.casefold().startswith(wanted))
        ]

    def _on_taken(self, offer: Offer) -> None:
        self._taken = offer.meant if isinstance(offer.meant, Person) else None

    def _read(self, words: str) -> Person:
        """Return the person that is typed: one of this meeting, one known by just this name, or a new one."""
        meeting = self._desk.meeting
        assert meeting is not None
        read = naming.read_person(words, meeting.people)
        here = next((person for person in meeting.people if _same(person, read)), None)
        if here is not None:
            return here
        if self._taken is not None and self._taken.name == read.name:
            return replace(read, known_as=self._taken.known_as)
        known = [person for person in self._known if _same(person, read)]
        if len(known) == 1 and "," not in words:
            taken = naming.who_has(known[0].initials, meeting.people) is not None
            return replace(known[0], initials=read.initials) if taken or not known[0].initials else known[0]
        return read

    def _put_on_list(self, words: str) -> bool:
        meeting = self._desk.meeting
        if meeting is None:
            return False
        person = self._read(words)
        there = next((row for row in meeting.attendance if row.person == person.id), None)
        if there is not None:
            self.listed.emit(there.id)
            self._desk.tell(f"{person.full} is on the list already.")
            return True
        row = Attendance(id=new_id(), person=person.id)
        if not keep(self._desk, attendance.add(meeting.id, person, row), f"{person.called} on the list"):
            return False
        self._taken = None
        self.listed.emit(row.id)
        return True

    def _say(self, words: str) -> tuple[str, bool]:
        """Say what Enter would put on the list."""
        meeting = self._desk.meeting
        if not words or meeting is None:
            return "Enter puts a name on the list, Esc ends", False
        person = self._read(words)
        if any(row.person == person.id for row in meeting.attendance):
            return f"{person.full} is on the list already", False
        other = naming.who_has(person.initials, (each for each in meeting.people if each.id != person.id))
        if other is not None:
            return f"{person.initials} is {other.full} already", True
        said = (person.initials or "no initials", person.full, person.job_title, person.organisation)
        return " · ".join(word for word in said if word), False

    def _listed_as(self) -> set[int]:
        meeting = self._desk.meeting
        if meeting is None:
            return set()
        here = {row.person for row in meeting.attendance}
        return {person.known_as for person in meeting.people if person.id in here}


def _same(one: Person, other: Person) -> bool:
    return bool(one.name) and " ".join(one.name.casefold().split()) == " ".join(other.name.casefold().split())


def _begins(person: Person, typed: str) -> bool:
    return any(
        words.casefold().startswith(typed) for words in (person.name, person.initials, *person.name.split()) if words
    )
