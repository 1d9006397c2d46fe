"""A house style: one TOML file, read strictly into frozen values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """How a committee's documents look and number."""

    name: str
    title: str
