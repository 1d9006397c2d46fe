"""What the choices of a house style are called: read from `resources/style_words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from db.values import Struct


class Said(Struct, frozen=True):
    """A label, and a sentence or an example that goes with it ("" where none is needed)."""

    label: str
    about: str = ""


def of_choice(owner: str, key: str, place: str = "") -> Said:
    """Return the words for a key of a class of house style parts; those of its place go before.

    A key that nobody has described yet is called by its own name.
    """
    own = _words()["places"].get(place)
    found = own or _words()["choices"].get(owner, {}).get(key)
    return Said(*found) if found else Said(plainly(key))


def of_options(owner: str, key: str) -> dict[str, Said]:
    """Return the words for the options of a choice by their value, in their order; empty where none are described."""
    found: dict[str, list[str]] = _words()["options"].get(owner, {}).get(key, {})
    return {value: Said(*words) for value, words in found.items()}


def of_field(name: str) -> Said:
    """Return what may stand in brackets: what it is, and an example of what it prints."""
    return Said(*_words()["fields"].get(name, (plainly(name), plainly(name))))


def of_name(name: str) -> str:
    """Return what words by name are for ("minute-taker")."""
    return str(_words()["names"].get(name, plainly(name)))


def described() -> dict[str, set[str]]:
    """Return the keys that are described, by class."""
    return {owner: set(keys) for owner, keys in _words()["choices"].items()}


def plainly(key: str) -> str:
    """Return a key as words."""
    return key.replace("_", " ").replace("-", " ").capitalize()


@cache
def _words() -> dict[str, Any]:
    file = Path(str(resources.files("resources"))) / "style_words.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
