from __future__ import annotations

from datetime import date

from sqlalchemy import event
from sqlalchemy.orm import Session

from db import attendance, intake, meetings, notes, snapshot, versions
from db.records import Action, Attendance, Decision, Meeting, Note, Owner, Person, new_id
from db.store import Store
from db.values import replace
from desktop.completing import kept_up
from desktop.minutes.compose import compose
from desktop.minutes.house_style import built_in
from tests.samples import harbour_meeting


def opened(store: Store, action: Action) -> Meeting:
    meeting = harbour_meeting()
    store.write(meetings.add(meeting))
    item = now(store).items[0]
    store.write(notes.write(item.id, [Note(kind="action", text="AM to write to the bank", action=action)]))
    return now(store)


def now(store: Store) -> Meeting:
    (card,) = store.read(meetings.cards)
    return store.read(snapshot.load(card.id))


def add_ada(store: Store, meeting: Meeting) -> None:
    ada = Person(id=new_id(), name="Ada Moss", initials="AM")
    store.write(attendance.add(meeting.id, ada, Attendance(person=ada.id)))


def completed(store: Store) -> Meeting:
    edit = kept_up(built_in())(now(store))
    if edit is not None:
        store.write(edit)
    assert kept_up(built_in())(now(store)) is None
    return now(store)


def owners(meeting: Meeting) -> list[str]:
    action = meeting.items[0].notes[0].action
    assert action is not None
    return [who.name if (who := meeting.person(owner.person)) else owner.name for owner in action.owners]


def test_an_owner_typed_before_they_were_on_the_list_becomes_the_person(store: Store) -> None:
    meeting = opened(store, Action(owners=(Owner(name="AM"),)))
    assert owners(completed(store)) == ["AM"]
    add_ada(store, meeting)
    assert owners(completed(store)) == ["Ada Moss"]


def test_an_owner_set_by_hand_stays_as_it_was_said(store: Store) -> None:
    meeting = opened(store, Action(owners=(Owner(name="AM"),), owners_set=True))
    add_ada(store, meeting)
    assert owners(completed(store)) == ["AM"]


def test_what_asks_the_database_does_not_grow_with_the_references_that_move(store: Store) -> None:
    def asked_for(actions: int) -> int:
        meeting = replace(harbour_meeting(), uid=f"{actions}", title=f"Meeting of {actions}", style="notes-table")
        store.write(meetings.add(meeting))
        (id,) = (card.id for card in store.read(meetings.cards) if card.title == meeting.title)
        item = store.read(snapshot.load(id)).items[0]
        typed = [Note(kind="action", text=f"Paint boat {n}", action=Action()) for n in range(actions)]
        typed += [Note(kind="decision", text=f"Boat {n} is sold", decision=Decision()) for n in range(actions)]
        store.write(notes.write(item.id, typed))
        edit = kept_up(built_in())(store.read(snapshot.load(id)))
        assert edit is not None
        said: list[str] = []

        def counted(session: Session) -> None:
            event.listen(session.get_bind(), "before_cursor_execute", lambda *how: said.append(how[2]))
            edit(session)
            session.flush()

        store.write(counted)
        assert sum(word.startswith("UPDATE actions") for word in said) >= 1
        return sum(word.startswith("SELECT") for word in said)

    assert asked_for(40) == asked_for(4)


def test_references_are_stored_as_the_style_gives_them(store: Store) -> None:
    opened(store, Action())
    given = [note.action.reference for _, note in completed(store).every_note() if note.action]
    assert given == ["1", "2", "3"]


def test_minutes_that_come_in_agreed_are_kept_as_they_print(store: Store) -> None:
    agreed = harbour_meeting(id=new_id(), status="agreed", agreed_on=date(2026, 5, 14))
    store.write(intake.bring_in([agreed], kept_up(built_in())))
    meeting = now(store)
    assert [(card.name, card.status) for card in store.read(versions.cards(meeting.id))] == [
        ("agreed 14 May 2026", "agreed")
    ]
    printed = compose(meeting, built_in()["notes-table"])
    _, note = next((item, note) for item, note in meeting.every_note() if note.action)
    assert note.action is not None
    store.write(notes.set_action(note.id, replace(note.action, status="withdrawn", owner_text="Nobody")))
    assert compose(now(store), built_in()["notes-table"]) == printed
    assert kept_up(built_in())(now(store)) is None


def test_minutes_that_are_not_agreed_are_not_kept_by_themselves(store: Store) -> None:
    store.write(intake.bring_in([harbour_meeting(id=new_id(), status="circulated")], kept_up(built_in())))
    assert store.read(versions.cards(now(store).id)) == ()
