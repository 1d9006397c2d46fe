from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from db import committees, meetings, notes, register, snapshot
from db.models import ActionRow, CommitteeRow, ReviewRow
from db.records import (
    ACTION_STATUSES,
    CLOSING_OUTCOMES,
    Action,
    Attendance,
    Committee,
    Item,
    Meeting,
    Note,
    Owner,
    Person,
    Review,
    new_id,
)
from db.register import Wanted
from db.store import Store
from tests.db.archives import TODAY, Archives, held


@dataclass(frozen=True)
class Told:
    """An action as the slow way tells it."""

    id: int
    committee: int
    given_on: date | None
    reference: str
    words: str
    owners: tuple[str, ...]
    owner_words: str
    agencies: frozenset[str]
    due: date | None
    status: str
    priority: str

    @property
    def late(self) -> bool:
        return self.status == "open" and self.due is not None and self.due < TODAY


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def begins(typed: str, *texts: str) -> bool:
    there = [word for text in texts for word in words_of(text)]
    return all(any(word.startswith(each) for word in there) for each in words_of(typed))


def told(store: Store) -> list[Told]:
    """Return all actions the slow way: every meeting loaded, every review looked at."""
    every = held(store)
    said = _reviews(every)
    rows = [one for meeting in every for one in _of_meeting(meeting, said)]
    rows += store.read(lambda session: _without_meeting(session, every, said))
    return sorted(rows, key=lambda one: one.given_on or date.min)


def _reviews(every: list[Meeting]) -> dict[int, list[tuple[Review, Meeting]]]:
    found: dict[int, list[tuple[Review, Meeting]]] = {}
    for meeting in every:
        of_meeting = [note.review for _, note in meeting.every_note() if note.review and note.review.action]
        for review in sorted(of_meeting, key=lambda review: review.id):
            found.setdefault(review.action or 0, []).append((review, meeting))
    return found


def _became(action: int, status: str, due: date | None, said: dict[int, list[tuple[Review, Meeting]]]) -> object:
    spoken = [review.outcome for review, _ in said.get(action, ()) if review.outcome != "none"]
    carried = [
        review.carried_to
        for review, _ in said.get(action, ())
        if review.carried_to and review.outcome == "carried forward"
    ]
    closed = bool(spoken) and spoken[-1] in CLOSING_OUTCOMES
    return (spoken[-1] if closed and status == "open" else status), (carried[-1] if carried else due)


def _of_meeting(meeting: Meeting, said: dict[int, list[tuple[Review, Meeting]]]) -> Iterator[Told]:
    def under(items: tuple[Item, ...], above: str) -> Iterator[tuple[Note, str]]:
        for item in items:
            priority = item.priority or above
            yield from ((note, priority) for note in item.notes)
            yield from under(item.items, priority)

    for note, priority in under(meeting.items, ""):
        if (action := note.action) is not None:
            status, due = _became(action.id, action.status, action.due, said)  # type: ignore[misc]
            yield Told(
                id=action.id,
                committee=meeting.committee.id,
                given_on=meeting.date,
                reference=action.reference,
                words=action.table_text or note.text,
                **_owned(meeting, action.owners, action.owner_text),  # type: ignore[arg-type]
                due=due,
                status=status,
                priority=action.priority or priority,
            )


def _owned(meeting: Meeting, owners: tuple[Owner, ...], text: str) -> dict[str, object]:
    people = [meeting.person(owner.person) for owner in owners]
    names = [person.called if person else owner.name for person, owner in zip(people, owners, strict=True)]
    spoken = [text, *(owner.name for owner in owners)]
    agencies = {owner.name for owner in owners}
    for person in filter(None, people):
        spoken += [person.initials, person.name, person.organisation, "" if person.name else person.job_title]
        seats = {at.representing for at in meeting.attendance if at.person == person.id and at.representing}
        agencies |= seats or {person.organisation}
    return {
        "owners": (text,) if text else tuple(names),
        "owner_words": " ".join(spoken),
        "agencies": frozenset(agencies - {""}),
    }


def _without_meeting(
    session: Session, every: list[Meeting], said: dict[int, list[tuple[Review, Meeting]]]
) -> list[Told]:
    rows = session.scalars(select(ActionRow).where(ActionRow.note_id.is_(None)).order_by(ActionRow.id)).all()
    found = []
    for row in rows:
        status, due = _became(row.id, row.status, row.due, said)  # type: ignore[misc]
        naming = sorted(said.get(row.id, ()), key=lambda pair: pair[0].id)
        parts = [_owned(meeting, review.owners, "") for review, meeting in naming]
        names = dict.fromkeys(name for part in parts for name in part["owners"])  # type: ignore[attr-defined]
        found.append(
            Told(
                id=row.id,
                committee=row.committee_id,
                given_on=row.given_on,
                reference=row.reference,
                words=row.text,
                owners=(row.owner_text,) if row.owner_text else tuple(names),
                owner_words=" ".join([row.owner_text, *(str(part["owner_words"]) for part in parts)]),
                agencies=frozenset(each for part in parts for each in part["agencies"]),  # type: ignore[attr-defined]
                due=due,
                status=status,
                priority=row.priority,
            )
        )
    return found


def fits(one: Told, wanted: Wanted) -> bool:
    within = all(
        day is not None and (least is None or least <= day) and (most is None or day <= most)
        for day, least, most in (
            (one.due, wanted.due_from, wanted.due_to),
            (one.given_on, wanted.given_from, wanted.given_to),
        )
        if least or most
    )
    return (
        within
        and (not wanted.committees or one.committee in wanted.committees)
        and wanted.status in ("", one.status)
        and (not wanted.overdue or one.late)
        and (not wanted.undated or one.due is None)
        and wanted.priority in (None, one.priority)
        and begins(wanted.words, one.words, one.reference)
        and begins(wanted.owner, one.owner_words)
        and (not wanted.agency or wanted.agency in one.agencies)
    )


def queries(store: Store, dice: random.Random) -> Iterator[Wanted]:
    bodies = [committee.id for committee in store.read(committees.every)]
    yield Wanted()
    yield Wanted(status="")
    for status in ACTION_STATUSES:
        yield Wanted(status=status)
    yield Wanted(overdue=True)
    yield Wanted(status="", undated=True)
    for _ in range(40):
        day = TODAY + timedelta(days=dice.randint(-400, 400))
        yield Wanted(
            committees=dice.choice(((), (), tuple(bodies[:1]), tuple(bodies))),
            status=dice.choice(("", "", "open", "done")),
            owner=dice.choice(("", "", "", "aq", "Person", "ada q", "HARB", "lamp", "er")),
            agency=dice.choice(("", "", "", "Harbour Trust", "something")),
            due_from=dice.choice((None, None, day)),
            due_to=dice.choice((None, None, day + timedelta(days=120))),
            priority=dice.choice((None, None, "", "Safe berths")),
            given_from=dice.choice((None, None, day - timedelta(days=300))),
            given_to=dice.choice((None, None, day)),
            words=dice.choice(("", "", "crane", "the bud", "É", "ап", "ap34", "3.5")),
        )


SORTED: dict[str, Callable[[Told], object]] = {
    "due": lambda one: one.due and one.due.isoformat(),
    "status": lambda one: one.status,
    "priority": lambda one: one.priority.casefold(),
}


@pytest.mark.parametrize("seed", range(4))
def test_the_register_finds_what_looking_through_every_meeting_finds(archives: Archives, seed: int) -> None:
    store = archives(seed)
    every = told(store)
    assert len(every) > 20
    for wanted in queries(store, random.Random(seed)):
        found = store.read(register.find(wanted, TODAY))
        fitting = [one for one in every if fits(one, wanted)]
        assert list(found.ids) == [one.id for one in fitting], wanted
        assert found.open == sum(one.status == "open" for one in fitting)
        assert found.overdue == sum(one.late for one in fitting)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("sort", SORTED)
@pytest.mark.parametrize("falling", [False, True])
def test_what_is_sorted_by_comes_first_and_what_is_without_it_last(
    archives: Archives, seed: int, sort: str, falling: bool
) -> None:
    store = archives(seed)
    key = SORTED[sort]
    found = store.read(register.find(Wanted(status=""), TODAY, sort, falling=falling))
    every = told(store)
    named = sorted((one for one in every if key(one)), key=key, reverse=falling)  # type: ignore[arg-type]
    assert list(found.ids) == [one.id for one in [*named, *(one for one in every if not key(one))]]


@pytest.mark.parametrize("seed", range(3))
def test_an_entry_says_what_its_meeting_and_the_later_ones_say(archives: Archives, seed: int) -> None:
    store = archives(seed)
    every = told(store)
    shown = store.read(register.entries(Wanted(status="")))
    for entry, one in zip(shown, every, strict=True):
        assert (entry.id, entry.committee_id, entry.given_on, entry.reference) == (
            one.id,
            one.committee,
            one.given_on,
            one.reference,
        )
        assert (entry.text, entry.due, entry.status) == (one.words, one.due, one.status)
        assert (entry.owners, entry.priority) == (", ".join(one.owners), one.priority)


@pytest.mark.parametrize("sort", register.SORTS)
def test_every_sort_gives_every_action_once(archives: Archives, sort: str) -> None:
    store = archives(1)
    found = store.read(register.find(Wanted(status=""), TODAY, sort)).ids
    assert sorted(found) == sorted(one.id for one in told(store))


def sitting(*given: Note, **fields: object) -> Meeting:
    made = {"committee": Committee(name="Quays"), "title": "Quays", "date": date(2025, 1, 7)} | fields
    return Meeting(uid=f"uid-{new_id()}", items=(Item(title="Berths", notes=given),), **made)  # type: ignore[arg-type]


def given(words: str, **fields: object) -> Note:
    return Note(kind="action", text=words, action=Action(id=new_id(), **fields))  # type: ignore[arg-type]


def test_references_sort_by_their_numbers(store: Store) -> None:
    store.write(meetings.add(sitting(*(given("x", reference=each) for each in ("AP10/25", "AP9/25", "")))))
    ids = store.read(register.find(Wanted(), TODAY, "reference")).ids
    assert [entry.reference for entry in store.read(register.entries_of(ids))] == ["AP9/25", "AP10/25", ""]


def test_whoever_represents_another_agency_counts_for_that_one(store: Store) -> None:
    tom = Person(id=new_id(), label="tom", name="Tom Brandt", initials="TB", organisation="Port Authority")
    note = given("price the moorings", owners=(Owner(person=tom.id),))
    at = Attendance(person=tom.id, representing="Sailing Club")
    store.write(meetings.add(sitting(note, people=(tom,), attendance=(at,))))
    assert len(store.read(register.find(Wanted(agency="Sailing Club"), TODAY)).ids) == 1
    assert store.read(register.find(Wanted(agency="Port Authority"), TODAY)).ids == ()
    assert store.read(register.agencies()) == ("Port Authority", "Sailing Club")


def test_words_are_found_whatever_their_capitals_and_only_from_their_beginning(store: Store) -> None:
    store.write(meetings.add(sitting(given("__Ölfässer__ zum **Kai** bringen"))))
    for typed, there in (("ölf", True), ("KAI zum", True), ("fässer", False), ("%", True), ("_", True)):
        assert bool(store.read(register.find(Wanted(words=typed), TODAY)).ids) is there, typed


def test_status_and_priority_are_changed_and_taken_back(store: Store) -> None:
    note = given("mend the crane")
    store.write(meetings.add(sitting(note)))
    assert note.action is not None
    change = store.write(register.change(note.action.id, status="withdrawn", priority="Safe berths"))
    (entry,) = store.read(register.entries(Wanted(status="")))
    assert (entry.status, entry.priority, entry.of_item) == ("withdrawn", "Safe berths", False)
    store.redo(change.reversed)
    (entry,) = store.read(register.entries(Wanted(status="")))
    assert (entry.status, entry.priority) == ("open", "")


def test_the_words_of_an_action_are_not_changed_in_the_register() -> None:
    with pytest.raises(TypeError, match="text"):
        register.change(1, text="other")


def test_changing_an_action_that_is_gone_changes_nothing(store: Store) -> None:
    with pytest.raises(NoResultFound):
        store.write(register.change(1, status="done"))


def test_the_priorities_of_a_committee_come_first_then_what_was_given(store: Store) -> None:
    store.write(meetings.add(sitting(given("x", priority="Zebra crossings"), given("y", priority="Apples"))))
    (body,) = store.read(committees.every)

    def keep(session: Session) -> None:
        session.get_one(CommitteeRow, body.id).priorities = "Safe berths\nClean water"

    store.write(keep)
    assert store.read(register.priorities((body.id,))) == ("Safe berths", "Clean water", "Apples", "Zebra crossings")


def test_the_newest_meeting_has_the_last_word_however_late_it_was_typed(store: Store) -> None:
    note = given("mend the crane", due=date(2025, 2, 1))
    store.write(meetings.add(sitting(note)))
    assert note.action is not None
    for day, to in ((date(2025, 5, 1), date(2025, 7, 1)), (date(2025, 3, 1), date(2025, 4, 1))):
        review = Review(action=note.action.id, outcome="carried forward", carried_to=to)
        store.write(meetings.add(sitting(Note(kind="review", review=review), date=day)))
    (entry,) = store.read(register.entries(Wanted()))
    assert (entry.due, entry.carried, entry.status) == (date(2025, 7, 1), True, "open")


def test_an_action_that_is_gone_is_left_out_of_a_page(store: Store) -> None:
    first, second = given("one"), given("two")
    store.write(meetings.add(sitting(first, second)))
    ids = store.read(register.find(Wanted(), TODAY)).ids
    (card,) = store.read(meetings.cards)
    item = store.read(snapshot.load(card.id)).items[0]
    store.write(notes.write(item.id, [item.notes[1]]))
    assert [entry.text for entry in store.read(register.entries_of(ids))] == ["two"]
    assert store.read(lambda session: session.scalars(select(ReviewRow)).all()) == []
