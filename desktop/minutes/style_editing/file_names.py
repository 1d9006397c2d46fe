"""What the file of a new house style is called."""

from __future__ import annotations

import re
from collections.abc import Collection

LONGEST = 60
_TAKEN_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def name_for(title: str, taken: Collection[str]) -> str:
    """Return a name that says the title, that every system takes for a file, and that is not taken."""
    plain = re.sub(r"[\W_]+", "-", title.casefold()).strip("-")[:LONGEST].strip("-")
    if not plain or _TAKEN_BY_WINDOWS.fullmatch(plain):
        plain = f"{plain}-style".strip("-")
    used = {name.casefold() for name in taken}
    tries = (plain, *(f"{plain}-{number}" for number in range(2, len(used) + 3)))
    return next(name for name in tries if name not in used)
