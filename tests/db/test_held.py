"""Meetings that were held: which count, in which order, and who is listed how."""

from __future__ import annotations

from datetime import date, time

import pytest

from db import committees, held, meetings
from db.records import Attendance, Meeting, new_id
from db.store import Store
from db.values import replace
from tests.samples import harbour_meeting


def on(day: date, **fields: object) -> Meeting:
    return replace(harbour_meeting(), uid="", date=day, **fields)  # type: ignore[arg-type]


@pytest.fixture
def board(store: Store) -> int:
    for made in (
        on(date(2026, 5, 7)),
        on(date(2025, 11, 6)),
        on(date(2026, 1, 8), start=time(14)),
        on(date(2026, 1, 8), start=time(9), title="Morning"),
        on(date(2026, 7, 2), status="planned"),
    ):
        store.write(meetings.add(made))
    other = replace(harbour_meeting().committee, name="Another board")
    store.write(meetings.add(on(date(2026, 2, 2), committee=other)))
    return next(one.id for one in store.read(committees.every) if one.name == "Harbour Trust Board")


def test_the_oldest_comes_first_and_a_planned_meeting_was_not_held(store: Store, board: int) -> None:
    found = store.read(held.meetings_of(board))
    assert [(one.date, one.start) for one in found] == [
        (date(2025, 11, 6), time(14)),
        (date(2026, 1, 8), time(9)),
        (date(2026, 1, 8), time(14)),
        (date(2026, 5, 7), time(14)),
    ]


def test_the_newest_or_those_since_a_day(store: Store, board: int) -> None:
    assert [one.date for one in store.read(held.meetings_of(board, newest=1))] == [date(2026, 5, 7)]
    assert len(store.read(held.meetings_of(board, since=date(2026, 1, 8)))) == 3
    assert store.read(held.meetings_of(board, since=date(2027, 1, 1))) == ()


def test_people_are_the_same_in_every_meeting(store: Store, board: int) -> None:
    first, *_, last = store.read(held.meetings_of(board))
    assert [one.known_as for one in first.sat] == [one.known_as for one in last.sat]
    ines, tom, lena, gus = first.sat
    assert (tom.name, tom.agency, tom.status, tom.deputy) == (
        "Tom Brandt",
        "Port Authority",
        "apologies",
        lena.known_as,
    )
    assert (lena.capacity, ines.role, gus.capacity) == ("deputy", "chair", "in attendance")


def test_whom_somebody_sat_for_goes_before_their_organisation(store: Store) -> None:
    made = harbour_meeting()
    row = Attendance(id=new_id(), person=made.people[0].id, representing="County")
    store.write(meetings.add(replace(made, attendance=(row,))))
    committee = store.read(committees.every)[0].id
    assert store.read(held.meetings_of(committee))[0].sat[0].agency == "County"


def test_the_style_is_the_committees_own_else_that_of_its_newest_meeting(store: Store, board: int) -> None:
    assert store.read(held.style_of(board)) == "notes-table"
    store.write(meetings.add(on(date(2026, 9, 3), style="strategic-board")))
    assert store.read(held.style_of(board)) == "strategic-board"
    store.write(committees.change(board, style="executive-board"))
    assert store.read(held.style_of(board)) == "executive-board"
    assert store.read(held.style_of(0)) == ""
