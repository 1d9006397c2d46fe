"""The numbers that Word counts by itself: "1.1", "a)", "iv.", bullets (ISO 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any

from desktop.minutes.word_reading.styles import Styles
from desktop.minutes.word_reading.wordml import W, switch, value, whole

_PLACE = re.compile(r"%([1-9])")
_DEEPEST = 8
_BULLET = "•"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST = 10_000
_TEENS = range(11, 14)


class Numbers:
    """Counts the paragraphs of a file in reading order."""

    def __init__(self, root: Any | None, styles: Styles) -> None:
        self._styles = styles
        self._forms: dict[str, Any] = {}
        self._lists: dict[str, tuple[str, dict[int, Any]]] = {}
        self._reached: dict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()
        self._levels: dict[str, dict[int, Any]] = {}
        for form in root.findall(W + "abstractNum") if root is not None else ():
            self._forms[form.get(W + "abstractNumId")] = form
        for found in root.findall(W + "num") if root is not None else ():
            overrides = {whole(each.get(W + "ilvl"), -1): each for each in found.findall(W + "lvlOverride")}
            self._lists[found.get(W + "numId")] = value(found, "abstractNumId"), overrides

    def of(self, properties: Any, style: str) -> tuple[str, int]:
        """Return what Word shows before the next paragraph, and its level in the list from 0, -1 where it has none."""
        list_, level, told_by = self._styles.numbering(properties, style)
        if list_ not in self._lists:
            return "", -1
        if level is None:
            level = self._linked_level(list_, told_by)
        level = min(max(level, 0), _DEEPEST)
        return self._counted(list_, level), level

    def _form(self, list_: str) -> str:
        """Return the definition that a list counts by; one that only names a style is that of the style's list."""
        form = self._lists[list_][0]
        style = value(self._forms.get(form), "numStyleLink")
        other = self._styles.list_of(style) if style else ""
        return self._lists[other][0] if other in self._lists else form

    def _defined(self, form: str) -> Mapping[int, Any]:
        if form not in self._levels:
            found = self._forms[form].findall(W + "lvl") if form in self._forms else []
            self._levels[form] = {whole(level.get(W + "ilvl"), -1): level for level in found}
        return self._levels[form]

    def _linked_level(self, list_: str, style: str) -> int:
        levels = self._defined(self._form(list_))
        return next((at for at, level in levels.items() if style and value(level, "pStyle") == style), 0)

    def _level(self, list_: str, form: str, level: int) -> Any:
        override = self._lists[list_][1].get(level)
        own = override.find(W + "lvl") if override is not None else None
        return own if own is not None else self._defined(form).get(level)

    def _start(self, list_: str, form: str, level: int) -> int:
        override = value(self._lists[list_][1].get(level), "startOverride")
        return whole(override or value(self._level(list_, form, level), "start"), 1 if not override else 0)

    def _counted(self, list_: str, level: int) -> str:
        form = self._form(list_)
        reached = self._reached[form]
        if (list_, level) not in self._begun:
            self._begun.add((list_, level))
            if value(self._lists[list_][1].get(level), "startOverride"):
                reached.pop(level, None)
        reached[level] = reached[level] + 1 if level in reached else self._start(list_, form, level)
        for deeper in [at for at in reached if at > level and self._restarts(list_, form, at, level)]:
            del reached[deeper]
        return self._shown(list_, form, level, reached)

    def _restarts(self, list_: str, form: str, deeper: int, level: int) -> bool:
        """Tell whether a level begins anew after one above it: after each, after some, or (0) never."""
        said = value(self._level(list_, form, deeper), "lvlRestart")
        return not said or level < whole(said)

    def _shown(self, list_: str, form: str, level: int, reached: Mapping[int, int]) -> str:
        own = self._level(list_, form, level)
        text = value(own, "lvlText")
        if own is None or text == "true":
            return ""
        if value(own, "numFmt") == "bullet":
            return _bullet(text)
        plain = bool(switch(own, "isLgl"))

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            said = "decimal" if plain else value(self._level(list_, form, at), "numFmt", "decimal")
            return in_format(reached.get(at, self._start(list_, form, at)), said)

        return _PLACE.sub(number, text)


def in_format(number: int, name: str) -> str:
    """Return a number as Word shows it in one of its formats, in plain figures where it is one of the rare ones."""
    if not 0 < number < _MOST and name not in ("none", "decimalZero"):
        return str(number)
    return _FORMATS.get(name, str)(number)


def _bullet(text: str) -> str:
    """Return a bullet as it can be read: signs of the symbol fonts are all dots."""
    return _BULLET if any("\ue000" <= sign <= "\uf8ff" for sign in text) or not text.strip() else text


def _letters(number: int) -> str:
    return chr(97 + (number - 1) % 26) * (1 + (number - 1) // 26)


def _roman(number: int) -> str:
    out = ""
    for amount, sign in _ROMAN:
        times, number = divmod(number, amount)
        out += sign * times
    return out


def _ordinal(number: int) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number % 100 in _TEENS else ends.get(number % 10, 'th')}"


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "ordinal": _ordinal,
    "none": lambda _: "",
    "bullet": lambda _: _BULLET,
}
