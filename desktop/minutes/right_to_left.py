"""Words that are written from right to left: the joined forms of Arabic letters, and the order on a line.

After the Unicode Bidirectional Algorithm (UAX 9), kept to what minutes hold: names, phrases and paragraphs of
Hebrew or Arabic with numbers and Latin words in them; no embedding marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FORMS = ("<isolated>", "<final>", "<initial>", "<medial>")
ISOLATED, FINAL, INITIAL, MEDIAL = range(4)


def is_right_to_left(text: str) -> bool:
    """Tell whether anything in the text runs from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def begins_right_to_left(text: str) -> bool:
    """Tell whether a paragraph runs from right to left as a whole: its first letter decides."""
    return next((side(char) == "R" for char in text if side(char) in "LR"), False)


def side(char: str) -> str:
    """Return how a character runs: "R", "L", "N" (a digit) or "O" (whatever its neighbours do)."""
    direction = unicodedata.bidirectional(char)
    if direction in ("R", "AL"):
        return "R"
    if direction in ("EN", "AN"):
        return "N"
    return "L" if direction == "L" else "O"


@cache
def _presentation_forms() -> dict[str, dict[int, str]]:
    """Return the shapes of each letter (or of two that fuse) by place: Unicode's compatibility table read backwards."""
    forms: dict[str, dict[int, str]] = {}
    for code in (*range(0xFB50, 0xFDFC), *range(0xFE80, 0xFEFD)):
        place, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if place in _FORMS and len(letters) < 3 and (len(letters) == 1 or letters[0] == "0644"):
            word = "".join(chr(int(letter, 16)) for letter in letters)
            forms.setdefault(word, {}).setdefault(_FORMS.index(place), chr(code))
    return {word: shapes for word, shapes in forms.items() if len(word) == 1 or word[1] in "\u0622\u0623\u0625\u0627"}


def _letters(word: str) -> list[str]:
    """Split a word into letters with their marks; lam and alef are one."""
    letters: list[str] = []
    for char in word:
        if letters and (unicodedata.combining(char) or letters[-1] + char in _presentation_forms()):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def joined(word: str) -> str:
    """Return a word with each Arabic letter in the shape that its neighbours ask for; other words as they are."""
    if not is_right_to_left(word):
        return word
    letters = _letters(word)
    shapes = [_shapes(letter) for letter in letters]
    drawn = []
    for i, letter in enumerate(letters):
        after = i > 0 and INITIAL in shapes[i - 1] and FINAL in shapes[i]
        before = i + 1 < len(letters) and INITIAL in shapes[i] and FINAL in shapes[i + 1]
        place = MEDIAL if after and before else FINAL if after else INITIAL if before else ISOLATED
        base = shapes[i].get(place)
        drawn.append(base + letter[_base_length(letter) :] if base else letter)
    return "".join(drawn)


def _base_length(letter: str) -> int:
    return 2 if letter[:2] in _presentation_forms() else 1


def _shapes(letter: str) -> dict[int, str]:
    return _presentation_forms().get(letter[: _base_length(letter)], {})


def stretches(word: str) -> list[str]:
    """Split text wherever the way it runs changes; brackets stand alone."""
    parts: list[str] = []
    for char in word:
        alone = char in _BRACKETS or (parts and parts[-1] in _BRACKETS)
        if parts and (unicodedata.combining(char) or (side(char) == side(parts[-1][0]) and not alone)):
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def mirrored(text: str) -> str:
    """Return text turned round letter by letter, marks after their letter, brackets facing the other way."""
    letters: list[str] = []
    for char in text:
        if letters and unicodedata.combining(char):
            letters[-1] += char
        else:
            letters.append(char.translate(_MIRROR) if unicodedata.mirrored(char) else char)
    return "".join(reversed(letters))


_BRACKETS = {"(": ")", "[": "]", "{": "}", ")": "", "]": "", "}": ""}
_MIRROR = str.maketrans("()[]{}<>«»", ")(][}{><»«")


def levels(parts: Sequence[str], right_to_left: bool) -> list[int]:
    """Return the level of each stretch of a line (as `stretches` cuts them): odd runs from right to left."""
    base = "R" if right_to_left else "L"
    sides = [side(part[0]) for part in parts]
    strong = base
    for i, here in enumerate(sides):
        if here in "LR":
            strong = here
        elif here == "N" and strong == "L":
            sides[i] = "L"
    for start, end in _pairs(parts):
        within = {each.replace("N", "R") for each in sides[start + 1 : end]} - {"O"}
        if within:
            before = _nearest(sides[:start][::-1], base)
            sides[start] = sides[end] = base if base in within else before
    for i, here in enumerate(sides):
        if here == "O":
            before, after = _nearest(sides[:i][::-1], base), _nearest(sides[i + 1 :], base)
            sides[i] = before if before == after else base
    depth = {"L": 2, "R": 1, "N": 2} if right_to_left else {"L": 0, "R": 1, "N": 2}
    return [depth[here] for here in sides]


def _nearest(sides: Sequence[str], base: str) -> str:
    return next((side for side in sides if side != "O"), base).replace("N", "R")


def _pairs(parts: Sequence[str]) -> list[tuple[int, int]]:
    """Return where brackets open and close (UAX 9, rule N0)."""
    opened: list[int] = []
    pairs = []
    for at, part in enumerate(parts):
        if _BRACKETS.get(part):
            opened.append(at)
        elif part in _BRACKETS and opened and _BRACKETS[parts[opened[-1]]] == part:
            pairs.append((opened.pop(), at))
    return sorted(pairs)


def visual_order(depths: Sequence[int]) -> list[int]:
    """Return the places of stretches as they stand on the page from left to right (UAX 9, rule L2)."""
    order = list(range(len(depths)))
    for level in range(max(depths, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and depths[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
