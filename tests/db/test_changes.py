from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, time

import pytest

from db import agenda, attendance, meetings, notes, people, snapshot
from db.changes import Change, Edit
from db.records import Action, Attendance, Decision, Forward, Meeting, NextMeeting, Note, Owner, Person, Review, new_id
from db.store import Store
from db.values import replace
from tests.samples import harbour_meeting

Dice = random.Random


def loaded(store: Store) -> Meeting:
    (card,) = store.read(meetings.cards)
    return store.read(snapshot.load(card.id))


def some_note(dice: Dice, meeting: Meeting) -> Note:
    kind = dice.choice(["text", "bullet", "action", "decision", "private", "heading", "review", "forward"])
    owner, day = Owner(person=dice.choice(meeting.people).id), date(2026, 5, dice.randint(1, 28))
    words = f"words {dice.random()}"
    return Note(
        kind=kind,
        text="" if kind == "review" else words,
        level=dice.randint(0, 2),
        action=Action(owners=(owner,), due=day) if kind == "action" else None,
        decision=Decision() if kind == "decision" else None,
        review=Review(text=words, owners=(owner,), outcome="done", closing=words) if kind == "review" else None,
        forward=Forward(wanted_on=day) if kind == "forward" else None,
    )


def rewrite(dice: Dice, meeting: Meeting) -> Edit:
    item = dice.choice(list(meeting.every_item()))
    written = list(item.notes)
    dice.shuffle(written)
    del written[: dice.randint(0, 2)]
    written = [replace(n, text=n.text + "!") if dice.random() < 0.3 else n for n in written]
    for _ in range(dice.randint(0, 3)):
        written.insert(dice.randint(0, len(written)), some_note(dice, meeting))
    return notes.write(item.id, written)


def carry(dice: Dice, meeting: Meeting) -> Edit:
    """Cut a note and paste it into another item."""
    items = list(meeting.every_item())
    source, target = dice.choice(items), dice.choice(items)
    if source is target or not source.notes:
        return rewrite(dice, meeting)
    note = dice.choice(source.notes)
    away = notes.write(source.id, [n for n in source.notes if n is not note])
    there = notes.write(target.id, [*target.notes, note])
    return lambda session: (away(session), there(session))


def an_item(dice: Dice, meeting: Meeting) -> int:
    return dice.choice(list(meeting.every_item())).id


KINDS: tuple[Callable[[Dice, Meeting], Edit], ...] = (
    rewrite,
    rewrite,
    carry,
    lambda d, m: agenda.add(m.id, id=new_id(), title="New", after=an_item(d, m)),
    lambda d, m: agenda.add(m.id, id=new_id(), title="Sub", inside=an_item(d, m)),
    lambda d, m: agenda.move(an_item(d, m), d.choice([-1, 1])),
    lambda d, m: agenda.indent(an_item(d, m)),
    lambda d, m: agenda.outdent(an_item(d, m)),
    lambda d, m: agenda.change(an_item(d, m), title=f"Title {d.random()}", minutes=5),
    lambda d, m: agenda.set_lead(an_item(d, m), (Owner(name="The auditors"),)),
    lambda d, m: attendance.add(m.id, Person(name=f"N {d.random()}", initials="NN"), Attendance(person=0)),
    lambda d, m: attendance.change(d.choice(m.attendance).id, status="absent", left=time(15)),
    lambda d, m: attendance.move(d.choice(m.attendance).id, 1),
    lambda d, m: people.change(d.choice(m.people).id, job_title=f"Job {d.random()}"),
    lambda d, m: meetings.change(m.id, title=f"Title {d.random()}", style="strategic-board"),
    lambda d, m: meetings.announce(m.id, [NextMeeting(date=date(2026, 6, d.randint(1, 28)))]),
)


@pytest.mark.parametrize("seed", range(6))
def test_any_row_of_edits_is_taken_back_and_done_again_exactly(store: Store, seed: int) -> None:
    dice = random.Random(seed)
    store.write(meetings.add(harbour_meeting()))
    states = [loaded(store)]
    changes: list[Change] = []
    for _ in range(60):
        edit = dice.choice(KINDS)(dice, states[-1])
        changes.append(store.write(edit))
        states.append(loaded(store))
        assert store.read(snapshot.refreshed(states[-2], changes[-1])) == states[-1]
    steps = list(zip(changes, states[:-1], states[1:], strict=True))
    for change, before, after in reversed(steps):
        store.redo(change.reversed)
        assert loaded(store) == before == store.read(snapshot.refreshed(after, change.reversed))
    for change, before, after in steps:
        store.redo(change)
        assert loaded(store) == after == store.read(snapshot.refreshed(before, change))


def test_two_changes_are_taken_back_as_one(store: Store) -> None:
    store.write(meetings.add(harbour_meeting()))
    before = loaded(store)
    item = before.items[0]
    first = store.write(notes.write(item.id, [Note(text="a")]))
    (note,) = loaded(store).items[0].notes
    second = store.write(notes.write(item.id, [replace(note, text="ab")]))
    store.redo(first.then(second).reversed)
    assert loaded(store) == before


def test_an_edit_that_changes_nothing_gives_an_empty_change(store: Store) -> None:
    store.write(meetings.add(harbour_meeting()))
    item = loaded(store).items[1]
    assert store.write(notes.write(item.id, item.notes)).rows == ()


def test_an_edit_that_fails_leaves_nothing_behind(store: Store) -> None:
    store.write(meetings.add(harbour_meeting()))
    before = loaded(store)

    def half(session: object) -> None:
        agenda.remove(before.items[0].id)(session)  # type: ignore[arg-type]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.write(half)
    assert loaded(store) == before


def test_a_paragraph_put_between_two_others_moves_neither(store: Store) -> None:
    store.write(meetings.add(harbour_meeting()))
    item = loaded(store).items[1]
    written = [*item.notes[:2], Note(text="between"), *item.notes[2:]]
    change = store.write(notes.write(item.id, written))
    assert [row.table for row in change.rows] == ["notes"]
    assert [n.text for n in loaded(store).items[1].notes] == [n.text for n in written]


def test_paragraphs_always_typed_at_one_place_stay_in_order(store: Store) -> None:
    store.write(meetings.add(harbour_meeting()))
    item = loaded(store).items[0]
    written = list(item.notes)
    for n in range(40):
        written.insert(1, Note(text=str(n)))
        store.write(notes.write(item.id, written))
    assert [n.text for n in loaded(store).items[0].notes] == [n.text for n in written]
