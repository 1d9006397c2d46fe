"""Actions that minutes tell twice: in the text, and again in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.minutes import markup
from desktop.minutes.old_minutes.taken_lines import TakenLine

_WORD = re.compile(r"\w+")
_ALIKE, _ALIKE_BY_NUMBER = 0.75, 0.3
"""How many of the words of the shorter must be those of the longer, and how many where the reference is the same."""


def told_twice(lines: Sequence[TakenLine]) -> tuple[TakenLine, ...]:
    """Return lines in which each action that is told again says which line told it first."""
    first: list[tuple[TakenLine, frozenset[str]]] = []
    out: list[TakenLine] = []
    said = [(at, frozenset(_WORD.findall(line.source.casefold()))) for at, line in enumerate(lines) if _may_be_one(line)]
    for line in lines:
        if line.taken != "action":
            out.append(line)
            continue
        words = _words(line)
        same = _same(line, words, first) if line.headings else None
        at = next((at for at, others in said if line.headings and not same and _says(others, words)), None)
        if at is not None and at < len(out) and out[at].taken == "text":
            same = out[at] = _as_action(out[at], line)
            first.append((same, words))
        if same is None:
            first.append((line, words))
        out.append(replace(line, same_as=same.key if same else 0))
    return tuple(out)


def _may_be_one(line: TakenLine) -> bool:
    return line.taken == "text" and not line.run_on and len(line.source) < 400


def _says(others: frozenset[str], words: frozenset[str]) -> bool:
    """Tell whether a paragraph says what an action says, and little else."""
    return len(words) > 3 and len(words & others) >= 0.9 * len(words) and len(others) <= 1.6 * len(words)


def _as_action(line: TakenLine, told: TakenLine) -> TakenLine:
    fields = tuple((name, words) for name, words in told.fields if name in ("reference", "owners", "due"))
    doubt = "Taken for an action because a table of actions tells it again."
    return replace(line, taken="action", fields=(*fields, ("text", line.words)), sure=False, doubt=doubt)


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
        if not (reference and _shape(other.field("reference")) == _shape(reference)) and share >= how_much and len(words) > 2:
            best, how_much = other, share
    return best


def _shape(reference: str) -> str:
    """Return what kind of reference this is: one of another kind counts otherwise and speaks against nothing."""
    return re.sub(r"\d+", "0", reference)


def _words(line: TakenLine) -> frozenset[str]:
    return frozenset(_WORD.findall(markup.plain(line.field("text")).casefold()))
