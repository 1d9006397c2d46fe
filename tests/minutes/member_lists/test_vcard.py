"""vCards of all three versions, many in a file."""

from __future__ import annotations

import pytest

from desktop.minutes.member_lists import Listed
from desktop.minutes.member_lists.vcard import read
from tests.minutes.member_lists.lists import CARDS


def card(*lines: str) -> Listed:
    return read("\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD")).encode()).people[0]


def test_many_cards_of_all_versions_in_one_file() -> None:
    found = read(CARDS.encode())
    assert found.people == (
        Listed(
            name="Zoë Müller",
            organisation="County Council",
            job_title="Director, Finance",
            email="zoe@county.example",
        ),
        Listed(name="Tom Brandt", email="tom@port.example", role="chair"),
        Listed(name="Lena Fisk", organisation="Port Authority"),
    )
    assert found.said == ("1 card without the name of a person was left out.",)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("VERSION:3.0", "FN:Lena Hall-Ward", "N:Hall-Ward;Lena;;;"), "Lena Hall-Ward"),
        (("VERSION:3.0", "N:Hall;Lena;Mary;Dr;OBE"), "Dr Lena Mary Hall"),
        (("VERSION:3.0", "FN:Hall\\, Lena", "N:Hall;Lena;;;"), "Lena Hall"),
        (("VERSION:3.0", "FN:Ines Okafor\\, OBE"), "Ines Okafor, OBE"),
        (("VERSION:3.0", "EMAIL:lena.hall@x.example"), "Lena Hall"),
        (("VERSION:2.1", "N;ENCODING=QUOTED-PRINTABLE:M=FCller;Zo=EB"), "Zoë Müller"),
        (("VERSION:2.1", "N;QUOTED-PRINTABLE;CHARSET=nonsense:M=C3=BCller;Zoe"), "Zoe Müller"),
        (('FN;X="a:b":Lena Hall',), "Lena Hall"),
        (("item1.FN:Lena Hall",), "Lena Hall"),
    ],
)
def test_names_are_read_from_whatever_a_card_has(lines: tuple[str, ...], name: str) -> None:
    assert card(*lines).name == name


def test_a_name_read_from_an_address_is_said() -> None:
    assert "read from the address" in card("EMAIL:lena.hall@x.example").repaired[0]


def test_the_role_is_a_capacity_where_it_is_one_else_the_job() -> None:
    assert card("FN:Lena Hall", "ROLE:Chair").role == "chair"
    assert card("FN:Lena Hall", "ROLE:Port engineer").job_title == "Port engineer"


def test_a_file_cut_off_in_a_card_keeps_the_card_and_says_so() -> None:
    found = read(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Lena Hall\r\nEMAIL:lena@x.exam")
    assert [one.name for one in found.people] == ["Lena Hall"]
    assert "breaks off" in found.said[0]
