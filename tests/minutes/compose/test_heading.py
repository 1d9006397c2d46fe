"""The head of the minutes and what stands on every page, style by style."""

from __future__ import annotations

from datetime import time

import pytest

from desktop.minutes.document import Heading, Paragraph, Run
from tests.minutes.meetings import composed, meeting, plain, said, whole_meeting

HEADS = {
    "notes-table": [
        "Harbour Trust Board meeting\nMEETING NOTES",
        "Date:\t12 March 2026",
        "Time:\t2:00pm – 4.10pm",
        "Venue:\tQuay Room",
        "Chaired by:\tInes Okafor",
    ],
    "executive-board": [
        "Harbour Trust Board meeting",
        "Date:\t12th March 2026",
        "Time:\t14:00 – 16.10",
        "Location:\tQuay Room",
        "Chaired by:\tInes Okafor",
    ],
    "minutes-and-actions": [
        "Minutes and actions\nHarbour Trust Board meeting",
        "12 March 2026",
        "2.00 pm – 4.10pm",
        "Quay Room",
    ],
    "strategic-board": [
        "MINUTES",
        "Meeting Title:\tHarbour Trust Board meeting",
        "Date:\t12th March, 2026",
        "Time:\t2.00pm – 4.10pm",
        "Venue:\tQuay Room",
    ],
}


@pytest.mark.parametrize("name", HEADS)
def test_the_head_is_said_as_the_style_says_it(name: str) -> None:
    blocks = composed(whole_meeting(), name).blocks[: len(HEADS[name])]
    assert [said(block) for block in blocks] == HEADS[name]
    assert isinstance(blocks[0], Heading)
    assert blocks[0].level == 1
    assert {block.role for block in blocks if isinstance(block, Paragraph)} == {"detail"}


def test_the_label_of_a_detail_is_a_bold_run() -> None:
    detail = composed(whole_meeting()).blocks[1]
    assert isinstance(detail, Paragraph)
    assert detail.runs == (Run(text="Date:", bold=True), Run(text="\t12 March 2026"))


def test_a_line_of_which_nothing_is_known_is_left_out() -> None:
    assert [said(block) for block in composed(meeting()).blocks] == [
        "Harbour Trust Board meeting\nMEETING NOTES",
        "Date:\t12 March 2026",
    ]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(time(14), None, "Time:\t2:00pm"), (None, time(16), "Time:\t4.00pm"), (None, None, None)],
)
def test_one_time_alone_is_said_alone(start: time | None, end: time | None, words: str | None) -> None:
    heads = [said(block) for block in composed(meeting(start=start, end=end)).blocks]
    assert [line for line in heads if line.startswith("Time")] == ([words] if words else [])


def test_the_kind_of_the_meeting_goes_before_the_word_of_the_style() -> None:
    assert said(composed(meeting(kind="extraordinary meeting")).blocks[0]).endswith("\nEXTRAORDINARY MEETING")


@pytest.mark.parametrize(
    ("status", "draft"),
    [("planned", "DRAFT"), ("draft", "DRAFT"), ("circulated", "DRAFT"), ("agreed", ""), ("signed", "")],
)
def test_every_page_says_draft_until_the_minutes_are_agreed(status: str, draft: str) -> None:
    assert composed(meeting(status=status)).draft == draft


def test_the_head_of_the_page_repeats_as_the_style_says() -> None:
    assert composed(whole_meeting(), "minutes-and-actions").running_head == (
        "Minutes and actions",
        "Harbour Trust Board meeting",
        "12 March 2026",
        "2.00 pm – 4.10pm",
    )
    assert composed(meeting(), "minutes-and-actions").running_head[-1] == "12 March 2026"


def test_the_file_has_a_title_a_subject_and_a_language() -> None:
    document = composed(whole_meeting())
    assert document.title == "Harbour Trust Board meeting, 12 March 2026: meeting notes"
    assert document.subject == "Harbour Trust Board"
    assert document.language == "en-GB"
    assert "{page}" in document.footer


def test_words_of_the_meeting_are_no_markup() -> None:
    title = composed(meeting(title="Berths *A* and __B__")).blocks[0]
    assert isinstance(title, Heading)
    assert plain(title.runs).startswith("Berths *A* and __B__")
