"""Invented meetings with everything in them, each made from a seed."""

from __future__ import annotations

import random
from datetime import date, time, timedelta
from typing import TypeVar

from db import records
from db.records import (
    Action,
    Attendance,
    Committee,
    Decision,
    Forward,
    Item,
    Meeting,
    NextMeeting,
    Note,
    Owner,
    Person,
    Review,
    new_id,
)
from desktop.minutes import markup

T = TypeVar("T")

WORDS = (
    *("harbour", "crane", "quay", "the", "budget", "“lamp”", "3.5", "to", "will", "agreed", "a:", "by", "15", "March"),
    *("*", "_", "__", "**", "\\", "\\*", "**bold**", "*lean*", "__line__", "***both***", "2*3", "snake_case", "ends\\"),
    *("é", "ß", "漢字", "عربي", "🚢", "<b>", "&", "{x}", "\n", "\t", "\u2028", "\x0b", ""),
)
STYLES = ("", "notes-table", "executive-board", "minutes-and-actions", "strategic-board", "our own, unknown")


class Invented:
    """Makes one meeting; the same seed makes the same one but for ids."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.people: tuple[Person, ...] = ()

    def meeting(self) -> Meeting:
        chance = self.chance
        self.people = tuple(self.person(n) for n in range(chance.randint(0, 6)))
        return Meeting(
            id=new_id(),
            uid=f"{chance.getrandbits(32):08x}-0000-4000-8000-{chance.getrandbits(48):012x}",
            committee=Committee(
                name=f"Board {chance.randint(1, 2)}", short_name=self.maybe("B", ""), quorum=self.maybe(0, 3, None)
            ),
            title=self.words(),
            kind=self.maybe("minutes", "notes", "minutes and actions", ""),
            date=self.day(),
            start=self.time(),
            end=self.time(),
            place=self.words(),
            style=chance.choice(STYLES),
            status=chance.choice(records.MEETING_STATUSES),
            circulated_on=self.maybe(None, self.day()),
            agreed_on=self.maybe(None, self.day()),
            signed_on=self.maybe(None, self.day()),
            signed_by=self.maybe("", "Ada Quill"),
            people=self.people,
            attendance=tuple(self.attendance() for _ in self.people if chance.random() < 0.9),
            items=self.items(3),
            next_meetings=tuple(self.next_meeting() for _ in range(chance.randint(0, 2))),
        )

    def maybe(self, *choices: T) -> T:
        return self.chance.choice(choices)

    def words(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(0, 7)))

    def said(self) -> str:
        return self.words().strip() or "something"

    def day(self) -> date:
        return date(2024, 1, 1) + timedelta(days=self.chance.randint(0, 900))

    def time(self) -> time | None:
        return self.maybe(None, time(self.chance.randint(0, 23), self.chance.randint(0, 59)))

    def person(self, n: int) -> Person:
        return Person(
            id=new_id(),
            label=self.maybe(f"p{n}", f"-{n}--a-very-long-label-that-nobody-would-choose-{n}-"),
            name=self.maybe("", "Ada Quill", f"Person {n}"),
            initials=self.maybe("", "AQ", f"P{n}"),
            job_title=f"{n}th lamp lighter",
            organisation=self.maybe("", "Harbour Trust"),
        )

    def owners(self) -> tuple[Owner, ...]:
        some = [Owner(person=person.id) for person in self.people] + [Owner(name=self.said())]
        return tuple(self.chance.sample(some, self.chance.randint(0, min(3, len(some)))))

    def attendance(self) -> Attendance:
        return Attendance(
            id=new_id(),
            person=self.chance.choice(self.people).id,
            status=self.chance.choice(records.ATTENDANCE_STATUSES),
            capacity=self.chance.choice(records.CAPACITIES),
            role=self.maybe("", *records.ROLES),
            representing=self.words(),
            deputy=self.maybe(None, self.chance.choice(self.people).id),
            for_items=self.maybe(None, (), ("1",), ("2.1", "6 b", "\x85x")),
            arrived=self.time(),
            left=self.time(),
        )

    def items(self, deepest: int) -> tuple[Item, ...]:
        return tuple(self.item(deepest) for _ in range(self.chance.randint(0, 3) if deepest else 0))

    def item(self, deepest: int) -> Item:
        return Item(
            id=new_id(),
            number=self.maybe("", "", "7", "6b", "1.1", "A"),
            title=self.words(),
            standing=self.maybe(True, False),
            lead=self.owners(),
            minutes=self.maybe(None, 0, 20),
            began=self.time(),
            confidential=self.maybe(True, False),
            priority=self.maybe("", "Safe berths"),
            purpose=self.maybe("", *records.PURPOSES),
            papers=self.maybe((), ("Paper 3: moorings",), ("Storm report", "Berth list (2024)")),
            outcome_wanted=self.maybe(True, False),
            nil=self.maybe(True, False),
            notes=tuple(self.note() for _ in range(self.chance.randint(0, 5))),
            items=self.items(deepest - 1),
        )

    def note(self) -> Note:
        kind = self.chance.choice(records.NOTE_KINDS)
        return Note(
            kind=kind,
            text="" if kind == "review" else markup.canonical(self.words()),
            level=self.maybe(0, 0, 2),
            start=self.maybe(None, None, 3),
            run_on=self.maybe(False, True),
            action=self.action() if kind == "action" else None,
            decision=self.decision() if kind == "decision" else None,
            review=self.review() if kind == "review" else None,
            forward=self.forward() if kind == "forward" else None,
        )

    def reference(self) -> dict[str, object]:
        fixed = self.maybe("", "", "8", "3.1", "AP34/24", "Action 9")
        return {"reference": fixed, "provisional": not fixed}

    def action(self) -> Action:
        return Action(
            id=new_id(),
            owners=self.owners(),
            owner_text=self.words(),
            due=self.maybe(None, self.day()),
            due_phrase=self.maybe("", "by the next meeting"),
            status=self.chance.choice(records.ACTION_STATUSES),
            table_text=self.words(),
            priority=self.maybe("", "Safe berths"),
            **self.reference(),  # type: ignore[arg-type]
        )

    def decision(self) -> Decision:
        return Decision(id=new_id(), priority=self.maybe("", "Safe berths"), **self.reference())  # type: ignore[arg-type]

    def review(self) -> Review:
        return Review(
            id=new_id(),
            reference=self.maybe("", "4"),
            text=self.words(),
            owners=self.owners(),
            due=self.maybe(None, self.day()),
            due_phrase=self.words(),
            given_on=self.maybe(None, self.day()),
            outcome=self.chance.choice(records.OUTCOMES),
            closing=self.words(),
            carried_to=self.maybe(None, self.day()),
        )

    def forward(self) -> Forward:
        return Forward(
            id=new_id(), wanted_on=self.maybe(None, self.day()), wanted_phrase=self.maybe("", "at the July meeting")
        )

    def next_meeting(self) -> NextMeeting:
        return NextMeeting(
            id=new_id(), date=self.day(), start=self.time(), end=self.time(), place=self.words(), title=self.words()
        )
