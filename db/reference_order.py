"""In which order earlier actions are told, and how far back attendance over time looks."""

from __future__ import annotations

import re
from datetime import date

from db.records import EarlierAction

REMEMBERED = 12
"""How many meetings back attendance over time looks in a set of minutes."""


def reference_order(action: EarlierAction) -> tuple[date, int, list[tuple[bool, int, str]]]:
    """Return what earlier actions are ordered by: the oldest meeting first, then "9.2" before "10.1"."""
    parts = re.findall(r"(\d{1,9})|(\D+)", action.reference)
    return action.given_on, action.meeting, [(not number, int(number or 0), words) for number, words in parts]
