"""Members typed one a line, and members of a file as the lines that they would be typed in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from db.records import Member
from db.values import Struct, replace
from desktop.member_naming import listed, people, read
from desktop.minutes import namesakes
from desktop.minutes.seats import seat_of
from desktop.naming import free_initials, who_has

_BETWEEN_RECIPIENTS = re.compile(r";|(?<=>)\s*,")
NOBODY = "names nobody: begin the line with a name"


class Line(Struct, frozen=True):
    """One line that is not empty: at which place, who it names, what is to be said against it, and whether it gives
    somebody a seat."""

    place: int
    member: Member
    trouble: str = ""
    seats: bool = True


def read_lines(
    words: str,
    from_file: Mapping[str, Member],
    known: Iterable[Member] = (),
    *,
    above: Iterable[Line] = (),
    begin: int = 0,
) -> list[Line]:
    """Return who is named in each line. No two have the same initials; who is named twice counts once.

    `from_file` says all that a file knew of somebody, by the line; `known` are people known from elsewhere. What was
    understood of the lines before `begin` already is `above`.
    """
    found = list(above)
    known = tuple(known)
    for place, typed in enumerate(words.splitlines()):
        if place < begin or not (line := " ".join(typed.split())):
            continue
        taken = [each.member for each in found]
        member = _of_file(from_file[line], taken) if line in from_file else read(typed, taken)
        found.append(_line(place, _known(member, known), [each.member for each in found if each.seats]))
    return found


def one_a_line(pasted: str) -> str:
    """Return pasted words with the recipients of a mail, which stand in one line, each in a line of their own."""
    return "\n".join(one for line in re.split(r"\r?\n", pasted) for one in _recipients(line))


def _recipients(line: str) -> list[str]:
    found = [one.strip() for one in _BETWEEN_RECIPIENTS.split(line) if one.strip()]
    return found if found and all("@" in one or len(one.split()) > 1 for one in found) else [line]


def seated(lines: Iterable[Line]) -> tuple[Member, ...]:
    """Return the members that lines give a seat."""
    return tuple(line.member for line in lines if line.seats)


def as_typed(member: Member) -> str:
    """Return the line in which a member would be typed."""
    capacity = seat_of(member.capacity, member.role)
    said = (
        *(member.name, member.initials, "" if capacity == "member" else capacity, member.email),
        *((member.job_title, member.organisation) if member.job_title or not member.organisation else ()),
    )
    line = ", ".join(word for word in said if word)
    return f"{line}, , {member.organisation}" if member.organisation and not member.job_title else line


def _of_file(member: Member, taken: list[Member]) -> Member:
    free = member.initials and who_has(member.initials, people(taken)) is None
    return member if free else replace(member, initials=free_initials(member.name, people(taken)))


def _known(member: Member, known: tuple[Member, ...]) -> Member:
    if member.known_as or not known:
        return member
    found = namesakes.match(listed(member), (), known, date.today())
    same = found.kind == namesakes.KNOWN and found.who is not None
    return replace(member, known_as=found.who.known_as) if same and found.who else member


def _line(place: int, member: Member, above: list[Member]) -> Line:
    if not (member.name or member.initials or member.job_title):
        return Line(place, member, NOBODY, seats=False)
    if any(_are_one(member, other) for other in above):
        return Line(place, member, "stands here twice, and counts once", seats=False)
    other = who_has(member.initials, people(above))
    return Line(place, member, f"{member.initials} is {other.full} already" if other is not None else "")


def _are_one(one: Member, other: Member) -> bool:
    if one.name:
        same = namesakes.same_name(one.name, other.name)
    else:
        same = not other.name and (one.initials, one.job_title) == (other.initials, other.job_title)
    return same and not namesakes.differs(listed(one), other)
