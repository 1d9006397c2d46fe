"""Actions that minutes tell twice: in the text, and again in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.minutes import markup
from desktop.minutes.old_minutes.taken_lines import TakenLine

_ALIKE, _ALIKE_BY_NUMBER = 0.75, 0.3
"""How many of the words of the shorter must be those of the longer, and how many where the reference is the same."""


def told_twice(lines: Sequence[TakenLine]) -> tuple[TakenLine, ...]:
    """Return lines in which each action that is told again says which line told it first."""
    first: list[tuple[TakenLine, frozenset[str]]] = []
    out: list[TakenLine] = []
    for line in lines:
        if line.taken != "action":
            out.append(line)
            continue
        words = _words(line)
        same = _same(line, words, first) if line.headings else None
        if same is None:
            first.append((line, words))
        out.append(replace(line, same_as=same.key if same else 0))
    return tuple(out)


def _same(
    line: TakenLine, words: frozenset[str], first: Sequence[tuple[TakenLine, frozenset[str]]]
) -> TakenLine | None:
    """Return the earlier line that tells of the same action: that of its reference, else the most alike."""
    reference = line.field("reference")
    best, how_much = None, _ALIKE
    for other, others in first:
        if (
            other.headings
            and other.headings == line.headings
            and other.part == line.part
            and other.field("reference") != reference
        ):
            continue
        share = len(words & others) / max(1, min(len(words), len(others)))
        if reference and other.field("reference") == reference and share >= _ALIKE_BY_NUMBER:
            return other
        if not (reference and other.field("reference")) and share >= how_much and len(words) > 2:
            best, how_much = other, share
    return best


def _words(line: TakenLine) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", markup.plain(line.field("text")).casefold()))
