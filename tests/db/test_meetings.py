from __future__ import annotations

from datetime import date
from typing import Any

from db import meetings, snapshot
from db.records import Item, Meeting, Note, Owner
from db.store import Store
from db.values import Struct, replace
from tests.samples import harbour_meeting


def kept(store: Store, meeting: Meeting) -> Meeting:
    store.write(meetings.add(meeting))
    found = store.read(meetings.with_uid(meeting.uid))
    assert found is not None
    return store.read(snapshot.load(found))


def without_ids(value: Any) -> Any:
    """The same record with every identity the database gives taken out; people appear as their names."""
    if isinstance(value, tuple):
        return tuple(without_ids(one) for one in value)
    if not isinstance(value, Struct):
        return value
    names = {name for name in value.__struct_fields__ if name not in {"id", "known_as", "surroundings"}}
    return type(value).__name__, *((name, without_ids(getattr(value, name))) for name in sorted(names))


def named(meeting: Meeting) -> Any:
    """The meeting with people's ids replaced by the place they have in the list."""
    ids = {person.id: n for n, person in enumerate(meeting.people)}
    owner = lambda o: Owner(person=ids.get(o.person), name=o.name)  # noqa: E731

    def note(n: Note) -> Note:
        action = n.action and replace(n.action, owners=tuple(map(owner, n.action.owners)))
        review = n.review and replace(n.review, action=None, owners=tuple(map(owner, n.review.owners)))
        return replace(n, action=action, review=review)

    def item(i: Item) -> Item:
        return replace(
            i, lead=tuple(map(owner, i.lead)), notes=tuple(map(note, i.notes)), items=tuple(map(item, i.items))
        )

    attendance = tuple(replace(at, person=ids[at.person], deputy=ids.get(at.deputy or 0)) for at in meeting.attendance)
    return without_ids(replace(meeting, attendance=attendance, items=tuple(map(item, meeting.items))))


def test_a_meeting_comes_back_as_it_was_added(store: Store) -> None:
    meeting = harbour_meeting()
    assert named(kept(store, meeting)) == named(meeting)


def test_a_person_of_the_same_name_and_organisation_is_the_same_person(store: Store) -> None:
    first = kept(store, harbour_meeting())
    second = kept(store, harbour_meeting(uid="other", date=date(2026, 5, 14)))
    assert [p.known_as for p in first.people] == [p.known_as for p in second.people]
    assert {p.id for p in first.people}.isdisjoint(p.id for p in second.people)


def test_actions_left_open_surround_the_next_meeting(store: Store) -> None:
    kept(store, harbour_meeting())
    later = kept(store, harbour_meeting(uid="later", date=date(2026, 5, 14), items=()))
    assert [(a.text, a.owners, a.due) for a in later.surroundings.open_actions] == [
        ("LF to send the price list to all members by 20 March", "LF", date(2026, 3, 20)),
        ("Partners to name a contact by the next meeting", "Partners", None),
    ]


def test_removing_a_meeting_leaves_no_row_of_it(store: Store) -> None:
    meeting = kept(store, harbour_meeting())
    store.write(meetings.remove(meeting.id))
    assert store.read(meetings.cards) == ()


def test_removing_a_meeting_can_be_taken_back(store: Store) -> None:
    meeting = kept(store, harbour_meeting())
    change = store.write(meetings.remove(meeting.id))
    store.redo(change.reversed)
    assert store.read(snapshot.load(meeting.id)) == meeting
