"""Patterns of the language that are compiled at their first use: together they take as long as showing a window."""

from __future__ import annotations

import re
from typing import Any, cast


def later(words: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern that is compiled when it is first asked for something."""
    return cast("re.Pattern[str]", _Later(words, flags))


class _Later:
    def __init__(self, words: str, flags: int) -> None:
        self._made = words, flags

    def __getattr__(self, name: str) -> Any:
        """Keep each method of the pattern beside itself, so that this is asked once."""
        found = self.__dict__[name] = getattr(re.compile(*self._made), name)
        return found
