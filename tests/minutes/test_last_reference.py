"""Numbering goes on from before the program."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.minutes.house_style import built_in
from desktop.minutes.last_reference import day_of, follows


@pytest.mark.parametrize(
    ("reached", "on", "next_one"),
    [
        ("AP33/17", date(2017, 11, 30), "AP34/17"),
        ("AP99/17", date(2017, 11, 30), "AP100/17"),
        ("33", date(2017, 11, 30), "AP34/17"),
        ("AP33/16", date(2017, 11, 30), ""),
        ("thirty-three", date(2017, 11, 30), ""),
        ("", date(2017, 11, 30), ""),
    ],
)
def test_the_reference_that_follows(reached: str, on: date, next_one: str) -> None:
    assert follows(reached, on, built_in()["strategic-board"]) == next_one


def test_a_style_that_does_not_count_through_the_year_has_none() -> None:
    assert follows("AP33/17", date(2017, 11, 30), built_in()["executive-board"]) == ""


@pytest.mark.parametrize(
    ("reached", "day"), [("AP33/17", date(2017, 1, 1)), ("AP33/26", date(2026, 9, 1)), ("33", None), ("", None)]
)
def test_the_day_is_taken_from_the_year(reached: str, day: date | None) -> None:
    assert day_of(reached, date(2026, 9, 1)) == day
