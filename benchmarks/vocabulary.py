"""Invented words, as often as words are in a language: the second half as often as the first, the third a third."""

from __future__ import annotations

import random
from itertools import accumulate

from benchmarks.long_meeting import WORDS

COMMON = """
the of and to a in that for on was with be by it as at this from will were are or which an have been had not but
would their its has there could one all more should who they he she than other when into some also out up these any
""".split()  # noqa: SIM905

ONSETS = "b br c ch cl cr d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl st t th tr v w wh y".split()  # noqa: SIM905
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ee", "oa", "ou")
CODAS = ("", "", "b", "ck", "d", "ft", "g", "l", "ll", "m", "n", "nd", "ng", "nt", "p", "r", "rd", "rt", "s", "st", "t")
ENDINGS = ("", "", "", "s", "ed", "ing", "er", "ly", "ness", "ment", "al", "ion")

DRAWN = 4_000_000
"""How many words are drawn once; a note is a piece of them, so that phrases come again as they do in minutes."""


class Vocabulary:
    """Words by their rank, drawn with Zipf's frequencies (Mandelbrot's form); the same seed draws the same."""

    def __init__(self, dice: random.Random, size: int = 24_000, drawn: int = DRAWN) -> None:
        self.words = _words(dice, size)
        weights = list(accumulate(1 / (rank + 2.7) ** 1.07 for rank in range(1, len(self.words) + 1)))
        self._dice = dice
        self._drawn = dice.choices(self.words, cum_weights=weights, k=drawn)

    def piece(self, length: int) -> list[str]:
        """Return words that stand one after the other."""
        at = int(self._dice.random() * (len(self._drawn) - length))
        return self._drawn[at : at + length]

    def sentence(self, length: int) -> str:
        """Return a piece as a sentence."""
        words = " ".join(self.piece(length))
        return words[0].upper() + words[1:] + "."

    def title(self, length: int) -> str:
        """Return a piece as the title of an item."""
        return " ".join(self.piece(length)).capitalize()


def _words(dice: random.Random, size: int) -> list[str]:
    found = dict.fromkeys((*COMMON, *WORDS))
    found.pop("board", None)
    while len(found) < size:
        stem = "".join(
            dice.choice(ONSETS) + dice.choice(VOWELS) + dice.choice(CODAS) for _ in range(dice.choice((1, 1, 2, 2)))
        )
        for ending in dice.sample(ENDINGS, 3):
            found.setdefault(stem + ending)
    found.pop("board", None)
    return list(found)[:size]
