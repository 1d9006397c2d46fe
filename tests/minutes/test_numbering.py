"""Numbers: by the scheme of the style, never twice, and going on from what was set by hand."""

from __future__ import annotations

from datetime import date

import pytest

from db.records import Item, Meeting, Note
from desktop.minutes.numbering import following, number, of_item, of_meeting, of_year
from tests.minutes.meetings import STYLES, action, after, decision, item, meeting, style, text, used


def item_numbers(made: Meeting, name: str) -> list[str]:
    numbers = number(made, style(name)).items
    return [numbers[each.id] for each in made.every_item()]


def references(made: Meeting, name: str) -> list[str]:
    numbers = number(made, style(name)).references
    return [numbers[note.id] for _, note in made.every_note() if note.id in numbers]


def agenda(*numbers: str) -> tuple[Item, ...]:
    return tuple(item(f"Item {at}", number=number) for at, number in enumerate(numbers))


@pytest.mark.parametrize(
    ("by_hand", "printed"),
    [
        (("", "", ""), ["1", "2", "3"]),
        (("7", "", ""), ["7", "8", "9"]),
        (("", "7", ""), ["1", "7", "8"]),
        (("", "", "2"), ["1", "3", "2"]),
        (("11", "11", ""), ["11", "11", "12"]),
        (("", "A", ""), ["1", "A", "2"]),
        (("5", "2", ""), ["5", "2", "3"]),
        (("2", "1", ""), ["2", "1", "3"]),
    ],
)
def test_items_go_on_from_the_number_before_and_skip_those_set_by_hand(
    by_hand: tuple[str, ...], printed: list[str]
) -> None:
    assert item_numbers(meeting(*agenda(*by_hand)), "notes-table") == printed


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("notes-table", ["1", "2", "2.1", "2.2", "3"]),
        ("executive-board", ["1", "2", "2.1", "2.2", "3"]),
        ("minutes-and-actions", ["1", "2", "2a", "2b", "3"]),
        ("strategic-board", ["1", "2", "2.1", "2.2", "3"]),
    ],
)
def test_sub_items_are_numbered_by_the_style(name: str, printed: list[str]) -> None:
    made = meeting(item("One"), item("Two", items=(item("a"), item("b"))), item("Three"))
    assert item_numbers(made, name) == printed


@pytest.mark.parametrize(
    ("name", "by_hand", "printed"),
    [
        ("minutes-and-actions", ("6b", "", ""), ["6b", "6c", "6d"]),
        ("minutes-and-actions", ("", "6a", ""), ["6b", "6a", "6c"]),
        ("strategic-board", ("6.4", "", ""), ["6.4", "6.5", "6.6"]),
        ("strategic-board", ("", "", "6.1"), ["6.2", "6.3", "6.1"]),
    ],
)
def test_sub_items_go_on_from_the_one_set_by_hand(name: str, by_hand: tuple[str, ...], printed: list[str]) -> None:
    assert item_numbers(meeting(item("Six", number="6", items=agenda(*by_hand))), name)[1:] == printed


def test_deeper_items_are_numbered_in_points() -> None:
    made = meeting(item("One", items=(item("a", items=(item("deep"), item("deeper"))),)))
    assert item_numbers(made, "minutes-and-actions") == ["1", "1a", "1a.1", "1a.2"]


def test_the_item_behind_the_last_has_the_next_number() -> None:
    made = meeting(item("One"), item("Eleven", number="11"), item("Four", number="4"))
    assert following(made, number(made, style("strategic-board"))) == "12"
    assert following(meeting(), number(meeting(), style("strategic-board"))) == "1"


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("notes-table", ["1", "2", "3"]),
        ("executive-board", ["1.1", "1.2", "2.1.1"]),
        ("minutes-and-actions", ["1", "2", "3"]),
        ("strategic-board", ["AP01/26", "AP02/26", "AP03/26"]),
    ],
)
def test_actions_are_numbered_by_the_style(name: str, printed: list[str]) -> None:
    made = meeting(item("One", action(), text("between"), action()), item("Two", items=(item("", action()),)))
    assert references(made, name) == printed


@pytest.mark.parametrize(
    ("by_hand", "printed"),
    [
        (("", "", ""), ["1", "2", "3"]),
        (("6", "8", ""), ["6", "8", "9"]),
        (("", "1", ""), ["2", "1", "3"]),
        (("", "", "2"), ["1", "3", "2"]),
        (("AP33/17", "", "Action 40"), ["AP33/17", "34", "Action 40"]),
        (("8", "8", ""), ["8", "8", "9"]),
        (("first", "", ""), ["first", "1", "2"]),
    ],
)
def test_actions_go_on_from_the_one_set_by_hand(by_hand: tuple[str, ...], printed: list[str]) -> None:
    assert references(meeting(item("One", *(action(reference=one) for one in by_hand))), "notes-table") == printed


def test_an_action_by_item_goes_on_within_its_item() -> None:
    made = meeting(
        item("Three", action(reference="3.4"), action(), number="3"), item("Four", action(), action(reference="4.1"))
    )
    assert references(made, "executive-board") == ["3.4", "3.5", "4.2", "4.1"]


def test_two_items_with_one_number_share_the_run() -> None:
    made = meeting(item("Other business", action(), number="11"), item("Close", action(), number="11"))
    assert references(made, "executive-board") == ["11.1", "11.2"]


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ((), "AP01/17"),
        ((used("AP33/17", date(2017, 9, 29)),), "AP34/17"),
        ((used("AP33/17", date(2017, 9, 29)), used("AP07/17", date(2017, 2, 1))), "AP34/17"),
        ((used("AP52/17", date(2017, 12, 20)),), "AP53/17"),
        ((used("AP52/17", date(2017, 12, 20), provisional=True),), "AP01/17"),
        ((used("AP52/17", date(2017, 11, 30), provisional=True),), "AP53/17"),
        ((used("AP46/16", date(2017, 1, 5)),), "AP01/17"),
        ((used("12", date(2017, 3, 3)),), "AP13/17"),
        ((used("3.1", date(2017, 3, 3)),), "AP01/17"),
        ((used("AP123/2017", date(2017, 3, 3)),), "AP124/17"),
    ],
)
def test_references_of_a_year_go_on_from_the_highest_of_the_year(before: tuple[object, ...], first: str) -> None:
    made = meeting(item("One", action()), day=date(2017, 11, 30), surroundings=after(*before))  # type: ignore[arg-type]
    assert references(made, "strategic-board") == [first]


def test_a_new_year_begins_at_one() -> None:
    made = meeting(
        item("One", action(reference="AP46/17"), action(), action()),
        day=date(2018, 1, 18),
        surroundings=after(used("AP45/17", date(2017, 11, 30))),
    )
    assert references(made, "strategic-board") == ["AP46/17", "AP01/18", "AP02/18"]


def test_a_reference_of_the_year_set_by_hand_leads_the_run() -> None:
    made = meeting(
        item("One", action(reference="AP33/17"), action(), action(reference="AP40/17"), action()),
        day=date(2017, 11, 30),
    )
    assert references(made, "strategic-board") == ["AP33/17", "AP34/17", "AP40/17", "AP41/17"]


def test_the_same_number_written_otherwise_is_not_given_again() -> None:
    made = meeting(item("One", action(), action(reference="AP1/17")), day=date(2017, 11, 30))
    assert references(made, "strategic-board") == ["AP02/17", "AP1/17"]


@pytest.mark.parametrize("status", ["withdrawn", "superseded", "done"])
def test_an_action_that_is_not_open_keeps_its_number(status: str) -> None:
    made = meeting(item("One", action(), action(status=status), action()))
    assert references(made, "notes-table") == ["1", "2", "3"]


def test_decisions_are_numbered_only_where_the_style_says_so() -> None:
    made = meeting(item("One", action(), decision("Agreed"), action()))
    assert references(made, "minutes-and-actions") == ["1", "2", "3"]
    assert references(made, "notes-table") == ["1", "2"]


def test_a_reference_set_by_hand_on_a_decision_is_kept_in_every_style() -> None:
    made = meeting(item("One", decision("Agreed", reference="D4"), action()))
    assert references(made, "notes-table")[0] == "D4"
    assert references(made, "minutes-and-actions") == ["D4", "5"]


@pytest.mark.parametrize("name", STYLES)
def test_no_number_is_given_twice(name: str) -> None:
    hands = ("", "", "4", "", "AP05/26", "2.1", "", "1")
    notes = tuple(action(reference=hand) for hand in hands)
    made = meeting(item("One", *notes), *(item("More", action(), items=(item("", action()),)) for _ in range(5)))
    given = references(made, name)
    assert len(set(given)) == len(given)
    numbers = item_numbers(made, name)
    assert len(set(numbers)) == len(numbers)


def test_a_note_of_another_kind_has_no_number() -> None:
    made = meeting(item("One", Note(text="words"), Note(kind="private", text="words")))
    assert references(made, "notes-table") == []


def test_references_are_read() -> None:
    assert of_year("AP34/17") == (34, 17)
    assert of_year("AP34/2017") == (34, 17)
    assert of_year("34") is None
    assert of_meeting("Action 8") == 8
    assert of_meeting("AP33/17") == 33
    assert of_meeting("3.1") is None
    assert of_item("3.1") == ("3", 1)
    assert of_item("2.1.4") == ("2.1", 4)
    assert of_item("8") is None
