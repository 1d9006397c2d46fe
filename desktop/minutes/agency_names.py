"""Names of agencies: whether two of them mean one."""

from __future__ import annotations

import re
from functools import lru_cache

_SMALL = frozenset(("and", "for", "of", "the", "in", "on", "&"))


@lru_cache(maxsize=4096)
def same_agency(one: str, other: str) -> bool:
    """Tell whether two names mean one agency: capitals make no difference, and one may be the other in short.

    "AfC" and "Achieving for Children", "Port Authority (PA)" and either of its halves.
    """
    return bool(_readings(one) & _readings(other)) or _shortens(one, other) or _shortens(other, one)


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _readings(name: str) -> frozenset[str]:
    """Return what a name may be called: itself, and what stands before and in its brackets."""
    bracketed = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", name.strip())
    said = [name, *(bracketed.groups() if bracketed else ())]
    return frozenset(filter(None, map(_plain, said)))


def _shortens(short: str, long: str) -> bool:
    """Tell whether one name is made of the first letters of the other, with or without its small words."""
    letters = _plain(short)
    words = _plain(re.sub(r"\(.*\)", "", long)).split()
    if len(letters) < 2 or " " in letters or len(words) < 2:
        return False
    great = [word for word in words if word not in _SMALL]
    return letters in ("".join(word[0] for word in words), "".join(word[0] for word in great))
