"""An archive of invented meetings, some of which review what others gave."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, time, timedelta

from db import meetings, snapshot
from db.records import OUTCOMES, Committee, Item, Meeting, Note, Review
from db.store import Store
from db.values import replace
from tests.random_meetings import Invented

TODAY = date(2025, 6, 1)
Archives = Callable[[int], Store]


def held(store: Store) -> list[Meeting]:
    """Return every meeting whole, the oldest first."""
    found = [store.read(snapshot.load(card.id)) for card in store.read(meetings.cards)]
    return sorted(found, key=lambda one: (one.date, one.start or time.min, one.id))


def fill(store: Store, seed: int) -> None:
    """Keep invented meetings, and later ones that review what they gave, in whatever order."""
    dice = random.Random(seed)
    for n in range(24):
        store.write(meetings.add(Invented(seed * 100 + n).meeting()))
    given = [
        (note.action.id, meeting)
        for meeting in held(store)
        for _, note in meeting.every_note()
        if note.action is not None
    ]
    for n in range(5):
        picked = dice.sample(given, min(6, len(given)))
        reviews = [
            Review(
                action=action,
                outcome=dice.choice(OUTCOMES),
                carried_to=dice.choice((None, TODAY + timedelta(days=dice.randint(-200, 200)))),
            )
            for action, _ in picked
        ]
        later = Meeting(
            committee=Committee(name=f"Board {dice.randint(1, 2)}"),
            title="Review",
            date=date(2024, 6, 1) + timedelta(days=dice.randint(0, 2) * 100),
            start=dice.choice((None, time(9), time(14))),
            items=(Item(notes=tuple(Note(kind="review", review=review) for review in reviews)),),
        )
        store.write(meetings.add(replace(later, uid=f"later-{seed}-{n}")))
