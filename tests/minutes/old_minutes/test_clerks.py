"""Invented minutes, typed in twenty-eight ways: people, items and actions are found as they were."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from db.records import Meeting
from desktop.minutes import markup
from desktop.minutes.imports import source_for
from tests.minutes.old_minutes.invented_minutes import CLERKS, Sitting, sitting, typed

ENOUGH = 0.95
SEEDS = (3, 11)


def folded(words: str) -> str:
    return re.sub(r"\W+", " ", markup.plain(words)).strip().casefold()


def brought(content: bytes) -> Meeting:
    return source_for(".docx").read(content)


def wanted(of: Sitting) -> Counter[tuple[str, ...]]:
    """What is to be found: people with initials and status, items, actions by what is to be done and by whom."""
    out: list[tuple[str, ...]] = [("person", folded(one.name), one.initials, one.status) for one in of.people]
    out += [("item", folded(matter.title)) for matter in of.matters]
    out += [("action", folded(task.words), *sorted(task.owners)) for matter in of.matters for task in matter.tasks]
    return Counter(out)


def found(meeting: Meeting, of: Sitting) -> Counter[tuple[str, ...]]:
    people = {one.id: one for one in meeting.people}
    rows = [(people[at.person], at.status) for at in meeting.attendance]
    out: list[tuple[str, ...]] = [("person", folded(one.name), one.initials, status) for one, status in rows]
    out += [("item", folded(item.title)) for item in meeting.every_item()]
    known = sorted((folded(task.words) for matter in of.matters for task in matter.tasks), key=len)
    for _, note in meeting.every_note():
        if note.action is not None:
            words = folded(note.text)
            told = next((one for one in known if one in words), words)
            owners = (people[one.person].initials if one.person else one.name for one in note.action.owners)
            out.append(("action", told, *sorted(owners)))
    return Counter(out)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("clerk", CLERKS)
def test_what_a_clerk_typed_is_understood(clerk: str, seed: int) -> None:
    of = sitting(seed)
    meeting = brought(typed(of, CLERKS[clerk]))
    right, here = wanted(of), found(meeting, of)
    held = sum((right & here).values())
    print(f"{clerk}: {held} of {sum(right.values())}, besides {sum((here - right).values())}")
    print("missing", dict(right - here), "\nbesides", dict(here - right))
    assert held >= ENOUGH * sum(right.values())
    assert sum((here - right).values()) <= (1 - ENOUGH) * sum(here.values())
    assert meeting.date == of.day
    assert meeting.start == of.start
    assert folded(meeting.place) == folded(of.place)
    assert folded(meeting.committee.name) == folded(of.body)


@pytest.mark.parametrize(
    "clerk", [name for name, ways in CLERKS.items() if any("next" in end.__name__ for end in ways.end)]
)
def test_the_next_meeting_is_found(clerk: str) -> None:
    of = sitting(5)
    meeting = brought(typed(of, CLERKS[clerk]))
    assert [(one.date, one.start, folded(one.place)) for one in meeting.next_meetings] == [
        (of.following, of.start, folded(of.place))
    ]
