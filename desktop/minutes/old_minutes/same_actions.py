"""Actions that minutes tell twice: in the text, and again in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.values import Struct, replace
from desktop.minutes import markup
from desktop.minutes.old_minutes.taken_lines import TakenLine


class _Told(Struct, frozen=True):
    """An action as a line tells it: its words as a set, its reference, and what kind of reference that is."""

    line: TakenLine
    words: frozenset[str]
    reference: str
    shape: str

    @classmethod
    def by(cls, line: TakenLine) -> _Told:
        reference = line.field("reference")
        words = frozenset(_WORD.findall(markup.plain(line.field("text")).casefold()))
        return cls(line, words, reference, re.sub(r"\d+", "0", reference))


_WORD = re.compile(r"\w+")
_ALIKE, _ALIKE_BY_NUMBER = 0.75, 0.3
"""How many of the words of the shorter must be those of the longer, and how many where the reference is the same."""


def told_twice(lines: Sequence[TakenLine]) -> tuple[TakenLine, ...]:
    """Return lines in which each action that is told again says which line told it first.

    Only rows of tables tell again. A paragraph that says what a row says is taken for the action itself.
    """
    first: list[_Told] = []
    out: list[TakenLine] = []
    said = {at: frozenset(_WORD.findall(line.source.casefold())) for at, line in enumerate(lines) if _may_be_one(line)}
    for line in lines:
        if line.taken != "action":
            out.append(line)
            continue
        told = _Told.by(line)
        same = _same(told, first) if line.headings else None
        if same is None and line.headings:
            same = _said(told, out, said)
            first += [_Told.by(same)] if same else []
        if same is None:
            first.append(told)
        out.append(replace(line, same_as=same.key if same else 0))
    return tuple(out)


def _may_be_one(line: TakenLine) -> bool:
    return line.taken == "text" and not line.run_on and len(line.source) < 400


def _said(told: _Told, out: list[TakenLine], said: dict[int, frozenset[str]]) -> TakenLine | None:
    """Return the paragraph above that says what a row says and little else, taken for an action from now on."""
    words = told.words
    for at, others in said.items():
        alike = len(words) > 3 and len(words & others) >= 0.9 * len(words) and len(others) <= 1.6 * len(words)
        if alike and at < len(out) and out[at].taken == "text":
            fields = tuple((name, value) for name, value in told.line.fields if name in ("reference", "owners", "due"))
            doubt = "Taken for an action because a table of actions tells it again."
            out[at] = replace(
                out[at], taken="action", fields=(*fields, ("text", out[at].words)), sure=False, doubt=doubt
            )
            return out[at]
    return None


def _same(told: _Told, first: Sequence[_Told]) -> TakenLine | None:
    """Return the earlier line that tells of the same action: that of its reference, else the most alike.

    In tables of the same columns the reference alone says nothing: each item may begin with 1 again.
    """
    best, how_much = None, _ALIKE
    for other in first:
        share = len(told.words & other.words) / max(1, min(len(told.words), len(other.words)))
        if told.reference and told.reference == other.reference:
            if share >= (_ALIKE if other.line.headings == told.line.headings else _ALIKE_BY_NUMBER):
                return other.line
        elif not (told.reference and told.shape == other.shape) and share >= how_much and len(told.words) > 2:
            best, how_much = other.line, share
    return best
