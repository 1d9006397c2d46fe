"""Whatever meetings are brought in, typed over and removed: an action that none closed is open at the next one."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from db import agenda, meetings, notes
from db.changes import Change
from db.records import CLOSING_OUTCOMES, OUTCOMES, Item, Meeting
from db.store import Store
from db.surroundings import open_actions
from db.values import replace
from tests.db.lives import given, held, load, said

BOARDS = ("Harbour Trust Board", "Lighthouse Friends")
STEPS = 35


@dataclass
class Books:
    """Two committees whose meetings come and go by chance. `days` says when each action, known by its words, was given;
    `status` what was set by hand."""

    store: Store
    chance: random.Random
    days: dict[str, date] = field(default_factory=dict)
    boards: dict[str, str] = field(default_factory=dict)
    untold: set[str] = field(default_factory=set)
    """Actions that meetings speak of and whose own minutes have not come yet."""
    done: list[Change] = field(default_factory=list)

    def meetings(self, board: str) -> list[Meeting]:
        """The meetings of a committee in the order in which they sat."""
        return [load(self.store, id) for id in self.sat(board)]

    def sat(self, board: str) -> list[int]:
        cards = self.store.read(meetings.cards)
        return [card.id for card in reversed(cards) if card.committee_name == board]

    def step(self) -> None:
        """Do one thing by chance."""
        board = self.chance.choice(BOARDS)
        sat = self.sat(board)
        if len(sat) < 5 or self.chance.random() < 0.1:
            self.hold(board)
            return
        meeting = load(self.store, self.chance.choice(sat))
        what = self.chance.choice((self.remove, self.cut, self.reword, self.retype, self.drop_item, self.put_back))
        what(meeting)

    def hold(self, board: str) -> None:
        """Bring a meeting in that gives actions and speaks of others, known here or not."""
        day = date(2026, 1, 1) + timedelta(days=self.chance.randint(0, 400))
        fresh = [self.named(board, day) for _ in range(self.chance.randint(1, 3))]
        waiting = [words for words in self.untold if self.boards[words] == board]
        if waiting and self.chance.random() < 0.4:
            day = self.days[waiting[0]]
            fresh = [words for words in waiting if self.days[words] == day]
            self.untold -= {*fresh}
        unknown = [self.named(board, day - timedelta(days=30)) for _ in range(self.chance.randint(0, 1))]
        self.untold |= {*unknown}
        before = [words for words, on in self.days.items() if on < day and self.boards[words] == board]
        spoken = self.chance.sample(before, min(len(before), self.chance.randint(0, 4)))
        reviews = [said(words, self.outcome(), self.days[words]) for words in dict.fromkeys([*spoken, *unknown])]
        held(self.store, day, *reviews, *(given(words) for words in fresh), board=board)
        self.done.clear()

    def named(self, board: str, day: date) -> str:
        words = f"Somebody of {board} to do thing {len(self.days)}"
        self.days[words], self.boards[words] = day, board
        return words

    def outcome(self) -> str:
        return self.chance.choice((*OUTCOMES, "carried forward", "carried forward"))

    def remove(self, meeting: Meeting) -> None:
        self.write(meetings.remove(meeting.id))

    def cut(self, meeting: Meeting) -> None:
        """Take a line out, and perhaps put it back."""
        item = self.item(meeting)
        if item is None or not item.notes:
            return
        gone = self.chance.choice(item.notes)
        self.write(notes.write(item.id, [note for note in item.notes if note is not gone], item.notes))
        if self.chance.random() < 0.5:
            self.write(notes.write(item.id, [*(note for note in item.notes if note is not gone), gone]))

    def reword(self, meeting: Meeting) -> None:
        """Say otherwise what came of an action."""
        item = self.item(meeting)
        reviews = [note for note in item.notes if note.review] if item else []
        if reviews:
            note = self.chance.choice(reviews)
            assert note.review is not None
            self.write(notes.set_review(note.id, replace(note.review, outcome=self.outcome())))

    def retype(self, meeting: Meeting) -> None:
        """Make an action plain text."""
        item = self.item(meeting)
        if item is not None:
            text = [replace(note, kind="text", action=None) if note.action else note for note in item.notes]
            self.write(notes.write(item.id, text, item.notes))

    def drop_item(self, meeting: Meeting) -> None:
        item = self.item(meeting)
        if item is not None and self.chance.random() < 0.5:
            self.write(agenda.remove(item.id))

    def put_back(self, _meeting: Meeting) -> None:
        """Take back what was done last."""
        if self.done:
            self.store.redo(self.done.pop().reversed)

    def item(self, meeting: Meeting) -> Item | None:
        return meeting.items[0] if meeting.items else None

    def write(self, edit: object) -> None:
        self.done.append(self.store.write(edit))  # type: ignore[arg-type]

    def look(self) -> None:
        """See that every action which stands in minutes, or of which some tell, is closed or open, and once only."""
        for board in BOARDS:
            sat = self.meetings(board)
            if not sat:
                continue
            references = [note.action.reference for one in sat for _, note in one.every_note() if note.action]
            assert len(references) == len(set(references))
            committee, day = sat[0].committee.id, sat[-1].date + timedelta(days=1)
            opened = [one.text for one in self.store.read(lambda s: open_actions(s, committee, before=day))]  # noqa: B023
            assert len(opened) == len(set(opened))
            assert {self.boards[words] for words in opened} <= {board}
            told = last_words(sat)
            assert {words for words, outcome in told.items() if outcome not in CLOSING_OUTCOMES} <= set(opened)
            assert not {words for words, outcome in told.items() if outcome in CLOSING_OUTCOMES} & set(opened)


def last_words(sat: list[Meeting]) -> dict[str, str]:
    """What came of each action of which these meetings say anything, by its words."""
    told: dict[str, str] = {}
    for meeting in sat:
        for _, note in meeting.every_note():
            if note.action is not None:
                told.setdefault(note.text, "")
    for meeting in sat:
        for _, note in sorted(meeting.every_note(), key=lambda both: both[1].review.id if both[1].review else 0):
            if note.review is not None and note.review.outcome != "none":
                told[note.review.text] = note.review.outcome
            elif note.review is not None:
                told.setdefault(note.review.text, "")
    return told


@pytest.mark.parametrize("seed", range(3))
def test_every_action_is_closed_or_open_at_the_next_meeting(store: Store, seed: int) -> None:
    books = Books(store, random.Random(seed))
    for _ in range(STEPS):
        books.step()
        books.look()
