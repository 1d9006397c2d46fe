"""A seat in one word, and read from many."""

from __future__ import annotations

import pytest

from desktop.minutes.seats import SEATS, read_seat, seat_of


@pytest.mark.parametrize("word", SEATS)
def test_each_word_comes_back(word: str) -> None:
    assert seat_of(*SEATS[word]) == word
    assert read_seat(word.upper()) == SEATS[word]


@pytest.mark.parametrize("seat", [("lay member", "chair"), ("adviser", "minute-taker")])
def test_a_seat_without_a_word_of_its_own_is_said_in_two_and_read_again(seat: tuple[str, str]) -> None:
    assert read_seat(seat_of(*seat)) == seat


@pytest.mark.parametrize(
    ("words", "seat"),
    [
        ("Chairman", ("member", "chair")),
        ("Vice Chair", ("member", "vice-chair")),
        ("Deputy Chair", ("member", "vice-chair")),
        ("Advisor", ("adviser", "")),
        ("Minutes Secretary", ("in attendance", "minute-taker")),
        ("Harbour Master", None),
        ("", None),
    ],
)
def test_seats_are_read_in_many_spellings(words: str, seat: tuple[str, str] | None) -> None:
    assert read_seat(words) == seat
