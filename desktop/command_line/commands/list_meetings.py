"""`list`: all meetings."""

from __future__ import annotations

from argparse import Namespace

from desktop.command_line.commands import Command
from desktop.command_line.data_folder import opened
from desktop.command_line.said import DONE, NO, print_rows


def _carry_out(given: Namespace) -> int:
    from db import meetings

    with opened(given) as store:
        held = store.read(meetings.cards)
    print_rows((card.uid[:8], card.date.isoformat(), card.status, card.title) for card in held)
    return DONE if held else NO


CARD = Command(name="list", words="all meetings, newest first", order=70, carry_out=_carry_out)
