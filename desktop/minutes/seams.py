"""The seams of a phrase: what stands between its fields, where some of them are empty."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from db.values import replace
from desktop.minutes.document import Run

BETWEEN = " \u00a0,;:–—-/|·"
"""What stands between two fields, and neither doubled nor alone where one of them is empty."""
_OPENING, _CLOSING = ("(", "[", "“", "‘"), (")", "]", "”", "’", ".", "\n")


class Bit(NamedTuple):
    """A run as it is said, and what it is: `between` two fields, a `field`, `inside` of brackets; `seam`: its
    punctuation follows from what stands before it."""

    run: Run
    seam: bool = True
    between: bool = False
    field: bool = False
    inside: bool = False


def mended(bits: Iterable[Bit | None]) -> list[Bit]:
    """Return what is said; where something was left out, of the separators on its sides one is kept at most."""
    out: list[Bit] = []
    groups = [list(group) for _, group in groupby(bits, key=lambda bit: bit is None or bit.between)]
    for at, group in enumerate(groups):
        ahead = groups[at + 1][0] if at + 1 < len(groups) else None
        out += _kept(group, out[-1] if out else None, ahead) if None in group else filter(None, group)
    return out


def _kept(group: list[Bit | None], behind: Bit | None, ahead: Bit | None) -> list[Bit]:
    """Return the separators to keep of those around what was left out, between `behind` and `ahead`.

    At the head none, at the end only a colon outside of brackets: it is a label. Between two fields the last, but a
    colon goes before what follows it ("Minutes: "), and all go before a mere space in front of a field.
    """
    sides = [side for there, each in groupby(group, key=bool) if there and (side := [bit for bit in each if bit])]
    if behind is None or (not behind.field and behind.run.text[-1:] in _OPENING):
        return []
    if ahead is None or (not ahead.field and ahead.run.text[:1] in _CLOSING):
        return next((side for side in sides if ":" in _words(side) and not side[0].inside), [])
    kept: list[Bit] = []
    for side in sides:
        weak = ahead.field and not _words(side).strip()
        kept = kept if kept and (weak or ":" in _words(kept)) else side
    return kept


def _words(bits: Iterable[Bit]) -> str:
    return "".join(bit.run.text for bit in bits)


def punctuated(before: list[Run], text: str) -> str:
    """Mend the seam between what was said and `text`: no "..", no "?.", and a colon in place of a full stop."""
    if before and before[-1].text and text[:1] in (".", ":"):
        end = before[-1].text[-1]
        if text[0] == "." and end in ".?!":
            return text[1:]
        if text[0] == ":" and end == ".":
            before[-1] = replace(before[-1], text=before[-1].text[:-1])
    return text
