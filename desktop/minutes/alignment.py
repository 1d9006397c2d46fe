"""Which parts of an older and a newer text belong together: the same first, then what is like it, never crosswise."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from db.values import Struct

Pair = tuple[int, int]
Likely = tuple[int, int, float]

ALIKE = 0.5
"""From here on two parts are one that was changed; below, one went and another came."""
_CONTAINED = 0.7
"""What a part counts for that stands whole in a longer one: something was added, or a paragraph was split."""
_WORDS_CONTAINED = 5
_ALL_PAIRS = 2500
"""Up to so many pairs each is looked at; beyond, only those that share a word that is rare."""
_RARE = 12


class Face(Struct, frozen=True):
    """What is seen of a part: only parts of one `shape` can be the same, and are where their `key` is.

    `words` are numbered, so that a word said twice counts twice; parts with the same `name` (a number, a label, a
    title) belong together though no word is left.
    """

    key: Hashable
    shape: Hashable
    words: frozenset[tuple[str, int]]
    name: str = ""


def numbered(words: Iterable[str]) -> frozenset[tuple[str, int]]:
    """Return words as a set in which each stands as often as it is said."""
    seen: Counter[str] = Counter()
    found = []
    for word in words:
        seen[word] += 1
        found.append((word, seen[word]))
    return frozenset(found)


def likeness(one: Face, other: Face) -> float:
    """Return from 0 to 1 how like two parts are: the share of words that both have."""
    if one.shape != other.shape:
        return 0.0
    if one.key == other.key:
        return 1.0
    least = ALIKE if one.name and one.name == other.name else 0.0
    common, shorter = len(one.words & other.words), min(len(one.words), len(other.words))
    if not common:
        return least
    held = _CONTAINED * common / shorter if shorter >= _WORDS_CONTAINED else 0.0
    return max(least, held, 2 * common / (len(one.words) + len(other.words)))


def aligned(before: Sequence[Face], after: Sequence[Face]) -> list[Pair]:
    """Return the pairs of places that belong together, both rising."""
    start, end = _ends(before, after)
    pairs = [(at, at) for at in range(start)]
    gap = (start, start)
    stops = (len(before) - end, len(after) - end)
    for pair in (*_anchored(before, after, gap, stops), stops):
        pairs += _alike(before, after, gap, pair)
        pairs += [pair] if pair != stops else []
        gap = (pair[0] + 1, pair[1] + 1)
    return pairs + [(len(before) - at, len(after) - at) for at in range(end, 0, -1)]


def _ends(before: Sequence[Face], after: Sequence[Face]) -> Pair:
    """Return how many parts are the same at the head, and how many of the others at the end."""
    shorter = min(len(before), len(after))
    head = next((at for at in range(shorter) if before[at].key != after[at].key), shorter)
    left = shorter - head
    tail = next((at for at in range(left) if before[-1 - at].key != after[-1 - at].key), left)
    return head, tail


def _anchored(before: Sequence[Face], after: Sequence[Face], start: Pair, stop: Pair) -> list[Pair]:
    """Return what stands once in each and is the same, with the neighbours that are the same too: most, in order."""
    where = _once(after, range(start[1], stop[1]))
    once = sorted((at, where[key]) for key, at in _once(before, range(start[0], stop[0])).items() if key in where)
    return _spread(longest_rise(once), before, after, start, stop)


def _once(faces: Sequence[Face], places: range) -> dict[Hashable, int]:
    times = Counter(faces[at].key for at in places)
    return {faces[at].key: at for at in places if times[faces[at].key] == 1}


def longest_rise(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest row of pairs, given by their first place, in which the second rises too."""
    tails: list[int] = []
    tops: list[int] = []
    links: list[int] = []
    for at, (_, place) in enumerate(pairs):
        depth = bisect_left(tails, place)
        links.append(tops[depth - 1] if depth else -1)
        tails[depth : depth + 1] = [place]
        tops[depth : depth + 1] = [at]
    row: list[Pair] = []
    at = tops[-1] if tops else -1
    while at >= 0:
        row.append(pairs[at])
        at = links[at]
    return row[::-1]


def _spread(
    anchors: Sequence[Pair], before: Sequence[Face], after: Sequence[Face], start: Pair, stop: Pair
) -> list[Pair]:
    """Return anchors with the parts beside them that are the same on both sides."""
    found: list[Pair] = []
    for anchor, following in zip(anchors, [*anchors[1:], stop], strict=False):
        floor = found[-1] if found else (start[0] - 1, start[1] - 1)
        one, other = anchor
        while one - 1 > floor[0] and other - 1 > floor[1] and before[one - 1].key == after[other - 1].key:
            one, other = one - 1, other - 1
        while one < following[0] and other < following[1] and before[one].key == after[other].key:
            found.append((one, other))
            one, other = one + 1, other + 1
    return found


def _alike(before: Sequence[Face], after: Sequence[Face], start: Pair, stop: Pair) -> list[Pair]:
    """Return the pairs of a gap that are like each other: the row of them that holds most."""
    sides = range(start[0], stop[0]), range(start[1], stop[1])
    if not sides[0] or not sides[1]:
        return []
    likely = []
    for one, other in sorted(set(_candidates(before, after, *sides)), key=lambda pair: (pair[0], -pair[1])):
        found = likeness(before[one], after[other])
        if found >= ALIKE:
            likely.append((one, other, found * (2 + len(before[one].words) + len(after[other].words))))
    return _heaviest_rise(likely, sides[1])


def _candidates(before: Sequence[Face], after: Sequence[Face], ours: range, theirs: range) -> Iterator[Pair]:
    """Yield the pairs of a gap that are worth a look."""
    if len(ours) * len(theirs) <= _ALL_PAIRS:
        yield from ((one, other) for one in ours for other in theirs)
        return
    yield from zip(ours, theirs, strict=False)
    yield from zip(reversed(ours), reversed(theirs), strict=False)
    held = _places_of_words(after, theirs)
    for word, places in _places_of_words(before, ours).items():
        others = held.get(word, ())
        if len(places) <= _RARE and len(others) <= _RARE:
            yield from ((one, other) for one in places for other in others)


def _places_of_words(faces: Sequence[Face], places: range) -> dict[tuple[str, int], list[int]]:
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at in places:
        for word in faces[at].words:
            found[word].append(at)
    return found


def _heaviest_rise(likely: Sequence[Likely], theirs: range) -> list[Pair]:
    """Return the heaviest row of pairs in which both places rise; given by the first, and falling by the second.

    A Fenwick tree over the second place holds the heaviest row that ends at it or before.
    """
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(theirs) + 1)
    links: list[int] = []
    for at, (_, place, weight) in enumerate(likely):
        heaviest = (0.0, -1)
        spot = place - theirs.start
        while spot > 0:
            heaviest = max(heaviest, tree[spot])
            spot &= spot - 1
        links.append(heaviest[1])
        spot = place - theirs.start + 1
        while spot < len(tree):
            tree[spot] = max(tree[spot], (heaviest[0] + weight, at))
            spot += spot & -spot
    row: list[Pair] = []
    at = max(tree)[1]
    while at >= 0:
        row.append(likely[at][:2])
        at = links[at]
    return row[::-1]
