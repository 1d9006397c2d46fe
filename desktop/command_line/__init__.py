"""What can be done without a window. Each command is one file in `commands/`."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from desktop.command_line.said import DONE, REFUSED, STOPPED, say

USUAL = "the platform's usual place for a user's data"


def run(arguments: Sequence[str]) -> int:
    """Carry out a command, say what went wrong in one line on standard error, and return the exit code."""
    _let_anything_be_printed()
    try:
        given = parse(arguments)
        code: int = given.carry_out(given)
        sys.stdout.flush()
    except SystemExit as leaving:
        return int(leaving.code or DONE)
    except BrokenPipeError:
        _print_no_more()
        return DONE
    except KeyboardInterrupt:
        return STOPPED
    except Exception as error:
        say(_why(error))
        return REFUSED
    return code


def parse(arguments: Sequence[str]) -> Namespace:
    """Return what is asked for: `command`, `data` and what it takes; raises SystemExit after saying why not."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.command is None:
        parser.error("which command? The window opens without one")
    if given.open is not None:
        parser.error("--open is for the window and goes with no command")
    return given


class _Parser(ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        say(f"{message} (see --help)")
        raise SystemExit(REFUSED)


def _parser() -> ArgumentParser:
    from desktop.command_line.commands import commands

    parser = _Parser(prog="minutebook", description="Minutes typed live. Without a command, the window opens.")
    parser.allow_abbrev = False
    parser.add_argument("--data", metavar="FOLDER", type=_folder, help=f"database and own styles; else {USUAL}")
    parser.add_argument("--open", metavar="MEETING", help="open the window at a meeting")
    under = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for command in commands():
        its = under.add_parser(command.name, help=command.words, description=command.words, allow_abbrev=False)
        its.set_defaults(carry_out=command.carry_out)
        command.arguments(its)
    return parser


def _folder(words: str) -> Path:
    if not words:
        raise ValueError
    return Path(words)


def _why(error: Exception) -> str:
    if type(error).__module__.split(".")[0] in ("desktop", "db"):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.filename or 'what was found could not be printed'}: {error.strerror or error}"
    return f"this failed inside Minutebook: {type(error).__name__}: {error}"


def _let_anything_be_printed() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _print_no_more() -> None:
    """Lead what is left in the buffer to nowhere, so that leaving does not stumble over it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
