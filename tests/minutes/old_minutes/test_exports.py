"""What Minutebook wrote itself, in each of its house styles, is read back by the import."""

from __future__ import annotations

import random
import re
from collections import Counter
from datetime import timedelta

import pytest

from db.records import (
    Action,
    Attendance,
    Committee,
    Decision,
    Item,
    Meeting,
    NextMeeting,
    Note,
    Owner,
    Person,
    Review,
    new_id,
)
from desktop.minutes import markup, numbering
from desktop.minutes.compose import compose
from desktop.minutes.exports import silently, word
from desktop.minutes.house_style import built_in
from desktop.minutes.imports import source_for
from tests.minutes.old_minutes.invented_minutes import Sitting, sitting

STYLES = tuple(built_in())
ENOUGH = 0.97


def held(of: Sitting, seed: int) -> Meeting:
    """A meeting record of an invented sitting, with sub-items, decisions, earlier actions and leads besides."""
    chance = random.Random(seed)
    people = {
        one.initials: Person(id=new_id(), name=one.name, initials=one.initials, job_title=one.job, organisation="")
        for one in of.people
    }
    attendance = tuple(
        Attendance(
            id=new_id(),
            person=people[one.initials].id,
            status=one.status,
            role=one.role,
            capacity="in attendance" if one.role == "minute-taker" else "member",
        )
        for one in of.people
    )
    items = []
    for matter in of.matters:
        notes = [Note(text=said) for said in matter.said]
        notes += [Note(kind="bullet", text=point) for point in matter.points]
        if chance.random() < 0.3:
            notes.append(
                Note(kind="decision", text="the lease be renewed for two years", decision=Decision(id=new_id()))
            )
        if "Minutes" in matter.title:
            earlier = Review(
                id=new_id(), reference="4", text="TB to price the new moorings", outcome="done", closing="Done."
            )
            notes.append(Note(kind="review", review=earlier))
        for task in matter.tasks:
            owners = tuple(Owner(person=people[one].id) for one in task.owners)
            words = f"{' & '.join(task.owners)} to {task.words}{task.due}"
            notes.append(Note(kind="action", text=words, action=Action(id=new_id(), owners=owners)))
        lead = (Owner(person=people[chance.choice(list(people))].id),) if chance.random() < 0.3 else ()
        items.append(Item(id=new_id(), title=matter.title, notes=tuple(notes), lead=lead))
    parts = tuple(
        Item(id=new_id(), title=title, notes=(Note(text="It was noted."),)) for title in ("North quay", "South quay")
    )
    items[2] = Item(id=new_id(), title=items[2].title, items=parts)
    return Meeting(
        id=new_id(),
        committee=Committee(name=of.body),
        title=of.body,
        date=of.day,
        start=of.start,
        end=of.end,
        place=of.place,
        people=tuple(people.values()),
        attendance=attendance,
        items=tuple(items),
        next_meetings=(NextMeeting(id=new_id(), date=of.day + timedelta(days=60), start=of.start, place=of.place),),
    )


def told(meeting: Meeting, style: str, names: bool, initials: bool) -> Counter[tuple[str, ...]]:
    people = {one.id: one for one in meeting.people}
    numbers = numbering.number(meeting, built_in()[style])
    out: list[tuple[str, ...]] = []
    for at in meeting.attendance:
        one = people[at.person]
        out.append(("person", one.name if names else "", one.initials if initials else "", at.status))
    for item in meeting.every_item():
        if item.title:
            out.append(("item", numbers.items[item.id].rstrip("."), item.title))
        for note in item.notes:
            if note.action is not None:
                reference = note.action.reference or numbers.references[note.id]
                owners = sorted((people[one.person].initials if one.person else one.name) for one in note.action.owners)
                out.append(("action", reference, re.sub(r"\s+", " ", markup.plain(note.text)), *owners))
    return Counter(out)


@pytest.mark.parametrize("layout", ["headings", "table"])
@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("seed", [1, 8])
def test_what_a_house_style_printed_is_read_back(style: str, layout: str, seed: int) -> None:
    from db.values import replace

    whole = built_in()[style]
    meeting = held(sitting(seed), seed)
    printed = compose(meeting, replace(whole, items=replace(whole.items, layout=layout)))
    back = source_for(".docx").read(word.CARD.render(printed, silently))
    names, initials = style != "strategic-board", style != "executive-board"
    there, here = told(meeting, style, names, initials), told(back, back.style, names, initials)
    right = sum((there & here).values())
    print(f"{style}, {layout}: {right} of {sum(there.values())}")
    print("missing", dict(there - here), "\nbesides", dict(here - there))
    assert right >= ENOUGH * sum(there.values())
    assert sum((here - there).values()) <= (1 - ENOUGH) * sum(there.values())
    assert back.style == style
    assert (back.date, back.start, back.end, back.place) == (meeting.date, meeting.start, meeting.end, meeting.place)
    assert [(one.date, one.start, one.place) for one in back.next_meetings] == [
        (one.date, one.start, one.place) for one in meeting.next_meetings
    ]
