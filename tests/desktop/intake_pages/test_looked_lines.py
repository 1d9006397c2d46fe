"""The steps of a look-through: each taken back and done again, none that changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.values import replace
from desktop.intake_pages.line_rows import words_of
from desktop.intake_pages.looked_lines import LookThrough, counted, doubts, head
from tests.desktop.intake_pages.lines import LINES, line


@pytest.fixture
def look() -> LookThrough:
    return LookThrough("forum.docx", LINES, "notes-table")


STEPS: dict[str, Callable[[LookThrough], object]] = {
    "Taking for action": lambda look: look.take_for([8], "action"),
    "Right as it is": lambda look: look.confirm([4, 8]),
    "Correcting a line": lambda look: look.set_field(3, "initials", "ODF"),
    "Correcting the title": lambda look: look.set_head("title", "Spring forum"),
    "House style": lambda look: look.set_style("executive-board"),
    "Joining lines": lambda look: look.join([6, 7]),
    "Splitting a line": lambda look: look.split(8, 12),
}


@pytest.mark.parametrize("name", list(STEPS))
def test_a_step_is_taken_back_and_done_again_exactly(look: LookThrough, name: str) -> None:
    before = look.now
    assert STEPS[name](look)
    after = look.now
    assert after != before and look.undo_name == name and look.touched
    assert look.undo() and look.now == before and look.redo_name == name and not look.touched
    assert look.redo() and look.now == after


@pytest.mark.parametrize(
    "step",
    [
        lambda look: look.take_for([8], "text"),
        lambda look: look.confirm([3]),
        lambda look: look.set_field(3, "initials", "OF"),
        lambda look: look.set_head("title", "Quayside Tenants' Forum"),
        lambda look: look.set_style("notes-table"),
        lambda look: look.join([5, 7]),
        lambda look: look.join([6]),
        lambda look: look.split(8, 0),
        lambda look: look.split(99, 3),
    ],
)
def test_what_changes_nothing_is_no_step(look: LookThrough, step: Callable[[LookThrough], object]) -> None:
    assert not step(look)
    assert not look.touched and not look.undo() and not look.redo()


def test_a_new_step_forgets_what_was_taken_back(look: LookThrough) -> None:
    look.confirm([4])
    look.undo()
    look.set_style("executive-board")
    assert not look.redo() and look.undo_name == "House style"


def test_lines_that_are_joined_say_the_words_of_both_and_stay_what_the_first_was(look: LookThrough) -> None:
    assert look.join([6, 7]) == 6
    joined = look.line(6)
    assert joined is not None and joined.taken == "text"
    assert joined.field("text").split() == ["The", "lift", "in", "Block", "C", "was", "out", "for", "nine", "days."]
    assert look.line(7) is None


def test_the_parts_of_a_split_line_say_its_words(look: LookThrough) -> None:
    second = look.split(8, len("OF to write "))
    keys = [each.key for each in look.lines]
    assert second is not None and keys[keys.index(8) + 1] == second
    first, rest = look.line(8), look.line(second)
    assert first is not None and rest is not None
    assert f"{first.source} {rest.source}" == LINES[7].source


def test_several_lines_are_taken_for_something_in_one_step(look: LookThrough) -> None:
    look.take_for([6, 7, 8], "bullet")
    assert [each.taken for each in look.lines[5:8]] == ["bullet"] * 3
    look.undo()
    assert look.lines == LINES


def test_a_corrected_field_leaves_no_doubt(look: LookThrough) -> None:
    look.set_field(4, "status", "apologies")
    corrected = look.line(4)
    assert corrected is not None and corrected.sure and not corrected.doubt
    assert [each.key for each in doubts(look.lines)] == [8]


def test_the_heading_is_found_where_the_file_says_it_and_written_there(look: LookThrough) -> None:
    assert (look.head("title"), look.head("date")) == ("Quayside Tenants' Forum", "4 March 2025")
    look.set_head("date", "5 March 2025")
    assert look.lines[1].field("date") == "5 March 2025" and len(look.lines) == len(LINES)


def test_of_several_titles_one_is_left_when_the_clerk_writes_it() -> None:
    lines = (line(1, "The Forum", "heading", title="The Forum"), line(2, "Meeting", "heading", title="March meeting"))
    look = LookThrough("forum.docx", lines, "")
    assert look.head("title") == "The Forum – March meeting"
    look.set_head("title", "The Forum")
    assert look.head("title") == "The Forum"


def test_what_no_line_says_is_written_into_a_line_of_its_own() -> None:
    look = LookThrough("forum.docx", LINES[2:], "")
    assert look.set_head("date", "4 March 2025")
    assert len(look.lines) == len(LINES) - 1 and head(look.lines, "date") == "4 March 2025"
    assert len({each.key for each in look.lines}) == len(look.lines)


def test_the_figures_count_people_items_actions_and_doubts_and_what_is_left_out() -> None:
    assert counted(LINES) == "2 people · 1 item · 0 actions · 1 line left out · 2 doubts"
    assert counted(()) == "0 people · 0 items · 0 actions · 0 doubts"


@pytest.mark.parametrize(
    ("source", "number", "words"),
    [
        ("3.\tThe quay wall", "3.", "3. The quay wall"),
        ("The quay wall", "3.1", "3.1 The quay wall"),
        ("3. The quay wall", "3.", "3. The quay wall"),
        ("Odile Farrow\t\tChair\t", "", "Odile Farrow | Chair"),
        ("OF\tOdile Farrow", "", "OF | Odile Farrow"),
    ],
)
def test_a_row_says_the_words_of_its_line_in_one(source: str, number: str, words: str) -> None:
    assert words_of(replace(line(1, source, "text"), number=number)) == words
