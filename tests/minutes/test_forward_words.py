"""What the words of a line for the forward plan say: for which meeting, and as the title of an item."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import Forward, ForwardLine
from desktop.minutes.forward_words import forward_of, is_due, meant_for, read, title, understand, wanted_from

DAY = date(2026, 5, 14)


@pytest.mark.parametrize(
    ("words", "on", "phrase", "item"),
    [
        ("annual report on 9 July", date(2026, 7, 9), "", "Annual report"),
        ("Mooring fees", None, "", "Mooring fees"),
        ("mooring fees at the next meeting.", None, "", "Mooring fees"),
        ("storm plan at the October meeting", None, "at the October meeting", "Storm plan"),
        ("the budget, in October", None, "in October", "The budget"),
        ("audit in October 2027", None, "in October 2027", "Audit"),
        ("bring the risk register to the January meeting", None, "to the January meeting", "Bring the risk register"),
        ("Regatta by 9/7/26", date(2026, 7, 9), "", "Regatta"),
        ("on 9 July the harbour master reports", None, "", "On 9 July the harbour master reports"),
    ],
)
def test_a_line_says_for_which_meeting_it_is(words: str, on: date | None, phrase: str, item: str) -> None:
    wanted = understand(words, DAY)
    assert (wanted.on, wanted.phrase, title(words, DAY)) == (on, phrase, item)


def test_a_title_has_no_markup_and_is_never_empty() -> None:
    assert title("**storm** plan on 9 July", DAY) == "Storm plan"
    assert title("on 9 July", DAY) == "On 9 July"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "the next meeting"),
        ("the next meeting", "the next meeting"),
        ("9 July", "9 July 2026"),
        ("at the October meeting", "the October meeting"),
        ("whenever it is ready", "whenever it is ready"),
    ],
)
def test_what_is_corrected_by_hand_is_read_and_said_again(words: str, said: str) -> None:
    wanted = read(words, DAY)
    assert meant_for(wanted.on, wanted.phrase) == said


@pytest.mark.parametrize(
    ("line", "day", "due"),
    [
        (Forward(), date(2026, 6, 1), True),
        (Forward(wanted_on=date(2026, 7, 9)), date(2026, 7, 8), False),
        (Forward(wanted_on=date(2026, 7, 9)), date(2026, 7, 9), True),
        (Forward(wanted_on=date(2026, 7, 9)), date(2026, 9, 1), True),
        (Forward(wanted_phrase="at the October meeting"), date(2026, 9, 30), False),
        (Forward(wanted_phrase="at the October meeting"), date(2026, 10, 8), True),
        (Forward(wanted_phrase="at the May meeting"), date(2026, 10, 8), False),
        (Forward(wanted_phrase="in October 2027"), date(2026, 10, 8), False),
        (Forward(wanted_phrase="when it is ready"), date(2026, 6, 1), True),
    ],
)
def test_a_line_is_due_from_its_day_or_its_month_on(line: Forward, day: date, due: bool) -> None:
    waiting = ForwardLine(
        id=1, text="Regatta", given_on=DAY, wanted_on=line.wanted_on, wanted_phrase=line.wanted_phrase
    )
    assert is_due(waiting, day) is due


def test_typing_on_reads_the_words_again_but_leaves_what_was_corrected_by_hand() -> None:
    typed = forward_of("report on 9 July", DAY)
    assert typed.wanted_on == date(2026, 7, 9)
    assert forward_of("report on 10 July", DAY, typed, "report on 9 July").wanted_on == date(2026, 7, 10)
    by_hand = Forward(id=3, wanted_on=date(2026, 10, 8))
    assert forward_of("report on 10 July", DAY, by_hand, "report on 9 July") is by_hand


def test_words_that_say_nothing_of_when_are_for_the_next_meeting() -> None:
    assert wanted_from(Forward(), DAY) is None
    assert meant_for(None, "") == "the next meeting"
