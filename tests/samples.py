"""Invented meetings for tests: the Harbour Trust Board and its people."""

from __future__ import annotations

from datetime import date, time

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
from db.values import replace


def person(name: str, initials: str = "", job_title: str = "", organisation: str = "") -> Person:
    return Person(
        id=new_id(),
        label=(initials or name).lower().replace(" ", "-"),
        name=name,
        initials=initials,
        job_title=job_title,
        organisation=organisation,
    )


def harbour_meeting(**fields: object) -> Meeting:
    """A meeting with something of every kind in it."""
    ines = person("Ines Okafor", "IO", "Chief Executive", "Harbour Trust")
    tom = person("Tom Brandt", "TB", "Harbour Master", "Port Authority")
    lena = person("Lena Fisk", "LF", "Deputy Harbour Master", "Port Authority")
    gus = person("Gus Wren", "GW", "Notetaker")
    meeting = Meeting(
        uid="0d6f1c3e-5b1e-4b44-9d0e-0a8f3f1f7c11",
        committee=Committee(name="Harbour Trust Board", short_name="HTB", quorum=3),
        title="Harbour Trust Board meeting",
        date=date(2026, 3, 12),
        start=time(14),
        end=time(16, 10),
        place="Quay Room",
        style="notes-table",
        people=(ines, tom, lena, gus),
        attendance=(
            Attendance(person=ines.id, role="chair"),
            Attendance(person=tom.id, status="apologies", deputy=lena.id),
            Attendance(person=lena.id, capacity="deputy", for_items=("2", "2.1")),
            Attendance(
                person=gus.id, capacity="in attendance", role="minute-taker", arrived=time(14, 10), left=time(15, 55)
            ),
        ),
        items=(
            Item(title="Welcome and apologies", notes=(Note(text="Welcomes were made."),)),
            Item(
                title="Matters arising",
                standing=True,
                lead=(Owner(person=ines.id), Owner(name="The auditors")),
                minutes=20,
                began=time(14, 5),
                notes=(
                    Note(text="The minutes of 8 January were **agreed**."),
                    Note(
                        kind="review",
                        review=Review(
                            reference="4",
                            text="TB to price the new moorings",
                            owners=(Owner(person=tom.id),),
                            given_on=date(2026, 1, 8),
                            outcome="done",
                            closing="Done.",
                        ),
                    ),
                    Note(
                        kind="action",
                        text="LF to send the price list to all members by 20 March",
                        action=Action(owners=(Owner(person=lena.id),), due=date(2026, 3, 20)),
                    ),
                    Note(
                        kind="action",
                        text="Partners to name a contact by the next meeting",
                        action=Action(owners=(Owner(name="Partners"),), due_phrase="by the next meeting"),
                    ),
                    Note(kind="decision", text="The moorings contract be renewed for two years", decision=Decision()),
                ),
                items=(
                    Item(
                        notes=(
                            Note(kind="bullet", text="Storm damage"),
                            Note(kind="lettered", text="insurance", start=3),
                            Note(kind="numbered", text="surveyor booked", level=1),
                            Note(kind="private", text="check the spelling of the surveyor's name"),
                        )
                    ),
                ),
            ),
        ),
        next_meetings=(NextMeeting(date=date(2026, 5, 14), start=time(14), end=time(16), place="Quay Room"),),
    )
    return replace(meeting, **fields)  # type: ignore[arg-type]
