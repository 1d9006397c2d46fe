"""How people are mentioned in running text: known initials and names, and what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Person
from desktop.minutes.name_words import (
    ACTION_WORDS,
    CALENDAR,
    GIVEN_NAMES,
    NAMES_IN_S,
    NO_INITIALS,
    OFFICE_WORDS,
    PARTICLES,
    TITLES,
)

_NOUN_ENDING = re.compile(
    r"(tions?|sions?|ments?|it(?:y|ies)|ness|ances?|ences?|ships?|isms?|ing|ics|ists?|[eo]rs|ees|als|ures|ware)$"
)
_OWNER_WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’.-])*")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")


def looks_like_initials(words: str) -> bool:
    """Tell whether these are two to four capitals that could be somebody's initials ("XY", "X.Y.")."""
    letters = words.replace(".", "")
    if words != letters and not re.fullmatch(r"(?:\w\.)+\w?", words):
        return False
    return 2 <= len(letters) <= 4 and letters.isalpha() and letters.isupper() and letters not in NO_INITIALS


def looks_like_name(words: str, *, sure: bool = False) -> bool:
    """Tell whether these read as a person's full name, or a name with its title ("Dr Luck").

    Two to five words with capitals, none of them a word of meetings; a name that begins with a common given name
    passes, others fail where they end like a noun or a plural ("Strategic Leaders"). One word alone is never a name.
    `sure`: only with a title or a common given name.
    """
    bare = without_title(words)
    parts = bare.split()
    titled = bare != words.strip()
    if not (1 if titled else 2) <= len(parts) <= 5 or not all(_name_word(part) for part in parts):
        return False
    lowered = [part.rstrip(".").casefold() for part in parts]
    if any(word in OFFICE_WORDS for word in lowered) or lowered[-1] in PARTICLES:
        return False
    if titled or lowered[0] in GIVEN_NAMES:
        return True
    return not sure and not any(_NOUN_ENDING.search(word) for word in lowered) and not _plural(lowered[-1])


def looks_like_owner(words: str) -> bool:
    """Tell whether these can be an owner said outright, between "Action" and its colon.

    Initials and names, and whatever begins with a capital and reads as somebody ("Partners", "The auditors"), up to
    four words; not what makes a heading of it ("Action Plan", "Action plans were discussed").
    """
    bare = re.sub(r"\s*\([^)]*\)$", "", words.strip())
    parts = bare.split()
    if not 1 <= len(parts) <= 4 or not parts[0][0].isupper() or not all(_OWNER_WORD.fullmatch(part) for part in parts):
        return False
    if any(part.casefold() in ACTION_WORDS or part.casefold() in CALENDAR for part in parts):
        return False
    return parts[0] == "The" or all(part[0].isupper() or part.casefold() in PARTICLES for part in parts)


def without_title(words: str) -> str:
    """Return a name without the titles before it ("Det Supt Owain Richards" is "Owain Richards")."""
    parts = words.split()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in TITLES:
        parts.pop(0)
    return " ".join(parts)


class Known:
    """The people of a meeting, found by the words that name them.

    Words that name two of them name nobody; `shared` then tells so.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._initials: dict[str, list[Person]] = {}
        self._names: dict[str, list[Person]] = {}
        self._single: dict[str, list[Person]] = {}
        for person in people:
            self._learn(person)

    def by_initials(self, words: str) -> Person | None:
        """Return the one person with these initials; capitals only, so that `or` is nobody."""
        return _only(self._initials.get(words.replace(".", ""), ()))

    def by_name(self, words: str) -> Person | None:
        """Return the one person of this name: full, without or with a title, or first letter and surname."""
        found = _only(self._names.get(_folded(words), ()))
        bare = without_title(words)
        if found is None and bare != " ".join(words.split()):
            found = _only(self._names.get(_folded(bare), ())) or self.by_single_name(bare)
        return found

    def by_single_name(self, word: str) -> Person | None:
        """Return the one person whose given name or surname alone this is, written with a capital."""
        return _only(self._single.get(word, ()))

    def person(self, words: str) -> Person | None:
        """Return the one person named by these words in any of these ways, or None."""
        return self.by_initials(words) or self.by_name(words) or self.by_single_name(words)

    def shared(self, words: str) -> bool:
        """Tell whether these initials or this name belong to more than one person."""
        bare = words.replace(".", "")
        return len(self._initials.get(bare, ())) > 1 or len(self._names.get(_folded(words), ())) > 1

    def has_initials(self, words: str) -> bool:
        """Tell whether anybody has these initials."""
        return words.replace(".", "") in self._initials

    def _learn(self, person: Person) -> None:
        initials = person.initials.replace(".", "").strip()
        for key in {initials, initials.upper()}:
            if key and not key.islower():
                _add(self._initials, key, person)
        bare = without_title(person.name)
        parts = bare.split()
        called = {_folded(person.name), _folded(bare)} if person.name else {*_office(person.job_title)}
        if len(parts) > 1:
            called.add(_folded(f"{parts[0][0]} {parts[-1]}"))
        for key in called - {""}:
            _add(self._names, key, person)
        for word in {parts[0], parts[-1]} if len(parts) > 1 else set(parts):
            _add(self._single, word, person)


def _name_word(part: str) -> bool:
    return bool(_NAME_WORD.fullmatch(part)) and (
        part.casefold() in PARTICLES or (part[0].isupper() and (len(part.rstrip(".")) == 1 or not part.isupper()))
    )


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss") and word not in NAMES_IN_S


def _folded(words: str) -> str:
    return " ".join(words.replace(".", " ").replace("’", "'").casefold().split())


def _office(job_title: str) -> tuple[str, str]:
    bare = _folded(job_title).removeprefix("the ")
    return (bare, f"the {bare}") if bare else ("", "")


def _add(index: dict[str, list[Person]], key: str, person: Person) -> None:
    held = index.setdefault(key, [])
    if all(other.id != person.id for other in held):
        held.append(person)


def _only(found: Iterable[Person]) -> Person | None:
    people = tuple(found)
    return people[0] if len(people) == 1 else None
