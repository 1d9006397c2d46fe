"""The members of a committee as a CSV table that `member_lists` reads again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date

from db.records import Member
from desktop.minutes.characters import printable
from desktop.minutes.exports.csv_table import defused
from desktop.minutes.seats import seat_of

HEADINGS = (
    *("Name", "Initials", "Job title", "Organisation", "E-mail"),
    *("Capacity", "Representing", "Deputy", "From", "To"),
)


def write(members: Iterable[Member], called: Mapping[int, str]) -> bytes:
    """Return a row for each member, in UTF-8 with a byte order mark for Excel; no cell is taken for a formula.

    `called` gives the names of deputies, as `Person.known_as` counts.
    """
    target = io.StringIO(newline="")
    row = csv.writer(target, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow
    row(HEADINGS)
    for member in members:
        row([defused(printable(cell)) for cell in _cells(member, called)])
    return target.getvalue().encode("utf-8-sig")


def _cells(member: Member, called: Mapping[int, str]) -> list[str]:
    return [
        *(member.name, member.initials, member.job_title, member.organisation, member.email),
        *(seat_of(member.capacity, member.role), member.representing, called.get(member.deputy or 0, "")),
        *(_day(member.joined), _day(member.left)),
    ]


def _day(of: date | None) -> str:
    return of.isoformat() if of else ""
