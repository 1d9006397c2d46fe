"""What changed inside a paragraph: the words of both versions in one row of runs, each marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from db.values import Struct, replace
from desktop.minutes.alignment import Face, aligned, numbered
from desktop.minutes.document import Run, Runs, plain

INSERTED, DELETED = "inserted", "deleted"
_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
_MARKS = "\u0300-\u036f\u200c\u200d"
_TOKENS = re.compile(
    rf"[{_CJK}]|\d+(?:[.,:]\d+)+|(?:[^\W{_CJK}][{_MARKS}]*)+(?:['’](?:[^\W{_CJK}][{_MARKS}]*)+)*"
    r"|\s|[!-~‐-‧]|[^\w\s!-~‐-‧]+"
)
_WORD = re.compile(r"\w")
_OWN = re.compile(r"[\n\t]")
_SLIGHT = 3
"""Words that stay between stretches so many times as long are part of what was written anew."""
_SALAD = 0.25
"""Where less of the words stayed, one text was put in place of another."""

_AT_ONCE, _PIECE = 250_000, 120
"""Pairs of words that are compared at once, and the longest sentence where a text is longer than that."""
_ENDS = frozenset(".?!;\n")
Look = tuple[str, bool, bool, bool]
Within = tuple[int, int, int, int]
Op = tuple[int, int, int, int, bool]
"""From and to in the older and in the newer text, and whether it is the same."""


class Token(Struct, frozen=True):
    """A word, a space or a sign, and the run that it stands in."""

    text: str
    run: Run

    @property
    def look(self) -> Look:
        return self.text, self.run.bold, self.run.italic, self.run.underline


def tokens(runs: Runs) -> list[Token]:
    """Return the words, spaces and signs of runs."""
    return [Token(text, run) for run in runs for text in _TOKENS.findall(run.text)]


def merged(before: Runs, after: Runs) -> Runs:
    """Return the words of both versions: what stayed is the newer run, what went carries no place and no link."""
    old, new = tokens(before), tokens(after)
    out: list[Run] = []
    for i1, i2, j1, j2, same in _steps(old, new):
        if same:
            out += (replace(run, text=text) for run, text in _in_runs(new[j1:j2]))
        else:
            out += (went(run, text) for run, text in _in_runs(old[i1:i2]))
            out += (replace(run, text=text, change=INSERTED) for run, text in _in_runs(new[j1:j2]))
    return joined(out)


def _in_runs(stretch: Sequence[Token]) -> Iterator[tuple[Run, str]]:
    """Yield the runs that a stretch of words stands in, each with what of it is in the stretch."""
    for _, group in groupby(stretch, key=lambda token: id(token.run)):
        first, *others = group
        yield first.run, "".join((first.text, *(token.text for token in others)))


def went(run: Run, text: str) -> Run:
    """Return words of a run as deleted."""
    return replace(run, text=text, anchor=None, link=None, change=DELETED)


def all_of(runs: Runs, change: str) -> Runs:
    """Return runs as inserted or deleted from end to end."""
    if change == DELETED:
        return tuple(went(run, run.text) for run in runs)
    return tuple(replace(run, change=change) for run in runs)


def joined(runs: Sequence[Run]) -> Runs:
    """Return runs with neighbours that differ in nothing but their words made one; empty ones are left out."""
    out: list[Run] = []
    for _, group in groupby((run for run in runs if run.text), key=_appearance):
        alike = tuple(group)
        out.append(replace(alike[0], text=plain(alike)) if len(alike) > 1 else alike[0])
    return tuple(out)


def _appearance(run: Run) -> tuple[object, ...]:
    """Return all of a run but its words."""
    return run.bold, run.italic, run.underline, run.anchor, run.link, run.typed, run.change


def _steps(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Op]:
    """Yield what stays and what changes, from the first word to the last."""
    ours, theirs = [token.look for token in old], [token.look for token in new]
    shorter = min(len(ours), len(theirs))
    head = next((at for at in range(shorter) if ours[at] != theirs[at]), shorter)
    left = shorter - head
    tail = next((at for at in range(left) if ours[-1 - at] != theirs[-1 - at]), left)
    ends = len(ours) - tail, len(theirs) - tail
    yield 0, head, 0, head, True
    yield from _readable(_inner(ours, theirs, head, ends), old, new)
    yield ends[0], len(ours), ends[1], len(theirs), True


def _inner(ours: Sequence[Look], theirs: Sequence[Look], head: int, ends: tuple[int, int]) -> list[Op]:
    """Return the steps between what is the same at the head and at the end, changes and what stays by turns."""
    found: list[Op] = []
    for step in _compared(ours, theirs, (head, ends[0], head, ends[1])):
        if step[0] == step[1] and step[2] == step[3]:
            continue
        if found and found[-1][4] == step[4]:
            step = (found[-1][0], step[1], found.pop()[2], *step[3:])
        found.append(step)
    return found


def _compared(ours: Sequence[Look], theirs: Sequence[Look], within: Within) -> Iterator[Op]:
    """Yield the steps of a stretch; spaces are no ground to stand on. A very long one is compared piece by piece."""
    i1, i2, j1, j2 = within
    a, b = ours[i1:i2], theirs[j1:j2]
    if not a or not b:
        if a or b:
            yield *within, False
    elif len(a) * len(b) > _AT_ONCE and max(len(a), len(b)) > _PIECE:
        yield from _by_pieces(ours, theirs, within)
    else:
        for tag, a1, a2, b1, b2 in SequenceMatcher(_is_space, a, b, autojunk=False).get_opcodes():
            yield i1 + a1, i1 + a2, j1 + b1, j1 + b2, tag == "equal"


def _by_pieces(ours: Sequence[Look], theirs: Sequence[Look], within: Within) -> Iterator[Op]:
    """Yield the steps of a long stretch: its sentences are aligned as paragraphs are, then compared by pairs."""
    old, new = _pieces(ours, *within[:2]), _pieces(theirs, *within[2:])
    pairs = aligned([_face(ours[start:end]) for start, end in old], [_face(theirs[start:end]) for start, end in new])
    i1, j1 = within[0], within[2]
    for at, place in pairs:
        yield i1, old[at][0], j1, new[place][0], False
        yield from _compared(ours, theirs, (*old[at], *new[place]))
        i1, j1 = old[at][1], new[place][1]
    yield i1, within[1], j1, within[3], False


def _pieces(looks: Sequence[Look], start: int, end: int) -> list[tuple[int, int]]:
    """Return where the sentences between two places begin and end; none is very long."""
    found, begin = [], start
    for at in range(start, end):
        if looks[at][0] in _ENDS or at - begin >= _PIECE - 1 or at == end - 1:
            found.append((begin, at + 1))
            begin = at + 1
    return found


def _face(piece: Sequence[Look]) -> Face:
    return Face(tuple(piece), "", numbered(look[0] for look in piece if not look[0].isspace()))


def _is_space(look: Look) -> bool:
    return look[0].isspace()


def _readable(steps: list[Op], old: Sequence[Token], new: Sequence[Token]) -> list[Op]:
    """Return steps as a person would have marked them: no commas and small words kept between what is all new."""
    if not steps:
        return []
    sizes = [(_words(old[i1:i2]), _words(new[j1:j2])) for i1, i2, j1, j2, _ in steps]
    stayed = sum(size[0] for size, step in zip(sizes, steps, strict=True) if step[4])
    longest = max(sum(size[0] for size in sizes), sum(size[1] for size in sizes))
    if longest > 0 and stayed < _SALAD * longest and not any(_OWN.search(token.text) for token in (*old, *new)):
        return [(steps[0][0], steps[-1][1], steps[0][2], steps[-1][3], False)]
    out = [steps[0]]
    for at in range(1, len(steps)):
        step = steps[at]
        if step[4] and at + 1 < len(steps) and _slight(steps, sizes, at, old):
            step = (*step[:4], False)
        if not step[4] and not out[-1][4]:
            out[-1] = (out[-1][0], step[1], out[-1][2], step[3], False)
        else:
            out.append(step)
    return out


def _slight(steps: Sequence[Op], sizes: Sequence[tuple[int, int]], at: int, old: Sequence[Token]) -> bool:
    """Tell whether what stays between two changes is too slight to stand alone."""
    kept = old[steps[at][0] : steps[at][1]]
    (out_above, in_above), (out_below, in_below) = sizes[at - 1], sizes[at + 1]
    if not (out_above + out_below and in_above + in_below) or any(_OWN.search(token.text) for token in kept):
        return False
    if not sizes[at][0]:
        return len(kept) <= _SLIGHT
    return sizes[at][0] * _SLIGHT <= min(max(out_above, in_above), max(out_below, in_below))


def _words(part: Sequence[Token]) -> int:
    return sum(1 for token in part if _WORD.search(token.text))
