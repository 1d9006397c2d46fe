"""A member as the table of members shows, speaks and explains it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.records import Member
from desktop.member_naming import called
from desktop.minutes import in_short
from desktop.minutes.seats import seat_of
from desktop.widgets.rows import Cell, Row
from desktop.widgets.table_list import Heading

HEADINGS = (
    Heading("", least=6),
    Heading("Name", least=14),
    Heading("Capacity", least=16),
    Heading("Representing", least=10, yields=1, stretches=True),
    Heading("E-mail", least=12, yields=4),
    Heading("Deputy", least=10, yields=3),
    Heading("From", least=14, yields=5),
    Heading("To", least=14, yields=2),
)
KEYS = "Enter: open · Insert: add · Shift+Insert: somebody else takes the seat · Delete: leaves · Alt+Shift+Up, Down"
PLAIN_SEATS = ("member",)


def row(member: Member, known: Mapping[int, str], today: date) -> Row:
    """Return the row of a member; one who has left, or has not come yet, stands in the second colour."""
    sits = member.sits(today)
    look = "text" if sits else "second"
    seat = seat_of(member.capacity, member.role)
    deputy = known.get(member.deputy or 0, "")
    joined, left = _day(member.joined), _day(member.left)
    words = (member.initials, called(member), seat, member.agency, member.email, deputy, joined, left)
    return Row(
        key=member.id,
        cells=(
            Cell(member.initials, look, bold=sits),
            Cell(called(member), look, stretches=False),
            Cell(seat, "second" if seat in PLAIN_SEATS else look),
            Cell(member.agency, look, stretches=True),
            Cell(member.email, "second"),
            Cell(deputy, look),
            Cell(joined, "second"),
            Cell(left, "second"),
        ),
        spoken=_spoken(member, seat, deputy, today),
        tip="\n".join((" · ".join(dict.fromkeys(word for word in (*words[1:6], member.job_title) if word)), KEYS)),
        found_by=(member.initials, member.name, *member.name.split(), member.agency),
    )


def has_left(member: Member, today: date) -> bool:
    """Tell whether somebody is a former member."""
    return member.left is not None and member.left < today


def _spoken(member: Member, seat: str, deputy: str, today: date) -> str:
    said = (
        *(called(member), member.initials, seat),
        f"for {member.agency}" if member.agency else "",
        member.email,
        f"deputy {deputy}" if deputy else "",
        f"from {in_short.typed_day(member.joined)}" if member.joined else "",
        f"until {in_short.typed_day(member.left)}" if member.left else "",
        "" if member.sits(today) else "not a member today",
    )
    return ", ".join(word for word in said if word)


def _day(of: date | None) -> str:
    return in_short.day(of) if of else ""
