"""Words found in the guide: in the titles of its pages first, then in headings, then in what stands under them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from db.values import Struct
from desktop.minutes.guide.chapters import Guide, Section

_WORD = re.compile(r"\w+(?:[.'’]\w+)*")
BEFORE, AFTER = 50, 110
"""Characters that are shown around what was found."""
PAGE_TITLE, HEADING, CALLED, TEXT = 12, 9, 8, 1
PLURAL = 4
"""Letters from which on an s at the end may be a plural's."""
WHOLE = 2
"""A whole word weighs so many times what the beginning of one does."""
SMALL = frozenset(
    {"a", "an", "and", "can", "do", "does", "for", "how", "i", "in", "is", "it", "my", "of", "on", "or", "the", "to"}
    | {"what", "when", "where", "who", "why", "with"}
)
"""Words that say nothing of what is sought."""


class Found(Struct, frozen=True):
    """A section that holds all the words, with an excerpt of its text."""

    section: Section
    excerpt: str
    weight: int


class Index:
    """The words of a guide, read once."""

    def __init__(self, guide: Guide) -> None:
        self._entries = [_Entry(section) for section in guide.sections]

    def find(self, words: str) -> tuple[Found, ...]:
        """Return the sections that hold every word, or one that begins so, the weightiest first, bare headings last.

        Case and accents make no difference; small words ("the", "how do I") only count where there are no others.
        """
        sought = sought_in(words)
        found = [
            Found(entry.section, entry.excerpt(sought), weight)
            for entry in self._entries
            if sought and (weight := entry.weight(sought))
        ]
        return tuple(sorted(found, key=lambda one: (not one.section.text, -one.weight)))


class _Entry:
    def __init__(self, section: Section) -> None:
        self.section = section
        self._title = _words(section.title)
        self._called = _words(" ".join(section.words))
        self._text = _words(section.text)
        self._phrases = {folded(words) for words in (section.title, *section.words)}

    def weight(self, sought: tuple[str, ...]) -> int:
        """Return how much the section has to do with the words, 0 where one of them is not in it."""
        title = PAGE_TITLE if self.section.level == 1 else HEADING
        total = 0
        for word in sought:
            here = max(
                title * _strength(word, self._title),
                CALLED * _strength(word, self._called),
                TEXT * _strength(word, self._text),
            )
            if not here:
                return 0
            total += here + min(self._text.count(word), 5)
        return total + (title * WHOLE if " ".join(sought) in self._phrases else 0)

    def excerpt(self, sought: tuple[str, ...]) -> str:
        """Return the text around the first of the words, its beginning where they stand in the heading alone."""
        text = self.section.text
        places = [found.start() for found in _WORD.finditer(text) if folded(found[0]).startswith(sought)]
        start = max(min(places, default=0) - BEFORE, 0)
        start = text.find(" ", start) + 1 if start else 0
        end = min(start + BEFORE + AFTER, len(text))
        end = max(text.rfind(" ", start, end), start) if end < len(text) else end
        return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def folded(words: str) -> str:
    """Return words for comparing: without case and accents."""
    apart = unicodedata.normalize("NFD", words.casefold().replace("’", "'"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def sought_in(words: str) -> tuple[str, ...]:
    """Return the words that are sought, folded: without small ones, where there are others."""
    every = _words(words)
    return tuple(word for word in every if word not in SMALL) or every


def _words(text: str) -> tuple[str, ...]:
    return tuple(found[0] for found in _WORD.finditer(folded(text)))


def _strength(word: str, words: Iterable[str]) -> int:
    """Return how surely a word is among others: as it is, as their beginning, or in the plural."""
    beginning = word[:-1] if len(word) > PLURAL and word.endswith("s") else word
    strength = 0
    for other in words:
        if other == word:
            return WHOLE
        if other.startswith(beginning):
            strength = 1
    return strength
