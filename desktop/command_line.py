"""What can be done without a window: import, export, actions, check, list and styles."""

from __future__ import annotations

import os
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from desktop.minutes.characters import printable

if TYPE_CHECKING:
    from db.records import Committee, Meeting
    from db.store import Store
    from desktop.minutes.document import Document
    from desktop.minutes.exports import Format
    from desktop.minutes.house_style import HouseStyle

DONE, NO, REFUSED, STOPPED = 0, 1, 2, 130
USUAL = "the platform's usual place for a user's data"


class Refused(Exception):
    """The command cannot be carried out and nothing was changed; the words say why."""


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
        _say(_why(error))
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
        _say(f"{message} (see --help)")
        raise SystemExit(REFUSED)


def _parser() -> ArgumentParser:
    parser = _Parser(prog="minutebook", description="Minutes typed live. Without a command, the window opens.")
    parser.allow_abbrev = False
    parser.add_argument("--data", metavar="FOLDER", type=_folder, help=f"database and own styles; else {USUAL}")
    parser.add_argument("--open", metavar="MEETING", help="open the window at a meeting")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def add(name: str, carry_out: Callable[[Namespace], int], words: str) -> ArgumentParser:
        command = commands.add_parser(name, help=words, description=words, allow_abbrev=False)
        command.set_defaults(carry_out=carry_out)
        return command

    command = add("import", _import, "read meeting files, all or none")
    command.add_argument("files", metavar="FILE", nargs="+", type=Path)
    command.add_argument("--replace", action="store_true", help="a meeting that is here already is replaced")

    command = add("export", _export, "write a meeting as .docx, .pdf, .html, .txt or .json")
    command.add_argument("meeting", metavar="MEETING")
    command.add_argument("out", metavar="OUT", type=Path)
    command.add_argument("--style", metavar="NAME", help="in this house style")
    command.add_argument("--public", action="store_true", help=SUPPRESS)

    command = add("actions", _actions, "write the action table of a meeting, or of all, as .docx, .pdf, .xlsx or .csv")
    command.add_argument("out", metavar="OUT", type=Path)
    command.add_argument("--committee", metavar="NAME", help="only this committee's")
    command.add_argument("--open", dest="only_open", action="store_true", help="only those that are still open")
    command.add_argument("--meeting", metavar="MEETING", help="only this meeting's")

    add("check", _check, "proof-read a meeting").add_argument("meeting", metavar="MEETING")
    add("list", _list, "all meetings, newest first")
    add("styles", _styles, "the house styles")
    return parser


def _import(given: Namespace) -> int:
    from db import intake
    from desktop.completing import kept_up

    read = {path: _read(path) for path in given.files}
    files: dict[str, Path] = {}
    for path in given.files:
        if files.setdefault(read[path].uid, path) is not path:
            raise Refused(f"{path}: the same meeting as {files[read[path].uid]}")
    complete = kept_up(_house_styles(given))
    with _store(given) as store:
        try:
            store.write(intake.bring_in(read.values(), complete, replacing=given.replace))
        except intake.AlreadyHereError as error:
            path, name = files[error.uid], error.uid[:8]
            raise Refused(f"{path}: meeting {name} is here already; import --replace puts this in its place") from error
    _print((meeting.uid[:8], meeting.date.isoformat(), meeting.title) for meeting in read.values())
    return DONE


def _export(given: Namespace) -> int:
    from desktop.minutes.house_style import resolve

    if given.public:
        raise Refused("--public is reserved for the public version, which does not exist yet")
    form = _format(given.out, "minutes")
    styles = _house_styles(given)
    if given.style is not None and given.style not in styles:
        raise Refused(f"there is no house style {given.style!a}; there are {', '.join(styles)}")
    with _store(given) as store:
        meeting = _meeting(store, given.meeting)
    if given.style is not None:
        meeting = replace(meeting, style=given.style)
    _write(given.out, _rendered(form, meeting, resolve(meeting.style, styles)))
    return DONE


def _rendered(form: Format, meeting: Meeting, style: HouseStyle) -> bytes:
    from desktop.minutes.compose import compose
    from desktop.minutes.exports import silently
    from desktop.minutes.numbering import number

    if form.render_meeting is not None:
        return form.render_meeting(meeting, number(meeting, style))
    assert form.render is not None
    return form.render(compose(meeting, style), silently)


def _actions(given: Namespace) -> int:
    from desktop.minutes.exports import silently

    form = _format(given.out, "actions")
    assert form.render is not None
    with _store(given) as store:
        document = _meeting_actions(store, given, form) if given.meeting is not None else _register(store, given, form)
    _write(given.out, form.render(document, silently))
    return DONE


def _meeting_actions(store: Store, given: Namespace, form: Format) -> Document:
    from db import actions
    from desktop.minutes.compose import compose_actions
    from desktop.minutes.house_style import resolve
    from desktop.minutes.numbering import number
    from desktop.minutes.still_open import still_open

    meeting = _meeting(store, given.meeting)
    if given.committee is not None and meeting.committee.id != _committee(store, given.committee).id:
        raise Refused(f"meeting {meeting.uid[:8]} is not of the committee {given.committee!a}")
    style = resolve(meeting.style, _house_styles(given))
    if given.only_open:
        meeting = still_open(meeting, number(meeting, style), store.read(actions.outcomes))
    return compose_actions(meeting, style, headings_anyway=form.for_spreadsheets)


def _register(store: Store, given: Namespace, form: Format) -> Document:
    from db import register
    from desktop.minutes.compose.register import compose_register
    from desktop.minutes.house_style import resolve

    name = "" if given.committee is None else _committee(store, given.committee).name
    entries = [
        entry
        for entry in store.read(register.entries)
        if name in ("", entry.committee) and not (given.only_open and entry.status != "open")
    ]
    return compose_register(entries, resolve("", _house_styles(given)), name, one_table=form.for_spreadsheets)


def _check(given: Namespace) -> int:
    from desktop.minutes.proof_reading import findings

    with _store(given) as store:
        meeting = _meeting(store, given.meeting)
    found = findings(meeting, _house_styles(given))
    _print((finding.code, finding.item, finding.words) for finding in found)
    return NO if found else DONE


def _list(given: Namespace) -> int:
    from db import meetings

    with _store(given) as store:
        held = store.read(meetings.cards)
    _print((card.uid[:8], card.date.isoformat(), card.status, card.title) for card in held)
    return DONE if held else NO


def _styles(given: Namespace) -> int:
    _print((style.name, style.title) for style in _house_styles(given, report=_say).values())
    return DONE


@contextmanager
def _store(given: Namespace) -> Iterator[Store]:
    from db.store import Store

    store = Store.open(_data(given))
    try:
        yield store
    finally:
        store.close()


def _data(given: Namespace) -> Path:
    from platformdirs import user_data_dir

    return given.data or Path(user_data_dir("Minutebook", appauthor=False))


def _folder(words: str) -> Path:
    if not words:
        raise ValueError
    return Path(words)


def _house_styles(given: Namespace, report: Callable[[object], object] = lambda _: None) -> dict[str, HouseStyle]:
    from desktop.minutes import house_style

    return house_style.styles(_data(given) / "styles", report)


def _meeting(store: Store, words: str) -> Meeting:
    from db import meetings, snapshot

    return store.read(snapshot.load(store.read(meetings.called(words)).id))


def _committee(store: Store, words: str) -> Committee:
    from db import committees

    every = store.read(committees.every)
    wanted = words.strip().casefold()
    found = [one for one in every if one.name.casefold() == wanted]
    found = found or [one for one in every if wanted and one.short_name.casefold() == wanted]
    if len(found) != 1:
        raise Refused(f"{len(found) or 'no'} committee{'s' * bool(found)} called {words!a}")
    return found[0]


def _read(path: Path) -> Meeting:
    from desktop.minutes.imports import Unreadable, source_for

    source = source_for(path.suffix)
    with path.open("rb") as file:
        content = file.read(source.largest + 1)
    if len(content) > source.largest:
        raise Refused(f"{path}: larger than {source.largest // 1_000_000} MB, so no meeting")
    try:
        return source.read(content)
    except Unreadable as error:
        raise Refused(f"{path}: {error}") from None


def _format(out: Path, making: str) -> Format:
    from desktop.minutes.exports import format_for, formats

    form = format_for(out.suffix, making)
    if form is None:
        endings = ", ".join(one.ending for one in formats() if making in one.makes)
        raise Refused(f"{out}: {making} are written as one of {endings}")
    return form


def _write(out: Path, content: bytes) -> None:
    from desktop.whole_file import write_whole

    try:
        write_whole(out, content)
    except OSError as error:
        raise Refused(f"{out} cannot be written: {error.strerror or error}") from error
    _print([(str(out),)], as_is=True)


def _print(rows: Iterable[tuple[str, ...]], *, as_is: bool = False) -> None:
    """Print a line for each row; a column is never empty and holds no two spaces."""
    for row in rows:
        print("  ".join(cell if as_is else _one_line(cell) or "-" for cell in row))


def _one_line(words: str) -> str:
    return " ".join(printable(words).split())


def _say(words: object) -> None:
    with suppress(OSError):
        print(f"minutebook: {_one_line(str(words))}", file=sys.stderr, flush=True)


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
