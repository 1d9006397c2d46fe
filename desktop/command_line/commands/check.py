"""`check`: a meeting is proof-read against its own facts."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from desktop.command_line.commands import Command
from desktop.command_line.data_folder import house_styles, meeting_called, opened
from desktop.command_line.said import DONE, NO, print_rows


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("meeting", metavar="MEETING")


def _carry_out(given: Namespace) -> int:
    from desktop.minutes.proof_reading import findings

    with opened(given) as store:
        meeting = meeting_called(store, given.meeting)
    found = findings(meeting, house_styles(given))
    print_rows((finding.code, finding.item, finding.words) for finding in found)
    return NO if found else DONE


CARD = Command(name="check", words="proof-read a meeting", order=50, arguments=_arguments, carry_out=_carry_out)
