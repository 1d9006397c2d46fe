"""When something is due, read against a meeting on Thursday 12 March 2026."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.minutes.due import Due, read_due, understand_due

MEETING = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("by 15th February 2020", date(2020, 2, 15)),
        ("by 15 Feb", date(2027, 2, 15)),
        ("by 15/02", date(2027, 2, 15)),
        ("by 15.02.2020", date(2020, 2, 15)),
        ("by 20 March", date(2026, 3, 20)),
        ("by 12 March", date(2026, 3, 12)),
        ("by 11 March", date(2027, 3, 11)),
        ("by the 20th of March", date(2026, 3, 20)),
        ("by 20/3/26", date(2026, 3, 20)),
        ("by 20-03-2026", date(2026, 3, 20)),
        ("by 2026-03-20", date(2026, 3, 20)),
        ("by March 20th, 2026", date(2026, 3, 20)),
        ("by Friday 20 March", date(2026, 3, 20)),
        ("by Friday, 20th March 2026", date(2026, 3, 20)),
        ("by 5pm on Friday", date(2026, 3, 13)),
        ("by close of play on 3 April", date(2026, 4, 3)),
        ("by 7 May at noon", date(2026, 5, 7)),
        ("by Friday", date(2026, 3, 13)),
        ("by Thursday", date(2026, 3, 19)),
        ("by Wed", date(2026, 3, 18)),
        ("by tomorrow", date(2026, 3, 13)),
        ("by the 15th", date(2026, 3, 15)),
        ("by the 5th", date(2026, 4, 5)),
        ("by the end of March", date(2026, 3, 31)),
        ("by end of February", date(2027, 2, 28)),
        ("by the end of April 2028", date(2028, 4, 30)),
        ("by the end of the month", date(2026, 3, 31)),
        ("by the end of next month", date(2026, 4, 30)),
        ("by the end of 2026", date(2026, 12, 31)),
        ("before 3 April", date(2026, 4, 3)),
        ("no later than 3 April", date(2026, 4, 3)),
        ("on or before 3 April", date(2026, 4, 3)),
        ("on 3 April", date(2026, 4, 3)),
        ("on Friday", date(2026, 3, 13)),
        ("BY 3 APRIL", date(2026, 4, 3)),
    ],
)
@pytest.mark.parametrize("behind", ["", ".", ", copying LF", " and report back", " (see paper)", " at the latest"])
def test_a_date_is_read_against_the_meetings(words: str, due: date, behind: str) -> None:
    text = f"IO to price the moorings {words}{behind}"
    assert understand_due(text, MEETING) == Due(due, "", (25, 25 + len(words)))


@pytest.mark.parametrize(
    "phrase",
    [
        "by April",
        "by April 2027",
        "by mid-April",
        "by early May",
        "by the summer",
        "by Easter",
        "before Christmas",
        "by the end of term",
        "by the end of the financial year",
        "by next week",
        "by next Friday",
        "by month end",
        "by week ending 20 March",
        "by Q3",
        "by the next meeting",
        "by the next meeting of the board",
        "before next meeting",
        "at the next meeting",
        "at the next Finance Board meeting",
        "at the April 2026 meeting",
        "by the May meeting",
        "by the Harbour Board meeting",
        "by the AGM",
        "in time for the next meeting",
        "following the February subgroup meeting",
        "ahead of the May board meeting",
        "ASAP",
        "as soon as possible",
        "within two weeks",
        "by 29 February",
        "on 29 February",
        "by 31 April",
        "by 31/04",
    ],
)
@pytest.mark.parametrize("behind", ["", "."])
def test_a_phrase_that_is_no_date_is_kept_with_its_preposition(phrase: str, behind: str) -> None:
    text = f"IO to price the moorings {phrase}{behind}"
    assert understand_due(text, MEETING) == Due(None, phrase, (25, 25 + len(phrase)))


@pytest.mark.parametrize(
    "text",
    [
        "IO to work on Health & Care Plan",
        "IO to collect names provided by RH",
        "IO to stand by",
        "IO to prepare the 2nd March session",
        "IO to speak on the 2nd March Development Session",
        "IO to collect the 3 April forms",
        "IO to cut the fee by 10% in all",
        "IO to cut it by 3 per cent",
        "IO to see who is meant by paragraph 3.1",
        "IO to ask Mark to stand by Mark",
        "IO to publish the minutes agreed on 3 April",
        "IO to check the minutes of the meeting on 3 March",
        "IO to answer the letter sent on 29/09/2025",
        "IO to open on Monday mornings",
        "IO to write",
        "",
    ],
)
def test_what_is_no_due_gives_none(text: str) -> None:
    assert understand_due(text, MEETING) == Due()


def test_the_last_of_two_counts() -> None:
    assert understand_due("IO to draft it by 20 March and LF to check it by 3 April", MEETING).due == date(2026, 4, 3)
    later = understand_due("IO to draft it by 20 March and report back at the May meeting", MEETING)
    assert (later.due, later.phrase) == (None, "at the May meeting")


def test_a_due_may_lead_the_line() -> None:
    assert understand_due("By 20 March, IO to price the moorings", MEETING) == Due(date(2026, 3, 20), "", (0, 11))


@pytest.mark.parametrize(
    ("meeting", "due"),
    [(date(2027, 3, 12), date(2028, 2, 29)), (date(2028, 2, 1), date(2028, 2, 29)), (date(2026, 3, 12), None)],
)
def test_the_29th_of_february_is_due_only_where_there_is_one(meeting: date, due: date | None) -> None:
    assert understand_due("IO to price by 29 February", meeting).due == due


@pytest.mark.parametrize(
    ("words", "due", "phrase"),
    [
        ("20 March", date(2026, 3, 20), ""),
        ("by 20 March.", date(2026, 3, 20), ""),
        ("on 3/4/2026", date(2026, 4, 3), ""),
        ("Friday", date(2026, 3, 13), ""),
        ("end of March", date(2026, 3, 31), ""),
        ("next meeting", None, "next meeting"),
        ("by the next meeting", None, "by the next meeting"),
        ("by April", None, "by April"),
        ("31 April", None, "31 April"),
        ("ASAP", None, "ASAP"),
        ("when it suits", None, "when it suits"),
        ("", None, ""),
        ("  ", None, ""),
    ],
)
def test_a_due_typed_by_itself_is_read(words: str, due: date | None, phrase: str) -> None:
    read = read_due(words, MEETING)
    assert (read.due, read.phrase) == (due, phrase)
