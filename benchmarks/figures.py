"""Figures with their goals and floors, and the table that shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing measured: in `unit`, beside what the same run took for its `floor`, both medians of rounds.

    `most` is the goal, for the value or, with `of_floor`, for the ratio; None where there is none. What is `promised`
    stands first in the table.
    """

    name: str
    unit: str
    value: float
    most: float | None = None
    floor: float | None = None
    floor_name: str = ""
    of_floor: bool = False
    promised: bool = False

    @property
    def ratio(self) -> float | None:
        """How many times the floor."""
        return self.value / self.floor if self.floor else None

    @property
    def met(self) -> bool:
        """Whether the goal is met; true where there is none."""
        held = self.ratio if self.of_floor else self.value
        return self.most is None or (held is not None and held <= self.most)


HEAD = ("", "measured", "goal", "floor", "times the floor", "")


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a Markdown table whose columns stand under each other."""
    rows = [HEAD, *map(_row, figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, ...]:
    goal = (
        "" if figure.most is None else f"{figure.most:g} times" if figure.of_floor else _said(figure.most, figure.unit)
    )
    floor = f"{_said(figure.floor, figure.unit)} {figure.floor_name}" if figure.floor else ""
    ratio = f"{figure.ratio:.2f}" if figure.ratio else ""
    verdict = "" if figure.most is None else "met" if figure.met else "MISSED"
    return (figure.name, _said(figure.value, figure.unit), goal, floor, ratio, verdict)


def _said(value: float, unit: str) -> str:
    digits = 2 if unit == "s" else 1 if (value < 100 and unit == "ms") or (value < 10 and unit == "MB") else 0
    return f"{value:.{digits}f} {unit}"
