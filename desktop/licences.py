"""What is shipped with the program and on which terms: the list, and the full text of each."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from platform import python_version

from db.values import Struct, replace

PARTED = f"\n\n{'─' * 60}\n\n"


class Component(Struct, frozen=True, kw_only=True):
    """Something that is shipped, made by others or by us. `texts` are files below resources, in the order in which they
    are read."""

    name: str
    version: str
    licence: str
    what: str
    texts: tuple[str, ...]


@cache
def components() -> tuple[Component, ...]:
    """Return everything that is shipped, Python in the version that runs."""
    rows = json.loads((_folder() / "licences" / "components.json").read_text(encoding="utf-8"))
    found = (Component(**{**row, "texts": tuple(row["texts"])}) for row in rows)
    return tuple(replace(one, version=python_version()) if one.name == "Python" else one for one in found)


@cache
def text_of(component: Component) -> str:
    """Return all that its licence says, one text behind the other."""
    found = ((_folder() / text).read_text(encoding="utf-8").strip() for text in component.texts)
    return PARTED.join(found)


def found(words: str) -> tuple[Component, ...]:
    """Return the components in which all these words stand: in name, licence or what it is for, else in its text."""
    wanted = words.casefold().split()
    named = tuple(one for one in components() if _holds(f"{one.name} {one.licence} {one.what}", wanted))
    return named or tuple(one for one in components() if _holds(text_of(one), wanted))


def _holds(text: str, wanted: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)


def _folder() -> Path:
    return Path(str(resources.files("resources")))
