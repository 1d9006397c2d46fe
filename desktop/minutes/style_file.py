"""A house style's TOML file read strictly: every key known, every value of its type, every fault with its place."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

from db.values import FieldInfo, Struct, fields
from desktop.minutes.wording import Phrase

T = TypeVar("T")

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*\"?([\w-]+)\"?\s*=")
_PLAIN = {str: "words in quotes", bool: "true or false", int: "a whole number", float: "a number"}


class StyleError(Exception):
    """A house style that cannot be read: which file, which line where it is known, and why, in plain words."""

    def __init__(self, file: Path, why: str, place: str = "", line: int | None = None) -> None:
        self.file, self.why, self.place, self.line = file, why, place, line
        super().__init__(f"{file.name}{f', line {line}' if line else ''}: {f'{place}: ' if place else ''}{why}")


class Fields(Struct, frozen=True):
    """Beside the type of a phrase: the names of the fields that it may print, spaces between them."""

    names: str


class Misfit(Exception):
    """What cannot be in a house style: the keys that lead to it, and why, whatever file it came from."""

    def __init__(self, place: tuple[str, ...], why: str) -> None:
        self.place, self.why = place, why
        super().__init__(f"{'.'.join(place)}: {why}" if place else why)


def table_of(file: Path) -> dict[str, Any]:
    """Return the file's tables as they are written; raises StyleError where it cannot be read or is no TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise StyleError(file, f"cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError as error:
        raise StyleError(file, f"is not UTF-8 (byte {error.start})") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise StyleError(file, f"is not TOML: {error}", line=int(line[1]) if line else None) from None
    except RecursionError:
        raise StyleError(file, "has brackets inside brackets too deep to be read") from None


def top_of(file: Path) -> dict[str, Any]:
    """Return what a sound file says before its first table; a title is found there without its hundreds of keys."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig").partition("\n[")[0])
    except tomllib.TOMLDecodeError:  # a line of words or of a list began with the bracket
        return table_of(file)


def laid_over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with what `own` says in its place: tables key by key, everything else whole."""
    out = dict(base)
    for key, value in own.items():
        both = isinstance(value, dict) and isinstance(out.get(key), dict)
        out[key] = laid_over(out[key], value) if both else value
    return out


def read(kind: type[T], table: Mapping[str, Any], file: Path) -> T:
    """Return `table` as a value of `kind`; raises StyleError at the first fault."""
    try:
        return made(kind, table)
    except Misfit as fault:
        raise StyleError(file, fault.why, ".".join(fault.place), line_of(file, fault.place)) from None


def made(kind: type[T], table: Mapping[str, Any]) -> T:
    """Return `table` as a value of `kind`; raises Misfit at the first fault."""
    return _record(kind, table, ())


def line_of(file: Path, place: tuple[str, ...]) -> int | None:
    """Return the line on which a key stands, else that of the table it is missing in, or None where neither is said."""
    section: list[str] = []
    entries: Counter[str] = Counter()
    table: int | None = None
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
        if header := _HEADER.match(line):
            section = header[2].split(".")
            if header[1] == "[[":
                section.append(f"[{entries[header[2]]}]")
                entries[header[2]] += 1
            table = number if section == list(place[: len(section)]) else table
        elif key := _KEY.match(line):
            said = [*section, key[1]]
            if said == list(place[: len(said)]):
                return number
    return table


def _record(kind: type[T], table: object, place: tuple[str, ...]) -> T:
    if not isinstance(table, Mapping):
        raise Misfit(place, "must be a table of its own")
    known = _fields(kind)  # type: ignore[arg-type]  # a class is hashable
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            raise Misfit((*place, key), f"is not known here{f'; is {near[0]} meant?' if near else ''}")
    values: dict[str, Any] = {}
    for name, slot in known.items():
        if name in table:
            values[name] = _value(slot.type, table[name], (*place, name))
        elif slot.required:
            raise Misfit((*place, name), 'is missing (or begin with based_on = "notes-table")')
    return kind(**values)


@cache
def _fields(kind: type[Any]) -> dict[str, FieldInfo]:
    return {slot.name: slot for slot in fields(kind)}


def _value(hint: Any, value: object, place: tuple[str, ...]) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if hasattr(hint, "__metadata__"):
        return _phrase(value, tuple(hint.__metadata__[0].names.split()), place)
    if origin is Literal:
        return _chosen(value, inner, place)
    if origin is tuple:
        return _several(inner, value, place)
    if origin is Mapping or origin is dict:
        words = _words_by_name(value, place)
        if inner[-1] is str:
            return words
        return {name: _value(inner[-1], said, (*place, name)) for name, said in words.items()}
    if isinstance(hint, type) and issubclass(hint, Struct):
        return _record(hint, value, place)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise Misfit(place, f"must be {_PLAIN[hint]}")
    return value


def _several(inner: tuple[Any, ...], value: object, place: tuple[str, ...]) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise Misfit(place, "must be a list in [ ]")
    if inner[-1] is not Ellipsis and len(value) != len(inner):
        raise Misfit(place, f"must be a list of {len(inner)}")
    return tuple(_value(inner[0], entry, (*place, f"[{number}]")) for number, entry in enumerate(value))


def _phrase(value: object, names: tuple[str, ...], place: tuple[str, ...]) -> Phrase:
    if not isinstance(value, str):
        raise Misfit(place, f"must be {_PLAIN[str]}")
    try:
        return Phrase.read(value, names)
    except ValueError as error:
        raise Misfit(place, str(error)) from None


def _chosen(value: object, choices: tuple[str, ...], place: tuple[str, ...]) -> str:
    if value not in choices:
        raise Misfit(place, f"must be one of {', '.join(repr(choice) for choice in choices)}")
    return str(value)


def _words_by_name(value: object, place: tuple[str, ...]) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(words, str) for words in value.values()):
        raise Misfit(place, "must be a table of words")
    return dict(value)
