"""The styles of a Word file: names, levels of headings, lists, looks, each asked for down the styles it builds on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from desktop.minutes.word_reading.wordml import W, switch, value, whole

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_BODY_LEVEL = 9
_LONGEST_CHAIN = 30
"""Styles that build on one another; in Word eleven can."""


class Styles:
    """The styles of a file by their ids; without a part that holds them there are none."""

    def __init__(self, root: Any | None) -> None:
        found = root.findall(W + "style") if root is not None else []
        self._all = {style.get(W + "styleId"): style for style in found}
        self._default = next((id for id, style in self._all.items() if _is_default(style)), "")
        self._looks: dict[tuple[str, str], bool | None] = {}
        self._headings: dict[str, int] = {}
        self._numbered: dict[str, tuple[str, int | None, str]] = {}

    def of(self, properties: Any) -> str:
        """Return the id of a paragraph's style, that of the default where it names none."""
        return value(properties, "pStyle", self._default)

    def name(self, id: str) -> str:
        """Return the name of a style, its id where the file does not hold it."""
        return value(self._all.get(id), "name", id)

    def chain(self, id: str) -> Iterator[tuple[str, Any]]:
        """Yield a style, the one that it builds on, and so on down."""
        seen: set[str] = set()
        while id in self._all and id not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(id)
            yield id, self._all[id]
            id = value(self._all[id], "basedOn")

    def heading(self, properties: Any, id: str) -> int:
        """Return the level of a heading from 1, 0 for what stands in the text."""
        if said := value(properties, "outlineLvl"):
            return _level(said)
        if id not in self._headings:
            self._headings[id] = self._heading(id)
        return self._headings[id]

    def _heading(self, id: str) -> int:
        for _, style in self.chain(id):
            if said := value(style.find(W + "pPr"), "outlineLvl"):
                return _level(said)
        named = (_HEADING.fullmatch(self.name(each)) for each, _ in self.chain(id))
        return next((int(found[1]) for found in named if found), 0)

    def numbering(self, properties: Any, id: str) -> tuple[str, int | None, str]:
        """Return the list (`w:numId`) and level that a paragraph says, and the style that names the list, each "" or
        None where it is not said.
        """
        own = properties.find(W + "numPr") if properties is not None else None
        list_, level = value(own, "numId"), value(own, "ilvl")
        if id not in self._numbered:
            self._numbered[id] = self._numbering(id)
        of_style = self._numbered[id]
        return (
            list_ or of_style[0],
            whole(level) if level else of_style[1],
            "" if list_ else of_style[2],
        )

    def _numbering(self, id: str) -> tuple[str, int | None, str]:
        list_, level, told_by = "", None, ""
        for each, style in self.chain(id):
            said = style.find(f"{W}pPr/{W}numPr")
            if level is None and value(said, "ilvl"):
                level = whole(value(said, "ilvl"))
            if not list_ and value(said, "numId"):
                list_, told_by = value(said, "numId"), each
        return list_, level, told_by

    def list_of(self, id: str) -> str:
        """Return the list (`w:numId`) that a style of a list names."""
        return next(
            (found for _, style in self.chain(id) if (found := value(style.find(f"{W}pPr/{W}numPr"), "numId"))), ""
        )

    def look(self, properties: Any, name: str) -> bool:
        """Return whether words are bold ("b"), italic ("i"), hidden ("vanish") by themselves or their own style."""
        said = switch(properties, name)
        if said is not None:
            return said
        style = value(properties, "rStyle")
        return bool(style and self._of_style(style, name))

    def _of_style(self, id: str, name: str) -> bool | None:
        key = id, name
        if key not in self._looks:
            said = (switch(style.find(W + "rPr"), name) for _, style in self.chain(id))
            self._looks[key] = next((each for each in said if each is not None), None)
        return self._looks[key]


def _level(said: str) -> int:
    """Return the level of a heading as a file says it, from 0 on; 9 is text."""
    level = whole(said, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def _is_default(style: Any) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on")
