"""What a command says: lines on standard output, one line on standard error, and its exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress

from desktop.minutes.characters import printable

DONE, NO, REFUSED, STOPPED = 0, 1, 2, 130


class Refused(Exception):
    """The command cannot be carried out and nothing was changed; the words say why."""


def print_rows(rows: Iterable[tuple[str, ...]]) -> None:
    """Print a line for each row; a column is never empty and holds no two spaces."""
    for row in rows:
        print("  ".join(one_line(cell) or "-" for cell in row))


def one_line(words: str) -> str:
    """Return words that stand in one line and part no columns."""
    return " ".join(printable(words).split())


def say(words: object) -> None:
    """Say what is wrong in one line on standard error."""
    with suppress(OSError):
        print(f"minutebook: {one_line(str(words))}", file=sys.stderr, flush=True)
