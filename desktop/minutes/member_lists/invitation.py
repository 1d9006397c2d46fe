"""Invitations: who is asked to the meetings of an iCalendar file (RFC 5545, 3.8.4.1), whoever sent it."""

from __future__ import annotations

import re

from db.values import Struct, replace
from desktop.minutes.file_words import words_in
from desktop.minutes.folded_lines import FoldedLine, unfolded
from desktop.minutes.listed_names import address_in, name_from, straight, tidied
from desktop.minutes.member_lists import MOST, Listed, MemberList, Reading, Unreadable

_SEATS = {
    "CHAIR": ("member", "chair"),
    "OPT-PARTICIPANT": ("in attendance", ""),
    "NON-PARTICIPANT": ("observer", ""),
}
_THINGS = ("ROOM", "RESOURCE")


class _Asked(Struct, frozen=True):
    """An ATTENDEE or the ORGANIZER: the parameters by name, in capitals where they are codes, and the address."""

    name: str
    email: str
    role: str = ""
    kind: str = ""
    organises: bool = False
    repaired: tuple[str, ...] = ()


def read(content: bytes) -> Reading:
    """Return everybody whom the events of a file invite, once each, and who sent it; rooms are left out."""
    words = words_in(content)
    lines, whole = _of_events(unfolded(words))
    if lines is None:
        raise Unreadable("The file holds no event (BEGIN:VEVENT): save the invitation itself from the calendar.")
    if len(lines) > 5 * MOST:
        raise Unreadable(f"The file names {len(lines)} people, more than any committee has: save one invitation alone.")
    asked = [read_line for line in lines if (read_line := _read(line)) is not None]
    people = _once([one for one in asked if one.kind not in (*_THINGS, "GROUP")])
    if not people:
        raise Unreadable(
            "The file invites nobody, its events name no attendees: save it from the calendar of whoever sent it."
        )
    said = [] if whole else ["The file breaks off in the middle, so people at its end may be missing."]
    return Reading(tuple(people), (*said, *_left_out(asked, len(lines))))


def _left_out(asked: list[_Asked], lines: int) -> list[str]:
    things = sum(one.kind in _THINGS for one in asked)
    groups = [one.name or one.email for one in asked if one.kind == "GROUP"]
    said = []
    if things:
        said.append("1 room or thing was left out." if things == 1 else f"{things} rooms or things were left out.")
    if groups:
        said.append(f"{', '.join(groups[:3])}: a group stands for people whom the file does not name; it was left out.")
    if unread := lines - len(asked):
        was = "1 line cannot be read and was" if unread == 1 else f"{unread} lines cannot be read and were"
        said.append(f"{was} left out.")
    return said


def _of_events(lines: list[FoldedLine]) -> tuple[list[FoldedLine] | None, bool]:
    """Return the lines that name people in events, but not in their alarms, and whether every event is closed."""
    inside: list[str] = []
    found: list[FoldedLine] | None = None
    for line in lines:
        value = line.rest.rpartition(":")[2].strip().upper()
        if line.name == "BEGIN":
            inside.append(value)
            found = found if value != "VEVENT" else (found or [])
        elif line.name == "END":
            while inside and inside.pop() != value:
                pass
        elif line.name in ("ATTENDEE", "ORGANIZER") and inside[-1:] == ["VEVENT"] and found is not None:
            found.append(line)
    return found, not inside


def _read(line: FoldedLine) -> _Asked | None:
    from icalendar.parser import Contentline

    repaired: tuple[str, ...] = ()
    try:
        _, params, value = Contentline(line.words).parts()  # type: ignore[no-untyped-call]
        said = {str(key).upper(): _one(params[key]) for key in params}
    except Exception:  # what a damaged line raises there is of no fixed kind
        said, value = {}, ";"
    if ";" in value:
        said, value = _salvaged(line.rest)
        repaired = ("The line of this person is damaged; look at name and address.",)
    email = address_in(value) or address_in(said.get("EMAIL", "")) or address_in(line.rest.rpartition(":")[2])
    name = tidied(said.get("CN", ""))
    if not email and (repaired or not name):
        return None
    return _Asked(
        name=name,
        email=email,
        role=said.get("ROLE", "").strip().upper(),
        kind=said.get("CUTYPE", "").strip().upper(),
        organises=line.name == "ORGANIZER",
        repaired=repaired,
    )


def _one(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


_PARAMETER = re.compile(r";([A-Za-z-]{1,40})=(\"[^\"]{0,300}|[^;\"]{0,300})")


def _salvaged(rest: str) -> tuple[dict[str, str], str]:
    """Return parameters and value of a line whose quotation marks or colons are not as they should be."""
    head, _, value = rest.rpartition(":")
    head = re.sub(r":mailto$", "", head, flags=re.IGNORECASE)
    return {key.upper(): said.strip('"') for key, said in _PARAMETER.findall(head or rest)}, value


def _once(asked: list[_Asked]) -> list[Listed]:
    """Return everybody once, in the order of the file, those who only sent it last; a chair stays one."""
    found: dict[str, Listed] = {}
    for one in sorted(asked, key=lambda one: one.organises):
        person = _person(one)
        key = person.email.casefold() or person.name.casefold()
        here = found.get(key)
        if here is None:
            found[key] = person
        elif one.organises:
            found[key] = replace(here, repaired=(*here.repaired, "Sent the invitation."))
        elif person.role and not here.role:
            found[key] = replace(here, capacity=person.capacity, role=person.role)
    return list(found.values())


def _person(one: _Asked) -> Listed:
    name, behind = straight("" if "@" in one.name else one.name)
    repaired = list(one.repaired)
    if not name:
        name = name_from(one.email or one.name)
        repaired.append(f"The invitation gives no name; it was read from the address {one.email}.")
    elif "," in one.name:
        repaired.append(f"“{one.name}” was turned round.")
    if not one.email:
        repaired.append("The invitation gives no e-mail address.")
    if one.organises:
        repaired.append("Sent the invitation.")
    capacity, role = _SEATS.get(one.role, ("in attendance", "") if one.organises else ("member", ""))
    organisation = "" if "@" in behind else behind
    return Listed(
        name=name, email=one.email, organisation=organisation, capacity=capacity, role=role, repaired=tuple(repaired)
    )


CARD = MemberList(endings=(".ics", ".ical", ".ifb"), title="Invitation", order=30, read=read, begins="BEGIN:VCALENDAR")
