"""The forward plan: what is typed and what is put there by hand stays until a meeting takes it up."""

from __future__ import annotations

from datetime import date

from db import agenda, forward_plan, meetings, snapshot
from db.records import Committee, Forward, ForwardLine, Item, Meeting, Note, new_id
from db.store import Store
from db.values import replace
from tests.samples import harbour_meeting

MARCH, MAY, JULY = date(2026, 3, 12), date(2026, 5, 14), date(2026, 7, 16)


def board(day: date, *items: Item) -> Meeting:
    return replace(harbour_meeting(), id=new_id(), uid="", date=day, items=items)


def kept(store: Store, meeting: Meeting) -> Meeting:
    store.write(meetings.add(meeting))
    return store.read(snapshot.load(meeting.id))


def plan(store: Store, meeting: Meeting) -> tuple[ForwardLine, ...]:
    return store.read(forward_plan.lines(meeting.committee.id))


def test_a_typed_line_waits_until_an_item_takes_it_up(store: Store) -> None:
    march = kept(store, board(MARCH, Item(notes=(Note(kind="forward", text="Annual report", forward=Forward()),))))
    (line,) = plan(store, march)
    assert (line.text, line.given_on, line.meeting, line.taken_by) == ("Annual report", MARCH, march.id, 0)
    may = kept(store, board(MAY, Item(id=77, title="Annual report", forward_id=line.id)))
    (line,) = plan(store, march)
    assert (line.taken_by, line.taken_in, line.taken_on) == (77, may.id, MAY)


def test_a_line_is_free_again_when_the_item_or_its_meeting_goes(store: Store) -> None:
    march = kept(store, board(MARCH, Item(notes=(Note(kind="forward", text="Annual report"),))))
    (line,) = plan(store, march)
    may = kept(store, board(MAY, Item(id=77, title="Annual report", forward_id=line.id), Item(title="Other")))
    store.write(agenda.remove(77))
    assert plan(store, march)[0].taken_by == 0
    store.write(agenda.change(may.items[1].id, forward_id=line.id))
    assert plan(store, march)[0].taken_in == may.id
    store.write(meetings.remove(may.id))
    assert plan(store, march)[0].taken_by == 0


def test_lines_of_every_earlier_meeting_wait_before_a_later_one(store: Store) -> None:
    kept(store, board(MARCH, Item(notes=(Note(kind="forward", text="From March"),))))
    kept(store, board(MAY, Item(notes=(Note(kind="forward", text="From May"),))))
    july = kept(store, board(JULY, Item(title="Welcome")))
    assert [line.text for line in july.surroundings.forward] == ["From March", "From May"]


def test_a_line_by_hand_is_added_changed_and_gone(store: Store) -> None:
    march = kept(store, board(MARCH, Item(title="Welcome")))
    store.write(forward_plan.add(march.committee.id, id=5, text="Regatta", wanted_phrase="in October"))
    assert [(line.text, line.wanted_phrase, line.note) for line in plan(store, march)] == [("Regatta", "in October", 0)]
    store.write(forward_plan.change(5, wanted_on=JULY, text="Regatta plan"))
    assert [(line.text, line.wanted_on, line.wanted_phrase) for line in plan(store, march)] == [
        ("Regatta plan", JULY, "")
    ]
    change = store.write(forward_plan.drop(5))
    assert plan(store, march) == ()
    store.redo(change.reversed)
    assert plan(store, march)[0].text == "Regatta plan"


def test_a_typed_line_that_is_dropped_stays_in_its_minutes_and_can_come_back(store: Store) -> None:
    march = kept(store, board(MARCH, Item(notes=(Note(kind="forward", text="Annual report"),))))
    (line,) = plan(store, march)
    store.write(forward_plan.drop(line.id))
    store.write(forward_plan.change(line.id, wanted_on=JULY, text="Not these words"))
    may = kept(store, board(MAY, Item(title="Welcome")))
    assert may.surroundings.forward == ()
    note = store.read(snapshot.load(march.id)).items[0].notes[0]
    assert (note.kind, note.text, note.forward and note.forward.wanted_on) == ("forward", "Annual report", JULY)
    store.write(forward_plan.want_again(line.id))
    assert [line.text for line in store.read(snapshot.load(may.id)).surroundings.forward] == ["Annual report"]


def test_the_meetings_of_one_committee_are_listed_newest_first(store: Store) -> None:
    march = kept(store, board(MARCH, Item(title="Welcome")))
    may = kept(store, board(MAY, Item(title="Welcome")))
    kept(store, replace(board(MAY), committee=Committee(name="Quay Panel")))
    found = store.read(meetings.cards_of(march.committee.id))
    assert [card.id for card in found] == [may.id, march.id]
    assert len(store.read(meetings.cards)) == 3


def test_later_days_are_announced_by_any_meeting_of_the_committee(store: Store) -> None:
    march = kept(store, board(MARCH, Item(title="Welcome")))
    assert [one.date for one in store.read(meetings.announced(march.committee.id, MARCH))] == [MAY]
    assert store.read(meetings.announced(march.committee.id, MAY)) == ()
