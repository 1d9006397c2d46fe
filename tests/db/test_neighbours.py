"""What meetings of the same day, or of other committees, mean to each other."""

from __future__ import annotations

from datetime import date, time

from db import meetings, snapshot
from db.records import Action, Attendance, Committee, Item, Meeting, Note, Review
from db.store import Store
from db.values import replace
from tests.samples import person

DAY = date(2026, 3, 12)


def sitting(uid: str, start: time | None, *notes: Note, committee: str = "Harbour Trust Board") -> Meeting:
    return Meeting(
        uid=uid,
        committee=Committee(name=committee),
        title=uid,
        date=DAY,
        start=start,
        items=(Item(notes=notes),),
    )


def load(store: Store, meeting: Meeting) -> Meeting:
    store.write(meetings.add(meeting))
    id = store.read(meetings.with_uid(meeting.uid))
    assert id is not None
    return store.read(snapshot.load(id))


def action(reference: str, *, provisional: bool = True) -> Note:
    return Note(kind="action", text="see to it", action=Action(reference=reference, provisional=provisional))


def test_a_later_meeting_of_the_same_day_gives_only_what_it_fixed(store: Store) -> None:
    evening = load(store, sitting("evening", time(18), action("AP7/26"), action("AP9/26", provisional=False)))
    morning = load(store, sitting("morning", time(9), action("AP1/26")))
    evening = store.read(snapshot.load(evening.id))
    assert [used.reference for used in morning.surroundings.references] == ["AP9/26"]
    assert [used.reference for used in evening.surroundings.references] == ["AP1/26"]


def test_a_review_is_not_tied_to_another_committees_action(store: Store) -> None:
    review = Note(kind="review", review=Review(reference="1", text="mend the crane", given_on=DAY, outcome="done"))
    theirs = load(store, replace(sitting("later", None, review), date=date(2026, 5, 1)))
    load(store, sitting("other", None, action("1", provisional=False), committee="Lighthouse Friends"))
    assert next(note for _, note in store.read(snapshot.load(theirs.id)).every_note()).review.action is None  # type: ignore[union-attr]


def test_labels_and_part_attendance_come_back_as_they_were(store: Store) -> None:
    odd = replace(person("Ada Quill"), label="-a--" + "long-label-" * 4)
    at = Attendance(person=odd.id, for_items=("6\x85b", "2"))
    meeting = load(store, replace(sitting("labels", None), people=(odd,), attendance=(at,)))
    assert meeting.people[0].label == odd.label
    assert meeting.attendance[0].for_items == ("6\x85b", "2")
