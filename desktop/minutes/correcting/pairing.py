"""Which unit that came back is which that was sent: by its place (bookmark) first, then by its words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from db.values import Struct, field
from desktop.minutes.alignment import Face, aligned, likeness, longest_rise
from desktop.minutes.correcting.units import Back, Sent, every, face
from desktop.minutes.document import Heading

_FAR = 0.2
"""Below, a place is not believed: it slid onto other words when its own were taken away."""
_HELD = 0.7
"""What share of the words of a paragraph must stand in another for it to be a part of that."""
_TOLD_BY_WORDS = 3
"""Words by which a paragraph that moved is known again without its place."""


class Pairs(Struct):
    """Units that belong together, by their places in reading order.

    `moved` are those that came back elsewhere than they were sent. `parts` are those that a paragraph was split into
    besides the one it is paired with, `joined` those sent that went into another one that came back.
    """

    sent_of: dict[int, int] = field(default_factory=dict)
    back_of: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    parts: dict[int, list[int]] = field(default_factory=dict)
    joined: dict[int, list[int]] = field(default_factory=dict)

    def tie(self, sent: int, back: int) -> None:
        self.sent_of[back], self.back_of[sent] = sent, back


def paired(sent: Sequence[Sent], back: Sequence[Back]) -> Pairs:
    """Return what belongs together: rows of tables among those of their table, paragraphs among paragraphs."""
    pairing = _Pairing(sent, back)
    pairing.by_places()
    for ours, theirs in pairing.groups():
        pairing.by_words(ours, theirs)
    pairing.by_same_words()
    pairing.pairs.moved = _out_of_order(pairing.pairs, sent, back)
    pairing.parts()
    return pairing.pairs


class _Pairing:
    """The pairs while they are found."""

    def __init__(self, sent: Sequence[Sent], back: Sequence[Back]) -> None:
        self._sent, self._back = sent, back
        self._ours, self._theirs = [face(unit) for unit in sent], [face(unit) for unit in back]
        self.pairs = Pairs()

    def by_places(self) -> None:
        """Pair what has the same places, the likest first where places slid together."""
        where = {name: unit.place for name, unit in every(self._sent)}
        likely: list[tuple[float, int, int]] = []
        same = {their.key: place for place, their in enumerate(self._theirs)}
        for back in self._back:
            for at in {where[name] for name in back.names if name in where}:
                alike = likeness(self._ours[at], self._theirs[back.place])
                elsewhere = same.get(self._ours[at].key, back.place) != back.place
                if alike >= _FAR or not (elsewhere or self._known_elsewhere(back.place)):
                    likely.append((alike, at, back.place))
        for _, at, place in sorted(likely, key=lambda each: (-each[0], each[1], each[2])):
            if at not in self.pairs.back_of and place not in self.pairs.sent_of:
                self.pairs.tie(at, place)

    def _known_elsewhere(self, place: int) -> bool:
        """Tell whether a unit that came back says just what another that was sent does."""
        return any(ours.key == self._theirs[place].key for ours in self._ours)

    def groups(self) -> Iterator[tuple[list[int], list[int]]]:
        """Yield what can be paired by words: paragraphs, and the rows of each table."""
        ours: dict[int, list[int]] = defaultdict(list)
        theirs: dict[int, list[int]] = defaultdict(list)
        for unit in self._sent:
            ours[unit.table_place].append(unit.place)
        for back in self._back:
            theirs[back.table].append(back.place)
        return ((ours[table], theirs.get(table, [])) for table in ours)

    def by_words(self, ours: Sequence[int], theirs: Sequence[int]) -> None:
        """Pair the units of the gaps between those that are paired and in order."""
        order = {place: at for at, place in enumerate(theirs)}
        fixed = [(at, order[back]) for at, each in enumerate(ours) if (back := self.pairs.back_of.get(each)) in order]
        start = (0, 0)
        for stop in (*longest_rise(fixed), (len(ours), len(theirs))):
            mine = [each for each in ours[start[0] : stop[0]] if each not in self.pairs.back_of]
            other = [each for each in theirs[start[1] : stop[1]] if each not in self.pairs.sent_of]
            for at, place in aligned([self._ours[each] for each in mine], [self._theirs[each] for each in other]):
                self.pairs.tie(mine[at], other[place])
            self._only_one(mine, other)
            start = (stop[0] + 1, stop[1] + 1)

    def _only_one(self, mine: Sequence[int], other: Sequence[int]) -> None:
        """Pair the one thing that the program printed by itself, and the one that stands in its place."""
        ours = [place for place in mine if place not in self.pairs.back_of]
        theirs = [place for place in other if place not in self.pairs.sent_of]
        if len(ours) != 1 or len(theirs) != 1:
            return
        sent, back = self._sent[ours[0]], self._back[theirs[0]]
        titles = isinstance(sent.block, Heading), back.kind is not None and back.kind.heading > 0
        if not sent.refs and not back.names and titles[0] == titles[1] and self._shape(ours[0], theirs[0]):
            self.pairs.tie(ours[0], theirs[0])

    def by_same_words(self) -> None:
        """Pair what is left and says the same in another place: it moved without its place in the file."""
        left = [face for place, face in enumerate(self._ours) if place not in self.pairs.back_of]
        once = {key for key, count in Counter(face.key for face in left).items() if count == 1}
        where = {self._ours[unit.place].key: unit.place for unit in self._sent if unit.place not in self.pairs.back_of}
        for place, their in enumerate(self._theirs):
            told = place not in self.pairs.sent_of and their.key in once and len(their.words) >= _TOLD_BY_WORDS
            if told and where[their.key] not in self.pairs.back_of and self._shape(where[their.key], place):
                self.pairs.tie(where[their.key], place)

    def _shape(self, sent: int, back: int) -> bool:
        return self._ours[sent].shape == self._theirs[back].shape

    def parts(self) -> None:
        """Find paragraphs that were split, and such as were joined to one beside them."""
        for back in self._back:
            if back.place not in self.pairs.sent_of and back.table < 0:
                self._part(back.place)
        for unit in self._sent:
            if unit.place not in self.pairs.back_of and unit.table_place < 0:
                self._join(unit.place)

    def _part(self, place: int) -> None:
        """Give what came back unpaired to the paragraph beside it whose words it holds."""
        for beside in (_before(place, self.pairs), place + 1):
            sent = self.pairs.sent_of.get(beside, -1)
            whole = self._ours[sent] if sent >= 0 and self._sent[sent].table_place < 0 else None
            if whole is None or whole.key == self._theirs[beside].key:
                continue
            taken = [beside, *self.pairs.parts.get(sent, [])]
            left = whole.words - frozenset().union(*(self._theirs[each].words for each in taken))
            if self._holds(left, self._theirs[place]):
                self.pairs.parts.setdefault(sent, []).append(place)
                return

    def _join(self, place: int) -> None:
        """Give what was sent and did not come back to the paragraph beside it that took it in."""
        for beside in (place - 1, place + 1):
            back = self.pairs.back_of.get(beside, self._into(beside))
            if back < 0 or self._back[back].table >= 0:
                continue
            sent = self.pairs.sent_of[back]
            own = self._ours[sent].words.union(*(self._ours[each].words for each in self.pairs.joined.get(back, [])))
            if self._holds(self._theirs[back].words - own, self._ours[place]):
                self.pairs.joined.setdefault(back, []).append(place)
                return

    def _into(self, sent: int) -> int:
        return next((back for back, joined in self.pairs.joined.items() if sent in joined), -1)

    def _holds(self, words: frozenset[tuple[str, int]], part: Face) -> bool:
        """Tell whether most words of a part are among these, however often each was said before."""
        bare = Counter(word for word, _ in words)
        wanted = Counter(word for word, _ in part.words)
        return bool(wanted) and (bare & wanted).total() >= _HELD * wanted.total()


def _before(place: int, pairs: Pairs) -> int:
    """Return the nearest unit before one that is itself paired; parts of the same paragraph are passed over."""
    at = place - 1
    while at >= 0 and at not in pairs.sent_of and any(at in parts for parts in pairs.parts.values()):
        at -= 1
    return at


def _out_of_order(pairs: Pairs, sent: Sequence[Sent], back: Sequence[Back]) -> set[int]:
    """Return what came back elsewhere: what is paired and not in the longest row that is in order."""
    in_order = sorted(pairs.back_of.items())
    stay = {place for _, place in longest_rise(in_order)}
    return {place for _, place in in_order if place not in stay}
