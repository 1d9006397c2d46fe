"""People: who chaired, who sat for whom, who was there for which item."""

from __future__ import annotations

from datetime import time

import pytest

from db.records import Attendance, Meeting
from desktop.minutes import people
from desktop.minutes.invited import expected
from tests.minutes.meetings import composed, meeting, somebody, under

INES, TOM, LENA = somebody("Ines Okafor", "IO"), somebody("Tom Brandt", "TB"), somebody("Lena Fisk", "LF")


def sat(*attendance: Attendance) -> Meeting:
    return meeting(people=(INES, TOM, LENA), attendance=attendance)


def test_the_chair_comes_before_the_co_chair() -> None:
    made = sat(Attendance(person=TOM.id, role="co-chair"), Attendance(person=INES.id, role="chair"))
    assert people.chairs(made) == (INES, TOM)


def test_the_vice_chair_chairs_where_the_chair_is_away() -> None:
    made = sat(
        Attendance(person=INES.id, role="chair", status="apologies"), Attendance(person=TOM.id, role="vice-chair")
    )
    assert people.chairs(made) == (TOM,)
    assert people.chairs(sat()) == ()


def test_the_minute_taker_is_found() -> None:
    assert people.minute_takers(sat(Attendance(person=LENA.id, role="minute-taker"))) == (LENA,)


@pytest.mark.parametrize(
    ("member", "deputy", "sits"),
    [
        ("apologies", "present", True),
        ("absent", "present", True),
        ("present", "present", False),
        ("apologies", "apologies", False),
        ("apologies", None, True),
    ],
)
def test_a_deputy_sits_where_the_member_is_away_and_the_deputy_came(
    member: str, deputy: str | None, sits: bool
) -> None:
    row = Attendance(person=TOM.id, status=member, deputy=LENA.id)
    own = [Attendance(person=LENA.id, status=deputy, capacity="deputy")] if deputy else []
    made = sat(row, *own)
    assert people.deputy_present(made, row) == (LENA if sits else None)
    assert people.members_behind(made, LENA.id) == (TOM,)


@pytest.mark.parametrize(
    ("items", "number", "there"),
    [
        (None, "3", True),
        (("3",), "3", True),
        (("3.",), "3", True),
        (("3",), "3.1", True),
        (("6",), "6b", True),
        (("3",), "31", False),
        (("3.1",), "3", False),
        ((), "3", False),
        (("",), "3", False),
    ],
)
def test_attendance_for_an_item_brings_its_sub_items(items: tuple[str, ...] | None, number: str, there: bool) -> None:
    row = Attendance(person=TOM.id, for_items=items)
    assert people.there_for(row, number) is there


def test_who_sent_apologies_was_there_for_nothing() -> None:
    assert not people.there_for(Attendance(person=TOM.id, status="apologies"), "1")


def test_who_left_and_came_back_is_one_person_and_one_line() -> None:
    first = Attendance(id=1, person=INES.id, role="chair", left=time(15, 10))
    again = Attendance(id=2, person=INES.id, role="chair", arrived=time(15, 40), left=time(16))
    other = Attendance(id=3, person=TOM.id, arrived=time(14, 30))
    made = sat(first, again, other)
    assert people.chairs(made) == (INES,)
    assert people.returns(made, first) == (again,)
    assert [people.is_return(made, row) for row in made.attendance] == [False, True, False]
    ines, tom = under(composed(made), "Attendees")[1:]
    assert ines.endswith("(left 3.10pm, returned 3:40pm, left 4.00pm)")
    assert tom.endswith("(arrived 2:30pm)")


def test_two_rows_of_one_person_that_say_no_return_stay_two() -> None:
    made = sat(Attendance(id=1, person=INES.id), Attendance(id=2, person=INES.id, capacity="adviser"))
    assert not any(people.is_return(made, row) for row in made.attendance)


def test_who_came_back_is_invited_once() -> None:
    first = Attendance(id=1, person=INES.id, role="chair", left=time(15, 10))
    made = sat(first, Attendance(id=2, person=INES.id, role="chair", arrived=time(15, 40)))
    assert [row.role for row in expected(made, None, made.date).attendance] == ["chair"]
