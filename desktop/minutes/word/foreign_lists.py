"""A committee's own Word template is given the lists of the house style, beside its own."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from desktop.minutes.word.style_sheet import value, w

_IDENTITY = 0x4D440000


def added_lists(numbering: Any, house: Any) -> dict[str, str]:
    """Add the lists of the house to those of the template; return their new numbers by the old ones."""
    forms, numbers = numbering.findall(w("abstractNum")), numbering.findall(w("num"))
    form = max((int(value(found, "abstractNumId")) for found in forms), default=0)
    number = max((int(value(found, "numId")) for found in numbers), default=0)
    first = numbers[0] if numbers else numbering.find(w("numIdMacAtCleanup"))
    renumbered: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for at, found in enumerate(house.findall(w("abstractNum")), 1):
        copy = deepcopy(found)
        renamed[value(copy, "abstractNumId")] = str(form + at)
        copy.set(w("abstractNumId"), str(form + at))
        for identity in copy.findall(w("nsid")):
            identity.set(w("val"), f"{_IDENTITY + form + at:08X}")
        numbering.append(copy) if first is None else first.addprevious(copy)
    last = numbering.find(w("numIdMacAtCleanup"))
    for at, found in enumerate(house.findall(w("num")), 1):
        copy = deepcopy(found)
        renumbered[value(copy, "numId")] = str(number + at)
        copy.set(w("numId"), str(number + at))
        held = copy.find(w("abstractNumId"))
        held.set(w("val"), renamed[value(held)])
        numbering.append(copy) if last is None else last.addprevious(copy)
    return renumbered
