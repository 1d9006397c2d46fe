"""Answers kept from one start to the next."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import Member
from desktop.first_start.answers import NONE, Answers, read, written


def test_answers_are_read_as_they_were_written() -> None:
    given = Answers(
        name="Quay “Board”",
        members="Ruth Cole\nTom Brandt",
        listed={"Ruth Cole": Member(name="Ruth Cole", representing="Club", joined=date(2020, 3, 1))},
        style="notes-table",
        page=1,
    )
    assert read(written(given)) == given


@pytest.mark.parametrize("words", ["", "{", "[]", "3", '{"listed": {}, "colour": "red"}', '{"name": "x"}'])
def test_what_is_no_answer_is_no_answer(words: str) -> None:
    assert read(words) == NONE


def test_nothing_typed_is_nothing_to_keep() -> None:
    assert not Answers(style="notes-table", page=2).any
    assert Answers(members="Ruth").any
