"""The forms in which somebody of a meeting may be typed: initials, full name, one name alone, a title and a surname."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Person
from db.values import Struct
from desktop.minutes.mentions import without_title
from desktop.minutes.name_words import PARTICLES

INITIALS, NAME, TITLED, SINGLE = "initials", "name", "titled", "single"

_SIGNS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", ".": None})
_SPACES = re.compile(r"\s+")
_SIGN_FORMS = {"'": "['’‘ʼ]", "-": "[-‐‑]", " ": r"\s+"}
_INITIALS = re.compile(r"[^\W\d_](?:['’-]?[^\W\d_])+")
_SHORTEST_ALONE = 3
"""How many letters a given name or surname has at least that is looked for alone."""


class Form(Struct, frozen=True):
    """One way of naming somebody. `person` is a Person's id, 0 where the words name two people."""

    kind: str
    person: int


def normal(words: str) -> str:
    """Return words with one kind of apostrophe, hyphen and space, and without full stops."""
    return _SPACES.sub(" ", words.translate(_SIGNS)).strip()


class Forms:
    """Every form of the people of a meeting. `found` finds each of them anywhere, also within words."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._forms: dict[str, Form] = {}
        sources: dict[str, str] = {}
        for person in people:
            for kind, words in _forms_of(person):
                self._learn(kind, words, person.id)
                sources[normal(words)] = _source(kind, words)
        longest_first = sorted(sources, key=len, reverse=True)
        self.found = re.compile("|".join(sources[words] for words in longest_first)) if sources else None

    def of(self, words: str) -> Form | None:
        """Return what these words are a form of, or None."""
        return self._forms.get(normal(words))

    def is_initials(self, words: str) -> bool:
        """Tell whether anybody has these initials."""
        form = self.of(words)
        return form is not None and form.kind == INITIALS

    def _learn(self, kind: str, words: str, person: int) -> None:
        known = self._forms.get(normal(words))
        if known is None or (known.kind == SINGLE and kind != SINGLE):
            self._forms[normal(words)] = Form(kind, person)
        elif known.person != person and not (kind == SINGLE and known.kind != SINGLE):
            self._forms[normal(words)] = Form(known.kind, 0)


def _forms_of(person: Person) -> Iterator[tuple[str, str]]:
    """Yield the forms of one person; a name of one word is no full name."""
    initials = person.initials.replace(".", "").strip()
    for words in dict.fromkeys((initials, initials.upper())):
        if _INITIALS.fullmatch(words) and sum(map(str.isupper, words)) > 1:
            yield INITIALS, words
    bare = without_title(" ".join(person.name.split()))
    parts = bare.split()
    if len(parts) < 2:
        return
    yield NAME, bare
    titles = person.name.split()[: -len(parts)]
    surname = _surname(parts)
    for at in range(len(titles)):
        yield TITLED, f"{' '.join(titles[at:])} {surname}"
    for word in {parts[0], surname}:
        if len(word) >= _SHORTEST_ALONE and word[0].isupper():
            yield SINGLE, word


def _surname(parts: list[str]) -> str:
    """Return the last name with the particles before it: "van der Berg"."""
    first = len(parts) - 1
    while first > 1 and parts[first - 1].casefold() in PARTICLES:
        first -= 1
    return " ".join(parts[first:])


def _source(kind: str, words: str) -> str:
    """Return the regular expression that finds a form as it may be typed."""
    if kind == INITIALS and words.isalpha():
        dotted = "".join(rf"{letter}\." for letter in words)
        return f"{words}|{dotted}"
    letters = (_SIGN_FORMS.get(sign) or f"{re.escape(sign)}" for sign in normal(words))
    source = "".join(letters)
    return source if kind != TITLED else source.replace(r"\s+", r"\.?\s+")
