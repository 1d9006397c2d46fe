"""Which language a paragraph is in, told by its small words: only where it is plain, else none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from desktop.minutes.patterns import later
from desktop.minutes.small_words import SMALL_WORDS

KNOWN = tuple(SMALL_WORDS)
"""The languages that can be told, by their tags without a country."""
FEWEST_WORDS = 5
FEWEST_SMALL_WORDS = 3
LEAST_SHARE = 0.25
"""How much of a paragraph its small words are: in running text of these languages a third to a half."""
TIMES_THE_OWN = 3
"""How many times as many there are as of the document's own language."""
_WORD = later(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COUNTRIES = {"en": "en-GB", "cy": "cy-GB", "gd": "gd-GB", "ga": "ga-IE", "pl": "pl-PL", "fr": "fr-FR", "de": "de-DE"}


def language_of(words: str, own: str, others: Sequence[str]) -> str:
    """Return which of the languages `others` a paragraph is in that is not in `own`; "" where that is not plain.

    Languages are BCP 47 tags; one that cannot be told is never returned. Only small words that the own language does
    not have speak for another. A line of fewer than five words says too little, whatever stands in it.
    """
    said = [word.casefold() for word in _WORD.findall(words)]
    if len(said) < FEWEST_WORDS:
        return ""
    counts = {tag: _count(said, tag, own) for tag in others if spoken(tag) != spoken(own)}
    best = max(counts, key=counts.__getitem__, default="")
    if not best or counts[best] < max(FEWEST_SMALL_WORDS, LEAST_SHARE * len(said)):
        return ""
    runner_up = max((count for tag, count in counts.items() if tag != best), default=0)
    return best if counts[best] >= TIMES_THE_OWN * _count(said, own, best) and counts[best] > runner_up else ""


def spoken(tag: str) -> str:
    """Return a tag without country and script: "en" of "en-GB"."""
    return tag.partition("-")[0].casefold()


def with_country(tag: str) -> str:
    """Return a tag as Word wants it, with its usual country: "cy-GB" of "cy"; one that has one as it is."""
    return _COUNTRIES.get(tag.casefold(), tag)


def _count(said: Sequence[str], tag: str, other: str) -> int:
    """Return how many words are small words of a language and not of the other."""
    return sum(map(_only(tag, other).__contains__, said))


@cache
def _only(tag: str, other: str) -> frozenset[str]:
    return _small(tag) - _small(other)


def _small(tag: str) -> frozenset[str]:
    return SMALL_WORDS.get(spoken(tag), frozenset())
