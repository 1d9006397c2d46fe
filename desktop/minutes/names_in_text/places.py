"""Where somebody is named in a text, and how sure that is: what stands around the words decides.

Initials that are no word and no body's name are somebody's unless what stands beside them says otherwise ("the EM",
"EM strategy", "Ms EM", "EM House"). Those that could be a thing's (`IT`) or an ordinary word's (`OR`) need words that
show a person ("IT said", "IT, OR and EM"). Quotations, addresses, file names and lines in capitals are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from db.records import Person
from db.values import Struct
from desktop.minutes.names_in_text.around import POSSESSIVE, Around
from desktop.minutes.names_in_text.forms import INITIALS, NAME, Forms
from desktop.minutes.names_in_text.mention import OPENING, SURE, Mention
from desktop.minutes.patterns import later

Offices = tuple[tuple[int, tuple[str, ...]], ...]
"""By person the words that say their office."""

_REMEMBERED = 20_000
"""How many texts are remembered with what was found in them."""

_BEFORE = later(r"[^\W\d_](?:['’-]?[^\W\d_])*$")
_BEHIND = later(r"[^\W\d_](?:['’-]?[^\W\d_])*")
_LETTERS = later(r"[^\W\d_]+")
_QUOTES = later(
    r"“[^”\n]*(?:”|$)|„[^”“\n]*(?:[”“]|$)|«[^»\n]*(?:»|$)|\"[^\"\n]*\"|(?<!\w)‘[^\n]*?(?:’(?!\w)|$)"
    r"|(?<![\w’'])'(?=[^\s'])(?:[^'\n]|(?<=\w)'(?=\w))*(?<=[^\s'])'(?!\w)",
    re.MULTILINE,
)
_QUOTE_SIGNS = frozenset("“„«\"‘'")
_FILE_OR_ADDRESS = later(r"[@\\_]|://|\bwww\.|\w\.[^\W\d_]|\d/\d")
_FREE_BEFORE = frozenset(f" \t\n\xa0\u202f,;:–—…*•→{OPENING}")
_FREE_BEHIND = frozenset(' \t\n\xa0\u202f,;:.!?–—…*)]}"”»→')


class Reading(Struct, frozen=True):
    """What a text says of people: its mentions in their order, and the initials that it uses for a thing."""

    mentions: tuple[Mention, ...] = ()
    things: frozenset[str] = frozenset()


NOTHING = Reading()


class Places:
    """Finds who is named in texts; what was found is remembered."""

    def __init__(self, people: tuple[Person, ...], offices: Offices) -> None:
        self._forms = Forms(people)
        self._offices = {person: tuple(words.casefold() for words in said) for person, said in offices}
        self._read: dict[str, Reading] = {}

    def read(self, text: str) -> Reading:
        """Return what a text, plain and without markup, says of people."""
        reading = self._read.get(text)
        if reading is None:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            reading = self._read[text] = self._reading(text)
        return reading

    def things_in(self, words: Iterable[str]) -> frozenset[str]:
        """Return the initials that stand anywhere in the names of bodies and jobs, which are thus things' too."""
        found = (capitals[0] for said in words for capitals in _LETTERS.finditer(said))
        return frozenset(each for each in found if each.isupper() and self._forms.is_initials(each))

    def _reading(self, text: str) -> Reading:
        pattern = self._forms.found
        hits = list(pattern.finditer(text)) if pattern is not None else []
        if not hits:
            return NOTHING
        quoted = _quoted(text)
        things: set[str] = set()
        found: list[Mention] = []
        for hit in hits:
            form = self._forms.of(hit[0])
            if form is None or not _stands_alone(text, hit.start(), hit.end(), self._forms):
                continue
            if any(start <= hit.start() < end for start, end in quoted) or _in_an_address(text, *hit.span()):
                continue
            around = Around(self._forms, self._offices, text, hit.start(), hit.end(), form)
            if form.kind == INITIALS and around.is_a_thing:
                things.add(hit[0].replace(".", ""))
            mention = around.mention() if form.person else None
            if mention is not None:
                found.append(mention)
        return Reading(_without_doubles(text, found), frozenset(things))


@lru_cache(maxsize=4)
def places_of(people: tuple[Person, ...], offices: Offices = ()) -> Places:
    """Return what finds these people in texts; `offices` are the words that say each one's office."""
    return Places(people, offices)


def _stands_alone(text: str, start: int, end: int, forms: Forms) -> bool:
    """Tell whether words are no part of a longer one; "EM/ST" and "EM&ST" are two people."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return _free(text, start - 1, before, _FREE_BEFORE, forms, -1) and (
        _free(text, end, behind, _FREE_BEHIND, forms, 1) or POSSESSIVE.match(text, end) is not None
    )


def _free(text: str, at: int, sign: str, free: frozenset[str], forms: Forms, way: int) -> bool:
    if not sign or sign in free:
        return sign != "." or not text[at + 1 : at + 2].isalnum()
    if sign not in "/&+":
        return False
    beside = _BEFORE.search(text[max(at - 12, 0) : at]) if way < 0 else _BEHIND.match(text, at + 1)
    return beside is not None and forms.is_initials(beside[0])


def _quoted(text: str) -> list[tuple[int, int]]:
    """Return where words are quoted."""
    if not any(sign in text for sign in _QUOTE_SIGNS):
        return []
    return [found.span() for found in _QUOTES.finditer(text)]


def _in_an_address(text: str, start: int, end: int) -> bool:
    """Tell whether words are part of an e-mail or web address, a file's name or a reference."""
    if (not start or text[start - 1].isspace()) and (end == len(text) or text[end].isspace()):
        return False
    first = max(text.rfind(space, 0, start) for space in " \n\t") + 1
    last = min((at for at in (text.find(space, end) for space in " \n\t") if at >= 0), default=len(text))
    outside = text[first:start], text[end:last]
    return any(_FILE_OR_ADDRESS.search(part) for part in outside)


def _without_doubles(text: str, found: list[Mention]) -> tuple[Mention, ...]:
    """Return mentions without those that lie within another, and leave "Eva Marsh, EM," as it is."""
    out: list[Mention] = []
    for mention in found:
        last = out[-1] if out else None
        if last is None or mention.start >= last.end + len(last.ending):
            again = last is not None and last.person == mention.person and last.kind != mention.kind
            between = text[last.end : mention.start].strip() if last is not None else ""
            if last is not None and again and between in (",", "–", "-", ""):
                out[-1] = Mention(
                    last.start, mention.end, last.person, NAME, SURE, SURE, heads=last.heads, introduces=True
                )
            else:
                out.append(mention)
    return tuple(out)
