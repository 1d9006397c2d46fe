"""vCards: the address book's own file, one or many in it, of versions 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350)."""

from __future__ import annotations

from typing import Any

from desktop.minutes.file_words import words_in
from desktop.minutes.folded_lines import FoldedLine, unfolded
from desktop.minutes.listed_names import address_in, name_from, straight, tidied
from desktop.minutes.member_lists import MOST, Listed, MemberList, Reading, Unreadable
from desktop.minutes.seats import read_seat

_WANTED = ("FN", "N", "EMAIL", "ORG", "TITLE", "ROLE", "NICKNAME")


def read(content: bytes) -> Reading:
    """Return the people of all cards in a file; a card without name and address is left out, one cut off is not."""
    lines = unfolded(words_in(content))
    cards, whole = _cards(lines)
    if not cards:
        raise Unreadable(
            "The file holds no card of an address book (BEGIN:VCARD): export the people as vCard, or the list as CSV."
        )
    if len(cards) > 2 * MOST:
        raise Unreadable(f"The file holds {len(cards)} cards, a whole address book: export the members alone.")
    people = tuple(person for card in cards if (person := _person(card)) is not None)
    said = [] if whole else ["The file breaks off in the middle, so the last person may be incomplete."]
    left_out = len(cards) - len(people)
    if left_out:
        said.append(f"{_counted(left_out)} without the name of a person {'was' if left_out == 1 else 'were'} left out.")
    if not people:
        raise Unreadable(
            "None of the cards in the file has the name or the address of a person: export the people again."
        )
    return Reading(people, tuple(said))


def _counted(count: int) -> str:
    return "1 card" if count == 1 else f"{count} cards"


def _cards(lines: list[FoldedLine]) -> tuple[list[list[FoldedLine]], bool]:
    """Return the wanted lines of each card, and whether the last one is closed."""
    cards: list[list[FoldedLine]] = []
    open_card = False
    for line in lines:
        value = line.rest.rpartition(":")[2].strip().upper()
        if (line.name, value) == ("BEGIN", "VCARD"):
            cards.append([])
            open_card = True
        elif (line.name, value) == ("END", "VCARD"):
            open_card = False
        elif open_card and (line.name in _WANTED or line.name == "KIND"):
            cards[-1].append(line)
    return cards, not open_card


def _person(card: list[FoldedLine]) -> Listed | None:
    if any(line.name == "KIND" and line.rest.rpartition(":")[2].strip().lower() not in _PEOPLE for line in card):
        return None
    read_card = _parsed([line for line in card if line.name in _WANTED])
    email, repaired = _email(read_card), []
    given = tidied(" ".join(_name_parts(read_card)))
    shown, behind = straight(_text(read_card, "fn"))
    name = given if "," in _text(read_card, "fn") and given and not behind else shown
    name = name if name and "@" not in name else given
    if not name and email:
        name = name_from(email)
        repaired.append(f"The card has no name; it was read from the address {email}.")
    if not name:
        return None
    organisation = _first(read_card, "org") or behind
    role = _text(read_card, "role")
    seat = read_seat(role)
    return Listed(
        name=name,
        organisation=tidied(organisation),
        job_title=tidied(_text(read_card, "title") or ("" if seat else role)),
        email=email,
        capacity=seat[0] if seat else "member",
        role=seat[1] if seat else "",
        repaired=tuple(repaired),
    )


_PEOPLE = ("", "individual")


def _parsed(lines: list[FoldedLine]) -> dict[str, list[Any]]:
    """Return the values of a card by name, read by vobject: escapes taken out, structured ones in their parts.

    Parameters go but for the preferred address: vobject takes for ever over some that are malformed.
    """
    import vobject

    found: dict[str, list[Any]] = {}
    for line in sorted(lines, key=lambda line: not _is_preferred(line)):
        plain = f"{line.name}:{_value(line.rest)}"
        try:
            card = vobject.readOne(f"BEGIN:VCARD\nVERSION:3.0\n{plain}\nEND:VCARD\n")
            found.setdefault(line.name.lower(), []).extend(
                each.value for each in card.contents.get(line.name.lower(), ())
            )
        except Exception:  # what a damaged value raises there is of no fixed kind
            continue
    return found


def _value(rest: str) -> str:
    """Return what stands behind the parameters; a colon in quotation marks belongs to them."""
    quoted = False
    for place, letter in enumerate(rest):
        quoted ^= letter == '"'
        if letter == ":" and not quoted:
            return rest[place + 1 :]
    return rest.partition(":")[2]


def _is_preferred(line: FoldedLine) -> bool:
    return "PREF" in line.rest.partition(":")[0].upper()


def _text(card: dict[str, list[Any]], name: str) -> str:
    return next((tidied(_joined(value)) for value in card.get(name, ()) if tidied(_joined(value))), "")


def _first(card: dict[str, list[Any]], name: str) -> str:
    """Return the first part of a structured value: of an organisation the name, without the departments."""
    for value in card.get(name, ()):
        parts = value if isinstance(value, list) else [value]
        if found := next((tidied(_joined(part)) for part in parts if tidied(_joined(part))), ""):
            return found
    return ""


def _name_parts(card: dict[str, list[Any]]) -> list[str]:
    for value in card.get("n", ()):
        return [_joined(getattr(value, part, "")) for part in ("prefix", "given", "additional", "family")]
    return []


def _email(card: dict[str, list[Any]]) -> str:
    return next((found for value in card.get("email", ()) if (found := address_in(_joined(value)))), "")


def _joined(value: object) -> str:
    return " ".join(str(part) for part in value) if isinstance(value, (list, tuple)) else str(value)


CARD = MemberList(endings=(".vcf", ".vcard"), title="vCard", order=20, read=read, begins="BEGIN:VCARD")
