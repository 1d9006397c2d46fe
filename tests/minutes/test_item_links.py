from __future__ import annotations

import pytest

from desktop.minutes.item_links import follow, mentions


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("item 4", ["4"]),
        ("Item 6b was taken first.", ["6b"]),
        ("See items 3 and 5.", ["3", "5"]),
        ("Items 3, 4 and 6 were deferred to the next meeting.", ["3", "4", "6"]),
        ("items 3-5 were noted", ["3", "5"]),
        ("agenda item 4.1", ["4.1"]),
        ("Agenda Item 4 was reopened.", ["4"]),
        ("This was taken under item 4, before item 2.", ["4", "2"]),
        ("It was agreed (item 4) to go on.", ["4"]),
        ("Item 4: report of the treasurer", ["4"]),
        ("as item 4 of this agenda", ["4"]),
        ("item 4 on today's agenda", ["4"]),
        ("The board returned to item 2. Item 3 was left.", ["2", "3"]),
        ("Item no. 4 and item number 5", ["4", "5"]),
        ("The Chair moved from item 4 to item 6.", ["4", "6"]),
        ("The report under item 4 was noted.", ["4"]),
        ("The board went on to items 7 & 8, then 12 people left.", ["7", "8"]),
        ("see item 4.", ["4"]),
        ("EM to price item 4 and to split item 6", ["4", "6"]),
        ("The board postponed item 4.", ["4"]),
        ("item A1 and item 1.2.3", ["A1", "1.2.3"]),
    ],
)
def test_an_item_of_the_agenda_is_seen(words: str, numbers: list[str]) -> None:
    found = list(mentions(words))
    assert [one.number for one in found] == numbers
    assert [words[one.begin : one.end] for one in found] == numbers
    assert all(words[one.said : one.end].casefold().endswith(one.number.casefold()) for one in found)


def test_a_link_says_that_it_leads_to_an_item() -> None:
    words = "see agenda items 3 and 5, not item 4 of the plan"
    assert [words[one.said : one.end] for one in mentions(words)] == ["agenda items 3", "5"]


@pytest.mark.parametrize(
    "words",
    [
        "item 4 of the last meeting",
        "item 4 of the plan",
        "Appendix item 4",
        "line item 4",
        "action item 4",
        "news item 4",
        "EM referred to line item 4",
        "EM to pay for the outstanding item 4",
        "Item 4 at the last meeting",
        "the minutes of 8 January, item 4, said so",
        "At the last meeting, item 4 was deferred.",
        "At the next meeting, item 4 will be taken first.",
        "item 4 in the January minutes",
        "In the January meeting item 4 was lost.",
        "At the March meeting, item 4 was lost.",
        "item 4, as in the previous minutes",
        "item 4 (minutes of March)",
        "item 4, Appendix 2",
        "Plan: item 4",
        "the budget (item 4)",
        "The register's item 4",
        "items 3 weeks late",
        "two items 5 days late",
        "item 4% more",
        "item 4/5",
        "item 4-year plan",
        "item 12,000",
        "Each item 12 is sold at a loss.",
        "lineitem 4",
        "an item 4 times the price",
    ],
)
def test_what_may_be_an_item_of_something_else_is_none(words: str) -> None:
    assert list(mentions(words)) == []


def test_a_house_style_has_words_of_its_own() -> None:
    assert [one.number for one in mentions("Zob. punkt 4", ("punkt",), "pl")] == ["4"]
    assert list(mentions("Odsyłacz planu punkt 4", ("punkt",), "pl")) == []
    assert [one.number for one in mentions("Punkt 4 odroczono, do punktu 5", ("punkt", "punktu"), "pl")] == ["4", "5"]
    assert [one.number for one in mentions("Gweler: eitem 4", ("eitem",), "cy")] == ["4"]
    assert list(mentions("punkt 4 w planie", ("punkt",), "pl")) == []
    assert list(mentions("item 4", ("eitem",), "cy")) == []
    assert list(mentions("item 4", ())) == []


@pytest.mark.parametrize(
    ("text", "followed"),
    [
        ("See item 4 and **items 5 and 6**.", "See item 5 and **items 4 and 6**."),
        ("__Item 4__ was *left*", "__Item 5__ was *left*"),
        ("item **4** of this agenda", "item **5** of this agenda"),
        ("item 4 of the plan, 2\\*3", "item 4 of the plan, 2\\*3"),
        ("item 4\nitem 5", "item 5\nitem 4"),
    ],
)
def test_numbers_follow_their_items_all_at_once(text: str, followed: str) -> None:
    assert follow(text, {"4": "5", "5": "4"}) == followed
