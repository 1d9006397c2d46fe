"""`passphrase`: the passphrase of the data folder chosen, changed or removed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from desktop.command_line.commands import Command
from desktop.command_line.data_folder import folder_of
from desktop.command_line.passphrase_asked import NEW, VARIABLE, given
from desktop.command_line.said import DONE, NO, Refused, print_rows


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--remove", action="store_true", help="take it away: the minutes are kept as they are then")


def _carry_out(asked: Namespace) -> int:
    from db import locking

    folder = folder_of(asked)
    old = given(VARIABLE, "Passphrase of now: ") if locking.is_locked(folder) else None
    try:
        outcome = locking.set_passphrase(folder, old, None if asked.remove else _new(), _tell_nobody, bool)
    finally:
        locking.lock(folder)
    backups = f"{outcome.backups} backup{'s' * (outcome.backups != 1)}"
    print_rows([("plain" if asked.remove else "locked", backups)])
    print_rows(outcome.left)
    return NO if outcome.left else DONE


def _new() -> str:
    words = given(NEW, "New passphrase: ")
    if words != given(NEW, "The same again: "):
        raise Refused("the two are not the same; nothing was changed")
    return words


def _tell_nobody(_done: int, _of: int) -> None:
    pass


CARD = Command(
    name="passphrase",
    words="choose the passphrase that the minutes and their backups are locked with, change it, or remove it",
    order=90,
    arguments=_arguments,
    carry_out=_carry_out,
)
