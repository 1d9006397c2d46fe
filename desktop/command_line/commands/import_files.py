"""`import`: meeting files are read, all or none."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.command_line.commands import Command
from desktop.command_line.data_folder import house_styles, opened
from desktop.command_line.files import read_meeting
from desktop.command_line.said import DONE, Refused, print_rows


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--replace", action="store_true", help="a meeting that is here already is replaced")


def _carry_out(given: Namespace) -> int:
    from db import intake
    from desktop.completing import kept_up

    read = {path: read_meeting(path) for path in given.files}
    files: dict[str, Path] = {}
    for path in given.files:
        if files.setdefault(read[path].uid, path) is not path:
            raise Refused(f"{path}: the same meeting as {files[read[path].uid]}")
    complete = kept_up(house_styles(given))
    with opened(given) as store:
        try:
            store.write(intake.bring_in(read.values(), complete, replacing=given.replace))
        except intake.AlreadyHereError as error:
            path, name = files[error.uid], error.uid[:8]
            raise Refused(f"{path}: meeting {name} is here already; import --replace puts this in its place") from error
    print_rows((meeting.uid[:8], meeting.date.isoformat(), meeting.title) for meeting in read.values())
    return DONE


CARD = Command(
    name="import", words="read meeting files, all or none", order=10, arguments=_arguments, carry_out=_carry_out
)
