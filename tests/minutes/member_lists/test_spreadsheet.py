"""CSV: columns by their headings in many spellings, or by what stands in them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.minutes.member_lists import Listed, Reading, Unreadable
from desktop.minutes.member_lists.spreadsheet import read
from tests.minutes.member_lists.lists import TABLE


def rows(words: str) -> Reading:
    return read(words.encode())


def first(words: str) -> Listed:
    return rows(words).people[0]


def test_a_table_gives_its_people_with_what_was_put_right() -> None:
    ines, tom, zoe = rows(TABLE).people
    assert ines == Listed(
        name="Ines Okafor",
        email="ines@harbour.example",
        organisation="Harbour Trust",
        job_title="Chief Executive",
        role="chair",
    )
    assert (tom.name, tom.representing, tom.repaired) == (
        *("Tom Brandt", "All ports"),
        ("“Brandt, Tom” was turned round.",),
    )
    assert (zoe.name, zoe.capacity) == ("Zoë Müller", "lay member")
    assert rows(TABLE).said == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("say", ["", "sep="])
def test_whatever_parts_the_columns(separator: str, say: str) -> None:
    lines = [f"sep={separator}"] if say else []
    lines += [separator.join(cells) for cells in (("Name", "E-mail"), ('"Fisk, Lena"', "lena@x.example"), ("A B", ""))]
    assert [one.name for one in rows("\n".join(lines)).people] == ["Lena Fisk", "A B"]


@pytest.mark.parametrize(
    ("headings", "cells", "expected"),
    [
        ("First Name,Last Name", "Tom,Brandt", {"name": "Tom Brandt"}),
        ("SURNAME;FORENAME", "Brandt;Tom", {"name": "Tom Brandt"}),
        ("Title,First name,Surname", "Dr,Lena,Hall", {"name": "Dr Lena Hall"}),
        ("Name,Title", "Lena Hall,Head of Ports", {"name": "Lena Hall", "job_title": "Head of Ports"}),
        ("Name,Role", "Lena Hall,Head of Ports", {"job_title": "Head of Ports", "role": ""}),
        ("Name,Role", "Lena Hall,Vice Chairman", {"role": "vice-chair", "capacity": "member"}),
        ("Name,Capacity", "Lena Hall,lay", {"capacity": "lay member"}),
        ("Display name,E-mail Address", "Lena Hall,mailto:l@x.example", {"email": "l@x.example"}),
        ("Name,Initials", "Lena Hall,L.H.", {"initials": "LH"}),
        ("Member,Representing", "Lena Hall,All ports", {"representing": "All ports"}),
        ("Name,Agency,From,To", "L Hall,Port,2024-01-31,", {"organisation": "Port", "joined": date(2024, 1, 31)}),
        ("Name,From,To", "L Hall,1/2/2024,3 March 2025", {"joined": date(2024, 2, 1), "left": date(2025, 3, 3)}),
        ("Name,Phone", "Lena Hall,01 234", {"name": "Lena Hall"}),
        (
            "E-mail,Name",
            "nobody,Lena Hall",
            {"email": "", "repaired": ("“nobody” is no e-mail address and was left out.",)},
        ),
    ],
)
def test_headings_are_known_in_many_spellings(headings: str, cells: str, expected: dict[str, object]) -> None:
    found = first(f"{headings}\n{cells}\n")
    assert {name: getattr(found, name) for name in expected} == expected


def test_headings_may_stand_below_a_title() -> None:
    assert first("Members as at 1 March,,\n\nName,E-mail\nLena Hall,l@x.example\n").email == "l@x.example"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tom Brandt,Harbour Master,Port Authority,tom@x.example", ("Tom Brandt", "Harbour Master", "Port Authority")),
        ("TB,Tom Brandt,Port Authority", ("Tom Brandt", "", "Port Authority")),
        ("Brandt;Tom;Chair", ("Tom Brandt", "", "")),
        ("Tom,Brandt,tom@x.example", ("Tom Brandt", "", "")),
        ("Brandt, Tom", ("Tom Brandt", "", "")),
        ('"Brandt, Tom"', ("Tom Brandt", "", "")),
        ("tom@x.example,Tom Brandt", ("Tom Brandt", "", "")),
    ],
)
def test_without_headings_the_columns_are_guessed_and_that_is_said(line: str, expected: tuple[str, str, str]) -> None:
    found = rows(f"{line}\n{line}\n")
    assert (found.people[0].name, found.people[0].job_title, found.people[0].organisation) == expected
    assert "It has no headings" in found.said[0]


def test_a_line_of_addresses_out_of_a_mail_is_a_list() -> None:
    people = rows("Tom Brandt <tom@x.example>; Lena Fisk <lena@x.example>; una.reed@x.example").people
    assert [(one.name, one.email) for one in people] == [
        ("Tom Brandt", "tom@x.example"),
        ("Lena Fisk", "lena@x.example"),
        ("Una Reed", "una.reed@x.example"),
    ]


def test_lines_that_name_nobody_are_left_out_and_counted() -> None:
    found = rows("Name,Organisation\nLena Hall,Port\n,Council\n,\n")
    assert (len(found.people), found.said) == (1, ("1 line without a name was left out.",))


def test_a_quotation_mark_that_is_never_closed_swallows_nobody() -> None:
    lines = "\n".join(f"Ann Example{n},ann{n}@x.example" for n in range(6))
    found = rows(f'Name,E-mail\n"Tom Brandt,tom@x.example\n{lines}\n')
    assert [one.name for one in found.people][:2] == ["Tom Brandt", "Ann Example0"]
    assert len(found.people) == 7 and "never closed" in found.said[0]


def test_what_was_kept_from_being_a_formula_is_read_as_it_was() -> None:
    assert first("Name,Organisation\nLena Hall,'=Ports\n").organisation == "=Ports"


@pytest.mark.parametrize("begins", [b"PK\x03\x04", b"%PDF-1.4", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_is_refused_with_what_to_do(begins: bytes) -> None:
    with pytest.raises(Unreadable, match="CSV"):
        read(begins + b"some more")
