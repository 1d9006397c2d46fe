"""Items of the agenda as the text speaks of them: "item 4", "Items 3 and 6b", "agenda item 4.1".

What may be an item of something else is none: "item 4 of the plan", "line item 4", "the last minutes, item 4". A number
is an item of this meeting only where such a number exists, which is for the caller to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from db.values import Struct
from desktop.minutes import markup
from desktop.minutes.markup import Span
from desktop.minutes.patterns import later
from desktop.minutes.small_words import ENGLISH, SMALL_WORDS

MENTION = ("agenda item", "agenda items", "item", "items")
"""The words before a number, in English; a house style says its own (`items.mention`)."""
_NUMBER = r"(?:\d+|[A-Z](?=\.?\d))(?:\.?\d+)*[a-z]{0,2}(?:\.\d+)*"
_AND = r"(?:\s*,(?!\d{3})\s*(?:(?:and|&|or)\s+)?|\s*(?:&|–)\s*|\s+(?:and|or|to)\s+|-)"
_NO_END = r"(?![\w%°£$€/]|[.,:]\d|-\w|['’]\w{2})"

_DOCUMENTS = """
    minutes plan plans appendix appendices annex annexe schedule register registers list contract programme log policy
    strategy paper papers report reports document letter form act regulations regulation budget guidance specification
    checklist inventory questionnaire invoice account accounts statement code order contents invitation tender quote
    proposal framework charter constitution handbook manual
"""
_LOOKING_AWAY = later(
    r"\b(?:last|previous|prior|earlier|preceding|former|other|another|past)\s+(?:\w+\s+)?"
    r"(?:meeting|meetings|minutes|agenda|agendas|board|committee|session|year|month|week)\b"
    r"|\b(?:minutes|meeting|agenda)\s+(?:of|on|in|from|held|dated)\s+(?!this\b|today)|\bthe\s+(?:\w+\s+)?minutes\b",
    re.IGNORECASE,
)
_AT_ANOTHER = later(r"\b[Aa]t\s+(?:the|our|its|their|a)\s+(?:next|last|first|second|following|final|\w+ly|[A-Z]\w+)\s")
_MONTHS = later(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:20\d\d\s+)?$"
)
_OF_THIS = later(
    r"(?:of|on|in|at|from)\s+(?:the|this|today['’]?s|tonight['’]?s|our|that)\s+(?:same\s+)?(?:agenda|meeting)\b"
    r"(?!\s+(?:of|on|in|for|held)\b)",
    re.IGNORECASE,
)
_TO_ELSEWHERE = later(r"(?:of|on|in|at|from|within|under|per)\b", re.IGNORECASE)
_NEXT_WORDS = later(r"[\s,;:(–—-]*((?:[\w'’-]+[ \t]*){0,4})")
_LAST_WORD = later(r"([^\W\d_][\w'’-]*)\s*$")
_DOCUMENT_BEFORE = later(r"((?:[\w'’-]+\s+){0,2}[\w'’-]+)\s*[,:;(–—-]+\s*$")
_SENTENCE_END = later(r"[.!?]\s+(?=[^\W\d_a-z])|\n")
_BEFORE = frozenset(
    """
    discussed deferred deferring take taken taking took consider considered considering moved moving move revisit
    revisited reopen reopened return returned refer referred see note noted noting close closed closing open opened
    cover covered covering introduce introduced introducing present presented presenting reach reached bring brought
    left leave leaving withdraw withdrawn withdrew re regarding concerning including includes include except namely
    discuss discussing defer address addressed addressing complete completed join joined merge merged combine combined
    precede precedes follow follows following agenda skip skipped approve approved receive received adjourn adjourned
    chaired chair presents introduces joined here now then again today via
    """.split()  # noqa: SIM905
)


_DONE_TO = later(
    r"\b(?:\w{3,}ed|(?:to|will|would|and|not)\s+(?!(?:line|action|budget|news|risk|plan|order|list|cost|stock|data)\b)[a-z]+)\s+$"
)
"""What is done to an item: "postponed item 4", "to price item 4"; not "to line item 4"."""
_COUNTING = frozenset(
    "a an each no some any other more only such its their his her our your both not".split()  # noqa: SIM905
)


class Mention(Struct, frozen=True):
    """One number that words speak of as an item's: where it stands, and how it is written ("6b").

    `said` is where its words begin: before "item" for the first of them, at the number for the others.
    """

    begin: int
    end: int
    number: str
    said: int


def mentions(words: str, spoken: Sequence[str] = MENTION, language: str = ENGLISH) -> Iterator[Mention]:
    """Yield the numbers in plain words that are spoken of as items of this meeting's agenda.

    `spoken` are the words that stand before such a number, in the language of the document.
    """
    if not spoken or not any(word[1:] in words for word in _stems(tuple(spoken))):
        return
    for found in _pattern(tuple(spoken)).finditer(words):
        if _is_ours(words, found, _tongue(language)):
            at, said = found.start("numbers"), found.start()
            for number in _numbers().finditer(found["numbers"]):
                begin = at + number.start()
                yield Mention(begin, at + number.end(), number[0], said if number.start() == 0 else begin)


def bare(number: str) -> str:
    """Return an item's number as it is compared: "6b" of " 6B. "."""
    return number.strip().rstrip(".").casefold()


GONE = "item "


def pin_words(number: str) -> str:
    """Return the words of the pin that says that a note speaks of an item that had this number and is gone."""
    return GONE + bare(number)


def follow(text: str, moved: Mapping[str, str], spoken: Sequence[str] = MENTION, language: str = ENGLISH) -> str:
    """Return the text of a note, marks and all, with those numbers in it replaced that `moved` has another for.

    `moved` holds them as `bare` gives them. A number of which a part only is bold or the like stays.
    """
    spans = markup.parse(text)
    words = "".join(span.text for span in spans)
    found = [one for one in mentions(words, spoken, language) if bare(one.number) in moved]
    for one in reversed(found):
        spans = _put(spans, one, moved[bare(one.number)])
    return markup.write(spans) if found else text


def _put(spans: Sequence[Span], mention: Mention, number: str) -> tuple[Span, ...]:
    at, out = 0, []
    for span in spans:
        begin, end = mention.begin - at, mention.end - at
        at += len(span.text)
        if begin >= 0 and end <= len(span.text):
            span = Span(span.text[:begin] + number + span.text[end:], span.bold, span.italic, span.underline)
        out.append(span)
    return tuple(out)


# ---- whose item it is


def _is_ours(words: str, found: re.Match[str], language: str) -> bool:
    begin, end = found.span()
    sentence_begin = max((end.end() for end in _SENTENCE_END.finditer(words, 0, begin)), default=0)
    before = words[sentence_begin:begin]
    rest = _SENTENCE_END.search(words, end)
    after = words[end : rest.start() + 1 if rest else len(words)]
    alone = len(_numbers().findall(found["numbers"])) == 1
    if language != ENGLISH:
        return _follows_plainly(before, language) and not _goes_on(after, language)
    if alone and found["spoken"].casefold().endswith("items"):
        return False
    return (
        not _LOOKING_AWAY.search(before + "#" + after)
        and not _AT_ANOTHER.search(before)
        and not _MONTHS.search(before)
        and _follows_plainly(before, language)
        and _ends_plainly(after)
    )


def _follows_plainly(before: str, language: str) -> bool:
    """Tell whether the words before do not make it an item of something: "line item 4", "Appendix, item 4"."""
    if not before.strip():
        return True
    last = _LAST_WORD.search(before)
    if last:
        word = last[1].casefold()
        known = word in SMALL_WORDS.get(language, ()) or word in _BEFORE
        return word not in _COUNTING and (known or (language == ENGLISH and bool(_DONE_TO.search(before))))
    document = _DOCUMENT_BEFORE.search(before)
    return not (document and _documents() & set(document[1].casefold().split()))


def _ends_plainly(after: str) -> bool:
    """Tell whether the words behind do not say of what it is an item: "of the plan", "(minutes of March)"."""
    begins = after.lstrip()
    if _TO_ELSEWHERE.match(begins):
        return bool(_OF_THIS.match(begins))
    punctuated = begins[:1] in tuple(",;(–—-")
    behind = _NEXT_WORDS.match(after)
    return not (punctuated and behind and _documents() & set(behind[1].casefold().split()))


def _goes_on(after: str, language: str) -> bool:
    """Tell whether a small word follows, which in a language that is not read here may say of what it is an item."""
    word = re.match(r"\s+([^\W\d_]+)", after)
    return word is not None and word[1].casefold() in SMALL_WORDS.get(language, ())


def _tongue(language: str) -> str:
    return language.partition("-")[0].casefold()


@cache
def _documents() -> frozenset[str]:
    return frozenset(_DOCUMENTS.split())


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(_NUMBER)


@cache
def _stems(spoken: tuple[str, ...]) -> tuple[str, ...]:
    """Return the shortest of the words that all others hold, so that most texts are seen at once to have none."""
    words = [word.casefold() for word in spoken]
    return tuple(word for word in words if not any(other != word and other in word for other in words))


@cache
def _pattern(spoken: tuple[str, ...]) -> re.Pattern[str]:
    said = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(spoken, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w-])(?i:(?P<spoken>{said}))(?:\s+(?i:no\.?|number)\s*|\s+#?)"
        rf"(?P<numbers>{_NUMBER}(?:{_AND}{_NUMBER}{_NO_END})*){_NO_END}"
    )
