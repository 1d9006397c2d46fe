"""What a line of the notes is: an action with its reference, a decision, a word about an earlier action, a date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from db.records import Person
from db.values import Struct
from desktop.minutes import in_short, markup
from desktop.minutes.due import understand_due
from desktop.minutes.mentions import Known, looks_like_initials, looks_like_name
from desktop.minutes.owners import understand_owners
from desktop.minutes.patterns import later

_REFERENCE = r"(?-i:[A-Z]{0,3})[\s-]?\d{1,4}[a-z]?(?:[./-]\d{1,4})*"
_MARK = later(
    rf"\s*(?:agreed\s+)?(?:action(?:\s+(?:point|item|no\.?|number|for))?|AP|to\s+do|gweithred|działanie|zadanie)"
    rf"(?:[\s-]*(?P<reference>{_REFERENCE}))?"
    r"(?:(?:\s+|\s*[-–—(]\s*)(?P<owners>(?!\d)[^:\n.–—]{1,60}?)\s*\)?)?\s*(?P<end>:|\s[-–—]\s|[–—](?=\s)|\.(?=\s)|\t)\s*(?=\S)",
    re.IGNORECASE,
)
_PLAIN_END = later(r"\s*(?:(?i:action)\s*)?(?P<reference>(?:AP\s?)?\d{1,3}(?:[./]\d{1,3})*)\s+(?=[A-Z])")
_NUMBERED = later(
    r"\s*(?P<reference>(?:AP|A)?\s?\d{1,3}(?:[./]\d{1,4})*[a-z]?)\s*(?:[-–—:]\s*|[.)]\s+|\t\s*)(?=\S)", re.IGNORECASE
)
_BEHIND = later(
    r"(?<![\w/])[\[(]?(?P<reference>(?:AP|ACTION|ACT|A)\s?-?\d{1,4}(?:\s?/\s?\d{2,4}|\.\d{1,3})?|[A-Z]{1,4}\d{1,4}/\d{2,4})[\])]?(?P<stop>\.?)(?![\w/])"
)
_OWNED_BEHIND = later(
    r"[\s;–—-]*[(\[]\s*(?i:action)\s*(?:by|for)?\s*[:–-]?\s*(?P<owners>[^()\[\]:]{2,60}?)\s*[)\]]\s*\.?\s*$"
    r"|(?<=[.;])\s*\**(?:Action|ACTION)\**\s*(?:by|for)?\s*[:–-]\s*(?P<other>[^.:]{2,40}?)\s*\.?\s*$"
)
_MARK_WITHIN = later(
    r"(?:[.;:!?)]|\s[–—-])\s+(?P<mark>(?:ACTION|Action)(?:\s+\d+)?\s*(?::|\s[–—-]\s)\s*[A-Z][^\n]{8,})$"
)
_BOLD_BEHIND = later(r"(?P<text>.{12,}\S)\s+\*\*(?P<reference>[A-Z]{0,3}\d[\d./]{0,8}[a-z]?)\*\*", re.DOTALL)
_SENTENCE_END = later(r"(?<=[.!?])(?<![A-Z]\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\beg\.)\s+|\n+")
_DECIDED = later(
    r"\s*(?:it\s+was\s+(?:therefore\s+|also\s+|further\s+|unanimously\s+|then\s+|duly\s+)*(?:agreed|resolved|decided)"
    r"|(?:decision|decisions|agreed|resolved|resolution|penderfyniad|penderfynwyd|decyzja|uchwała|postanowiono)\b(?:\s+(?P<reference>\d[\w./-]*))?\s*[:–—-]"
    r"|RESOLVED\b|AGREED\b|(?:the\s+)?(?:board|committee|group|council|trustees|governors|members|meeting)\s+"
    r"(?:unanimously\s+)?(?:agreed|resolved|decided)\s+(?:that|to)\b)",
    re.IGNORECASE,
)
_DECISION_LABEL = later(
    r"\s*(?:decisions?|agreed|resolved|resolution|penderfyniad|decyzja|uchwała|postanowiono)(?:\s+(?P<reference>\d[\w./-]*))?\s*(?::|\s[–—-]\s|[–—](?=\s))\s*(?=\S)",
    re.IGNORECASE,
)
_CLOSED = later(
    r"(?:(?:now\s+|all\s+|action\s+)?(?:complete[d]?|done|closed|discharged|superseded|withdrawn|carried\s+(?:forward|over)|c/f|ongoing|on-going|outstanding|in\s+progress|"
    r"underway|on\s+(?:the\s+)?agenda|item\s+\d+\w?(?:\s+on\s+(?:the\s+)?agenda)?|actioned|no\s+longer\s+(?:needed|required)|deferred|not\s+(?:yet\s+)?(?:done|completed|started)|"
    r"to\s+be\s+(?:discussed|carried|taken|covered|closed|reported)|this\s+(?:is|was|has|will)|see\s+item|covered|pending|resolved|delivered|wedi.i\s+gwblhau|wykonano|zrobione)\b)",
    re.IGNORECASE,
)
_OUTCOMES = (
    ("superseded", r"\bsuperseded\b"),
    ("withdrawn", r"\b(?:withdrawn|no\s+longer\s+(?:needed|required))\b"),
    ("discharged", r"\bdischarged\b"),
    (
        "carried forward",
        r"\b(?:carried\s+(?:forward|over)|c/f|ongoing|on-going|outstanding|in\s+progress|underway|deferred|pending|not\s+(?:yet\s+)?(?:done|completed|started)|had\s+not\s+completed)\b",
    ),
    ("done", r"\b(?:completed?|done|actioned|delivered|zrobione|wykonano)\b"),
    ("closed", r"\bclosed\b"),
)


class Told(Struct, frozen=True, kw_only=True):
    """An action or a decision as a line tells it; `begin` and `end` are where its words stand."""

    begin: int
    end: int
    reference: str = ""
    owners: str = ""


def marked_action(text: str) -> Told | None:
    """Return the action that a mark at the beginning of a line announces ("Action 3: ...", "ACTION – ...")."""
    found = _MARK.match(text)
    if found is not None and _says_whose(found["owners"] or "", found["end"]):
        reference = _tidy(found["reference"])
        if reference and re.match(r"\s*AP", text):
            reference = f"AP{reference}"
        return Told(begin=found.end(), end=len(text), reference=reference, owners=_owner_words(found["owners"]))
    if (found := _PLAIN_END.match(text)) and re.match(r"\s*(?:action|AP)", text, re.IGNORECASE):
        return Told(begin=found.end(), end=len(text), reference=_tidy(found["reference"]))
    return None


def numbered_action(text: str) -> Told:
    """Return the action of a line in a list of actions, with the reference before it ("3.1 – Partners to ...")."""
    found = _NUMBERED.match(text)
    return (
        Told(begin=found.end(), end=len(text), reference=_tidy(found["reference"]))
        if found
        else Told(begin=0, end=len(text))
    )


def actions_within(text: str) -> list[Told]:
    """Return the actions whose references stand behind their sentences ("... by May. AP34/17")."""
    out: list[Told] = []
    start = 0
    for found in _BEHIND.finditer(text):
        before = text[start : found.start()].rstrip(" .")
        if len(before.split()) < 3 or not _stands_behind(text, found):
            continue
        begin = start + _last_sentence(text[start : found.start()])
        out.append(Told(begin=begin, end=found.end(), reference=_tidy(found["reference"])))
        start = found.end()
    return out


def numbered_behind(marked: str) -> Told | None:
    """Return the action of a paragraph that ends with its reference in bold ("EM to price them. **3.1**").

    The places are those of its plain words.
    """
    found = _BOLD_BEHIND.fullmatch(marked)
    if found is None or "**" in found["text"]:
        return None
    return Told(begin=0, end=len(markup.plain(found["text"])), reference=found["reference"])


def marked_within(text: str) -> Told | None:
    """Return the action that a mark within a paragraph announces ("The sign is down. ACTION: TB to mend it")."""
    found = _MARK_WITHIN.search(text)
    return Told(begin=found.start("mark"), end=len(text)) if found else None


def owned_behind(text: str) -> Told | None:
    """Return the action of a paragraph that ends with who acts ("... (Action: EM)", "... Action: EM")."""
    found = _OWNED_BEHIND.search(text)
    words = (found["owners"] or found["other"] or "") if found else ""
    if not found or not found.start() or not _are_owners(words):
        return None
    return Told(
        begin=_last_sentence(text[: found.start()].rstrip()),
        end=found.start() + (text[found.start()] == "."),
        owners=words,
    )


def without_reference(text: str, told: Told) -> tuple[int, int]:
    """Return where the words of an action within a text stand, its reference behind them left out."""
    words = text[told.begin : told.end]
    found = next(
        (one for one in reversed([*_BEHIND.finditer(words)]) if _tidy(one["reference"]) == told.reference), None
    )
    return told.begin, told.begin + (len(words[: found.start()].rstrip()) if found else len(words))


def begins_decided(text: str) -> bool:
    """Tell whether a paragraph says what was resolved, from its beginning on."""
    return bool(_DECIDED.match(text))


def decision_words(text: str) -> tuple[int, str]:
    """Return where the words of a decision begin, behind a label that house styles print, and its reference."""
    found = _DECISION_LABEL.match(text)
    return (found.end(), found["reference"] or "") if found else (0, "")


def action_like(text: str, people: Iterable[Person]) -> bool:
    """Tell whether words read as something that somebody is to do."""
    return bool(understand_owners(text, people).owners)


def earlier_action(text: str) -> tuple[str, str, str]:
    """Return the words of an earlier action, what was said of it, and the outcome that this means."""
    ends = [0, *(gap.end() for gap in _SENTENCE_END.finditer(text))]
    gaps = [found.end() for found in re.finditer(r":\s+(?=\S)|\s[–—-]\s", text)]
    closed = next((start for start in sorted({*ends[1:], *gaps}) if _CLOSED.match(text, start)), None)
    if closed is not None:
        return _parted(text, closed)
    if len(ends) > 1 and understand_owners(text[: ends[1]], ()).owners:
        return _parted(text, ends[1])
    return text.strip(), "", "none"


def outcome_of(closing: str) -> str:
    """Return the outcome that closing words mean, "none" where they mean none."""
    return next((outcome for outcome, form in _OUTCOMES if re.search(form, closing, re.IGNORECASE)), "none")


def owners_said(text: str, people: Iterable[Person]) -> str:
    """Return the owners that the words of an action name, as words."""
    everybody = tuple(people)
    return ", ".join(in_short.called(owner, everybody) for owner in understand_owners(text, everybody).owners)


def due_said(text: str, meeting_date: date) -> str:
    """Return when an action is due by its own words: a typed day, or the phrase."""
    said = understand_due(text, meeting_date)
    if meeting_date == date.min and said.due and said.range:
        return text[slice(*said.range)]
    return in_short.typed_day(said.due) if said.due else said.phrase


def are_owners(words: str, known: Known) -> bool:
    """Tell whether words name those who act and nothing else: "EM", "EM & ST", "Jane Moss", "The Chair", "All"."""
    bare = markup.plain(words).strip(" .:;()[]")
    if not bare or len(bare) > 80:
        return False
    parts = [part for part in re.split(r"\s*[,&/+\n;]\s*(?:and\s+)?|\s+and\s+", bare) if part]
    return all(known.person(part) or _is_owner(part) for part in parts)


def _is_owner(words: str) -> bool:
    return (
        looks_like_initials(words)
        or looks_like_name(words)
        or bool(
            re.fullmatch(r"(?:the\s+)?(?:[A-Z][\w’'-]*|all|everyone|everybody|members)(?:\s+[A-Z][\w’'-]*){0,3}", words)
        )
    )


def _are_owners(words: str) -> bool:
    parts = [part for part in re.split(r"\s*[,&/+\n;]\s*(?:and\s+)?|\s+and\s+", words.strip()) if part]
    return bool(parts) and all(_is_owner(part) for part in parts)


def _says_whose(words: str, end: str) -> bool:
    """Tell whether what stands between "Action" and its colon names owners, or nothing."""
    if not words.strip():
        return True
    return _are_owners(_owner_words(words)) and not re.match(
        r"(?:plan|log|table|list|points?|items?|tracker|notes?)\b", words.strip(), re.IGNORECASE
    )


def _owner_words(words: str | None) -> str:
    return re.sub(r"^(?:by|for|on)\s+", "", (words or "").strip(" -–—()"), flags=re.IGNORECASE)


def _tidy(reference: str | None) -> str:
    return re.sub(r"\s+", "", reference or "").rstrip(".")


def _stands_behind(text: str, found: re.Match[str]) -> bool:
    """Tell whether a reference ends a sentence: nothing, or one that begins anew, stands behind it."""
    rest = text[found.end() :].lstrip(" )]")
    before = text[: found.start()].rstrip()
    named = re.search(r"\b(?:action|actions|see|in|of|from|under|and|to|for|with|as)\s*$", before, re.IGNORECASE)
    return named is None and (not rest or rest[0].isupper() or rest[0] in '\n(“"‘')


def _last_sentence(text: str) -> int:
    """Return where the last sentence of a text begins."""
    end = len(text.rstrip(" .!?"))
    begin = 0
    for gap in _SENTENCE_END.finditer(text):
        if gap.end() < end:
            begin = gap.end()
    return begin


def _parted(text: str, start: int) -> tuple[str, str, str]:
    closing = text[start:].strip()
    return text[:start].rstrip(" :–—-\n"), closing, outcome_of(closing)
