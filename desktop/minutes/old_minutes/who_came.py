"""The people of a meeting and who of them came, from the lines that name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import time

from db.records import ATTENDANCE_STATUSES, CAPACITIES, ROLES, Attendance, Person, new_id
from db.values import replace
from desktop.minutes.mentions import is_acronym, looks_like_initials, looks_like_name, without_title
from desktop.minutes.old_minutes import person_lines
from desktop.minutes.old_minutes.day_words import read_time
from desktop.minutes.old_minutes.taken_lines import TakenLine

_APOLOGIES = re.compile(
    r"\bapologies(?:\s+for\s+absence)?\s+(?:\w+\s+){0,4}?from:?\s+(?P<names>[^.;:\n]{3,200}?)(?=[.;\n]|\s+\(|$)",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"(?<![\w.])[A-Z]{2,4}(?![\w])")


class Company:
    """Everybody whom lines name, each once, with their attendance."""

    def __init__(self, lines: Iterable[TakenLine]) -> None:
        self._people: dict[int, Person] = {}
        self._rows: dict[int, Attendance] = {}
        held = tuple(lines)
        named = [(line, self._listed(line)) for line in held if line.taken == "person" and self._is_somebody(line)]
        for line, person in named:
            self._seat(line, person)
        self._excuse(held)
        self._give_initials(held)
        for line in held:
            if line.taken == "heading":
                self._take_role(line.field("chair"), "chair")
                self._take_role(line.field("minute-taker"), "minute-taker")

    def _excuse(self, lines: Sequence[TakenLine]) -> None:
        """Take in those whose apologies only a sentence among the notes tells, where no list tells any."""
        if any(row.status == "apologies" for row in self._rows.values()):
            return
        for line in lines:
            found = _APOLOGIES.search(line.source) if line.taken == "text" else None
            for _, _, fields in person_lines.people_in(found["names"], "apologies") if found else ():
                name = fields.get("name", "")
                if name and found and looks_like_name(name) and self.find(name) is None:
                    self._somebody(name, "member", "apologies")

    def _give_initials(self, lines: Iterable[TakenLine]) -> None:
        """Give people without initials those by which actions name them, where they can be nobody else's."""
        used = {word for line in lines if line.taken in ("action", "review") for word in _CAPITALS.findall(_who(line))}
        used -= {person.initials for person in self._people.values()}
        letters = {person.id: _letters(person.name) for person in self._people.values() if person.name}
        for id, initials in letters.items():
            person = self._people[id]
            alone = list(letters.values()).count(initials) == 1
            if initials in used and alone and not person.initials and not is_acronym(initials):
                self._people[id] = replace(person, initials=initials)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody, in the order of the lists, each with a label of their own."""
        return tuple(_labelled(self._people.values()))

    @property
    def attendance(self) -> tuple[Attendance, ...]:
        """A row for everybody, in the same order."""
        return tuple(self._rows[id] for id in self._people)

    @staticmethod
    def _is_somebody(line: TakenLine) -> bool:
        return bool(line.field("name") or line.field("initials") or line.field("job_title"))

    def _listed(self, line: TakenLine) -> Person:
        """Return the person of a line: one of the same name who is there already, else a new one."""
        name, initials = line.field("name"), line.field("initials")
        known = self._of_name(name, initials) if name else self._of_role_line(line)
        if known is None:
            made = Person(
                id=new_id(),
                name=name,
                initials=initials,
                job_title=line.field("job_title"),
                organisation=line.field("organisation"),
            )
            self._people[made.id] = made
            return made
        whole = replace(
            known,
            name=known.name or name,
            initials=known.initials or initials,
            job_title=_both(known.job_title, line.field("job_title")),
            organisation=_both(known.organisation, line.field("organisation")),
        )
        self._people[known.id] = whole
        return whole

    def _of_name(self, name: str, initials: str) -> Person | None:
        return next(
            (
                person
                for person in self._people.values()
                if person.name
                and _folded(person.name) == _folded(name)
                and (not initials or not person.initials or person.initials == initials)
            ),
            None,
        )

    def _of_role_line(self, line: TakenLine) -> Person | None:
        """Return who is meant where only initials say who took the minutes and one in the lists has them."""
        if line.field("role") != "minute-taker" or not line.field("initials"):
            return None
        return self.find(line.field("initials"))

    def find(self, words: str) -> Person | None:
        """Return the one person of these initials or this name, None where none or several have them."""
        bare = _folded(words)
        if not bare:
            return None
        found = [
            person
            for person in self._people.values()
            if words in (person.initials, person.name)
            or bare in (_folded(person.name), _folded(without_title(person.name)))
        ]
        return found[0] if len(found) == 1 else None

    def _seat(self, line: TakenLine, person: Person) -> None:
        row = self._rows.get(person.id)
        role = line.field("role") if line.field("role") in ROLES else ""
        if row is not None:
            self._rows[person.id] = replace(row, role=row.role or role, for_items=row.for_items or _items(line))
            return
        status = line.field("status") if line.field("status") in ATTENDANCE_STATUSES else "present"
        capacity = line.field("capacity") if line.field("capacity") in CAPACITIES else "member"
        self._rows[person.id] = Attendance(
            id=new_id(),
            person=person.id,
            status=status,
            capacity=capacity,
            role=role,
            for_items=_items(line),
            arrived=_clock(line.field("arrived")),
            left=_clock(line.field("left")),
        )
        self._deputise(line, person)

    def _deputise(self, line: TakenLine, person: Person) -> None:
        if words := line.field("deputy"):
            deputy = self._somebody(words, "deputy")
            if deputy.id != person.id:
                self._rows[person.id] = replace(self._rows[person.id], deputy=deputy.id)
        if words := line.field("deputy_for"):
            member = self._somebody(words, "member", "apologies")
            if member.id != person.id:
                self._rows[member.id] = replace(self._rows[member.id], deputy=person.id)

    def _somebody(self, words: str, capacity: str, status: str = "present") -> Person:
        """Return the person whom words name; who is in no list yet comes into it."""
        if (known := self.find(words)) is not None:
            if known.id not in self._rows:
                self._rows[known.id] = Attendance(id=new_id(), person=known.id, status=status, capacity=capacity)
            return known
        said = person_lines.person_in(words, status) or {"name": " ".join(words.split())}
        name = "" if looks_like_initials(words) else said.get("name", words)
        if not set(re.findall(r"\w+", words)) <= set(re.findall(r"\w+", " ".join(said.values()))):
            name, said = " ".join(words.split()), {}
        made = Person(
            id=new_id(),
            name=name,
            initials=said.get("initials", "" if name else words),
            job_title=said.get("job_title", ""),
        )
        self._people[made.id] = made
        self._rows[made.id] = Attendance(id=new_id(), person=made.id, status=status, capacity=capacity)
        return made

    def _take_role(self, words: str, role: str) -> None:
        """Give the people whom a line of the head names their role; of two chairs the second is a co-chair."""
        for place, name in enumerate(_names(words)):
            said = person_lines.person_in(name, "present")
            called = said.get("name") or said.get("initials") or name
            person = self.find(called) or self.find(said.get("initials", "")) or self._somebody(name, "member")
            row = self._rows[person.id]
            wanted = "co-chair" if place and role == "chair" else role
            self._rows[person.id] = replace(row, role=row.role or wanted)


def _who(line: TakenLine) -> str:
    """Return the words of an action that say who acts."""
    beginning = re.match(r"[^.:]{0,60}?(?=\s(?:to|will|and)\b)", line.field("text"))
    return f"{line.field('owners')} {beginning[0] if beginning else ''}"


def _letters(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", without_title(name)) if word[:1].isupper())


def _names(words: str) -> Iterator[str]:
    bare = " ".join(words.split()).strip(" .")
    if not bare:
        return
    listed = person_lines.people_in(bare, "present")
    if len(listed) < 2 or any("job_title" in fields for _, _, fields in listed):
        yield bare
        return
    for start, end, _ in listed:
        yield bare[start:end]


def _items(line: TakenLine) -> tuple[str, ...] | None:
    numbers = tuple(part for part in re.split(r"\s*(?:,|&|\band\b)\s*", line.field("for_items")) if part)
    return numbers or None


def _clock(words: str) -> time | None:
    return read_time(words) if words else None


def _both(one: str, other: str) -> str:
    """Return what two lines say of the same person, once."""
    if not other or _folded(other) in _folded(one):
        return one
    return other if not one or _folded(one) in _folded(other) else f"{one}, {other}"


def _folded(words: str) -> str:
    return " ".join(words.replace(".", " ").replace("’", "'").casefold().split())


def _labelled(people: Iterable[Person]) -> Iterator[Person]:
    used: set[str] = set()
    for person in people:
        base = (
            re.sub(r"[^a-z0-9]+", "-", (person.initials or person.name or person.job_title).casefold()).strip("-")
            or "p"
        )
        label, count = base, 1
        while label in used:
            count += 1
            label = f"{base}-{count}"
        used.add(label)
        yield replace(person, label=label)
