"""Members: seats given, changed, handed on and ended; people are never merged unasked."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from db import committees, meetings, members, people, snapshot
from db.changes import Edit
from db.models import MemberRow
from db.records import CommitteeProfile, Member, new_id
from db.store import Store
from db.values import replace
from tests.samples import harbour_meeting


@pytest.fixture
def board(store: Store) -> int:
    id = new_id()
    store.write(committees.add(CommitteeProfile(id=id, name="Harbour Trust Board")))
    return id


def seated(store: Store, board: int, name: str, **fields: Any) -> Member:
    member = Member(id=new_id(), name=name, **fields)
    store.write(members.add(board, member))
    return next(each for each in sitting(store, board) if each.id == member.id)


def sitting(store: Store, board: int) -> tuple[Member, ...]:
    return store.read(committees.profile(board)).members


def refusal(store: Store, edit: Edit) -> str:
    with pytest.raises(committees.CommitteeError) as refused:
        store.write(edit)
    return str(refused.value)


def test_a_seat_keeps_all_that_is_said_of_it(store: Store, board: int) -> None:
    tom = Member(
        id=new_id(),
        known_as=new_id(),
        name="Tom Brandt",
        initials="TB",
        job_title="Harbour Master",
        organisation="Port Authority",
        email="tom@port.example",
        capacity="adviser",
        role="co-chair",
        representing="All ports",
        joined=date(2026, 1, 1),
        left=date(2027, 1, 1),
    )
    store.write(members.add(board, tom))
    assert sitting(store, board) == (tom,)


def test_a_known_person_takes_a_seat_and_what_was_unknown_is_learned(store: Store, board: int) -> None:
    store.write(meetings.add(harbour_meeting()))
    tom = next(one for one in store.read(members.known) if one.name == "Tom Brandt")
    assert (tom.id, tom.organisation, tom.email) == (0, "Port Authority", "")
    member = seated(store, board, "T. Brandt", known_as=tom.known_as, email="tom@port.example")
    assert (member.name, member.email) == ("Tom Brandt", "tom@port.example")
    assert len([one for one in store.read(members.known) if one.name == "Tom Brandt"]) == 1


def test_two_members_of_the_same_name_are_two_people(store: Store, board: int) -> None:
    first = seated(store, board, "Sara Cole", organisation="Port Authority")
    second = seated(store, board, "Sara Cole", organisation="County Council")
    assert first.known_as != second.known_as
    assert [one.organisation for one in sitting(store, board)] == ["Port Authority", "County Council"]


def test_nobody_sits_twice_on_the_same_day_but_may_come_back(store: Store, board: int) -> None:
    sara = seated(store, board, "Sara Cole", left=date(2025, 6, 30))
    again = Member(known_as=sara.known_as, joined=date(2025, 6, 30))
    assert (
        refusal(store, members.add(board, again)) == "Sara Cole is a member already, so the seat was not given twice."
    )
    store.write(members.add(board, replace(again, joined=date(2026, 1, 1))))
    assert len(sitting(store, board)) == 2
    assert "already" in refusal(store, members.change(sara.id, left=None))


def test_leaving_before_joining_is_refused(store: Store, board: int) -> None:
    sara = seated(store, board, "Sara Cole", joined=date(2026, 1, 1))
    assert "before the first day" in refusal(store, members.change(sara.id, left=date(2025, 1, 1)))


def test_a_member_moves_past_another(store: Store, board: int) -> None:
    a, b, c = (seated(store, board, name) for name in ("Ann", "Bea", "Cas"))
    store.write(members.move(a.id, c.id))
    assert [one.name for one in sitting(store, board)] == ["Bea", "Cas", "Ann"]
    store.write(members.move(a.id, b.id))
    assert [one.name for one in sitting(store, board)] == ["Ann", "Bea", "Cas"]


def test_a_successor_takes_the_seat_from_a_day_on(store: Store, board: int) -> None:
    tom = seated(store, board, "Tom Brandt", role="chair", representing="Port Authority", joined=date(2024, 1, 1))
    seated(store, board, "Lena Fisk")
    change = store.write(members.replace(tom.id, Member(id=new_id(), name="Una Reed", initials="UR"), date(2026, 7, 1)))
    old, new, _ = sitting(store, board)
    assert (old.name, old.left, old.sits(date(2026, 6, 30)), old.sits(date(2026, 7, 1))) == (
        *("Tom Brandt", date(2026, 6, 30)),
        *(True, False),
    )
    assert (new.name, new.initials, new.role, new.representing, new.joined, new.left) == (
        *("Una Reed", "UR", "chair", "Port Authority"),
        *(date(2026, 7, 1), None),
    )
    store.redo(change.reversed)
    assert [one.name for one in sitting(store, board)] == ["Tom Brandt", "Lena Fisk"]
    assert [one.name for one in store.read(members.known)] == ["Lena Fisk", "Tom Brandt"]


def test_nobody_takes_their_own_place_or_that_of_somebody_who_came_later(store: Store, board: int) -> None:
    tom = seated(store, board, "Tom Brandt", joined=date(2026, 1, 1))
    assert "their own place" in refusal(store, members.replace(tom.id, replace(tom, id=0), date(2026, 7, 1)))
    words = refusal(store, members.replace(tom.id, Member(name="Una Reed"), date(2025, 7, 1)))
    assert "Tom Brandt would leave before the first day" in words
    assert len(sitting(store, board)) == 1


def test_a_deputy_is_named_in_advance_known_or_new(store: Store, board: int) -> None:
    tom, lena = seated(store, board, "Tom Brandt"), seated(store, board, "Lena Fisk")
    store.write(members.name_deputy(tom.id, lena))
    store.write(members.name_deputy(lena.id, Member(name="Una Reed", initials="UR")))
    first, second = sitting(store, board)
    known = {one.known_as: one.name for one in store.read(members.known)}
    assert (known[first.deputy or 0], known[second.deputy or 0]) == ("Lena Fisk", "Una Reed")
    assert "own deputy" in refusal(store, members.name_deputy(tom.id, tom))
    store.write(members.change(tom.id, deputy=None))
    assert sitting(store, board)[0].deputy is None


def test_who_somebody_is_changes_without_touching_old_minutes(store: Store, board: int) -> None:
    meeting = harbour_meeting(id=new_id())
    store.write(meetings.add(meeting))
    tom = next(one for one in store.read(members.known) if one.name == "Tom Brandt")
    store.write(members.add(board, tom))
    store.write(members.change_person(tom.known_as, name="Tom Brandt-Lowe", email="tbl@port.example", job_title="CEO"))
    printed = [person.name for person in store.read(snapshot.load(meeting.id)).people]
    assert "Tom Brandt" in printed and "Tom Brandt-Lowe" not in printed
    assert sitting(store, board)[0].name == "Tom Brandt-Lowe"


def test_removing_a_seat_forgets_a_person_whom_nothing_else_names(store: Store, board: int) -> None:
    store.write(meetings.add(harbour_meeting()))
    tom = next(one for one in store.read(members.known) if one.name == "Tom Brandt")
    store.write(members.add(board, replace(tom, id=new_id())))
    una = seated(store, board, "Una Reed")
    store.write(members.name_deputy(una.id, Member(name="Nell Ash")))
    change = store.write(members.remove(una.id))
    names = [one.name for one in store.read(people.known)]
    assert "Una Reed" not in names and "Nell Ash" not in names
    store.write(members.remove(sitting(store, board)[0].id))
    assert "Tom Brandt" in [one.name for one in store.read(people.known)]
    store.redo(change.reversed)
    assert {"Una Reed", "Nell Ash"} <= {one.name for one in store.read(people.known)}


@pytest.mark.parametrize("edit", [members.change, members.change_person])
def test_a_field_that_is_not_there_is_an_error_of_the_program(edit: Any) -> None:
    with pytest.raises(TypeError, match="colour"):
        edit(1, colour="red")


def test_whatever_is_done_to_seats_is_taken_back_exactly(store: Store, board: int) -> None:
    chance = random.Random(14)
    for name in ("Ann", "Bea", "Cas", "Dee"):
        seated(store, board, name)
    before = sitting(store, board), store.read(members.known)
    done = []
    for turn in range(60):
        seats = sitting(store, board)
        seat = chance.choice(seats)
        edit = chance.choice(
            [
                members.add(board, Member(name=f"New {turn}"), behind=seat.id),
                members.change(seat.id, role=chance.choice(["", "chair"]), representing=f"Agency {turn}"),
                members.change_person(seat.known_as, email=f"{turn}@x.example"),
                members.move(seat.id, chance.choice(seats).id),
                members.name_deputy(seat.id, Member(name=f"Deputy {turn}")),
                members.replace(seat.id, Member(name=f"Successor {turn}"), date(2026, 1, 1) + timedelta(days=turn)),
                *([members.remove(seat.id)] if len(seats) > 2 else []),
            ]
        )
        done.append(store.write(edit))
        assert list(range(len(sitting(store, board)))) == positions(store, board)
    after = sitting(store, board), store.read(members.known)
    for change in reversed(done):
        store.redo(change.reversed)
    assert (sitting(store, board), store.read(members.known)) == before
    for change in done:
        store.redo(change)
    assert (sitting(store, board), store.read(members.known)) == after


def positions(store: Store, board: int) -> list[int]:
    """The places of the seats of a committee as the table holds them."""
    where = select(MemberRow.position).where(MemberRow.committee_id == board).order_by(MemberRow.position)
    return list(store.read(lambda session: session.scalars(where).all()))
