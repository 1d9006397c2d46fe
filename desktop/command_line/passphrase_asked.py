"""The passphrase of a locked folder: from the environment, or asked on the terminal, where it is not shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.command_line.said import Refused, say

VARIABLE, NEW = "MINUTEBOOK_PASSPHRASE", "MINUTEBOOK_NEW_PASSPHRASE"
TRIES = 3


@contextmanager
def unlocked(folder: Path) -> Iterator[None]:
    """Unlock a folder that has a passphrase, and lock it away in the end.

    Raises Refused where there is nobody to ask, WrongPassphrase.
    """
    from db import locking

    try:
        if not locking.is_open(folder):
            _unlock(folder)
        yield
    finally:
        locking.lock(folder)


def _unlock(folder: Path) -> None:
    from db import locking

    for left in reversed(range(TRIES)):
        try:
            locking.unlock(folder, given(VARIABLE, "Passphrase: "))
            return
        except locking.WrongPassphrase as error:
            if VARIABLE in os.environ or not left:
                raise
            say(error)


def given(variable: str, question: str) -> str:
    """Return what is in the environment, or typed in answer to a question. Raises Refused where nobody can answer."""
    if variable in os.environ:
        return os.environ[variable]
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refused(f"these minutes have a passphrase: give it in {variable}, or start this on a terminal")
    from getpass import getpass

    try:
        return getpass(question)
    except EOFError:
        raise Refused("no passphrase was given") from None
