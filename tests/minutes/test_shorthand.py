"""What stands at the start of a line, and what it becomes."""

from __future__ import annotations

import pytest

from desktop.minutes.shorthand import Taken, marks, take


@pytest.mark.parametrize(
    ("line", "kind", "rest"),
    [
        ("Action: IO to price the moorings", "action", "IO to price the moorings"),
        ("ACTION: IO to price", "action", "IO to price"),
        ("action: IO to price", "action", "IO to price"),
        ("Action:IO to price", "action", "IO to price"),
        ("a: IO to price", "action", "IO to price"),
        ("Decision: the contract be renewed", "decision", "the contract be renewed"),
        ("Agreed: yes", "decision", "yes"),
        ("RESOLVED: yes", "decision", "yes"),
        ("d: yes", "decision", "yes"),
        ("Private: check the spelling", "private", "check the spelling"),
        ("Next: annual report on 9 July", "forward", "annual report on 9 July"),
        ("NEXT:regatta", "forward", "regatta"),
        ("n: regatta", "forward", "regatta"),
        ("p: check", "private", "check"),
        ("- storm damage", "bullet", "storm damage"),
        ("• storm damage", "bullet", "storm damage"),
        ("•\tstorm damage", "bullet", "storm damage"),
        ("1. surveyor", "numbered", "surveyor"),
        ("a) insurance", "lettered", "insurance"),
        ("# Storms", "heading", "Storms"),
    ],
)
def test_a_mark_becomes_what_the_table_says(line: str, kind: str, rest: str) -> None:
    taken = take(line)
    assert taken is not None
    assert (taken.kind, line[taken.length :]) == (kind, rest)
    assert (taken.owner_words, taken.reference, taken.start) == ("", "", None)


@pytest.mark.parametrize(
    ("line", "owner_words"),
    [
        ("Action IO & TB: consider sample size", "IO & TB"),
        ("ACTION IO: consider", "IO"),
        ("Action IO, TB and OR: consider", "IO, TB and OR"),
        ("Action Lena Fisk: consider", "Lena Fisk"),
        ("Action Lena Fisk, AfC: consider", "Lena Fisk, AfC"),
        ("Action Partners: consider", "Partners"),
        ("Action The auditors: consider", "The auditors"),
        ("Action Dr O’Neill-Smith: consider", "Dr O’Neill-Smith"),
        ("Action IO (with TB): consider", "IO (with TB)"),
    ],
)
def test_owners_can_be_said_outright(line: str, owner_words: str) -> None:
    taken = take(line)
    assert taken == Taken(kind="action", length=line.index(":") + 2, owner_words=owner_words)


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("Action 8: price", "8"),
        ("action 8: price", "8"),
        ("Action AP34/17: price", "AP34/17"),
        ("Action 3.1: price", "3.1"),
        ("Action 6b: price", "6b"),
    ],
)
def test_a_reference_can_be_set_by_hand(line: str, reference: str) -> None:
    taken = take(line)
    assert taken == Taken(kind="action", length=line.index(":") + 2, reference=reference)


def test_a_reference_and_owners_can_stand_together() -> None:
    assert take("Action 8 IO & TB: price") == Taken(kind="action", length=18, reference="8", owner_words="IO & TB")


@pytest.mark.parametrize(
    ("line", "kind", "start"),
    [
        ("7. seventh", "numbered", 7),
        ("12. twelfth", "numbered", 12),
        ("c) third", "lettered", 3),
        ("i) i", "lettered", 9),
    ],
)
def test_a_list_begins_where_its_first_mark_says(line: str, kind: str, start: int) -> None:
    taken = take(line)
    assert taken is not None
    assert (taken.kind, taken.start) == (kind, start)


@pytest.mark.parametrize(
    "line",
    [
        *("A: no", "D: no", "P: no", "N: no", "a:no", "d:no", "n:no", "Q: why?"),
        *("Next steps: two", "Next meeting: 9 July", "Nextly: x", "next"),
        *("Actions: many", "Action plans were discussed: all of them", "Action Plan: new", "ACTION POINTS: two"),
        *(
            "Action log: see below",
            "Action required: none",
            "Action IO to ask: what",
            "action io: price",
            "Action 20 March: x",
        ),
        *(
            "Actions 8: x",
            "Decision making: hard",
            "Decisions: two",
            "Agreed that: x",
            "Privately: x",
            "Private mooring: x",
        ),
        *("1.5 million was spent", "1.surveyor", "2020. was hard", "A) upper", "ab) two", "a)none", "(a) bracket"),
        *("-5 degrees", "-- dashes", "* star", "#tag", "## deeper", "#1 priority", "0. nought"),
        *(" Action: indented", "The Action: none", "It was agreed: yes", "", "plain words"),
    ],
)
def test_what_is_no_mark_stays_text(line: str) -> None:
    assert take(line) is None


@pytest.mark.parametrize(
    "mark",
    [
        "Action:",
        "a:",
        "Action IO & TB:",
        "Action 8:",
        "Decision:",
        "d:",
        "Private:",
        "p:",
        "Next:",
        "n:",
        "-",
        "•",
        "1.",
        "7.",
        "a)",
        "#",
    ],
)
@pytest.mark.parametrize("behind", ["", " ", "  ", "\t", "\n", " –", " ."])
def test_a_mark_with_no_words_behind_it_stays_text(mark: str, behind: str) -> None:
    assert take(mark + behind) is None


def test_every_mark_says_how_it_is_typed_and_takes_it() -> None:
    for mark in marks():
        taken = mark.take(f"{mark.typed}words")
        assert taken is not None, mark.typed
        assert taken.length == len(mark.typed)
        assert mark.becomes
