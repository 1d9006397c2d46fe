"""A member as typed in one line, offered from those known, and told from others of the same name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from db.records import Member, Person
from db.values import replace
from desktop import naming
from desktop.minutes.listed_names import address_in, straight, tidied
from desktop.minutes.member_lists import Listed
from desktop.minutes.seats import SEATS, read_seat
from desktop.widgets.completing_line import Offer

_MARK = re.compile(r"[-–—*]\s+|[•‣▪◦·●○\uf0b7]\s*|o\t|\(?\d{1,3}[.)]\s*|\d{1,3}\t\s*")
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_BETWEEN = re.compile(r"[,;\t]")
_DASH = re.compile(r"\s+[-–—]+\s+")
_BRACKET = re.compile(r"(?P<name>[^()\[\]]*[^()\[\]\s])\s*[(\[](?P<said>[^()\[\]]+)[)\]](?P<behind>\s*(?:\S*@\S*)?\s*)")
_OF_THE_NAME = re.compile(r"\W|.*/|(née|nee|né|born|formerly|known as)\b", re.IGNORECASE)
_BEFORE_AN_ADDRESS = ("e-mail", "email", "mail", "mailto")


def full(member: Member) -> str:
    """Return who somebody is, in full: "Tom Brandt, Harbour Master, Port Authority"."""
    name = member.name or member.initials
    return ", ".join(word for word in (name, member.job_title, member.organisation) if word) or member.email


def called(member: Member) -> str:
    """Return the name, else the initials, else the office."""
    return member.name or member.initials or member.job_title


def offers(typed: str, known: Iterable[Member], besides: Collection[int] = ()) -> list[Offer]:
    """Return those known whose name, a part of it or initials begin as typed; `meant` is the member."""
    wanted = " ".join(typed.casefold().split())
    if not wanted or "," in wanted:
        return []
    found = [one for one in known if one.known_as not in besides and _begins(one, wanted)]
    found.sort(key=lambda one: not one.name.casefold().startswith(wanted))
    return [
        Offer(
            words=one.name or one.initials,
            shown=called(one),
            detail=" · ".join(word for word in (one.job_title, one.organisation, one.email) if word),
            meant=one,
        )
        for one in found
    ]


def read(words: str, taken: Iterable[Member]) -> Member:
    """Return the member that words name: a name, then initials, e-mail, capacity, job title, organisation, as typed.

    A tab (cells of a table) and a semicolon part like a comma, a dash between spaces and a bracket do behind the name.
    An address may stand behind a name as mail programs write it, "Tom Brandt <tom@example.org>", and a mark of a list
    before it. Initials that are not said are made of the name, so that none of those `taken` has them.
    """
    email, seat = "", None
    rest: list[str] = []
    for part in _parts(words):
        address, beside = ("", part) if email else _apart(part)
        email = email or address
        found = _seat(beside) if rest and seat is None else None
        seat = seat or found
        if found is None and (beside or not address):
            rest.append(beside)
    rest = _given_name_first(rest, email)
    person = naming.read_person(",".join(rest), people(taken))
    return Member(
        name=person.name,
        initials=person.initials,
        job_title=person.job_title,
        organisation=person.organisation,
        email=email,
        capacity=seat[0] if seat else "member",
        role=seat[1] if seat else "",
    )


def meant(words: str, offer: Member | None, taken: Iterable[Member]) -> Member:
    """Return the member that is typed; who was offered and taken is that person, with what was typed besides."""
    typed = read(words, taken)
    if offer is None or (typed.name or typed.initials) != (offer.name or offer.initials):
        return typed
    unknown = {name: getattr(offer, name) or getattr(typed, name) for name in ("initials", "email")}
    return replace(offer, capacity=typed.capacity, role=typed.role, **unknown)


def listed(member: Member) -> Listed:
    """Return a member as a list would have them, to be told from others."""
    return Listed(name=member.name, organisation=member.organisation, email=member.email)


def people(members: Iterable[Member]) -> list[Person]:
    """Return members as people whose initials are taken."""
    return [Person(name=member.name, initials=member.initials) for member in members]


def _parts(words: str) -> list[str]:
    """Return the name, with the address that may stand behind it, and what else is said, in the order typed."""
    plain = words.strip()
    if mark := _MARK.match(plain):
        plain = plain[mark.end() :]
    if quoted := _QUOTED.match(plain):
        plain = f"{straight(quoted[1])[0]} {plain[quoted.end() :]}"
    first, *rest = _BETWEEN.split(plain)
    name, *behind = _DASH.split(first)
    bracket = _BRACKET.fullmatch(name)
    if bracket is None or _OF_THE_NAME.match(bracket["said"]):
        return [name, *behind, *rest]
    rest = [*behind, *rest]
    initials = rest[:1] if rest and naming.reads_as_initials(rest[0].strip()) else []
    return [bracket["name"] + " " + bracket["behind"], *initials, bracket["said"], *rest[len(initials) :]]


def _apart(part: str) -> tuple[str, str]:
    """Return the address in a part, "" where there is none, and the words beside it."""
    address = address_in(part) if "@" in part else ""
    if not address:
        return "", part
    beside = re.sub(rf"[<(\[']*(?:mailto:)?{re.escape(address)}\S*", " ", part, flags=re.IGNORECASE)
    words = tidied(beside).strip(": ")
    return address, "" if "@" in words or words.casefold() in _BEFORE_AN_ADDRESS else words


def _seat(words: str) -> tuple[str, str] | None:
    """Return the capacity and role that words say for certain; "Clerk" and "President" may be a job title."""
    plain = " ".join(words.casefold().split())
    certain = {plain, plain.replace(" ", "-"), plain.replace("-", " ")} & SEATS.keys()
    return read_seat(plain) if certain or re.search("chair|taker|minute", plain) else None


def _given_name_first(parts: list[str], email: str) -> list[str]:
    """Return parts with "Marlow, Dora" as one name where the address says that it is one ("dora.marlow@...")."""
    said = [part.strip() for part in parts[:2]]
    spoken = re.split(r"[._-]", email.partition("@")[0].casefold())
    if len(said) == 2 and sorted(word.casefold() for word in said) == sorted(spoken):
        return [f"{said[1]} {said[0]}", *parts[2:]]
    return parts


def _begins(one: Member, typed: str) -> bool:
    return any(
        words.casefold().startswith(typed)
        for words in (one.name, one.initials, one.email, *re.split(r"[\s-]+", one.name))
        if words
    )
