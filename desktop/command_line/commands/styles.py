"""`styles`: the house styles."""

from __future__ import annotations

from argparse import Namespace

from desktop.command_line.commands import Command
from desktop.command_line.data_folder import house_styles
from desktop.command_line.said import DONE, print_rows, say


def _carry_out(given: Namespace) -> int:
    print_rows((style.name, style.title) for style in house_styles(given, report=say).values())
    return DONE


CARD = Command(name="styles", words="the house styles", order=80, carry_out=_carry_out)
