"""Whether somebody in a list is a member already, known, or another of the same name; nobody is merged unasked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from db.records import Member
from db.values import Struct
from desktop.minutes.member_lists import Listed

HERE, KNOWN, ANOTHER, NEW, TWICE = "here", "known", "another", "new", "twice"


class Match(Struct, frozen=True):
    """Who somebody may be. `kind` is one of

    - here: `who` has a seat on the committee, today or at the time that the list says;
    - known: `who` is known, and nothing speaks against its being the same person;
    - another: `who` has the same name but another organisation or address, so this is taken for somebody else;
    - new: nobody known has the name or the address;
    - twice: somebody above in the list.

    `sure` says that the address is the same, not the name alone. `others` are all who could be meant, `who` first.
    """

    kind: str
    who: Member | None = None
    sure: bool = False
    others: tuple[Member, ...] = ()


def match(person: Listed, members: Iterable[Member], known: Iterable[Member], today: date) -> Match:
    """Return who a listed person is, from the members of the committee and from everybody known."""
    seated = {member.known_as: member for member in members if holds(member, person, today)}
    alike = [one for one in known if _same_address(person, one) or same_name(person.name, one.name)]
    alike.sort(key=lambda one: (not _same_address(person, one), differs(person, one), one.known_as not in seated))
    if not alike:
        return Match(NEW)
    best, others = alike[0], tuple(alike)
    sure = _same_address(person, best)
    if not sure and differs(person, best):
        return Match(ANOTHER, best, others=others)
    return Match(HERE if best.known_as in seated else KNOWN, seated.get(best.known_as, best), sure, others)


def matches(people: Sequence[Listed], members: Sequence[Member], known: Sequence[Member], today: date) -> list[Match]:
    """Return who each of a list is, those that stand in it a second time as such."""
    out: list[Match] = []
    for place, person in enumerate(people):
        twice = any(_are_one(person, above) for above in people[:place])
        found = match(person, members, known, today)
        out.append(Match(TWICE, found.who, found.sure, found.others) if twice else found)
    return out


def holds(member: Member, person: Listed, today: date) -> bool:
    """Tell whether a member's seat is held at the time of a listed person: from their dates, else from today on."""
    begin = person.joined or (date.min if person.left else today)
    return (member.joined or date.min) <= (person.left or date.max) and begin <= (member.left or date.max)


def differs(person: Listed, other: Member) -> bool:
    """Tell whether organisation or address say that two of the same name are two people."""
    return any(
        mine and theirs and mine.casefold() != theirs.casefold()
        for mine, theirs in ((person.organisation, other.organisation), (person.email, other.email))
    )


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same but for case and spaces."""
    return bool(one) and _plain(one) == _plain(other)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace(".", " ").split())


def _same_address(person: Listed, other: Member) -> bool:
    return bool(person.email) and person.email.casefold() == other.email.casefold()


def _are_one(person: Listed, above: Listed) -> bool:
    if person.email and above.email:
        return person.email.casefold() == above.email.casefold()
    return same_name(person.name, above.name) and person.organisation.casefold() == above.organisation.casefold()
