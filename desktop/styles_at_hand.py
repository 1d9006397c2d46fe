"""The house styles there are now: the program's and those in the user's folder, which can be read anew at any time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from desktop.minutes import house_style
from desktop.minutes.house_style import HouseStyle
from desktop.minutes.style_file import StyleError


class StylesAtHand(Mapping[str, HouseStyle]):
    """House styles by name, as `house_style.styles` gives them. Whoever holds this has the newest.

    Those of the program are read when they are first asked for. `faults` are those of the files in the folder that
    cannot be read, and are left out.
    """

    def __init__(self, own: Path) -> None:
        self.own = own
        self.faults: tuple[StyleError, ...] = ()
        self._own: dict[str, HouseStyle] = {}
        self.read_again()

    def read_again(self) -> None:
        """Read the folder anew; a style that says what it said before stays the same object."""
        faults: list[StyleError] = []
        found = house_style.styles_in(self.own, faults.append)
        before = self._own
        self._own = {name: before[name] if before.get(name) == style else style for name, style in found.items()}
        self.faults = tuple(faults)

    def titles(self) -> dict[str, str]:
        """Return the titles of all styles by name: no style of the program is read for that."""
        built_in = house_style.built_in()
        return {name: self._own[name].title if name in self._own else built_in.title(name) for name in self}

    def __getitem__(self, name: str) -> HouseStyle:
        return self._own[name] if name in self._own else house_style.built_in()[name]

    def __contains__(self, name: object) -> bool:
        return name in self._own or name in house_style.built_in()

    def __iter__(self) -> Iterator[str]:
        yield from house_style.built_in()
        yield from (name for name in self._own if name not in house_style.built_in())

    def __len__(self) -> int:
        return len(house_style.built_in().keys() | self._own.keys())
