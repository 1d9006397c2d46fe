"""A member as typed in one line, offered from those known, and told from others of the same name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from db.records import Member, Person
from desktop import naming
from desktop.minutes.listed_names import address_in
from desktop.minutes.member_lists import Listed
from desktop.minutes.seats import SEATS
from desktop.widgets.completing_line import Offer


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

    Initials that are not said are made of the name, so that none of those `taken` has them.
    """
    email, seat = "", None
    rest: list[str] = []
    for part in words.split(","):
        if "@" in part and address_in(part) and not email:
            email = address_in(part)
        elif rest and seat is None and part.strip().casefold() in SEATS:
            seat = SEATS[part.strip().casefold()]
        else:
            rest.append(part)
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


def _begins(one: Member, typed: str) -> bool:
    return any(
        words.casefold().startswith(typed)
        for words in (one.name, one.initials, one.email, *re.split(r"[\s-]+", one.name))
        if words
    )
