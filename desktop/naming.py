"""A person as typed in one line: "Lena Fisk, LF, Deputy Harbour Master, Port Authority"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from db import people
from db.records import Person

_INITIALS = re.compile(r"[A-Z][A-Za-z.'’]{0,4}[A-Z]?|[A-Z]{1,6}")


def read_person(typed: str, taken: Iterable[Person]) -> Person:
    """Return the person that these words name; `taken` are those whose initials are taken.

    After the name come initials, if they are said, then the job title and the organisation; nothing between two commas
    leaves the job title out. Initials that are not said are made of the name, longer ones where somebody has them
    already. Somebody may have initials and no name. Without words the name is empty.
    """
    name, *rest = (" ".join(part.split()) for part in typed.split(","))
    said = rest.pop(0) if rest and reads_as_initials(rest[0]) else ""
    if not said and reads_as_initials(name):
        name, said = "", name
    organisation = rest.pop() if len(rest) > 1 else ""
    return Person(
        name=name,
        initials=said or free_initials(name, taken),
        job_title=", ".join(part for part in rest if part),
        organisation=organisation,
    )


def typed(person: Person) -> str:
    """Return a person as they would be typed."""
    words = [person.name or person.initials, person.initials if person.name else ""]
    return ", ".join(word for word in [*words, person.job_title, person.organisation] if word)


def reads_as_initials(words: str) -> bool:
    """Tell whether a word is initials: "LF", "AfC", "O'B"; not "Clerk"."""
    return bool(_INITIALS.fullmatch(words)) and sum(letter.isupper() for letter in words) >= min(2, len(words))


def free_initials(name: str, taken: Iterable[Person]) -> str:
    """Return initials of a name that nobody else has: "SC", else "SCo" and so on, else with a number."""
    have = {person.initials.casefold() for person in taken if person.initials}
    plain = people.make_initials(name)
    if plain.casefold() not in have or not plain:
        return plain
    surname = re.split(r"[\s-]+", name.strip())[-1]
    longer = (plain + surname[1:end].lower() for end in range(2, min(len(surname), 4) + 1))
    numbered = (f"{plain}{count}" for count in range(2, len(have) + 3))
    return next(each for each in (*longer, *numbered) if each.casefold() not in have)


def who_has(initials: str, people: Iterable[Person]) -> Person | None:
    """Return who has these initials, or None."""
    return next((person for person in people if initials and person.initials.casefold() == initials.casefold()), None)
