"""The man page, made from the command line's own parsers and the table of commands, so that it cannot fall behind."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator

from desktop.command_line import ABOUT, parser
from desktop.commands import COMMANDS, MENUS
from installers import facts

FILES = (
    ("~/.local/share/Minutebook", "The data folder, which --data changes. Nothing else is written."),
    ("~/.local/share/Minutebook/minutebook.db", "All meetings."),
    ("~/.local/share/Minutebook/backups", "Backups, made every hour in which anything is written."),
    ("~/.local/share/Minutebook/styles", "House styles of your own."),
    ("*.meeting.json", "One meeting, whole; a double click takes it in."),
)
STATUS = (
    ("0", "It is done."),
    ("1", "The command's own no: check has findings, search and list have nothing, the self-test failed."),
    ("2", "It could not be done, and nothing was changed."),
)


def page() -> str:
    """Return the page in the language of man(7)."""
    whole = parser()
    parts = [
        f'.TH MINUTEBOOK 1 "{facts.made_at():%Y-%m-%d}" "{facts.TITLE} {facts.version()}" "User Commands"',
        ".SH NAME",
        f"minutebook \\- {_plain(facts.SUMMARY[:1].lower() + facts.SUMMARY[1:])}",
        ".SH SYNOPSIS",
        *_synopses(whole),
        ".SH DESCRIPTION",
        _plain(ABOUT),
        *(f".PP\n{_plain(words)}" for words in facts.ABOUT),
        ".PP",
        _plain("The guide is in the program: F1. It needs no network."),
        ".SH OPTIONS",
        *_arguments(whole),
        ".SH COMMANDS",
        _plain(
            "No command needs a display. A MEETING is named by the first characters of its id as list prints it, by "
            "a date that only one meeting has, or by latest."
        ),
        *_commands(whole),
        ".SH KEYS",
        _plain("Ctrl+K does anything by its name. These have keys of their own:"),
        *_keys(),
        ".SH FILES",
        *_pairs(FILES),
        ".SH EXIT STATUS",
        *_pairs(STATUS),
        ".SH SEE ALSO",
        _plain("The guide, as pages for a browser: file:///usr/share/doc/minutebook/guide/index.html"),
    ]
    return "\n".join(parts) + "\n"


def subparsers(of: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parsers of the commands by their names."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _synopses(whole: argparse.ArgumentParser) -> Iterator[str]:
    start = f"{_bold('minutebook')} [{_bold('--data')} {_italic('FOLDER')}]"
    yield f"{start} [{_italic('FILE')} ...]"
    for name, one in subparsers(whole).items():
        yield ".br"
        used = one.format_usage().split(name, 1)[1].replace("[-h] ", "").replace("[-h]", "")
        yield f"{start} {_bold(name)} {_plain(' '.join(used.split()))}"


def _commands(whole: argparse.ArgumentParser) -> Iterator[str]:
    for name, one in subparsers(whole).items():
        yield f".SS {name}"
        yield _plain(_sentence(one.description or ""))
        yield from _arguments(one)


def _arguments(of: argparse.ArgumentParser) -> Iterator[str]:
    for action in of._actions:
        if action.help == argparse.SUPPRESS or isinstance(action, (argparse._SubParsersAction, argparse._HelpAction)):
            continue
        value = action.metavar or ("" if action.nargs == 0 else action.dest.upper())
        named = " ".join(str(one) for one in (value if isinstance(value, tuple) else (value,)))
        given = ", ".join(_bold(option) for option in action.option_strings)
        yield ".TP"
        yield f"{given} {_italic(named)}".strip() if named else given
        yield _plain(_sentence(action.help or "")) or "\\&"


def _keys() -> Iterator[str]:
    for menu in MENUS:
        rows = [(", ".join(one.keys), one.title.replace("&", "")) for one in COMMANDS if one.menu == menu and one.keys]
        if rows:
            yield f".SS {menu}"
            yield from _pairs(rows)


def _pairs(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, words in rows:
        yield f".TP\n{_bold(name)}\n{_plain(words)}"


def _sentence(words: str) -> str:
    words = words.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "")[:1]) else ".") if words else ""


def _bold(words: str) -> str:
    return f"\\fB{_within(words)}\\fR"


def _italic(words: str) -> str:
    return f"\\fI{_within(words)}\\fR" if words else ""


def _plain(words: str) -> str:
    """Return words that are read as they stand: none of them starts a request."""
    return re.sub(r"^([.'])", r"\\&\1", _within(words), flags=re.MULTILINE)


def _within(words: str) -> str:
    known = {"…": "...", "“": '"', "”": '"', "’": "'"}
    for sign, as_typed in known.items():
        words = words.replace(sign, as_typed)
    return words.replace("\\", "\\e").replace("-", "\\-")
