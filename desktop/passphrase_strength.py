"""How long a passphrase would stand up to somebody who has the laptop and programs that guess."""

from __future__ import annotations

import re
from itertools import pairwise

from db.values import Struct

LEAST = 8
"""Letters under which a passphrase is not taken."""
WORD, LETTER, DIGIT, SIGN = 11.0, 4.7, 3.3, 5.0
"""Bits that a guesser has to go through for a word that many people know, a letter by chance, a digit, a sign.

A word counts for one of two thousand, because those are the ones that people choose.
"""
DAYS, YEARS, LONG = 31.0, 38.0, 50.0
"""Bits at which a graphics card, at 5,000 guesses a second (256,000 rounds of PBKDF2-SHA512), is at it for some days,
for some years; and at which a hundred of them are at it for a lifetime."""
_RUNS = re.compile(r"[^\W\d_]+|\d+|.", re.DOTALL)
_VOWELS = frozenset("aeiouyáàâäãåąéèêëęíìîïóòôöõøőúùûüű")


class Strength(Struct, frozen=True):
    """What is to be said of a passphrase, from 0 (not taken) to 4; `words` are honest and end in what to do."""

    level: int
    words: str


def strength(passphrase: str) -> Strength:
    """Return how strong a passphrase is. It is an estimate, on the careful side: what is chosen by a person is easier
    to guess than what is chosen by dice."""
    if len(passphrase) < LEAST:
        return Strength(0, f"At least {LEAST} letters. Four words that do not belong together are easy to remember.")
    found = bits(passphrase)
    if found < DAYS:
        return Strength(1, "Weak: a guessing program would find it within days. Add words, or take four.")
    if found < YEARS:
        return Strength(2, "Fair: a guessing program would need weeks or months. One more word helps much.")
    if found < LONG:
        return Strength(3, "Good: a guessing program would need years. One more word puts it out of reach.")
    return Strength(4, "Strong: out of reach of guessing programs, as long as it is used nowhere else.")


def bits(passphrase: str) -> float:
    """Return about how much there is to guess, as the power of two; what is repeated or counted up adds little."""
    seen: set[str] = set()
    whole = 0.0
    for run in _RUNS.findall(passphrase):
        known = run.casefold()
        whole += 1.0 if known in seen else _run_bits(run)
        seen.add(known)
    return whole


def _run_bits(run: str) -> float:
    if run.isspace():
        return 0.0
    if not run.isalnum():
        return SIGN
    fresh = 1 + sum(abs(ord(then) - ord(now)) > 1 for now, then in pairwise(run.casefold()))
    if run.isdigit():
        return min(fresh * DIGIT, 7.0 if re.fullmatch(r"(19|20)\d\d", run) else fresh * DIGIT)
    by_chance = fresh * (LETTER + (1.0 if run not in (run.lower(), run.upper(), run.title()) else 0.0))
    return min(by_chance, WORD) if _can_be_said(run) else by_chance


def _can_be_said(run: str) -> bool:
    """Tell whether letters look like a word: with vowels among them, or of a script whose vowels are not known here."""
    small = run.casefold()
    vowels = sum(letter in _VOWELS for letter in small)
    return not small.isascii() or 0.2 <= vowels / len(small) <= 0.8
