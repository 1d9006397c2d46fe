"""Item, action and decision numbers by the scheme of the house style."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from db.records import Meeting
from desktop.minutes.house_style import HouseStyle


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The printed numbers of a meeting.

    `items` by item id (bare: "6b", "1.1", without the style's punctuation), `references` by note id for actions and
    decisions ("1", "3.1", "AP34/17"). A record that prints no number is left out.
    """

    items: Mapping[int, str]
    references: Mapping[int, str]


def number(meeting: Meeting, style: HouseStyle) -> Numbers:
    """Return the printed numbers: those set by hand as they are, the others by the style's scheme, none twice."""
    raise NotImplementedError
