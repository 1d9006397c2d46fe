"""To add a command: one module here with `CARD = Command(...)`; the parser and its help find it.

What takes long to import (the database, the formats) is imported inside `carry_out`.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import cache

from db.values import Struct
from desktop.minutes import shelf


def takes_nothing(_parser: ArgumentParser) -> None:
    """Declare no argument."""


class Command(Struct, frozen=True, kw_only=True):
    """One command. `words` say what it does; `arguments` declares what it takes; `carry_out` returns the exit code.

    `carry_out` raises `Refused`, or an error of `db` or `desktop` whose words say why, where nothing was done.
    """

    name: str
    words: str
    order: int
    carry_out: Callable[[Namespace], int]
    arguments: Callable[[ArgumentParser], object] = takes_nothing


@cache
def commands() -> tuple[Command, ...]:
    """Return every command in the order of the help."""
    return shelf.cards(sys.modules[__name__], Command)
