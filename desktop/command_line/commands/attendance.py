"""`attendance`: who came to a committee's meetings over time, by member and by agency."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from desktop.command_line.commands import Command
from desktop.command_line.data_folder import committee_called, house_styles, opened
from desktop.command_line.files import format_of, write
from desktop.command_line.said import DONE


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path)
    parser.add_argument("--committee", metavar="NAME", required=True, help="whose meetings")
    parser.add_argument("--last", metavar="N", type=_count, help="only the last N meetings that were held")


def _count(words: str) -> int:
    if not words.isdecimal() or not 0 < len(words) < 7 or not int(words):
        raise ArgumentTypeError(f"{words!a} is no number of meetings")
    return int(words)


def _carry_out(given: Namespace) -> int:
    from db import committees, held
    from desktop.letterheads import headed, put_in
    from desktop.minutes.attendance_record import attendance_record
    from desktop.minutes.compose.attendance_record import compose_record
    from desktop.minutes.exports import silently
    from desktop.minutes.house_style import resolve

    form = format_of(given.out, "attendance")
    assert form.render is not None
    with opened(given) as store:
        committee = committee_called(store, given.committee)
        profile = store.read(committees.profile(committee.id))
        record = attendance_record(profile, store.read(held.meetings_of(committee.id, newest=given.last)))
        style = resolve(store.read(held.style_of(committee.id)), house_styles(given))
        document = compose_record(record, style, committee.name, one_table=form.for_spreadsheets)
        document = put_in(headed(document, profile), store.read)
    write(given.out, form.render(document, silently))
    return DONE


CARD = Command(
    name="attendance",
    words="write a committee's attendance over time as .docx, .pdf, .xlsx or .csv",
    order=40,
    arguments=_arguments,
    carry_out=_carry_out,
)
