"""Which numbered lines are the items of the agenda, among points of lists, references and dates that are numbered too.

Every line that could begin an item is weighed by how it looks; the items are the rising run of numbers that weighs
most. So a list 1 to 7 inside item 2 stays a list, a number used twice or left out breaks nothing, and minutes without
any numbers are taken by their headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from db.values import Struct
from desktop.minutes.old_minutes.day_words import days_in
from desktop.minutes.old_minutes.pieces import Piece
from desktop.minutes.patterns import later

_TYPED = later(
    r"(?P<mark>(?:agenda\s+)?(?:item|minute|eitem|punkt|pkt\.?)\s*(?:no\.?\s*)?)?(?P<open>\()?"
    r"(?:(?P<slash>(?:(?-i:[A-Z]{1,5})[\s./-]?)?\d{1,4}/\d{1,4})|(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<letter>(?-i:[a-z]))?(?![\w/])|(?P<roman>(?-i:[IVX]{1,5}))(?=[.):]))"
    r"(?P<end>\s*[.):]+|\s+[-–—](?=\s)|\t)?(?P<gap>\s*)",
    re.IGNORECASE,
)
WELL_KNOWN = later(
    r"\b(?:welcome|introductions?|apolog(?:y|ies)|declarations?|minutes\s+of|matters\s+arising|any\s+other\s+(?:urgent\s+)?business|a\.?o\.?b|"
    r"dates?\s+of|next\s+meeting|report|update|budget|finance|correspondence|meeting\s+close|review|planning)\b",
    re.IGNORECASE,
)
_SENTENCE = later(
    r"\b(?:was|were|is|are|has|have|had|will|would|should|said|noted|agreed|to\s+be|thanked|reported|asked)\b",
    re.IGNORECASE,
)
_TO_DO = later(
    r"(?:[A-Z]{2,4}|[A-Z][a-z]+\s+[A-Z][a-z]+)(?:\s*(?:&|and|,|/)\s*[A-Z][\w ]{1,20}?)?\s+(?:to|will)\s+[a-z]"
)
_GENERIC = later(
    r"(?:agenda|(?:items?\s+)?discuss(?:ion|ed)(?:\s+(?:topics?|points?|items?|notes))?|(?:meeting\s+)?(?:notes|minutes)|items|topics|agenda\s+items|"
    r"(?:agenda\s+and\s+notes))\s*:?",
    re.IGNORECASE,
)
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ ./-"
_ENOUGH, _ENOUGH_ALONE = 2.0, 0.9
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Number(Struct, frozen=True):
    """The number before a line: as it stands, its parts ("6b" is 6 and 2), where the words begin behind it."""

    shown: str
    parts: tuple[int, ...]
    begin: int = 0
    kind: str = "plain"
    lettered: bool = False
    loose: bool = False
    """Nothing but a space parts it from the words, so that it may be one of them."""


class _Step(Struct):
    place: int
    number: Number
    weight: float
    total: float = 0.0
    length: int = 1
    before: int = -1


def number_of(piece: Piece) -> Number | None:
    """Return the number of a line: the one that Word or the cell before it shows, else a typed one; None for none."""
    if piece.cells or piece.is_bullet:
        return None
    if piece.number:
        found = _TYPED.fullmatch(piece.number + "\t")
        return _number(found, 0) if found else None
    found = _TYPED.match(piece.text)
    if found is None or _is_date(piece.text, found):
        return None
    if found.end() < len(piece.text) and not found["gap"] and not (found["end"] and found["end"] != "."):
        return None
    return _number(found, found.end())


def items_among(pieces: Sequence[Piece]) -> dict[int, Number]:
    """Return the places of the lines that begin an item at the top of the agenda, with their numbers."""
    best: list[_Step] = []
    for kind in ("plain", "slash", "roman"):
        chain = _heaviest([step for step in _steps(pieces) if step.number.kind == kind])
        if sum(step.weight for step in chain) > sum(step.weight for step in best):
            best = chain
    if sum(step.weight for step in best) < (_ENOUGH if _is_headed(pieces) else _ENOUGH_ALONE):
        best = _dotted(pieces)
    chosen = {step.place: step.number for step in best}
    return chosen | _unnumbered(pieces, chosen)


def generic(words: str) -> bool:
    """Tell whether a heading only says that the agenda or the notes begin."""
    return bool(_GENERIC.fullmatch(words.strip()))


def _number(found: re.Match[str], begin: int) -> Number | None:
    if found["slash"]:
        first, second = found["slash"].lstrip(_CAPITALS).split("/")
        return Number(found["slash"], (int(first), int(second)), begin, "slash")
    if found["roman"]:
        value = _roman(found["roman"].upper())
        return Number(found["roman"], (value,), begin, "roman") if found["roman"].isupper() and value else None
    letter = found["letter"] or ""
    parts = tuple(int(part) for part in found["number"].split("."))
    if len(parts) == 2 and parts[1] == 0:
        parts = parts[:1]
    if letter:
        parts = (*parts, ord(letter.lower()) - ord("a") + 1)
    loose = not (found["end"] or found["mark"] or found["open"] or letter or "." in found["number"])
    return Number(f"{found['number']}{letter}", parts, begin, "plain", bool(letter), loose)


def _roman(words: str) -> int:
    total = 0
    for one, following in zip(words, f"{words[1:]} ", strict=True):
        value = _ROMAN[one]
        total += -value if _ROMAN.get(following, 0) > value else value
    return total if 0 < total < 40 else 0


def _is_date(text: str, found: re.Match[str]) -> bool:
    if not re.match(r"\d{1,2}\s?(?:st|nd|rd|th)?[\s./-]|\d{4}", text):
        return False
    return any(span[0] == 0 for _, span in days_in(text[:40])) or bool(
        re.match(r"\d{1,2}[:.]\d\d\s*(?:[ap]\.?m|hrs|[-–—])", text, re.IGNORECASE)
    )


def _steps(pieces: Sequence[Piece]) -> list[_Step]:
    numbers = [number_of(piece) for piece in pieces]
    out = []
    for place, (piece, number) in enumerate(zip(pieces, numbers, strict=True)):
        if number is not None and (len(number.parts) == 1 or number.kind == "slash"):
            weight = _weight(piece, number) - _in_bare_run(pieces, numbers, place)
            out.append(_Step(place, number, weight))
    return _counting(out)


def _dotted(pieces: Sequence[Piece]) -> list[_Step]:
    """Return the items of minutes that number them within the year ("21.44", "21.45"), [] where none do."""
    best: list[_Step] = []
    numbers = [number_of(piece) for piece in pieces]
    found = [(at, one) for at, one in enumerate(numbers) if one and len(one.parts) == 2 and not one.lettered]
    for first in {one.parts[0] for _, one in found}:
        steps = [
            _Step(at, Number(one.shown, one.parts[1:], one.begin, "dotted"), _weight(pieces[at], one))
            for at, one in found
            if one.parts[0] == first
        ]
        chain = _heaviest(steps)
        if len(chain) > 1 and sum(step.weight for step in chain) > max(_ENOUGH, sum(step.weight for step in best)):
            best = chain
    return best


def _counting(steps: list[_Step]) -> list[_Step]:
    """Let minute numbers with a year ("045/24") count by the half that rises."""
    slashed = [step for step in steps if step.number.kind == "slash"]
    if slashed and len({step.number.parts[0] for step in slashed}) < len({step.number.parts[1] for step in slashed}):
        for step in slashed:
            one = step.number
            step.number = Number(one.shown, one.parts[::-1], one.begin, one.kind)
    return steps


def _weight(piece: Piece, number: Number) -> float:
    """Return how much a line looks like the heading of an item."""
    words = piece.text[number.begin :].strip()
    weight = 4.0 * bool(piece.heading) + 4.0 * (piece.first and bool(piece.number)) + 2.5 * piece.bold
    weight += 1.5 * (words.isupper() and len(words) > 3) + 1.5 * bool(WELL_KNOWN.search(words[:80]))
    weight += 1.0 if len(words) <= 80 else 0.3 if len(words) <= 130 else -3.0 if len(words) > 200 else -0.5
    if words.endswith((".", ";", "?", ",")):
        weight -= 1.0 if len(words.split()) < 7 else 2.5
    if _SENTENCE.search(words) and len(words.split()) > 6:
        weight -= 1.0
    if _TO_DO.match(words):
        weight -= 3.0
    if number.loose and not (piece.heading or piece.bold or piece.first):
        weight -= 1.5
    if not words[:1].isupper() and not words[:1].isdigit() and words[:1].isalpha():
        weight -= 1.0
    if not words and not piece.first:
        weight -= 3.0
    return weight


def _in_bare_run(pieces: Sequence[Piece], numbers: Sequence[Number | None], place: int) -> float:
    """Return what speaks against a line whose neighbours count on from it with nothing between: points of a list."""
    piece, number = pieces[place], numbers[place]
    if number is None or piece.heading or (piece.first and piece.number):
        return 0.0
    out = 0.0
    for beside, step in ((place - 1, -1), (place + 1, 1)):
        if 0 <= beside < len(pieces):
            other = numbers[beside]
            alike = pieces[beside].bold == piece.bold and not pieces[beside].heading
            if other and alike and other.kind == number.kind and other.parts[0] == number.parts[0] + step:
                out += 1.2
    return out


def _heaviest(steps: Sequence[_Step]) -> list[_Step]:
    """Return the rising run that weighs most. A number used twice, or left out, costs a little."""
    reached: dict[int, int] = {}
    for at, step in enumerate(steps):
        value = step.number.parts[0]
        step.total, step.before = (
            step.weight
            + (1.0 if value == 1 else -0.5 * min(value, 6) if step.number.kind in ("plain", "roman") else 0.0),
            -1,
        )
        for gap, worth in ((1, 1.0), (0, -2.0), (2, -0.5), (3, -1.5), (4, -2.5)):
            before = reached.get(value - gap)
            if before is not None and steps[before].total + step.weight + worth > step.total:
                step.total = steps[before].total + step.weight + worth
                step.before, step.length = before, steps[before].length + 1
        held = reached.get(value)
        if held is None or steps[held].total <= step.total:
            reached[value] = at
    at = max(reached.values(), key=lambda place: steps[place].total, default=-1)
    out = []
    while at >= 0:
        out.append(steps[at])
        at = steps[at].before
    return out[::-1]


def _unnumbered(pieces: Sequence[Piece], chosen: dict[int, Number]) -> dict[int, Number]:
    """Return headings that are items without a number: those of the level of the numbered ones, else of the level
    that occurs most, else the titles in the first cells of rows, else bold lines by themselves."""
    none = Number("", ())
    titled = {
        at: none
        for at, piece in enumerate(pieces)
        if piece.first and piece.column == "title" and at not in chosen and not number_of(piece)
    }
    levels = [pieces[at].heading for at in chosen if pieces[at].heading]
    if levels:
        level = max(set(levels), key=levels.count)
        return titled | {
            at: none for at in _headed(pieces, level) if at not in chosen and number_of(pieces[at]) is None
        }
    if chosen or titled:
        return titled
    headed = [piece.heading for piece in pieces if piece.heading and not generic(piece.text)]
    if headed:
        level = min((one for one in set(headed) if headed.count(one) > 1), default=min(headed))
        return {at: number_of(pieces[at]) or none for at in _headed(pieces, level)}
    return dict.fromkeys(_bold_titles(pieces), none)


def _is_headed(pieces: Sequence[Piece]) -> bool:
    """Tell whether there are titles without numbers, beside which a few numbered lines are points of a list."""
    titles = [piece for piece in pieces if piece.heading and not generic(piece.text)]
    return len(titles) > 1 or len(list(_bold_titles(pieces))) > 1


def _headed(pieces: Sequence[Piece], level: int) -> Iterable[int]:
    return (at for at, piece in enumerate(pieces) if piece.heading == level and not generic(piece.text))


def _bold_titles(pieces: Sequence[Piece]) -> Iterable[int]:
    """Yield bold lines, or lines in capitals, that read as titles and have something under them."""
    for at, piece in enumerate(pieces[:-1]):
        short = len(piece.text) <= 90 and not piece.text.endswith((".", ":", ";"))
        loud = piece.bold or (piece.text.isupper() and len(piece.text) > 4)
        if short and loud and not piece.cells and not piece.number and not pieces[at + 1].bold:
            yield at
