"""What a clerk corrects line by line, and what becomes of it in the meeting."""

from __future__ import annotations

from datetime import date

from desktop.minutes.house_style import built_in
from desktop.minutes.old_minutes.looking_through import joined, retaken, split, with_field
from desktop.minutes.old_minutes.making import meeting_of
from desktop.minutes.old_minutes.taken_lines import TakenLine
from desktop.minutes.old_minutes.understanding import understood
from tests.minutes.old_minutes.test_understanding import FRONT, file, table

STYLE = built_in()["notes-table"]
Lines = tuple[TakenLine, ...]


def minutes() -> Lines:
    return understood(
        file(
            *(
                *FRONT,
                "1. Lamps",
                "AM to mend the lamp by 20 March",
                "It was a long talk.",
                "Action 2: TB to price it",
                "Action Table",
            ),
            table("No.|Action|Owner", "2|TB to price it|TB"),
        )
    )


def key(lines: Lines, begins: str) -> int:
    return next(line.key for line in lines if line.source.startswith(begins))


def by(lines: Lines, wanted: int) -> TakenLine:
    return next(line for line in lines if line.key == wanted)


def test_a_line_taken_for_an_action_is_read_as_one() -> None:
    lines = minutes()
    at = key(lines, "AM to mend")
    line = by(retaken(lines, at, "action"), at)
    assert (line.taken, line.sure) == ("action", True)
    assert (line.field("owners"), line.field("due")) == ("AM", "20 March 2026")


def test_a_line_taken_for_a_person_belongs_to_the_list_before() -> None:
    lines = understood(file("Apologies:", "Lena Fisk", "unwell", "1. Welcome", "Hello."))
    at = key(lines, "unwell")
    assert by(retaken(lines, at, "person"), at).field("status") == "apologies"


def test_an_action_that_is_none_any_more_frees_the_row_that_told_it_again() -> None:
    lines = minutes()
    row = key(lines, "2\tTB")
    assert by(lines, row).same_as == key(lines, "Action 2")
    changed = retaken(lines, key(lines, "Action 2"), "text")
    assert by(changed, row).same_as == 0
    meeting = meeting_of(changed, style=STYLE, today=date(2026, 1, 1))
    assert [note.text for _, note in meeting.every_note() if note.action] == ["TB to price it"]


def test_a_line_left_out_is_in_no_meeting_and_can_come_back() -> None:
    lines = minutes()
    at = key(lines, "It was a long")
    gone = retaken(lines, at, "left out")
    assert "long" not in str(meeting_of(gone, style=STYLE, today=date(2026, 1, 1)).items)
    assert by(retaken(gone, at, "text"), at).field("text") == "It was a long talk."


def test_a_field_set_by_hand_is_what_the_meeting_holds() -> None:
    lines = with_field(minutes(), key(minutes(), "Action 2"), "owners", "IO")
    meeting = meeting_of(
        with_field(lines, key(lines, "Action 2"), "due", "3 May 2026"), style=STYLE, today=date(2026, 1, 1)
    )
    action = next(note.action for _, note in meeting.every_note() if note.action)
    assert action.due == date(2026, 5, 3)


def test_a_field_is_taken_away_by_empty_words() -> None:
    lines = minutes()
    at = key(lines, "Action 2")
    assert "reference" not in dict(by(with_field(lines, at, "reference", " "), at).fields)


def test_a_joined_line_goes_on_the_one_before() -> None:
    lines = minutes()
    before, at = key(lines, "AM to mend"), key(lines, "It was a long")
    whole = joined(lines, at)
    assert len(whole) == len(lines) - 1
    assert by(whole, before).field("text") == "AM to mend the lamp by 20 March It was a long talk."
    assert joined(lines, lines[0].key) == lines


def test_a_line_is_split_where_it_is_said() -> None:
    lines = minutes()
    at = key(lines, "It was a long")
    parted = split(lines, at, len("It was"))
    place = next(place for place, line in enumerate(parted) if line.key == at)
    assert [(line.source, line.taken, line.run_on) for line in parted[place : place + 2]] == [
        *(("It was", "text", False), ("a long talk.", "text", True)),
    ]
    assert len({line.key for line in parted}) == len(parted)
    assert split(lines, at, 0) == lines


def test_lines_that_a_correction_does_not_concern_stay_the_same_objects() -> None:
    lines = minutes()
    changed = retaken(lines, key(lines, "It was a long"), "decision")
    assert sum(one is other for one, other in zip(lines, changed, strict=True)) == len(lines) - 1
