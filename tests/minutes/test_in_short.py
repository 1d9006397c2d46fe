"""Days and times in few words."""

from __future__ import annotations

from datetime import date, time

import pytest

from desktop.minutes import in_short


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("14:10", time(14, 10)),
        ("1410", time(14, 10)),
        ("14.10", time(14, 10)),
        ("2pm", time(14)),
        ("2.10 p.m.", time(14, 10)),
        ("12am", time(0)),
        ("9", time(9)),
        ("25:00", None),
        ("14:60", None),
        ("13pm", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_type_it(words: str, read: time | None) -> None:
    assert in_short.read_clock(words) == read


def test_a_due_date_shows_its_year_only_where_it_is_not_the_meetings() -> None:
    near = date(2026, 3, 12)
    assert in_short.due(date(2026, 3, 20), "", near) == "20 Mar"
    assert in_short.due(date(2027, 2, 15), "", near) == "15 Feb 2027"
    assert in_short.due(None, "by the next meeting", near) == "next meeting"
