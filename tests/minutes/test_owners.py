"""Who is meant by the words of a line."""

from __future__ import annotations

import pytest

from db.records import Owner, Person
from desktop.minutes.owners import read_owners, understand_owners

PEOPLE = (
    Person(id=1, name="Ines Okafor", initials="IO"),
    Person(id=2, name="Dr Tom Brandt", initials="TB"),
    Person(id=3, name="Owen Reed", initials="OR"),
    Person(id=4, name="Sam Cole", initials="SC"),
    Person(id=5, name="Sue Cook", initials="SC"),
    Person(id=6, name="Ann Price", initials="ASp"),
    Person(id=7, job_title="The Chair"),
    Person(id=8, name="Mike O’Hara-Lane", initials="MOL"),
)


def called(owners: tuple[Owner, ...]) -> list[int | str]:
    return [owner.person if owner.person is not None else owner.name for owner in owners]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("IO to price the moorings", [1]),
        ("IO to", [1]),
        ("IO will price the moorings", [1]),
        ("IO agreed to price the moorings", [1]),
        ("IO has agreed to price the moorings", [1]),
        ("IO is to price the moorings", [1]),
        ("IO and TB are to price the moorings", [1, 2]),
        ("IO: price the moorings", [1]),
        ("IO & TB: price the moorings", [1, 2]),
        ("IO & TB to price", [1, 2]),
        ("IO&TB to price", [1, 2]),
        ("IO and TB to price", [1, 2]),
        ("IO, TB, OR, MOL to price", [1, 2, 3, 8]),
        ("IO, TB and OR to price", [1, 2, 3]),
        ("IO, TB, and OR to price", [1, 2, 3]),
        ("IO/TB to price", [1, 2]),
        ("OR to price", [3]),
        ("Ines Okafor to price", [1]),
        ("Ines Okafor and TB to price", [1, 2]),
        ("Tom Brandt to price", [2]),
        ("Dr Tom Brandt to price", [2]),
        ("Dr Brandt to price", [2]),
        ("Brandt to price", [2]),
        ("T Brandt to price", [2]),
        ("Mike O'Hara-Lane to price", [8]),
        ("ASp to price", [6]),
        ("ASP to price", [6]),
        ("The Chair to write to the ferry company", [7]),
        ("the chair to write to the ferry company", [7]),
        ("IO to ask TB to write", [1]),
        ("IO, with support from TB, to price", [1]),
        ("IO with TB to price", [1]),
        ("IO (with TB) to price", [1]),
        ("IO, TB (both from the board) to price", [1, 2]),
        ("IO also to price", [1]),
        ("both IO and TB to price", [1, 2]),
        ("By 3 March, IO to price", [1]),
        ("At the next meeting IO to speak", [1]),
        ("By Friday IO and TB to price", [1, 2]),
        ("It was agreed that IO and TB will price", [1, 2]),
        ("3.1 – IO to price", [1]),
        ("Moorings: IO to price", [1]),
        ("IO and the auditors to agree the fee", [1]),
        ("The auditors, IO and TB to agree the fee", [1, 2]),
        ("IO to price. TB will check it.", [1, 2]),
        ("IO to price; IO to report", [1]),
        ("IO to be invited", [1]),
    ],
)
def test_known_people_are_understood(text: str, owners: list[int]) -> None:
    assert called(understand_owners(text, PEOPLE).owners) == owners


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("XY to price", ["XY"]),
        ("IO & XY to price", [1, "XY"]),
        ("SC to price", ["SC"]),
        ("Nadia Ferro to price", ["Nadia Ferro"]),
        ("Nadia Ferro, AfC to lead", ["Nadia Ferro"]),
        ("Nadia Ferro, NHS to lead", ["Nadia Ferro"]),
        ("Nadia Ferro, XY to lead", ["Nadia Ferro", "XY"]),
        ("Tom Brandt, Port Authority, to lead", [2]),
        ("Jane Young to lead", ["Jane Young"]),
        ("Cllr Begum to ask", ["Cllr Begum"]),
        ("Jean-Luc de la Tour to ask", ["Jean-Luc de la Tour"]),
        ("Chidi Nnaemeka will ask", ["Chidi Nnaemeka"]),
        ("J Brandt to ask", ["J Brandt"]),
        ("XY: price the moorings", ["XY"]),
        ("Nadia Ferro: price the moorings", ["Nadia Ferro"]),
    ],
)
def test_what_looks_like_a_person_is_kept_as_a_name(text: str, owners: list[int | str]) -> None:
    understood = understand_owners(text, PEOPLE)
    assert called(understood.owners) == owners
    assert [known for _, _, known in understood.ranges] == [isinstance(owner, int) for owner in owners]


@pytest.mark.parametrize(
    "text",
    [
        "or to price the moorings",
        "io to price the moorings",
        "Scorecard to be reissued",
        "Proposals to be taken forward",
        "Partners to send names",
        "Strategic Leaders to consider the fee",
        "Health performance measures to be discussed",
        "Harbour Master to write",
        "Head of Estates to write",
        "Price to be agreed",
        "TOR to be circulated",
        "Pilot Boat to be repaired",
        "Report by IO and TB to be circulated",
        "IO report to be sent",
        "IO's team to price",
        "Meeting with IO to be held",
        "Ask Ines Okafor to send the list",
        "Chase TB for the list",
        "All to read the paper",
        "In consultation with IO to draft the lease",
        "After the TB meeting to draft the lease",
        "Review the lease",
        "NB: the lease ends",
        "Sample Size: five",
        "IO",
        "",
    ],
)
def test_anything_else_gives_no_owner(text: str) -> None:
    assert understand_owners(text, PEOPLE).owners == ()


def test_the_ranges_are_the_characters_that_name_the_owners() -> None:
    text = "On Friday, IO and Nadia Ferro to price"
    ranges = understand_owners(text, PEOPLE).ranges
    assert [(text[start:end], known) for start, end, known in ranges] == [("IO", True), ("Nadia Ferro", False)]


@pytest.mark.parametrize(
    ("words", "owners"),
    [
        ("IO, Partners & J Smith", [1, "Partners", "J Smith"]),
        ("IO", [1]),
        ("IO and TB", [1, 2]),
        ("IO; TB", [1, 2]),
        ("IO / TB", [1, 2]),
        ("SC", ["SC"]),
        ("Housing & Community Services", ["Housing & Community Services"]),
        ("Health and Social Care, IO", ["Health and Social Care", 1]),
        ("IO and the auditors", [1, "the auditors"]),
        ("Nadia Ferro, AfC", ["Nadia Ferro"]),
        ("Tom Brandt, NHS and IO", [2, 1]),
        ("Tom Brandt, McKay", [2, "McKay"]),
        ("IO, IO", [1]),
        ("all", ["all"]),
        ("", []),
        (" , ", []),
    ],
)
def test_owners_typed_by_themselves_are_all_kept(words: str, owners: list[int | str]) -> None:
    assert called(read_owners(words, PEOPLE)) == owners
