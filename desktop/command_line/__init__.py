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

ABOUT = (
    "Minutes typed live. Without a command the window opens; started with meeting files (.meeting.json), it takes "
    "them in and opens the newest."
)
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
    whole = parser()
    given = whole.parse_args(arguments)
    if given.self_test:
        if given.command is not None or given.open is not None:
            whole.error("--self-test goes with --data alone")
        given.carry_out = _test_itself
    elif given.command is None:
        whole.error("which command? The window opens without one")
    if given.open is not None:
        whole.error("--open is for the window and goes with no command")
    return given


class _Parser(ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        say(f"{message} (see --help)")
        raise SystemExit(REFUSED)


def parser() -> ArgumentParser:
    """Return the parser of the whole command line; the man page is made from it."""
    from desktop.command_line.commands import commands

    whole = _Parser(prog="minutebook", description=ABOUT)
    whole.allow_abbrev = False
    whole.add_argument("--data", metavar="FOLDER", type=_folder, help=f"database and own styles; else {USUAL}")
    whole.add_argument("--open", metavar="MEETING", help="open the window at a meeting")
    whole.add_argument("--self-test", action="store_true", help="prove that the program is whole and works")
    under = whole.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for command in commands():
        its = under.add_parser(command.name, help=command.words, description=command.words, allow_abbrev=False)
        its.set_defaults(carry_out=command.carry_out)
        command.arguments(its)
    return whole


def _test_itself(given: Namespace) -> int:
    from desktop import self_test
    from desktop.app import bring_in

    return self_test.run(given.data, bring_in)


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
