"""A meeting to look at a house style on: the committee and the people just typed, and a few lines that are made up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from db.records import (
    Action,
    CommitteeProfile,
    Decision,
    Item,
    Meeting,
    Member,
    NextMeeting,
    Note,
    Owner,
    Person,
    new_id,
)
from db.values import replace
from desktop.minutes.sequel import begun_after

STAND_INS = (
    Member(name="Ann Bell", initials="AB", role="chair", organisation="Harbour Office"),
    Member(name="Tom Brandt", initials="TB", organisation="Port Authority"),
)
"""Who is shown while nobody is typed."""


def example(profile: CommitteeProfile, seats: Sequence[Member], heading: Meeting) -> Meeting:
    """Return a meeting with this heading at which the members are present, with two items, an action and a decision."""
    seated = tuple(
        replace(member, id=number, known_as=number) for number, member in enumerate(seats or STAND_INS, start=1)
    )
    shown = replace(profile, members=seated)
    meeting = begun_after(None, replace(heading, id=new_id()), as_last_time=True, profile=shown)
    owner, other = meeting.people[0], meeting.people[-1]
    return replace(
        meeting,
        items=(
            Item(id=new_id(), title="Minutes of the last meeting", notes=(_note("Agreed as a true record."),)),
            Item(
                id=new_id(),
                title="Plan for the year",
                lead=(Owner(person=other.id),),
                notes=(
                    _note(f"{other.called} presented the plan. The figures for the spring are still to come."),
                    _action(owner, f"{owner.called} to send the figures by the next meeting", meeting),
                    _note("The plan is adopted.", "decision"),
                ),
            ),
        ),
        next_meetings=(NextMeeting(id=new_id(), date=meeting.date + timedelta(weeks=4), start=meeting.start),),
    )


def _note(words: str, kind: str = "text") -> Note:
    return Note(id=new_id(), kind=kind, text=words, decision=Decision(id=new_id()) if kind == "decision" else None)


def _action(owner: Person, words: str, meeting: Meeting) -> Note:
    due = meeting.date + timedelta(weeks=4)
    given = Action(id=new_id(), owners=(Owner(person=owner.id),), due=due, due_phrase="by the next meeting")
    return Note(id=new_id(), kind="action", text=words, action=given)
