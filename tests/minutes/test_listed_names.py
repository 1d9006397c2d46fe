"""Names and addresses as lists write them."""

from __future__ import annotations

import pytest

from desktop.minutes.listed_names import address_in, name_from, straight


@pytest.mark.parametrize(
    ("words", "name", "behind"),
    [
        ("Brandt, Tom", "Tom Brandt", ""),
        ("Brandt, Tom (Port Authority)", "Tom Brandt", "Port Authority"),
        ("Hall-Ward, Dr Lena", "Dr Lena Hall-Ward", ""),
        ("Okafor, Ines, OBE", "Ines Okafor, OBE", ""),
        ("Ines Okafor, OBE", "Ines Okafor, OBE", ""),
        ("Ines Okafor, PhD, JP", "Ines Okafor, PhD, JP", ""),
        ("Brandt, Tom, Port Authority", "Tom Brandt", "Port Authority"),
        ("Tom Brandt <tom@x.example>", "Tom Brandt", "tom@x.example"),
        ("Wong, Ma", "Ma Wong", ""),
        ("Brandt,", "Brandt", ""),
        (", Tom", "Tom", ""),
        ("“Tom  Brandt”", "Tom Brandt", ""),
        ("Tom\u200b Brandt\u00a0", "Tom Brandt", ""),
        ("(Port Authority)", "(Port Authority)", ""),
        ("", "", ""),
    ],
)
def test_names_come_with_the_given_name_first(words: str, name: str, behind: str) -> None:
    assert straight(words) == (name, behind)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("tom.brandt@x.example", "Tom Brandt"),
        ("lena_hall-ward@x.example", "Lena Hall-Ward"),
        ("tom.brandt2+board@x.example", "Tom Brandt"),
        ("info@x.example", "Info"),
    ],
)
def test_an_address_speaks_of_a_name(address: str, name: str) -> None:
    assert name_from(address) == name


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("mailto:tom@x.example", "tom@x.example"),
        ("Tom <tom@x.example>", "tom@x.example"),
        ("tom@x.example; tb@x.example", "tom@x.example"),
        ("tom at x.example", ""),
        ("@", ""),
    ],
)
def test_addresses_are_found_in_words(words: str, address: str) -> None:
    assert address_in(words) == address
