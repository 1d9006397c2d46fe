"""Where somebody is named in a text, and how sure that is: what stands around the words decides.

Initials that are no word and no body's name are somebody's unless what stands beside them says otherwise ("the EM",
"EM strategy", "Ms EM", "EM House"). Those that could be a thing's (`IT`) or an ordinary word's (`OR`) need words that
show a person ("IT said", "IT, OR and EM"). Quotations, addresses, file names and lines in capitals are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from db.records import Person
from desktop.minutes.mentions import looks_like_name
from desktop.minutes.name_words import SAYING, TITLES
from desktop.minutes.names_in_text.forms import INITIALS, NAME, SINGLE, Form, Forms
from desktop.minutes.names_in_text.things import (
    LEADING,
    NO_AGENTS,
    NOT_SENTENCE_ENDS,
    NOUNS,
    PLAIN_WORDS,
    SPEAKING,
    THINGS,
)
from desktop.minutes.patterns import later

LEFT, DOUBTFUL, SURE = 0, 1, 2
"""How sure it is that words name somebody: they do not, they may, they do."""

_REACH = 60
"""How many characters before and behind the words are looked at."""

_DETERMINERS = "the|an?|our|its|their|your|my|his|her|this|these|those|each|every|any|some|no|new|another|other"
_DETERMINER = later(rf"(?:^|[^\w’'-])(?:{_DETERMINERS})\s+$", re.IGNORECASE)
_OF_A_THING = later(r"(?:^|[^\w’'-])(?:the|an?|our|its|their|new)\s+$", re.IGNORECASE)
_NUMBER_BEFORE = later(r"\d[.,)]?\s*$")
_NUMBER_BEHIND = later(r"\s*\d")
_WORD_BEFORE = later(r"([^\W\d_][\w’'.-]*)[^\S\n]+$")
_WORD_BEHIND = later(r"[^\S\n]+([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_TITLES_BEFORE = later(r"(?:(?<![\w’'-])[A-Z][A-Za-z]*\.?\s+)+$")
_NAMED_BEFORE = later(r"((?:[^\W\d_][\w.’'-]*\s+){1,5})\(\s*$")
_THING_ENDING = later(r"(?:tions?|ments?|ness|wares?|ships?|ists|ics|ities)$")
_JOINER = r"\s*(?:,\s*(?:and\s+|&\s*)?|&|/|\s(?:and|or)\s)\s*"
_JOINED_BEFORE = later(rf"([^\W\d_]+){_JOINER}$")
_JOINED_BEHIND = later(rf"{_JOINER}([^\W\d_]+)(?![\w’'-])")
_ADVERBS = r"\s+(?:(?:also|then|both|all|therefore|again|further|\w+ly)\s+){0,2}"
_DOES = later(rf"{_ADVERBS}(?:{'|'.join(sorted(SAYING))})\b")
_SPEAKS = later(rf"{_ADVERBS}(?:{'|'.join(sorted(SPEAKING))})\b")
_IS_TO = later(r"\s+(?:to|will|would|shall|(?:has\s+|have\s+)?agreed\s+to|(?:is|are|was|were)\s+to)\s+(?!be\b)[a-z]")
_BEGINS = later(r"(?:^|[.!?;:•–—-]\s+|\n\s*|\bthat\s+)$")
_ACTED_ON = later(
    r"\b(?:(?:presented|raised|led|chaired|proposed|seconded|introduced|drafted|tabled|circulated)\s+by"
    r"|[Aa]sked|[Tt]hanked|[Ii]nvited|[Tt]hanks\s+to)\s+$"
)
_DASH = later(r"\s*[:–—]\s|\s+-\s")
_POSSESSIVE = later(r"['’](?:s(?![\w’'-])|(?=\s+[^\W\d_]))")
_LATIN_CAPITALS = later(r"[^\W\d_]+")
_QUOTES = later(
    r"“[^”\n]*(?:”|$)|„[^”“\n]*(?:[”“]|$)|«[^»\n]*(?:»|$)|\"[^\"\n]*\"|(?<!\w)‘[^\n]*?(?:’(?!\w)|$)"
    r"|(?<![\w’'])'(?=[^\s'])(?:[^'\n]|(?<=\w)'(?=\w))*(?<=[^\s'])'(?!\w)",
    re.MULTILINE,
)
_QUOTE_SIGNS = frozenset("“„«\"‘'")
_FILE_OR_ADDRESS = later(r"[@\\_]|://|\bwww\.|\w\.[^\W\d_]|\d/\d")
_FILE_BEHIND = later(r"\s+(?:\S+\s+)?\S*\w\.(?:docx?|pdf|xlsx?|pptx?|csv|txt|odt|ods|zip|jpe?g|png|html?|eml|msg)\b")
_OPENING = "([{\"“‘'«„"
_FREE_BEFORE, _FREE_BEHIND = (
    frozenset(f" \t\n\xa0\u202f,;:–—…*•→{_OPENING}"),
    frozenset(' \t\n\xa0\u202f,;:.!?–—…*)]}"”»→'),
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named from `start` to `end` of a text, `ending` ("'s") not counted.

    `sure` says how sure it is, `if_thing` how sure where the same capitals are a thing's elsewhere in the meeting.
    `heads` is whether a sentence begins here, None at the beginning of the text. With `introduces`, name and initials
    stand there both, and nothing is to be said otherwise; `beside_office`: an office stands beside it already.
    """

    start: int
    end: int
    person: int
    kind: str
    sure: int
    if_thing: int
    ending: str = ""
    heads: bool | None = None
    introduces: bool = False
    beside_office: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of people: its mentions in their order, and the initials that it uses for a thing."""

    mentions: tuple[Mention, ...] = ()
    things: frozenset[str] = frozenset()


NOTHING = Reading()
_NEED_MORE = PLAIN_WORDS | NO_AGENTS


class Places:
    """Finds who is named in texts; what was found is remembered."""

    def __init__(self, people: tuple[Person, ...], offices: tuple[tuple[int, tuple[str, ...]], ...]) -> None:
        self._forms = Forms(people)
        self._names = {person.id: person.name for person in people}
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
        found = (capitals[0] for said in words for capitals in _LATIN_CAPITALS.finditer(said))
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
            around = _Around(self, text, hit.start(), hit.end(), form)
            if form.kind == INITIALS and around.is_a_thing:
                things.add(hit[0].replace(".", ""))
            mention = around.mention() if form.person else None
            if mention is not None:
                found.append(mention)
        return Reading(_without_doubles(text, found), frozenset(things))


_REMEMBERED = 20_000


@lru_cache(maxsize=4)
def places_of(people: tuple[Person, ...], offices: tuple[tuple[int, tuple[str, ...]], ...] = ()) -> Places:
    """Return what finds these people in texts; `offices` are the words that say each one's office."""
    return Places(people, offices)


class _Around:
    """One form of somebody's name with what stands before and behind it."""

    def __init__(self, places: Places, text: str, start: int, end: int, form: Form) -> None:
        self.places, self.text, self.form = places, text, form
        self.forms = places._forms
        if form.kind not in (INITIALS, SINGLE):
            start = _with_titles(text, start)
        self.start, self.end = start, end
        self.before, self.behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
        possessive = _POSSESSIVE.match(self.behind)
        bare_s = possessive is not None and len(possessive[0]) == 1
        self.ending = possessive[0] if possessive and (not bare_s or text[end - 1] == "s") else ""
        self.after = self.behind[len(self.ending) :]

    @property
    def is_a_thing(self) -> bool:
        """Whether these capitals are certainly a thing's here: "the EM", "EM strategy", "Early Meeting (EM)"."""
        return bool(_OF_A_THING.search(self.before)) or self._before_a_noun() or self._defined()

    def mention(self) -> Mention | None:
        """Return the mention, or None where nobody is named here."""
        if self.form.kind == SINGLE:
            sure = if_thing = DOUBTFUL if self._single_speaks() else LEFT
        elif (introduced := self._introduced()) is not None:
            return introduced
        elif self.form.kind == INITIALS and self._behind_capitals():
            sure = if_thing = DOUBTFUL if _DOES.match(self.after) else LEFT
        elif self._ruled_out():
            sure = if_thing = LEFT
        elif self.form.kind == INITIALS:
            words = self.text[self.start : self.end].replace(".", "")
            if_thing = self._shown(thing=True)
            sure = if_thing if words in THINGS else self._shown(thing=False) if words in _NEED_MORE else SURE
        else:
            sure = if_thing = SURE
        return self._mention(sure, if_thing) if sure or if_thing else None

    def _mention(self, sure: int, if_thing: int) -> Mention:
        return Mention(
            self.start,
            self.end,
            self.form.person,
            self.form.kind,
            sure,
            if_thing,
            self.ending,
            _heads(self.text, self.start),
            beside_office=self._beside_office(),
        )

    def _introduced(self) -> Mention | None:
        """Return "Eva Marsh (EM)" and "EM (Eva Marsh)" as one mention that is to stay as it is."""
        behind = re.match(r"\s*[(\[]\s*([^()\[\]]{2,60}?)\s*[)\]]", self.behind)
        other = self.forms.of(behind[1]) if behind else None
        if behind is None or other is None or other.person != self.form.person or other.kind == self.form.kind:
            return None
        end = self.end + behind.end()
        return Mention(
            self.start, end, self.form.person, NAME, SURE, SURE, heads=_heads(self.text, self.start), introduces=True
        )

    def _ruled_out(self) -> bool:
        """Tell whether what stands beside the words says that they name nobody, or somebody else."""
        word_before, word_behind = _WORD_BEFORE.search(self.before), _WORD_BEHIND.match(self.after)
        return bool(
            _DETERMINER.search(self.before)
            or _NUMBER_BEFORE.search(self.before)
            or (_NUMBER_BEHIND.match(self.after) and not self.ending)
            or (word_before and self._names_more(word_before[1]))
            or (word_behind and not self.ending and word_behind[1][0].isupper())
            or self._before_a_noun()
            or self._defined()
            or _in_capitals(self.text, self.forms)
            or _FILE_BEHIND.match(self.after)
        )

    def _behind_capitals(self) -> bool:
        """Tell whether other capitals stand directly before these: "the SW EM said"."""
        word = _WORD_BEFORE.search(self.before)
        return word is not None and len(word[1]) > 1 and word[1].isalpha() and word[1].isupper()

    def _names_more(self, word: str) -> bool:
        """Tell whether the word before belongs to the name: a title, a first name, a capitalised word of a thing."""
        bare = word.rstrip(".").casefold()
        if not word[0].isupper():
            return False
        if self.form.kind == INITIALS and bare in TITLES:
            return True
        if bare in LEADING or bare in SAYING:
            return False
        if word.endswith("."):
            return bare in TITLES or len(bare) == 1
        if word.isupper() and len(word) > 1:
            return True
        return self.form.kind != INITIALS or not (_DOES.match(self.after) or _IS_TO.match(self.after))

    def _before_a_noun(self) -> bool:
        word = _WORD_BEHIND.match(self.behind)
        if word is None or not word[1].islower() or self._joined_before():
            return False
        noun = word[1] in NOUNS or (word[1] not in SAYING and _THING_ENDING.search(word[1]) is not None)
        return noun and not re.match(r"\s+\w+\s+that\b", self.behind)

    def _defined(self) -> bool:
        """Tell whether capitals in brackets are those of the words before them, or of somebody else's name."""
        named = _NAMED_BEFORE.search(self.before) if self.form.kind == INITIALS else None
        if named is None or not self.behind.lstrip().startswith(")"):
            return False
        words = named[1].split()
        letters = self.text[self.start : self.end].replace(".", "")
        spelt = "".join(word[0] for word in words if word[0].isupper())
        if letters != spelt[-len(letters) :] and not looks_like_name(" ".join(words[-2:])):
            return False
        return not self._beside_office()

    def _joined_before(self) -> bool:
        joined = _JOINED_BEFORE.search(self.before)
        return joined is not None and self.forms.is_initials(joined[1])

    def _joined(self) -> bool:
        """Tell whether these initials stand in a row with initials that are no thing's."""
        before, behind = _JOINED_BEFORE.search(self.before), _JOINED_BEHIND.match(self.behind)
        beside = [found[1] for found in (before, behind) if found is not None]
        return any(self.forms.is_initials(words) and words not in THINGS for words in beside)

    def _behind_the_row(self) -> str:
        """Return what stands behind these initials and those that follow in the same row."""
        rest = self.after
        while (found := _JOINED_BEHIND.match(rest)) and self.forms.is_initials(found[1]):
            rest = rest[found.end() :]
        return rest

    def _shown(self, *, thing: bool) -> int:
        """Return how sure initials are that need words which show a person."""
        rest = self._behind_the_row()
        begins = _BEGINS.search(self.before) is not None or self._joined_before()
        if _SPEAKS.match(rest) and not self.ending:
            return SURE
        shows = (
            _DOES.match(rest)
            or (_IS_TO.match(rest) and begins)
            or _ACTED_ON.search(self.before)
            or self._joined()
            or (_DASH.match(self.behind) and begins)
        )
        if shows and not thing:
            return SURE
        return DOUBTFUL if shows or (thing and begins and self.ending) else LEFT

    def _single_speaks(self) -> bool:
        """Tell whether a given name or a surname alone stands where its person says or does something."""
        word_before = _WORD_BEFORE.search(self.before)
        longer = word_before is not None and word_before[1][0].isupper() and word_before[1].casefold() not in LEADING
        return not longer and not self.ending and _SPEAKS.match(self.after) is not None

    def _beside_office(self) -> bool:
        """Tell whether the person's own office stands before or behind the name: "the Chair, EM", "EM (Chair)"."""
        offices = self.places._offices.get(self.form.person, ())
        before = self.before.casefold().rstrip(" ,(–:-")
        behind = self.after.casefold().lstrip(" ,(–-")
        behind = behind.removeprefix("the ")
        return any(before.endswith(office) or behind.startswith(office) for office in offices)


def _with_titles(text: str, start: int) -> int:
    """Return where a name begins with the titles before it ("Det Supt Ada Moss")."""
    found = _TITLES_BEFORE.search(text[max(0, start - _REACH) : start])
    if found is None:
        return start
    taken = 0
    for word in reversed(re.findall(r"\S+\s+", found[0])):
        if word.strip().rstrip(".").casefold() not in TITLES:
            break
        taken += len(word)
    return start - taken


def _stands_alone(text: str, start: int, end: int, forms: Forms) -> bool:
    """Tell whether words are no part of a longer one; "EM/ST" and "EM&ST" are two people."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    return _free(text, start - 1, before, _FREE_BEFORE, forms, -1) and (
        _free(text, end, behind, _FREE_BEHIND, forms, 1) or _POSSESSIVE.match(text, end) is not None
    )


def _free(text: str, at: int, sign: str, free: frozenset[str], forms: Forms, way: int) -> bool:
    if not sign or sign in free:
        return sign != "." or not text[at + 1 : at + 2].isalnum()
    if sign not in "/&+":
        return False
    beside = re.search(r"[^\W\d_]+$", text[:at]) if way < 0 else re.match(r"[^\W\d_]+", text[at + 1 :])
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


def _in_capitals(text: str, forms: Forms) -> bool:
    """Tell whether a text is all in capitals, beyond a row of initials."""
    return text.isupper() and not all(forms.is_initials(words) for words in _LATIN_CAPITALS.findall(text))


def _heads(text: str, start: int) -> bool | None:
    """Tell whether a sentence begins here; None at the beginning of the text."""
    before = text[:start].rstrip(f" \t\xa0{_OPENING}-–•*")
    if not before:
        return None
    if before[-1] == "\n" or before[-1] in "!?…":
        return True
    if before[-1] != ".":
        return False
    word = re.search(r"([\w.]*)\.$", before)
    return word is None or word[1].replace(".", "").casefold() not in NOT_SENTENCE_ENDS


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
