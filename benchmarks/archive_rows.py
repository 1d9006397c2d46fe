"""What stands in the archive: committees with their seats, and their meetings one after the other."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from benchmarks.sheet import Sheet
from benchmarks.vocabulary import Vocabulary

TODAY = date(2026, 10, 1)
"""The day on which the archive is looked at."""

COMMITTEES = 50
LARGE_BOARD = "Great Estuary Board"
"""Forty members, a meeting a month for ten years."""
LARGE_BOARD_MEETINGS = 120
FREQUENT = "board"
"""Stands in every second note."""

NOTES, ITEMS, ACTIONS, DECISIONS = 100, 10, 10, 6
"""Of every meeting."""

STYLES = ("notes-table", "executive-board", "minutes-and-actions", "strategic-board")
PLACES = "Alder Birch Cedar Dune Estuary Fern Gorse Heath Inlet Juniper Kelp Lagoon Marsh Nettle Oak Poplar".split()  # noqa: SIM905
SUBJECTS = ("Partnership", "Harbour Trust", "Health", "Learning", "Safety", "Housing", "Finance", "Rivers")
BODIES = ("Board", "Committee", "Subgroup")
FIRST_NAMES = "Ada Bea Cyr Dov Eda Fay Gil Hal Ivo Jan Kit Lea Max Nia Ola Pia Quy Ron Sue Tim Una Val Wim Yan Zoe"
LAST_NAMES = "Abel Bray Cole Dunn East Ford Gray Holt Ives Jory Kerr Lamb Moss Nash Orme Pike Rook Shaw Tarn Vane"
AGENCIES = tuple(f"{place} {kind}" for kind in ("Council", "Clinic", "College") for place in PLACES[:12])
JOBS = ("Director", "Head of service", "Chief Executive", "Manager", "Adviser", "Clerk")


@dataclass(frozen=True, slots=True)
class Seated:
    """A person on a seat from one day to another."""

    id: int
    name: str
    initials: str
    job_title: str
    organisation: str
    joined: date
    left: date | None


@dataclass(slots=True)
class Body:
    """A committee with its seats, its days, and the actions that its last meetings left open."""

    id: int
    name: str
    style: str
    seats: list[list[Seated]]
    deputies: list[Seated]
    days: list[date]
    priorities: list[str]
    open: list[tuple[int, str, str, date]] = field(default_factory=list)
    given: dict[object, int] = field(default_factory=dict)
    """How many references each year, meeting or item gave, as the house style counts."""

    def sitting(self, day: date) -> list[Seated]:
        """Return who holds the seats on a day."""
        return [
            one for seat in self.seats for one in seat if one.joined <= day and (one.left is None or day <= one.left)
        ]


class Archive:
    """Fills the tables. With fewer than 10,000 meetings it is the same archive cut short, for trying things out."""

    def __init__(self, connection: sqlite3.Connection, meetings: int, words: Vocabulary, dice: random.Random) -> None:
        self.meetings = meetings
        self.words = words
        self.dice = dice
        self._last_id = 0
        self._notes = 0

        def sheet(table: str, *columns: str) -> Sheet:
            made = Sheet(connection, table, "id", *columns)
            self.sheets.append(made)
            return made

        self.sheets: list[Sheet] = []
        self.committees = sheet("committees", "name", "short_name", "style", "place", "quorum", "parent_id")
        self.standing = sheet("standing_items", "committee_id", "position", "title", "outcome_wanted")
        self.known = sheet("people", "name", "initials", "job_title", "organisation")
        self.members = sheet("members", "committee_id", "person_id", "position", "role", "joined", "left")
        self.held = sheet(
            "meetings",
            *("uid", "committee_id", "committee_short_name", "quorum", "title", "date", "start", "end", "place"),
            *("style", "status"),
        )
        self.people = sheet(
            "meeting_people",
            *("meeting_id", "person_id", "position", "label", "name", "initials", "job_title", "organisation"),
        )
        self.attendance = sheet(
            "attendance", "meeting_id", "person_id", "position", "status", "capacity", "role", "deputy_id"
        )
        self.items = sheet("items", "meeting_id", "position", "title", "standing", "priority")
        self.notes = sheet("notes", "item_id", "position", "kind", "text")
        self.actions = sheet(
            "actions", "committee_id", "note_id", "due", "reference", "provisional", "status", "priority"
        )
        self.owners = sheet("action_owners", "action_id", "position", "person_id", "name")
        self.decisions = sheet("decisions", "note_id")
        self.reviews = sheet("reviews", "note_id", "action_id", "reference", "text", "given_on", "outcome", "closing")
        self.coming = sheet("next_meetings", "meeting_id", "position", "date", "start")

    def fill(self) -> None:
        """Write everything, the oldest meeting first."""
        bodies = self._bodies()
        days = sorted((day, n) for n, body in enumerate(bodies) for day in body.days)
        following = {(n, day): later for n, body in enumerate(bodies) for day, later in pairwise(body.days)}
        for day, n in days:
            self._meeting(bodies[n], day, following.get((n, day), TODAY + timedelta(days=20 + n)))
        for sheet in self.sheets:
            sheet.flush()

    def id(self, day: date) -> int:
        """Return an identity as if it had been made on this day; always rising."""
        seconds = (day - date(1970, 1, 1)).days * 86_400 + 50_000
        self._last_id = max(self._last_id + 1, seconds * 1000 << 20)
        return self._last_id

    def _bodies(self) -> list[Body]:
        large = LARGE_BOARD_MEETINGS * self.meetings // 10_000
        others, more = divmod(self.meetings - large, COMMITTEES - 1)
        counts = [large, *(others + (n < more) for n in range(COMMITTEES - 1))]
        return [self._body(n, count) for n, count in enumerate(counts)]

    def _body(self, n: int, count: int) -> Body:
        years = 10 if n == 0 else 20
        first = TODAY - timedelta(days=365 * years)
        name = LARGE_BOARD if n == 0 else f"{PLACES[n % 16]} {SUBJECTS[n // 16 + n % 5]} {BODIES[n % 3]} {n}"
        step = 365 * years / max(count, 1)
        body = Body(
            id=self.id(date(2006, 1, 1)),
            name=name,
            style=STYLES[n % 4],
            seats=[self._seat(first) for _ in range(40 if n == 0 else 12)],
            deputies=[self._person(first, None) for _ in range(10 if n == 0 else 4)],
            days=[first + timedelta(days=int((turn + 0.5) * step)) for turn in range(count)],
            priorities=[self.words.title(2) for _ in range(4)],
        )
        short = "".join(word[0] for word in name.split())
        self.committees.add(body.id, name, short, body.style, f"{PLACES[n % 16]} Room", 5, None)
        for place, seat in enumerate(body.seats):
            for one in seat:
                role = ("chair", "vice-chair", "minute-taker")[place] if place < 3 else ""
                self.members.add(
                    self.id(first), body.id, one.id, place, role, str(one.joined), one.left and str(one.left)
                )
        for place, title in enumerate(("Welcome and apologies", "Minutes of the last meeting", "Matters arising")):
            self.standing.add(self.id(first), body.id, place, title, 0)
        return body

    def _seat(self, first: date) -> list[Seated]:
        """Return who sat on a seat one after the other, from its first day to today."""
        holders: list[Seated] = []
        day = first
        while True:
            until = day + timedelta(days=self.dice.randint(3 * 365, 8 * 365))
            holders.append(self._person(day, None if until >= TODAY else until))
            if until >= TODAY:
                return holders
            day = until + timedelta(days=1)

    def _person(self, joined: date, left: date | None) -> Seated:
        first, last = self.dice.choice(FIRST_NAMES.split()), self.dice.choice(LAST_NAMES.split())
        last += self.dice.choice(("", "", "ham", "ley", "son", "worth", "field"))
        made = Seated(
            id=self.id(date(2006, 1, 1)),
            name=f"{first} {last}",
            initials=first[0] + last[0],
            job_title=self.dice.choice(JOBS),
            organisation=self.dice.choice(AGENCIES),
            joined=joined,
            left=left,
        )
        self.known.add(made.id, made.name, made.initials, made.job_title, made.organisation)
        return made

    def _meeting(self, body: Body, day: date, following: date) -> None:
        meeting = self.id(day)
        uid = f"{self.dice.getrandbits(32):08x}-0000-4000-8000-{meeting & 0xFFFFFFFFFFFF:012x}"
        short = "".join(word[0] for word in body.name.split())
        status = "signed" if day < TODAY - timedelta(days=90) else "draft"
        self.held.add(
            *(meeting, uid, body.id, short, 5, f"{body.name} meeting", str(day), "14:00:00.000000"),
            *("16:30:00.000000", f"{body.name.split()[0]} Room", body.style, status),
        )
        self.coming.add(self.id(day), meeting, 0, str(following), "14:00:00.000000")
        there = self._attended(body, meeting, day)
        self._agenda(body, meeting, day, there)

    def _attended(self, body: Body, meeting: int, day: date) -> list[tuple[int, Seated]]:
        """Write who was there, and return them under the ids that this meeting knows them by."""
        there: list[tuple[int, Seated]] = []
        labels: set[str] = set()
        at = 0

        def person(one: Seated) -> int:
            id = self.id(day)
            label = one.initials.lower()
            while label in labels:
                label += "x"
            labels.add(label)
            self.people.add(
                *(id, meeting, one.id, len(labels), label, one.name, one.initials, one.job_title, one.organisation)
            )
            return id

        spare = iter(body.deputies)
        for place, one in enumerate(body.sitting(day)):
            id, chance = person(one), self.dice.random()
            status = "present" if chance < 0.8 else "apologies" if chance < 0.94 else "absent"
            deputy = next(spare, None) if status == "apologies" and chance < 0.88 else None
            sits_for = person(deputy) if deputy else None
            role = ("chair", "vice-chair", "minute-taker")[place] if place < 3 else ""
            self.attendance.add(self.id(day), meeting, id, at, status, "member", role, sits_for)
            at += 1
            if deputy and sits_for:
                self.attendance.add(self.id(day), meeting, sits_for, at, "present", "deputy", "", None)
                at += 1
            if status == "present":
                there.append((id, one))
        return there or [(id, one)]

    def _agenda(self, body: Body, meeting: int, day: date, there: list[tuple[int, Seated]]) -> None:
        kinds = self._kinds()
        titles = ["Welcome and apologies", "Minutes of the last meeting", "Matters arising"]
        titles += [self.words.title(self.dice.randint(2, 6)) for _ in range(ITEMS - len(titles))]
        reviewed = body.open[: self.dice.randint(9, 15)]
        for place, title in enumerate(titles):
            item = self.id(day)
            priority = self.dice.choice(body.priorities) if self.dice.random() < 0.2 else ""
            self.items.add(item, meeting, place, title, int(place < 3), priority)
            for position, kind in enumerate(kinds[place]):
                if place == 2 and reviewed:
                    self._review(body, item, position, day, reviewed.pop(0))
                else:
                    self._note(body, item, place, position, kind, day, there)

    def _kinds(self) -> list[list[str]]:
        """Return the kinds of the notes of each item; the third has room for the reviews of earlier actions."""
        later = ["action"] * ACTIONS + ["decision"] * DECISIONS + ["heading"] * 3 + ["bullet"] * 12 + ["private"]
        later += ["text"] * (NOTES - 30 - len(later))
        self.dice.shuffle(later)
        each = len(later) // (ITEMS - 3)
        return [["text"] * 4, ["text"] * 8, ["text"] * 18] + [
            later[at : at + each] for at in range(0, len(later), each)
        ]

    def _words(self, kind: str) -> str:
        length = self.dice.randint(3, 6) if kind == "heading" else min(int(self.dice.lognormvariate(3, 0.5)), 90) + 3
        pieces = self.words.piece(length)
        if self._notes % 2:
            pieces[self.dice.randrange(len(pieces))] = FREQUENT
        if self._notes % 30 == 0:
            pieces[-1] = f"**{pieces[-1]}**"
        self._notes += 1
        words = " ".join(pieces)
        return words[0].upper() + words[1:]

    def _note(
        self, body: Body, item: int, place: int, position: int, kind: str, day: date, there: list[tuple[int, Seated]]
    ) -> None:
        note, words = self.id(day), self._words(kind)
        if kind == "action":
            words = self._action(body, item, note, place, day, there, words)
        elif kind == "decision":
            self.decisions.add(self.id(day), note)
        self.notes.add(note, item, position * 1024, kind, words)

    def _action(
        self,
        body: Body,
        item: int,
        note: int,
        place: int,
        day: date,
        there: list[tuple[int, Seated]],
        words: str,
    ) -> str:
        action, reference = self.id(day), self._reference(body, item, day, place)
        status = self.dice.choices(("open", "done", "withdrawn"), (95, 3, 2))[0]
        priority = self.dice.choice(body.priorities) if self.dice.random() < 0.3 else ""
        due = day + timedelta(days=self.dice.randint(7, 90)) if self.dice.random() < 0.8 else None
        self.actions.add(action, body.id, note, due and str(due), reference, 0, status, priority)
        who = self.dice.sample(there, min(len(there), self.dice.choice((1, 1, 1, 2))))
        for at, (person, _) in enumerate(who):
            self.owners.add(self.id(day), action, at, person, "")
        said = f"{' & '.join(one.initials for _, one in who)} to {words[0].lower()}{words[1:]}"
        if status == "open" and self.dice.random() < 0.99:
            body.open.append((action, reference, said, day))
        return said

    def _reference(self, body: Body, item: int, day: date, place: int) -> str:
        of_year, of_item = body.style == "strategic-board", body.style == "executive-board"
        run = day.year if of_year else item if of_item else str(day)
        body.given[run] = count = body.given.get(run, 0) + 1
        return f"AP{count:02}/{day.year % 100:02}" if of_year else f"{place + 1}.{count}" if of_item else str(count)

    def _review(self, body: Body, item: int, position: int, day: date, about: tuple[int, str, str, date]) -> None:
        action, reference, words, given_on = about
        note = self.id(day)
        carried = self.dice.random() < 0.15
        self.notes.add(note, item, position * 1024, "review", "")
        closing = "Carried forward." if carried else self.dice.choice(("Completed. Action closed.", "Done.", "Closed."))
        outcome = "carried forward" if carried else "done"
        self.reviews.add(self.id(day), note, action, reference, words, str(given_on), outcome, closing)
        body.open.remove(about)
        if carried:
            body.open.append(about)
