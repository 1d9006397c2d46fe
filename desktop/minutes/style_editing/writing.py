"""The TOML file of a house style written: what differs from its base, and nothing lost of what else stands in it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array, InlineTable
from tomlkit.items import Table as TomlTable

from desktop.minutes.house_style import of_table
from desktop.minutes.style_editing.choices import Choice, way_to
from desktop.minutes.style_editing.style_table import Table, as_table, differences, said_at, value_at
from desktop.minutes.style_file import laid_over

INLINE = 88
"""How many characters of a list stand on one line."""
_HEADER = re.compile(r"\s*\[")


def brought(text: str, base: Table, wanted: Table) -> str:
    """Return the text of a style's file changed so that it says `wanted` over its `base`.

    What does not differ from the base is taken out, what is said otherwise is said anew in its place; everything else,
    comments and order among it, stays as it is. Both tables are whole (`style_table.as_table`); a style that stands
    alone has the `base` {}. Raises tomllib.TOMLDecodeError where `text` is no TOML.
    """
    own = tomllib.loads(text)
    now = as_table(of_table(laid_over(base, {key: value for key, value in own.items() if key != "based_on"})))
    document = tomlkit.parse(text)
    for choice in differences(now, wanted):
        way = way_to(choice)
        said, of_base, after = said_at(own, way), said_at(base, way), value_at(wanted, way)
        if base and _same(of_base, after):
            _take_out(document, way)
        else:
            _say(document, way, _spared(after, of_base, said), choice)
    return _with_root_keys_above(document.as_string(), text)


def started(based_on: str, title: str, base: Table, wanted: Table) -> str:
    """Return the file of a new style that is based on another and says what it does otherwise."""
    head = f"based_on = {tomlkit.item(based_on).as_string()}\ntitle = {tomlkit.item(title).as_string()}\n"
    return brought(head, base, {**wanted, "title": title})


def retitled(text: str, title: str) -> str:
    """Return the text of a style's file with another title."""
    document = tomlkit.parse(text)
    document["title"] = title
    return _with_root_keys_above(document.as_string(), text)


def rebased(text: str, based_on: str, base: Table, wanted: Table) -> str:
    """Return the text of a style's file based on another style, saying the same as before."""
    document = tomlkit.parse(text)
    document["based_on"] = based_on
    return brought(document.as_string(), base, wanted)


def differing(base: Table, wanted: Table) -> frozenset[str]:
    """Return the places of the choices that a style makes otherwise than its base."""
    return frozenset(choice.place for choice in differences(base, wanted))


def _same(one: Any, other: Any) -> bool:
    """Tell whether two values say the same: an entry of a list need not say what it would be without saying it."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return _trimmed(one) == _trimmed(other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)


UNSAID: dict[str, Any] = {
    "capacities": [],
    "minute_taker": "with the others",
    "deputies": "rows of their own",
    "columns": [],
    "line": "",
    "share": 1.0,
    "order": "number",
}
"""What the entries of lists are where they do not say it: the defaults of the classes."""


def _trimmed(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry without what it need not say."""
    out = {
        key: [_trimmed(each) if isinstance(each, Mapping) else each for each in value]
        if isinstance(value, list)
        else value
        for key, value in entry.items()
    }
    return {key: value for key, value in out.items() if key not in UNSAID or value != UNSAID[key]}


def _spared(after: Any, base: Any, before: Any) -> Any:
    """Return what is to be said: of words by name only those that differ, or are said already."""
    if not isinstance(after, Mapping) or not isinstance(base, Mapping):
        return after
    said = before or {}
    return {name: value for name, value in after.items() if name in said or base.get(name) != value}


def _take_out(document: Any, way: Sequence[str]) -> None:
    """Take out a key, and the tables that are empty without it and say nothing else."""
    holders = [document]
    for step in way[:-1]:
        holders.append(holders[-1][step])
    del holders[-1][way[-1]]
    for holder, inner, step in zip(holders[-2::-1], holders[:0:-1], reversed(way[:-1]), strict=True):
        if not len(inner) and not inner.as_string().strip():
            del holder[step]


def _say(document: Any, way: Sequence[str], value: Any, choice: Choice) -> None:
    holder = document
    for step in way[:-1]:
        if step not in holder:
            holder[step] = tomlkit.inline_table() if isinstance(holder, InlineTable) else tomlkit.table()
        holder = holder[step]
    key = way[-1]
    now = holder.get(key)
    if isinstance(value, Mapping) and isinstance(now, (TomlTable, InlineTable)):
        _fill(now, value)
    elif isinstance(value, list) and isinstance(now, Array):
        _rewrite(now, value)
    elif isinstance(value, list) and isinstance(now, AoT) and value:
        _rewrite_tables(now, value)
    elif choice.records and value and not isinstance(holder, InlineTable) and len(way) == 1:
        if key in holder:
            del holder[key]
        holder[key] = _tables(value)
    else:
        if isinstance(now, AoT):
            del holder[key]
        holder[key] = _item(value)


def _fill(table: Any, wanted: Mapping[str, Any]) -> None:
    """Let a table of the file say `wanted`, each key in its place."""
    for key in [key for key in table if key not in wanted]:
        del table[key]
    for key, value in wanted.items():
        now = table.get(key)
        if isinstance(now, Array) and isinstance(value, list):
            _rewrite(now, value)
        elif now is None or not _same(_bare(now), value):
            table[key] = _item(value)


def _rewrite(array: Array, wanted: list[Any]) -> None:
    """Let a list of the file say `wanted`: what stays at its head and at its end keeps its comments."""
    now = [_bare(each) for each in array]
    head = next(
        (at for at, (a, b) in enumerate(zip(now, wanted, strict=False)) if not _same(a, b)), min(len(now), len(wanted))
    )
    tail = 0
    while tail < min(len(now), len(wanted)) - head and _same(now[-1 - tail], wanted[-1 - tail]):
        tail += 1
    old, new = len(now) - head - tail, wanted[head : len(wanted) - tail]
    for at, value in enumerate(new):
        if at >= old:
            array.insert(head + at, _item(value))
        elif isinstance(value, Mapping) and isinstance(array[head + at], InlineTable):
            _fill(array[head + at], _trimmed(value))
        else:
            array[head + at] = _item(value)
    for _ in range(old - len(new)):
        del array[head + len(new)]


def _rewrite_tables(tables: AoT, wanted: list[Any]) -> None:
    """Let the [[tables]] of the file say `wanted`; those that stay as they are, or come first, keep their comments."""
    by_value = [(_bare(each), each) for each in tables]
    made = []
    for at, value in enumerate(wanted):
        same = next((each for each in by_value if _same(each[0], value)), None)
        if same is not None:
            by_value.remove(same)
            made.append(same[1])
        elif len(wanted) == len(tables) and at < len(tables):
            _fill(tables[at], _trimmed(value))
            made.append(tables[at])
        else:
            made.append(_table(value))
    while len(tables):
        del tables[0]
    for table in made:
        tables.append(table)


def _tables(wanted: list[Any]) -> AoT:
    made = tomlkit.aot()
    for value in wanted:
        made.append(_table(value))
    return made


def _table(value: Mapping[str, Any]) -> TomlTable:
    made = tomlkit.table()
    for key, each in _trimmed(value).items():
        made.append(key, _item(each))
    return made


def _item(value: Any) -> Any:
    """Return a value as an item of the file: long lists on lines of their own, whole numbers without a fraction."""
    if isinstance(value, Mapping):
        made = tomlkit.inline_table()
        for key, each in _trimmed(value).items():
            made.append(key, _item(each))
        return made
    if isinstance(value, list):
        array = tomlkit.array()
        for each in value:
            array.append(_item(each))
        long = any(isinstance(each, Mapping) for each in value) or len(array.as_string()) > INLINE
        return array.multiline(long)
    return tomlkit.item(int(value) if isinstance(value, float) and value.is_integer() else value)


def _bare(item: Any) -> Any:
    unwrap = getattr(item, "unwrap", None)
    return unwrap() if unwrap is not None else item


def _with_root_keys_above(text: str, before: str) -> str:
    """Return the text with keys that came behind the comments above the first table before them.

    tomlkit puts a new key of the root directly above the first table, below the comments that belong to that.
    """
    lines = f"{text.rstrip()}\n".splitlines(keepends=True)
    first = _first_table(lines)
    old, keys = set(before.splitlines(keepends=True)), tuple(f"{key} =" for key in tomllib.loads(before))
    end = first
    while end and (not lines[end - 1].strip() or not (lines[end - 1] in old or lines[end - 1].startswith(keys))):
        end -= 1
    above = end
    while above and (not lines[above - 1].strip() or lines[above - 1].lstrip().startswith("#")):
        above -= 1
    new = [line for line in lines[end:first] if line.strip()]
    comments = "".join(lines[above:end])
    if first == len(lines) or not new or not comments.strip():
        return "".join(lines)
    return _said_alike("".join([*lines[:above], *new, comments, *lines[first:]]), text)


def _first_table(lines: list[str]) -> int:
    """Return the line of the first table's header, or how many lines there are."""
    for at, line in enumerate(lines):
        if _HEADER.match(line) and _is_toml("".join(lines[:at])):
            return at
    return len(lines)


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _said_alike(text: str, other: str) -> str:
    """Return the text where it says the same as the other, else the other."""
    return text if _is_toml(text) and tomllib.loads(text) == tomllib.loads(other) else other
