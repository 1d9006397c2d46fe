"""A house style as a table of plain values, changed at one place, and where two of them differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from db.values import Struct
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.style_editing.choices import Choice, Way, leaves, way_to, whole
from desktop.minutes.wording import Phrase

Table = dict[str, Any]


def as_table(style: HouseStyle) -> Table:
    """Return all that a style says as plain values, as its file would say it."""
    table: Table = _plain(style)
    del table["name"]
    return table


def value_at(table: Any, way: Sequence[str | int]) -> Any:
    """Return the value to which keys and places lead. Raises KeyError or IndexError where nothing is."""
    for step in way:
        table = table[step]
    return table


def said_at(table: Any, way: Sequence[str | int]) -> Any:
    """Return the value to which keys and places lead, None where nothing is said there."""
    try:
        return value_at(table, way)
    except (KeyError, IndexError):
        return None


def with_value(table: Any, way: Way, value: Any) -> Any:
    """Return a table with another value at one place; the tables on the way are made where they are missing."""
    if not way:
        return value
    step = way[0]
    if isinstance(step, int):
        return [with_value(each, way[1:], value) if at == step else each for at, each in enumerate(table)]
    return {**table, step: with_value(table.get(step, {}), way[1:], value)}


def differences(base: Mapping[str, Any], table: Mapping[str, Any]) -> Iterator[Choice]:
    """Yield the choices for which two whole tables say something else."""
    for choice in leaves(whole()):
        if said_at(base, way_to(choice)) != said_at(table, way_to(choice)):
            yield choice


def unit_of(way: Way) -> tuple[str, ...]:
    """Return the keys that lead to the whole choice in which a place stands: that of the list, not of its entry."""
    here, out = whole(), []
    for step in way:
        here = here.part(str(step))
        out.append(str(step))
        if here.kind != "part":
            break
    return tuple(out)


def _plain(value: Any) -> Any:
    if isinstance(value, Phrase):
        return value.source
    if isinstance(value, Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _plain(each) for name, each in value.items()}
    return value
