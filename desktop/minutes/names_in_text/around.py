"""What stands before and behind a form of somebody's name, and how sure it is then that it names them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from desktop.minutes.mentions import looks_like_name
from desktop.minutes.name_words import GIVEN_NAMES, SAYING, TITLES
from desktop.minutes.names_in_text.forms import INITIALS, NAME, SINGLE, Form, Forms
from desktop.minutes.names_in_text.mention import DOUBTFUL, LEFT, OPENING, REACH, SPACES, SURE, Mention, heads
from desktop.minutes.names_in_text.things import (
    DETERMINERS,
    LEADING,
    NO_AGENTS,
    NOUNS,
    OF_A_THING,
    PLAIN_WORDS,
    SPEAKING,
    THINGS,
)
from desktop.minutes.patterns import later

_NEED_MORE = PLAIN_WORDS | NO_AGENTS
_WORD_BEHIND = later(r"[^\S\n]+([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_NUMBER_BEHIND = later(r"\s*\d")
_NAMED_BEFORE = later(r"((?:[^\W\d_][\w.’'-]*\s+){1,5})\(\s*$")
_IN_BRACKETS = later(r"\s*[(\[]\s*([^()\[\]]{2,60}?)\s*[)\]]")
_THING_ENDING = later(r"(?:tions?|ments?|ness|wares?|ships?|ists|ics|ities)$")
_JOINER = r"\s*(?:,\s*(?:and\s+|&\s*)?|&|/|\s(?:and|or)\s)\s*"
_JOINED_BEFORE = later(rf"([^\W\d_]+){_JOINER}$")
_JOINED_BEHIND = later(rf"{_JOINER}([^\W\d_]+)(?![\w’'-])")
_ADVERBS = r"\s+(?:(?:also|then|both|all|had|has|have|therefore|again|further|\w+ly)\s+){0,2}"
_DOES = later(rf"{_ADVERBS}(?:{'|'.join(sorted(SAYING))})\b")
_SPEAKS = later(rf"{_ADVERBS}(?:{'|'.join(sorted(SPEAKING))})\b")
_IS_TO = later(r"\s+(?:to|will|would|shall|(?:has\s+|have\s+)?agreed\s+to|(?:is|are|was|were)\s+to)\s+(?!be\b)[a-z]")
_ACTED_ON = later(
    r"\b(?:(?:presented|raised|led|chaired|proposed|seconded|introduced|drafted|tabled|circulated)\s+by"
    r"|[Aa]sked|[Tt]hanked|[Ii]nvited|[Tt]hanks\s+to)\s+$"
)
_DASH = later(r"\s*[:–—]\s|\s+-\s")
POSSESSIVE = later(r"['’](?:s(?![\w’'-])|(?=\s+[^\W\d_]))")
_THAT = later(r"\s+\w+\s+that\b")
_FILE_BEHIND = later(r"\s+(?:\S+\s+)?\S*\w\.(?:docx?|pdf|xlsx?|pptx?|csv|txt|odt|ods|zip|jpe?g|png|html?|eml|msg)\b")
_WORDS = later(r"[^\W\d_]+")


class Around:
    """One form of somebody's name with what stands before and behind it. `offices` are words that say each office."""

    def __init__(
        self, forms: Forms, offices: Mapping[int, tuple[str, ...]], text: str, start: int, end: int, form: Form
    ) -> None:
        self.forms, self.offices, self.text, self.form = forms, offices, text, form
        if form.kind not in (INITIALS, SINGLE):
            start = _with_titles(text, start)
        self.start, self.end = start, end
        self.before, self.behind = text[max(0, start - REACH) : start], text[end : end + REACH]
        self.head = self.before.rstrip()
        self.ending = self._ending() if self.behind[:1] in ("'", "’") else ""
        self.after = self.behind[len(self.ending) :]

    def _ending(self) -> str:
        found = POSSESSIVE.match(self.behind)
        bare = found is not None and len(found[0]) == 1
        return found[0] if found and (not bare or self.text[self.end - 1] == "s") else ""

    @property
    def is_a_thing(self) -> bool:
        """Whether these capitals are certainly a thing's here: "the EM", "EM strategy", "Early Meeting (EM)"."""
        return self._word_before.casefold() in OF_A_THING or self._before_a_noun or self._defined()

    def mention(self) -> Mention | None:
        """Return the mention, or None where nobody is named here."""
        if (introduced := self._introduced()) is not None:
            return introduced
        sure, if_thing = self._judged()
        if not sure and not if_thing:
            return None
        return Mention(
            self.start,
            self.end,
            self.form.person,
            self.form.kind,
            sure,
            if_thing,
            self.ending,
            heads(self.text, self.start),
            beside_office=self._beside_office(),
        )

    def _judged(self) -> tuple[int, int]:
        """Return how sure it is, and how sure where the same capitals are a thing's elsewhere."""
        if self.form.kind == SINGLE:
            single = DOUBTFUL if self._single_speaks() else LEFT
            return single, single
        initials = self.form.kind == INITIALS
        if initials and self._behind_capitals():
            beside = DOUBTFUL if _DOES.match(self.after) else LEFT
            return beside, beside
        if self._ruled_out():
            return LEFT, LEFT
        if not initials:
            return SURE, SURE
        if_thing = self._shown(thing=True)
        if self._letters in THINGS:
            return if_thing, if_thing
        return self._shown(thing=False) if self._letters in _NEED_MORE else SURE, if_thing

    def _introduced(self) -> Mention | None:
        """Return "Eva Marsh (EM)" and "EM (Eva Marsh)" as one mention that is to stay as it is."""
        behind = _IN_BRACKETS.match(self.behind) if self.behind.lstrip()[:1] in ("(", "[") else None
        other = self.forms.of(behind[1]) if behind else None
        if behind is None or other is None or other.person != self.form.person or other.kind == self.form.kind:
            return None
        end, begins = self.end + behind.end(), heads(self.text, self.start)
        return Mention(self.start, end, self.form.person, NAME, SURE, SURE, heads=begins, introduces=True)

    @property
    def _letters(self) -> str:
        return self.text[self.start : self.end].replace(".", "")

    @cached_property
    def _word_before(self) -> str:
        """The word directly before on the same line, "" where there is none."""
        if len(self.head) == len(self.before) or "\n" in self.before[len(self.head) :]:
            return ""
        word = self.head[max(self.head.rfind(space) for space in " \n\t\xa0") + 1 :].lstrip(OPENING)
        return word if word[:1].isalpha() and (word[-1].isalnum() or word[-1] in ".’'") else ""

    @cached_property
    def _word_behind(self) -> str:
        """The word directly behind on the same line, "" where there is none."""
        found = _WORD_BEHIND.match(self.after)
        return found[1] if found else ""

    @cached_property
    def _acts(self) -> bool:
        """Whether a word of saying or doing follows."""
        return bool(_DOES.match(self.after) or _IS_TO.match(self.after))

    def _ruled_out(self) -> bool:
        """Tell whether what stands beside the words says that they name nobody, or somebody else."""
        return bool(
            self._word_before.casefold() in DETERMINERS
            or (self.head[-1:].isdigit() and not self._acts)
            or (_NUMBER_BEHIND.match(self.after) and not self.ending)
            or (self._word_before[:1].isupper() and self._names_more(self._word_before))
            or (self._word_behind[:1].isupper() and not self.ending)
            or self._before_a_noun
            or self._defined()
            or _in_capitals(self.text, self.forms)
            or ("." in self.after and _FILE_BEHIND.match(self.after))
        )

    def _behind_capitals(self) -> bool:
        """Tell whether other capitals stand directly before these: "CSE EM said"."""
        word = self._word_before
        return len(word) > 1 and word.isalpha() and word.isupper()

    def _names_more(self, word: str) -> bool:
        """Tell whether the word before belongs to the name: a title, a first name, a capitalised word of a thing."""
        bare = word.rstrip(".").casefold()
        if self.form.kind == INITIALS and (bare in TITLES or bare in GIVEN_NAMES):
            return True
        if bare in LEADING or bare in SAYING:
            return False
        if word.endswith("."):
            return bare in TITLES or len(bare) == 1
        return self.form.kind != INITIALS or not self._acts or self._letters in THINGS

    @cached_property
    def _before_a_noun(self) -> bool:
        """Whether a thing's noun follows: "EM strategy"."""
        word = "" if self.ending else self._word_behind
        if not word.islower() or not (word in NOUNS or (word not in SAYING and _THING_ENDING.search(word))):
            return False
        return not self._joined_before and not _THAT.match(self.behind)

    def _defined(self) -> bool:
        """Tell whether capitals in brackets are those of the words before them, or of somebody else's name."""
        if self.form.kind != INITIALS or not self.head.endswith("(") or self.behind.lstrip()[:1] != ")":
            return False
        named = _NAMED_BEFORE.search(self.before)
        if named is None or self._beside_office():
            return False
        words = named[1].split()
        spelt = "".join(word[0] for word in words if word[0].isupper())
        return self._letters == spelt[-len(self._letters) :] or looks_like_name(" ".join(words[-2:]))

    @cached_property
    def _joined_before(self) -> str:
        """The initials that these are joined to: "ST" in "ST & EM", "" where there are none."""
        if self.head[-1:] not in (",", "&", "/") and self._word_before not in ("and", "or"):
            return ""
        found = _JOINED_BEFORE.search(self.before)
        return found[1] if found and self.forms.is_initials(found[1]) else ""

    def _joined(self) -> bool:
        """Tell whether these initials stand in a row with initials that are no thing's."""
        behind = _JOINED_BEHIND.match(self.behind)
        beside = [self._joined_before, behind[1] if behind and self.forms.is_initials(behind[1]) else ""]
        return any(words and words not in THINGS for words in beside)

    def _behind_the_row(self) -> str:
        """Return what stands behind these initials and those that follow in the same row."""
        rest = self.after
        while (found := _JOINED_BEHIND.match(rest)) and self.forms.is_initials(found[1]):
            rest = rest[found.end() :]
        return rest

    def _shown(self, *, thing: bool) -> int:
        """Return how sure initials are that need words which show a person."""
        rest = self._behind_the_row()
        does, joined = _DOES.match(rest), self._joined()
        if not self.ending and (_SPEAKS.match(rest) or (does and joined)):
            return SURE
        begins = self._begins()
        shows = (
            does
            or joined
            or (begins and (_IS_TO.match(rest) or _DASH.match(self.behind)))
            or _ACTED_ON.search(self.before)
        )
        if shows and not thing:
            return SURE
        return DOUBTFUL if shows or (thing and begins and self.ending) else LEFT

    def _begins(self) -> bool:
        """Tell whether a sentence or a part of one begins here, or a row of initials."""
        end = self.head[-1:]
        return not end or end in ".!?;:•–—-" or self._word_before == "that" or bool(self._joined_before)

    def _single_speaks(self) -> bool:
        """Tell whether a given name or a surname alone stands where its person says something."""
        longer = self._word_before[:1].isupper() and self._word_before.casefold() not in LEADING
        return not longer and not self.ending and _SPEAKS.match(self.after) is not None

    def _beside_office(self) -> bool:
        """Tell whether the person's own office stands before or behind the name: "the Chair, EM", "EM (Chair)"."""
        offices = self.offices.get(self.form.person, ())
        before = self.before.casefold().rstrip(" ,(–:-")
        behind = self.after.casefold().lstrip(" ,(–-").removeprefix("the ")
        return any(before.endswith(office) or behind.startswith(office) for office in offices)


def _with_titles(text: str, start: int) -> int:
    """Return where a name begins with the titles before it ("Det Supt Ada Moss")."""
    while True:
        head = text[max(0, start - REACH) : start].rstrip(SPACES)
        word = head[max(head.rfind(space) for space in " \n\t\xa0(") + 1 :]
        gap = start - max(0, start - REACH) - len(head)
        if not gap or not word[:1].isupper() or word.rstrip(".").casefold() not in TITLES:
            return start
        start -= gap + len(word)


def _in_capitals(text: str, forms: Forms) -> bool:
    """Tell whether a text is all in capitals, beyond a row of initials."""
    return text.isupper() and not all(forms.is_initials(words) for words in _WORDS.findall(text))
