"""Offices: the role in the meeting, else the job title, told apart by organisation, else the name."""

from __future__ import annotations

import pytest

from db.records import Attendance, Person
from desktop.minutes.names_in_text.offices import job_words, offices
from tests.minutes.meetings import meeting, somebody, style
from tests.minutes.names_in_text.people import EVA, board, printed


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("EM said so.", "The Chair said so."),
        ("It was agreed. EM said so.", "It was agreed. The Chair said so."),
        ("All agreed, e.g. EM and FK.", "All agreed, e.g. the Chair and the Head of Policy."),
        ("“No one spoke.” EM closed the item.", "“No one spoke.” The Chair closed the item."),
        ("(EM to confirm)", "(The Chair to confirm)"),
        ("It was noted (EM to confirm)", "It was noted (the Chair to confirm)"),
        ("First line\nEM second line", "First line\nThe Chair second line"),
        ("Asked EM.", "Asked the Chair."),
        ("EM's report and EM’s plan", "The Chair's report and the Chair’s plan"),
        ("Eva Marsh's report", "The Chair's report"),
        ("Ms Eva Marsh spoke", "The Chair spoke"),
        ("the Chair, EM, spoke", "the Chair, EM, spoke"),
        ("EM (Chair) spoke", "EM (Chair) spoke"),
        ("the Harbour Master, IT, said so", "the Harbour Master, IT, said so"),
        ("SLH and NO'H agreed", "The Designated Nurse (Southwark) and the Designated Nurse (Kingston) agreed"),
        ("FK agreed", "The Head of Policy agreed"),
        ("AT & SC agreed", "Alan Tibbs & SC agreed"),
        ("JJ agreed with GW.", "John Jones agreed with Guy Wren."),
        ("Dr Siân Luck-Hughes left.", "The Designated Nurse (Southwark) left."),
    ],
)
def test_people_are_said_by_their_offices(typed: str, expected: str) -> None:
    assert printed(typed, "offices") == expected


@pytest.mark.parametrize(
    ("title", "organisation", "said"),
    [
        ("Director of Quality, Kingston Quays", "", "Director of Quality"),
        ("Head of Strategy, Planning and Performance, Quay Council", "", ""),
        ("Head of Policy, Planning", "Quay Council", "Head of Policy, Planning"),
        ("The Clerk", "", "Clerk"),
        ("Lighterage and Wharf Trust", "", ""),
        ("Trust Director", "", "Trust Director"),
        ("Director of Children's Services", "", "Director of Children's Services"),
        ("", "Quay Council", ""),
    ],
)
def test_a_job_title_is_said_as_it_can_stand_in_a_sentence(title: str, organisation: str, said: str) -> None:
    assert job_words(somebody("A B", "AB", title, organisation)) == said


def test_the_possessive_of_an_office_in_s_takes_an_apostrophe() -> None:
    person = somebody("Ada Moss", "AM", "Director of Services")
    assert printed("Ada Moss's plan", "offices", board(people=(person,))) == "The Director of Services' plan"


def held(*rows: tuple[Person, str]) -> dict[int, str]:
    there = tuple(Attendance(person=person.id, role=role) for person, role in rows)
    made = meeting(people=tuple(person for person, _ in rows), attendance=there)
    return {id: office.words for id, office in offices(made, style("notes-table")).items()}


def test_two_in_the_same_role_are_said_by_their_job_titles() -> None:
    one, other = somebody("Ada Moss", "AM", "Pilot"), somebody("Bo Reed", "BR", "Co-chair of the Guild")
    assert held((one, "co-chair"), (other, "co-chair")) == {one.id: "Pilot", other.id: "Co-chair of the Guild"}
    assert held((one, "co-chair"), (other, "vice-chair")) == {one.id: "Co-chair", other.id: "Vice-chair"}


def test_a_job_title_that_says_what_the_chair_is_called_is_nobody_elses() -> None:
    other = somebody("Bo Reed", "BR", "Chair", "Pilots' Guild")
    assert held((EVA, "chair"), (other, "")) == {EVA.id: "Chair"}


def test_a_title_that_somebody_shares_whose_own_cannot_be_said_is_told_apart() -> None:
    one = somebody("Ada Moss", "AM", "Head Teacher, Quay School")
    other = somebody("Bo Reed", "BR", "Head Teacher, Mead School, Wharf Lane")
    made = board(people=(one, other))
    assert printed("Ada Moss spoke", "offices", made) == "The Head Teacher (Quay School) spoke"
    assert printed("BR agreed", "offices", made) == "Bo Reed agreed"
