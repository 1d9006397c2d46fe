"""The lists of people, style by style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from itertools import product

import pytest

from db.records import Attendance, Meeting, Person
from desktop.minutes.document import Paragraph, Table
from desktop.minutes.house_style import built_in
from desktop.minutes.wording import Phrase
from tests.minutes.meetings import STYLES, composed, lines, meeting, paragraphs, somebody, tables, under, whole_meeting

LEFT_BEHIND = re.compile(r"^[\s,;:–-]|[\s,;:–-]$|[,;:–-]\s*[,;:–-]|\s\s|\(\W*\)")
PEOPLE = {
    "notes-table": {
        "Attendees": [
            "Name | Initials | Role",
            "Ines Okafor | IO | Chair, Chief Executive, Harbour Trust",
            "Lena Fisk | LF | Deputy Harbour Master, Port Authority (deputy for Tom Brandt) (items 2 and 3)",
            "Gus Wren | GW | Clerk, Notetaker (left 3.55pm)",
            "PA | PA | Diver in charge",
        ],
        "Apologies": ["Name | Initials | Role", "Tom Brandt | TB | Harbour Master, Port Authority (deputy: Lena Fisk)"],
        "Absent": ["Name | Initials | Role", "Omar Dale | – | Sailing Club"],
    },
    "executive-board": {
        "Members Attendance at Meeting": [
            "Name | Title | Representing | Attending | Apologies",
            "Ines Okafor Chair | Chief Executive | Harbour Trust | Present | –",
            "Tom Brandt | Harbour Master | Port Authority | Lena Fisk (items 2 and 3) | Apologies",
            "Omar Dale | – | Sailing Club | Absent | –",
        ],
        "Also in attendance": [
            "Name | Title | Representing | Attending | Apologies",
            "Gus Wren | Clerk - Minutes | – | Present (left 15.55) | –",
            "PA | Diver in charge | – | Present | –",
        ],
    },
    "minutes-and-actions": {
        "Present": [
            "Name | Initials | Role",
            "Ines Okafor (Chair) | IO | Chief Executive, Harbour Trust",
            "Lena Fisk – Items 2 and 3 | LF | Deputy Harbour Master, Port Authority (deputy for Tom Brandt)",
            "Gus Wren (Minutes) – left 3.55pm | GW | Clerk",
            "PA | PA | Diver in charge",
        ],
        "Apologies": ["Name | Initials | Role", "Tom Brandt | TB | Harbour Master, Port Authority (deputy: Lena Fisk)"],
        "Absent": ["Name | Initials | Role", "Omar Dale | – | Sailing Club"],
    },
    "strategic-board": {
        "Present": [
            "(IO) - Chief Executive, Harbour Trust",
            "(LF) - Deputy Harbour Master, Port Authority (deputy for Tom Brandt) (items 2 and 3)",
            "(PA) - Diver in charge",
        ],
        "Apologies": ["(TB) - Harbour Master, Port Authority (deputy: Lena Fisk)"],
        "Absent": ["Omar Dale, Sailing Club", "Minutes: GW, Clerk"],
    },
}


@pytest.mark.parametrize(("name", "heading"), [(name, heading) for name in PEOPLE for heading in PEOPLE[name]])
def test_people_are_listed_as_the_style_lists_them(name: str, heading: str) -> None:
    assert under(composed(whole_meeting(), name), heading) == PEOPLE[name][heading]


def with_people(*rows: tuple[Person, Attendance]) -> Meeting:
    return meeting(people=tuple(person for person, _ in rows), attendance=tuple(row for _, row in rows))


def sat(person: Person, **fields: object) -> tuple[Person, Attendance]:
    return person, Attendance(person=person.id, **fields)  # type: ignore[arg-type]


def test_a_list_without_anybody_is_left_out() -> None:
    made = with_people(sat(somebody("Ines Okafor", "IO")))
    assert list(tables(composed(made))) == ["Attendees"]
    assert tables(composed(meeting())) == {}


@pytest.mark.parametrize("name", STYLES)
def test_no_cell_is_empty(name: str) -> None:
    made = with_people(sat(somebody("Ines Okafor")), sat(somebody("", "TB"), status="apologies"))
    for document in (composed(made, name), composed(whole_meeting(), name)):
        for block in document.blocks:
            for row in block.rows if isinstance(block, Table) else ():
                assert all(any(run.text.strip() for run in inner.runs) for cell in row.cells for inner in cell.blocks)


def test_a_role_is_not_said_again_behind_a_title_that_says_it() -> None:
    made = with_people(sat(somebody("Ines Okafor", "IO", "Chair, Harbour Trust"), role="chair"))
    assert "Ines Okafor | IO | Chair, Harbour Trust" in lines(composed(made))


def test_a_person_known_by_an_office_only_is_listed_by_it() -> None:
    made = with_people(sat(somebody("", "", "The harbour's solicitor")))
    assert "The harbour's solicitor | – | –" in lines(composed(made))


def test_a_deputy_who_did_not_come_takes_no_seat() -> None:
    tom, lena = somebody("Tom Brandt", "TB"), somebody("Lena Fisk", "LF")
    made = with_people(sat(tom, status="apologies", deputy=lena.id), sat(lena, status="apologies", capacity="deputy"))
    said = lines(composed(made, "executive-board"))
    assert "Tom Brandt | – | – | – | Apologies" in said
    assert "Lena Fisk | – | – | – | Apologies" in said


@pytest.mark.parametrize("style", STYLES)
def test_a_chair_of_whom_no_more_is_known_leaves_no_comma_behind(style: str) -> None:
    said = lines(composed(with_people(sat(somebody("Lena Fisk", "LF"), role="chair")), style))
    found = [line for line in said if "LF" in line or "Lena Fisk" in line]
    assert found and not any(line.rstrip().endswith(",") for line in found)


def phrases(style: str) -> Iterator[Phrase]:
    for group in built_in()[style].people:
        yield from (column.text for column in group.columns)
        if group.line:
            yield group.line


@pytest.mark.parametrize("style", STYLES)
def test_no_field_that_is_empty_leaves_a_separator_behind(style: str) -> None:
    said = []
    for phrase in phrases(style):
        names = sorted(set(re.findall(r"{(\w+)}", phrase.source)))
        for filled in product((True, False), repeat=len(names)):
            values = {name: name for name, there in zip(names, filled, strict=True) if there}
            words = phrase.words(values)
            said.append(words)
            assert all(value in words for value in values.values())
    assert len(said) > 20 and [words for words in said if LEFT_BEHIND.search(words.removesuffix("Minutes: "))] == []


@pytest.mark.parametrize("style", STYLES)
def test_nobody_of_whom_little_is_known_leaves_a_separator_behind(style: str) -> None:
    rows = [
        sat(
            somebody(*known),
            role=role,
            status=status,
            capacity=capacity,
            for_items=items,
            deputy=somebody("Lena Fisk").id if status == "absent" else None,
        )
        for known in product(("Tom Brandt", ""), ("TB",), ("Pilot", "Chair", ""), ("Port Authority", ""))
        for role in ("", "chair", "minute-taker")
        for status in ("present", "apologies", "absent")
        for capacity, items in (("member", None), ("in attendance", ("3",)))
    ]
    said = [cell for line in lines(composed(with_people(*rows), style)) for cell in line.split(" | ")]
    assert len(said) > len(rows) and [cell for cell in said if cell != "–" and LEFT_BEHIND.search(cell)] == []


def test_a_chair_without_a_job_title_is_of_their_organisation() -> None:
    made = with_people(sat(somebody("Ann Bell", "AB", "", "Harbour Office"), role="chair"))
    assert "Ann Bell | AB | Chair, Harbour Office" in lines(composed(made))


def test_a_deputy_without_a_member_is_not_lost() -> None:
    made = with_people(sat(somebody("Lena Fisk", "LF"), capacity="deputy", representing="Port Authority"))
    assert under(composed(made, "executive-board"), "Also in attendance")[1:] == [
        "Lena Fisk | – | Port Authority | Present | –"
    ]


def test_who_was_not_required_is_not_listed() -> None:
    made = with_people(sat(somebody("Tom Brandt", "TB"), status="not required"))
    assert all("Tom Brandt" not in line for name in STYLES for line in lines(composed(made, name)))


def test_arrival_and_departure_are_said() -> None:
    made = with_people(
        sat(somebody("Tom Brandt", "TB", "Pilot"), arrived=time(14, 10), left=time(15), for_items=("3",))
    )
    assert "Tom Brandt | TB | Pilot (item 3, arrived 2:10pm, left 3.00pm)" in lines(composed(made))


def test_the_minute_taker_stands_on_a_line_of_their_own_where_the_style_says_so() -> None:
    made = with_people(sat(somebody("Gus Wren", "GW", "Clerk"), role="minute-taker"))
    found = [block for block in paragraphs(composed(made, "strategic-board")) if "Minutes:" in lines_of(block)]
    assert [lines_of(block) for block in found] == ["Minutes: GW, Clerk"]


def lines_of(block: object) -> str:
    return "".join(run.text for run in block.runs) if isinstance(block, Paragraph) else ""
