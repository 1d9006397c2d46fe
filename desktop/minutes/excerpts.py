"""What is shown of a note that a search found: some words around those that were sought, and where these stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from db.records import LETTERS_FOLDED, Term
from db.values import Struct
from desktop.minutes import markup

_PLAIN = re.compile("[A-Za-z0-9]+")


class Excerpt(Struct, frozen=True):
    """Words without markup, in one line; `sought` are the ranges of what was sought, `before` and `after` say that
    words are left out there."""

    text: str
    sought: tuple[tuple[int, int], ...] = ()
    before: bool = False
    after: bool = False


class _Word(Struct, frozen=True):
    start: int
    end: int
    folded: str


class _Mark(Struct, frozen=True):
    start: int
    end: int
    term: int


def excerpt(words: str, terms: Sequence[Term], most: int = 200) -> Excerpt:
    """Return at most so many characters of a note's words, where the most of the terms stand together."""
    text = " ".join(markup.plain(words).split())
    marks = _marks(text, terms)
    start, end = _cut(text, _fullest(marks, most), most)
    sought = tuple((mark.start - start, mark.end - start) for mark in marks if start <= mark.start and mark.end <= end)
    return Excerpt(text[start:end], sought, before=start > 0, after=end < len(text))


def _marks(text: str, terms: Sequence[Term]) -> list[_Mark]:
    """Return where the terms stand, in order, none inside another."""
    words = list(_words(text))
    sought = [[_folded(word) for word in term.words] for term in terms]
    found: list[_Mark] = []
    for at, word in enumerate(words):
        if found and word.start < found[-1].end:
            continue
        for n, term in enumerate(terms):
            here = words[at : at + len(sought[n])]
            if _same([one.folded for one in here], sought[n], term.prefix):
                found.append(_Mark(word.start, here[-1].end, n))
                break
    return found


def _same(words: list[str], sought: list[str], prefix: bool) -> bool:
    if prefix and len(words) == len(sought):
        return words[:-1] == sought[:-1] and words[-1].startswith(sought[-1])
    return words == sought


def _words(text: str) -> Iterator[_Word]:
    """Part text as the index does: letters and numbers, with the accents behind them."""
    if text.isascii():
        yield from (_Word(found.start(), found.end(), found[0].lower()) for found in _PLAIN.finditer(text))
        return
    at = 0
    for inside, letters in groupby(text, key=_belongs_to_word):
        run = "".join(letters)
        if inside:
            yield _Word(at, at + len(run), _folded(run))
        at += len(run)


def _belongs_to_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter) == "Mn"


def _folded(word: str) -> str:
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(LETTERS_FOLDED.get(one, one) for one in apart if unicodedata.category(one) != "Mn")


def _fullest(marks: list[_Mark], most: int) -> int:
    """Return the place from which on the most different terms follow closely; 0 where there are none."""
    if not marks:
        return 0
    near = most * 3 // 4
    return max(marks, key=lambda first: len({m.term for m in marks if 0 <= m.start - first.start < near})).start


def _cut(text: str, at: int, most: int) -> tuple[int, int]:
    """Return where an excerpt begins and ends that shows what stands at a place, whole words if that can be."""
    if len(text) <= most:
        return 0, len(text)
    start = max(min(at - most // 4, len(text) - most), 0)
    if start and (space := text.find(" ", start, at)) >= 0:
        start = space + 1
    end = min(start + most, len(text))
    if end < len(text) and (space := text.rfind(" ", at + 1, end)) > at:
        end = space
    return start, end
