"""How people are mentioned in running text: known initials and names, and what only looks like them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from db.records import Person
from desktop.minutes.name_words import (
    ACRONYMS,
    ACTION_WORDS,
    CALENDAR,
    GIVEN_NAMES,
    NAMES_IN_S,
    NO_INITIALS,
    OFFICE_WORDS,
    PARTICLES,
    SAYING,
    SURNAMES_TOO,
    TITLES,
)
from desktop.minutes.patterns import later

REMEMBERED = 2048
"""Of how many passages it is remembered what was found in them: a meeting is read again after every pause, and one of
its paragraphs has changed."""

_NOUN_ENDING = later(
    r"(tions?|sions?|ments?|it(?:y|ies)|ness|ances?|ences?|ships?|isms?|ing|ics|ists?|[eo]rs|ees|als|ures|ware)$"
)
_OWNER_WORD = later(r"[^\W\d_](?:[^\W_]|['’.-])*")
_NAME_WORD = later(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")

_CAPITALS = later(r"(?<![\w.'’-])[A-Z]{2,4}(?![\w]|[.'’-]\w*[A-Z])")
_BODY = later(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir|[Tt]his|[Ee]ach|[Ee]very|[Nn]ew|[Nn]o|[Aa]ll)\s+([A-Z]{2,4})s?\b"
    r"|\b([A-Z]{2,4})(?:s\b|\s+[A-Z][a-z])|[(“\"]([A-Z]{2,4})[)”\"]"
)
_JOINED_BEFORE = later(r"\b([A-Z][A-Za-z]{1,3})(?:\s*[&/]\s*|\s+and\s+)$")
_JOINED_BEHIND = later(r"(?:\s*[&/]\s*|\s+and\s+)([A-Z][A-Za-z]{1,3})\b")
_OF_A_PLACE = later(r"[a-z,]\s+[A-Z][a-z]+\s+$")
_ACTED_ON = later(
    r"\b(?:(?:presented|raised|led|chaired|proposed|seconded|introduced|drafted|tabled|circulated)\s+by"
    r"|asked|thanked|invited|thanks\s+to)\s+$"
)
_BEGINS = later(r"(?:^|[.!?;:]\s+|\n|\bthat\s+)$")
_IS_TO = later(r"\s+(?:to|will|would|(?:has\s+|have\s+)?agreed\s+to|(?:is|are)\s+to)\s+(?!be\b)[a-z]")
_DOES = later(rf"\s+(?:(?:also|then|therefore|again|further|both|\w+ly)\s+)?(?:{'|'.join(sorted(SAYING))})\b")
_NAMED_BEFORE = later(r"([A-Z][\w’'-]+\s+[A-Z][\w’'-]+)\s+\($")


def looks_like_initials(words: str) -> bool:
    """Tell whether these are two to four capitals that could be somebody's initials ("XY", "X.Y.")."""
    letters = words.replace(".", "")
    if words != letters and not re.fullmatch(r"(?:\w\.)+\w?", words):
        return False
    return 2 <= len(letters) <= 4 and letters.isalpha() and letters.isupper() and letters not in NO_INITIALS


def looks_like_name(words: str, *, sure: bool = False) -> bool:
    """Tell whether these read as a person's full name, or a name with its title ("Dr Moss").

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
    given = titled or lowered[0] in GIVEN_NAMES
    if any(word in OFFICE_WORDS for word in lowered[:-1]) or lowered[-1] in PARTICLES:
        return False
    if lowered[-1] in OFFICE_WORDS and not (given and lowered[-1] in SURNAMES_TOO):
        return False
    if given:
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


def bodies_in(passages: Iterable[str]) -> frozenset[str]:
    """Return the capitals that are used as a body's or a thing's: "the CQC", "SCRs", "CSE Executive", "(VCS)"."""
    return frozenset().union(*map(_bodies_of, passages))


@lru_cache(maxsize=REMEMBERED)
def _bodies_of(words: str) -> frozenset[str]:
    found = _BODY.finditer(words)
    return frozenset(one for match in found for one in match.groups() if one and not _named_in_brackets(match))


@lru_cache(maxsize=REMEMBERED)
def capitals_in(words: str) -> tuple[re.Match[str], ...]:
    """Return every run of two to four capitals that stands alone."""
    return tuple(_CAPITALS.finditer(words))


def stands_for_somebody(found: re.Match[str], known: Known) -> bool:
    """Tell whether capitals stand where a person stands.

    Before a word of saying or doing ("XY noted"), beside somebody known ("EM & XY"), behind what is done by a person
    ("presented by XY"), at the beginning before "to" and "will", in brackets behind a name ("Jo Dean (JD)").
    """
    words, start, end = found.string, found.start(), found.end()
    before = words[max(0, start - 40) : start]
    if _DOES.match(words, end) or _NAMED_BEFORE.search(before):
        return True
    if len(found[0]) > 3:
        return False
    if _OF_A_PLACE.search(before):
        return False
    beside = _JOINED_BEFORE.search(before), _JOINED_BEHIND.match(words, end)
    if any(joined and known.has_initials(joined[1]) for joined in beside):
        return True
    return bool(_ACTED_ON.search(before) or (_IS_TO.match(words, end) and _BEGINS.search(before)))


def is_acronym(words: str) -> bool:
    """Tell whether these capitals are known to all as a body's, a thing's or a phrase's."""
    return words in ACRONYMS or words in NO_INITIALS


def without_title(words: str) -> str:
    """Return a name without the titles before it ("Det Supt Ada Moss" is "Ada Moss")."""
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


def _named_in_brackets(body: re.Match[str]) -> bool:
    named = _NAMED_BEFORE.search(body.string[: body.start() + 1]) if body[3] else None
    return named is not None and looks_like_name(named[1])


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
