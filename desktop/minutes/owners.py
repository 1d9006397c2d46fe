"""Who is meant: the owners of an action, understood from its words.

Owners stand before a colon, or before "to", "will", "shall", "agreed to", "is to", "are to", at the beginning of a
sentence, joined by `&`, `and`, `or`, `/` and commas. Understood beyond that: a beginning that leads up to them ("By
Friday, EM to ...", "It was agreed that EM will ...", "3.1 – EM to ..."); words behind them that no owner is ("EM
with support from the clinic to ...", "Nadia Ferro, AfC to ..."); a later sentence that begins with somebody
known ("EM to draft it. ST will check it."). Not understood as owners, because something is done to them: what is in
no list before "to be reissued".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Owner, Person
from db.values import Struct
from desktop.minutes.mentions import Known, is_acronym, looks_like_initials, looks_like_name
from desktop.minutes.patterns import later

Range = tuple[int, int, bool]

REACH = 400
"""How many characters into a sentence its owners may stand."""

_SENTENCE_END = later(r"(?<![A-Z]\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<=[.!?;])\s+|\n")
_MARKER = later(
    r"\s+(?:(?:(?:has|have|had)\s+)?agreed\s+to|agrees?\s+to|(?:is|are)\s+to|to|will|shall)(?=\s|$)"
    r"(?P<passive>\s+(?:also\s+|then\s+)?be\s+(?:\w+ly\s+)?"
    r"(?:\w+ed|sent|given|taken|made|held|put|brought|written|drawn|shown|kept|set|told|paid|done|built|seen|found|met)\b)?"
)
_JOINER = later(r"\s*,\s*(?:and\s+|&\s*)?|\s*[&/+]\s*|\s+(?:and|or)\s+")
_BRACKETS = later(r"\([^()]*\)")
_ADVERB = later(r"(?:\s+(?:also|both|all|each|then|therefore|kindly|now|jointly|together|either))+\s*$")
_REFERENCE = later(r"\s*(?:\w*\d[\w./]*\s*)?[–—-]\s+|\s*(?:both|either)\s+")
_LEAD_IN = later(
    r"\s*(?:by|before|at|in|on|following|after|once|when|if|for|as|until|with|during|given|meanwhile|finally|next|also|"
    r"then|separately|subject)\b",
    re.IGNORECASE,
)
_BEHIND = later(
    r"(?P<owner>.+?)\s+(?:with|from|at|as|in|of|via|for|on|through|supported|assisted|working|together|[–—-])(?:\s|$)"
)
_CAPITAL = later(r"(?<!\bwith\s)(?<!\bby\s)(?<!\bfor\s)(?<!\bof\s)(?<!\bfrom\s)(?<!\bthe\s)(?<=\s)[A-Z]")
_OF_THINGS = later(r"\b(?:by|between|of|for|from|with|on|in|at|about|to)\b")
_WHOLE_OR_PART = later(r"\s*[,;\n]\s*(?:and\s+|&\s*)?")
_SURNAME = later(r"(?:Mc|Mac|[A-Z]['’])[A-Z]")
_SPACES = later(r"[^\S\n]+|\n+")
_LOOSE_JOINER = later(r"(\s*&\s*|\s+and\s+|\s*/\s*)")


class Understood(Struct, frozen=True):
    """Owners in the order of the words, and where they stand: (start, end, whether they are in a list)."""

    owners: tuple[Owner, ...] = ()
    ranges: tuple[Range, ...] = ()


class _Found(Struct, frozen=True):
    start: int
    end: int
    owner: Owner

    @property
    def known(self) -> bool:
        return self.owner.person is not None


def understand_owners(text: str, people: Iterable[Person]) -> Understood:
    """Return who is to do what this line says, and which of its characters say so.

    `text` is plain, without markup. Initials and names that are in no list, or that two people share, become owners
    by name. Nobody is understood where only things or bodies stand before "to".
    """
    known = Known(people)
    found: list[_Found] = []
    for count, (start, end) in enumerate(_sentences(text)):
        here = _owners_of_sentence(text[start : min(end, start + REACH)], start, known)
        found += here if count == 0 else _only_known(here)
    distinct = {each.owner: None for each in found}
    return Understood(tuple(distinct), tuple((each.start, each.end, each.known) for each in found))


def read_owners(words: str, people: Iterable[Person]) -> tuple[Owner, ...]:
    """Return the owners that these words list: known people as persons, all others by name.

    Nothing is left out but the agency behind a full name and a comma ("Nadia Ferro, AfC" is one owner).
    `and`, `&` and `/` part owners only beside somebody who is known or reads as a person, so that "Housing & Community
    Services" stays one owner.
    """
    known = Known(people)
    parts: list[str] = []
    for chunk in _WHOLE_OR_PART.split(_SPACES.sub(lambda found: found[0][0], words)):
        listed = [part.strip() for part in _loose_parts(chunk, known)]
        parts += listed[1:] if parts and _agency(listed[0], parts[-1], known) else listed
    owners = (Owner(person=who.id) if (who := known.person(part)) else Owner(name=part) for part in parts if part)
    return tuple(dict.fromkeys(owners))


def _loose_parts(chunk: str, known: Known) -> list[str]:
    if known.person(chunk.strip()):
        return [chunk]
    pieces = _LOOSE_JOINER.split(chunk)
    parts = pieces[:1]
    for joiner, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if _somebody(parts[-1], known) or _somebody(piece, known):
            parts.append(piece)
        else:
            parts[-1] += joiner + piece
    return parts


def _somebody(words: str, known: Known) -> bool:
    bare = words.strip()
    return known.person(bare) is not None or looks_like_initials(bare) or looks_like_name(bare)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _SENTENCE_END.finditer(text):
        yield start, gap.start()
        start = gap.end()
    yield start, len(text)


def _owners_of_sentence(sentence: str, offset: int, known: Known) -> list[_Found]:
    bare = _BRACKETS.sub(lambda found: " " * len(found[0]), sentence)
    marker = _MARKER.search(bare)
    colon = bare.find(":")
    if colon >= 0 and (marker is None or colon < marker.start()):
        found = _listed(bare[:colon], offset, known, heading=True)
        if found:
            return found
    if marker is None:
        return []
    passive = marker["passive"] is not None
    head = bare[: marker.start()]
    head = _ADVERB.sub("", head)
    for lenient in (False, True):
        for start in _beginnings(head):
            found = _listed(head[start:], offset + start, known, passive=passive, lenient=lenient)
            if found:
                return found
    return []


def _beginnings(head: str) -> Iterator[int]:
    """Yield where the owners may begin: at once, or behind a reference, a colon, "that", a lead-in and its comma."""
    yield 0
    if reference := _REFERENCE.match(head):
        yield reference.end()
    for found in re.finditer(r":\s+|\bthat\s+", head):
        yield found.end()
    if _LEAD_IN.match(head):
        for found in re.finditer(r",\s+", head):
            yield found.end()
        yield from (found.start() for found in _CAPITAL.finditer(head, 1))


def _listed(
    head: str, offset: int, known: Known, *, passive: bool = False, heading: bool = False, lenient: bool = False
) -> list[_Found]:
    """Return the owners of a list of them; none where it does not read as one.

    `heading`: it stands before a colon, where topics stand too. `lenient`: it may begin with somebody who is no
    owner ("The auditors, EM and ST").
    """
    found: list[_Found] = []
    strangers, before = False, ""
    for joiner, start, end in _parts(head):
        words = head[start:end]
        owner, length = _owner(words, known, passive, sure=heading)
        if joiner.strip() == "," and _agency(words, before, known):
            continue
        before = words
        if owner is not None:
            found.append(_Found(offset + start, offset + start + length, owner))
            if length < len(words):
                break
        elif not found and (not lenient or passive or _OF_THINGS.search(words)):
            return []
        elif "," not in joiner:
            strangers = True
    return [] if strangers and (passive or heading) else found


def _agency(words: str, before: str, known: Known) -> bool:
    """Tell whether a word behind a full name and a comma is where that person is from ("Nadia Ferro, AfC")."""
    if " " in words or " " not in before.strip() or known.person(words) is not None:
        return False
    capitals = sum(letter.isupper() for letter in words)
    if _SURNAME.match(words):
        return False
    return capitals > 1 and (capitals < len(words) or len(words) > 2 or is_acronym(words))


def _parts(head: str) -> Iterator[tuple[str, int, int]]:
    """Yield each part of a list with the joiner before it, where it begins and where it ends."""
    start, joiner = len(head) - len(head.lstrip()), ""
    for found in _JOINER.finditer(head):
        if found.start() > start:
            yield joiner, start, found.start()
        start, joiner = found.end(), found[0]
    end = len(head.rstrip())
    if end > start:
        yield joiner, start, end


def _owner(words: str, known: Known, passive: bool, sure: bool) -> tuple[Owner | None, int]:
    """Return the owner that these words name, if any, and how many of the words do so."""
    person = known.by_initials(words) or known.by_name(words) or (None if passive else known.by_single_name(words))
    if person is not None:
        return Owner(person=person.id), len(words)
    if known.shared(words) or (not passive and (looks_like_initials(words) or looks_like_name(words, sure=sure))):
        return Owner(name=words), len(words)
    behind = None if passive or sure else _BEHIND.match(words)
    if behind is None:
        return None, 0
    named = behind["owner"]
    person = known.by_initials(named) or known.by_name(named)
    if person is not None:
        return Owner(person=person.id), len(named)
    return (Owner(name=named), len(named)) if looks_like_name(named) else (None, 0)


def _only_known(found: list[_Found]) -> list[_Found]:
    return found if all(each.known for each in found) else []
