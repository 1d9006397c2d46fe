"""Initials in the text that are in no list of attendance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from db.records import Meeting
from desktop.minutes import facts
from desktop.minutes.checks import Check, Finding
from desktop.minutes.document import Ref
from desktop.minutes.mentions import (
    Known,
    bodies_in,
    capitals_in,
    is_acronym,
    looks_like_initials,
    stands_for_somebody,
)
from desktop.minutes.numbering import Numbers

CODE = "initials-unknown"


def _find(meeting: Meeting, numbers: Numbers) -> Iterator[Finding]:
    known = Known(facts.listed(meeting))
    passages = list(facts.passages(meeting))
    bodies = bodies_in([*_names_of_things(meeting), *(passage.words for passage in passages)])
    counts: Counter[str] = Counter()
    first: dict[str, tuple[str, Ref]] = {}
    strangers: set[str] = set()
    for item in meeting.every_item():
        for lead in item.lead:
            if lead.person is None and looks_like_initials(lead.name) and not known.has_initials(lead.name):
                counts[lead.name] += 1
                strangers.add(lead.name)
                first.setdefault(lead.name, (facts.number_of(item, numbers), Ref("item", item.id)))
    for passage in passages:
        for found in capitals_in(passage.words):
            words = found[0]
            if words in bodies or is_acronym(words) or known.has_initials(words):
                continue
            counts[words] += 1
            first.setdefault(words, (facts.number_of(passage.item, numbers), facts.place(passage.note)))
            if words not in strangers and stands_for_somebody(found, known):
                strangers.add(words)
    strangers -= _owners_by_name(meeting)
    for words, (number, ref) in first.items():
        if words in strangers:
            yield Finding(code=CODE, item=number, words=f"{words} is in no list{facts.times(counts[words])}", ref=ref)


def _names_of_things(meeting: Meeting) -> Iterator[str]:
    """Yield what is printed around the notes, each run of capitals marked as a body's."""
    around = [meeting.title, meeting.place, meeting.committee.name, meeting.committee.short_name]
    for person in meeting.people:
        around += person.job_title, person.organisation
    for item in meeting.every_item():
        around.append(item.title)
    return (f"({found[0]})" for words in around for found in capitals_in(words))


def _owners_by_name(meeting: Meeting) -> set[str]:
    """Return owners that another check points out."""
    return {owner.name for _, note in facts.actions(meeting) if note.action for owner in note.action.owners}


CARD = Check(code=CODE, title="Initials in the text that are in no list", order=10, find=_find)
