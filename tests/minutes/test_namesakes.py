"""Who somebody in a list is: never merged by name where anything differs."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import Member
from desktop.minutes.member_lists import Listed
from desktop.minutes.namesakes import match, matches

TODAY = date(2026, 3, 12)
TOM = Member(known_as=1, name="Tom Brandt", organisation="Port Authority", email="tom@port.example")
BARE = Member(known_as=2, name="Sara Cole")
FORMER = Member(known_as=3, name="Una Reed", left=date(2025, 1, 1))
KNOWN = (TOM, BARE, FORMER)


@pytest.mark.parametrize(
    ("person", "kind", "who", "sure"),
    [
        (Listed(name="Nell Ash"), "new", None, False),
        (Listed(name="T. Brandt", email="TOM@port.example"), "here", 1, True),
        (Listed(name="tom  brandt"), "here", 1, False),
        (Listed(name="Tom Brandt", organisation="port authority"), "here", 1, False),
        (Listed(name="Tom Brandt", organisation="County Council"), "another", 1, False),
        (Listed(name="Tom Brandt", email="tom@home.example"), "another", 1, False),
        (Listed(name="Sara Cole", organisation="County Council"), "known", 2, False),
        (Listed(name="Una Reed"), "known", 3, False),
        (Listed(name="Una Reed", left=date(2025, 1, 1)), "here", 3, False),
        (Listed(name="Una Reed", joined=date(2024, 1, 1)), "here", 3, False),
        (Listed(name="Una Reed", joined=date(2025, 1, 2)), "known", 3, False),
        (Listed(name="", email=""), "new", None, False),
    ],
)
def test_who_somebody_is(person: Listed, kind: str, who: int | None, sure: bool) -> None:
    found = match(person, (TOM, FORMER), KNOWN, TODAY)
    assert (found.kind, found.who.known_as if found.who else None, found.sure) == (kind, who, sure)


def test_of_several_of_a_name_the_one_that_fits_best_is_meant() -> None:
    other = Member(known_as=9, name="Tom Brandt", organisation="County Council")
    found = match(Listed(name="Tom Brandt", organisation="County Council"), (), (TOM, other), TODAY)
    assert (found.kind, found.who, found.others) == ("known", other, (other, TOM))


def test_the_same_person_twice_in_a_list_is_said() -> None:
    people = [
        Listed(name="Nell Ash", email="nell@x.example"),
        Listed(name="Nell Ash", email="NELL@x.example"),
        Listed(name="Nell Ash", email="other@x.example"),
        Listed(name="Nell Ash", organisation="Port"),
    ]
    assert [found.kind for found in matches(people, (), (), TODAY)] == ["new", "twice", "new", "new"]
